import Dispatch
import Foundation
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
            let url = URL(fileURLWithPath: path)
            let keys: [URLResourceKey] = [.isDirectoryKey, .isSymbolicLinkKey]
            let found: [URL]
            do {
                found = try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: keys)
            } catch {
                // The folder went while it was looked at.
                continue
            }
            for item in found where Self.isFolder(item, keys) && !Self.isPassedOver(item.lastPathComponent) {
                waiting.append(next.isEmpty ? item.lastPathComponent : "\(next)/\(item.lastPathComponent)")
            }
        }
    }

    private static func isFolder(_ url: URL, _ keys: [URLResourceKey]) -> Bool {
        do {
            let values = try url.resourceValues(forKeys: Set(keys))
            return values.isDirectory == true && values.isSymbolicLink != true
        } catch {
            return false
        }
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
