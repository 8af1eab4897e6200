import Glibc
import Synchronization

/// A folder below the system's folder for temporary files that is removed with its last holder, or when the process ends.
final class ScratchFolder: Sendable {
    let path: String

    /// Makes it, and removes those whose processes are gone.
    init() throws(FileError) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        Self.removeOrphans(in: parent)
        var template = Array("\(parent)/\(Self.prefix)\(getpid()).XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw FileError(.system, "(no folder for temporary files can be made)") }
        path = template.withUnsafeBufferPointer {
            String(decoding: $0.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
        Self.remember(path)
    }

    deinit { Self.remove(path) }

    private static let prefix = "termina-files."
    private static let made = Mutex<Set<String>>([])
    private static let atExit: Bool = atexit { ScratchFolder.removeAll() } == 0

    private static func remember(_ path: String) {
        _ = atExit
        made.withLock { _ = $0.insert(path) }
    }

    private static func remove(_ path: String) {
        guard made.withLock({ $0.remove(path) }) != nil else { return }
        FolderWalk.remove(path)
    }

    private static func removeAll() {
        for path in made.withLock({ $0 }) { remove(path) }
    }

    /// A run that was killed could not tidy up: its folder bears the number of a process that is no more.
    private static func removeOrphans(in parent: String) {
        let descriptor = Glibc.open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        let folder = Descriptor(owning: descriptor)
        guard case .success(let names) = folder.names() else { return }
        for name in names where name.hasPrefix(prefix) {
            let digits = name.dropFirst(prefix.count).prefix { $0 != "." }
            guard let process = Int32(digits), process > 0, kill(process, 0) != 0, errno == ESRCH,
                case .success(let status) = folder.status(of: name), status.isFolder, status.st_uid == getuid()
            else { continue }
            FolderWalk.remove("\(parent)/\(name)")
        }
    }
}
