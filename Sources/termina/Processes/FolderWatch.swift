import Dispatch
import Glibc

/// Tells when a file of a folder was written, put there, renamed or taken away. Idle, it costs nothing.
@MainActor
final class FolderWatch {
    private let source: any DispatchSourceRead

    /// A watch of a folder; nil if there is none or the system gives no more watches.
    init?(_ folder: String, changed: @escaping @MainActor () -> Void) {
        let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)
        guard inotify_add_watch(descriptor, folder, events) >= 0 else {
            close(descriptor)
            return nil
        }
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .main)
        source.setEventHandler {
            // Which file it was does not matter: a theme may inherit any of them.
            var bytes = [UInt8](repeating: 0, count: 4096)
            while read(descriptor, &bytes, bytes.count) > 0 {}
            MainActor.assumeIsolated { changed() }
        }
        source.setCancelHandler { close(descriptor) }
        source.resume()
    }

    isolated deinit { source.cancel() }
}
