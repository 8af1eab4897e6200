import Dispatch
import Glibc

/// Tells when a file of a mini-program was saved: all its folders are watched. Idle, it costs nothing.
@MainActor
final class ProgramWatch {
    /// So many folders are watched at most; a tree of dependencies is larger than that, and is not edited.
    private static let mostFolders = 400
    /// How long the files have to be quiet, in milliseconds: editors write in several steps.
    private static let quiet = 120
    private static let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_MOVED_FROM)
    private static let extensions: Set<String> = ["js", "json", "wxml", "wxss", "wxs", "toml", "mjs", "cjs"]

    private let root: String
    private let descriptor: Int32
    private let source: any DispatchSourceRead
    private let changed: @MainActor (String) -> Void
    /// The folders by their watches, from the root.
    private var folders: [Int32: String] = [:]
    private var generation = 0

    /// A watch of a mini-program's folder; nil if the system gives none.
    /// - Parameter changed: called with the path of a file, from the root, a moment after it was saved.
    init?(_ root: String, changed: @escaping @MainActor (_ path: String) -> Void) {
        let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        self.root = root
        self.descriptor = descriptor
        self.changed = changed
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .main)
        source.setEventHandler { [weak self] in MainActor.assumeIsolated { self?.read() } }
        source.setCancelHandler { close(descriptor) }
        source.resume()
        add("")
    }

    isolated deinit { source.cancel() }

    /// Watches a folder and those in it.
    private func add(_ folder: String) {
        var waiting = [folder]
        while let next = waiting.popLast(), folders.count < Self.mostFolders {
            let path = next.isEmpty ? root : "\(root)/\(next)"
            let watch = inotify_add_watch(descriptor, path, Self.events)
            guard watch >= 0 else { continue }
            folders[watch] = next
            for name in Self.folders(in: path) where !Self.isPassedOver(name) {
                waiting.append(next.isEmpty ? name : "\(next)/\(name)")
            }
        }
    }

    /// The names of the folders in one; none if it went. Links to folders are none.
    private static func folders(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let type = Int(entry.pointee.d_type)
            guard type == DT_DIR || type == DT_UNKNOWN else { continue }
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if type == DT_DIR || isFolder("\(path)/\(name)") { names.append(name) }
        }
        return names
    }

    /// Whether a path is a folder's, on file systems that do not tell with the name.
    private static func isFolder(_ path: String) -> Bool {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard folder >= 0 else { return false }
        close(folder)
        return true
    }

    private static func isPassedOver(_ name: String) -> Bool {
        name.hasPrefix(".") || name == "node_modules" || name == "miniprogram_npm"
    }

    private func read() {
        var bytes = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = Glibc.read(descriptor, &bytes, bytes.count)
            guard count > 0 else { return }
            var start = 0
            while let event = Self.event(bytes[start..<count]) {
                start += event.length
                take(event)
            }
        }
    }

    /// One event: watch, mask, cookie and the name's length, four bytes each, and the name, filled up with zeros.
    private static func event(
        _ bytes: ArraySlice<UInt8>
    ) -> (watch: Int32, mask: UInt32, name: String, length: Int)? {
        guard bytes.count >= 16 else { return nil }
        func number(_ offset: Int) -> UInt32 {
            (0..<4).reduce(0) { $0 | UInt32(bytes[bytes.startIndex + offset + $1]) << UInt32($1 * 8) }
        }
        let length = 16 + Int(number(12))
        guard bytes.count >= length else { return nil }
        let name = bytes.dropFirst(16).prefix(length - 16).prefix { $0 != 0 }
        return (Int32(bitPattern: number(0)), number(4), String(decoding: name, as: UTF8.self), length)
    }

    private func take(_ event: (watch: Int32, mask: UInt32, name: String, length: Int)) {
        guard let folder = folders[event.watch], !event.name.isEmpty, !Self.isPassedOver(event.name) else { return }
        let path = folder.isEmpty ? event.name : "\(folder)/\(event.name)"
        if event.mask & UInt32(IN_ISDIR) != 0 {
            if event.mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0 { add(path) }
            return
        }
        // A file that was only made is told when it is written.
        guard event.mask & UInt32(IN_CREATE) == 0, let dot = event.name.lastIndex(of: "."),
            Self.extensions.contains(String(event.name[event.name.index(after: dot)...]))
        else { return }
        tellSoon(path)
    }

    private func tellSoon(_ path: String) {
        generation += 1
        let wanted = generation
        DispatchQueue.main.asyncAfter(deadline: .now() + .milliseconds(Self.quiet)) { [weak self] in
            MainActor.assumeIsolated {
                if let self, self.generation == wanted { self.changed(path) }
            }
        }
    }
}
