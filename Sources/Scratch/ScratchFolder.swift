import Foundation
import Synchronization

/// A folder below the system's folder for temporary files that is removed with its last holder, or when the process ends.
/// What a process that was killed has left is removed by the next one.
package final class ScratchFolder: Sendable {
    package let path: String

    /// Makes it, readable for its owner alone.
    /// - Parameter purpose: a word that stands in its name.
    package init(_ purpose: String) throws(ScratchError) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        Self.removeOrphans(in: parent)
        var template = Array("\(parent)/\(Self.prefix)\(purpose).\(getpid()).XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ScratchError(parent: parent, number: errno) }
        path = template.withUnsafeBufferPointer {
            String(decoding: $0.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
        Self.made.withLock { _ = $0.paths.insert(path) }
    }

    deinit { remove() }

    /// Removes it now.
    package func remove() {
        guard Self.made.withLock({ $0.paths.remove(path) }) != nil else { return }
        Self.remove(path)
    }

    private struct Made {
        var paths: Set<String> = []
        var hasLooked = false
    }

    private static let prefix = "termina-"
    private static let made = Mutex(Made())

    /// Once in a process: removes what others left that are no more, and sees to it that this one leaves nothing.
    private static func removeOrphans(in parent: String) {
        let isFirst = made.withLock { made in
            defer { made.hasLooked = true }
            return !made.hasLooked
        }
        guard isFirst else { return }
        atexit { for path in ScratchFolder.made.withLock({ $0.paths }) { ScratchFolder.remove(path) } }
        guard let stream = opendir(parent) else { return }
        defer { closedir(stream) }
        var orphans: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if let process = owner(ofFolder: name), kill(process, 0) != 0, errno == ESRCH { orphans.append(name) }
        }
        for name in orphans {
            var status = stat()
            let path = "\(parent)/\(name)"
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == getuid() else {
                continue
            }
            remove(path)
        }
    }

    /// The process whose folder has this name; nil for a name of another kind.
    private static func owner(ofFolder name: String) -> pid_t? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].hasPrefix(prefix), let process = pid_t(parts[1]), process > 0 else {
            return nil
        }
        return process
    }

    private static func remove(_ path: String) {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            // What cannot be removed stays for the next process: nobody is left to be told.
            return
        }
    }
}

/// No folder for temporary files can be made.
package struct ScratchError: Error, CustomStringConvertible {
    /// The folder for temporary files.
    package let parent: String
    let number: Int32

    package var description: String {
        "no folder for temporary files can be made in \(parent): \(String(cString: strerror(number)))"
    }
}
