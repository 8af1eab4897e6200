import Glibc
import Values

/// The state of a file as the platform's Stats tells it.
struct FileState: Sendable {
    /// Kind and permissions, as POSIX packs them.
    var mode: UInt32
    /// In bytes.
    var size: Int
    /// In seconds since 1970.
    var accessed: Int
    var modified: Int

    init(_ status: FileStatus) {
        mode = status.st_mode
        size = Int(status.st_size)
        accessed = status.st_atim.tv_sec
        modified = status.st_mtim.tv_sec
    }

    /// Whether it is a folder.
    var isFolder: Bool { mode & S_IFMT == S_IFDIR }

    /// As the prelude takes it.
    var value: Value {
        [
            "mode": .number(Double(mode)), "size": .number(Double(size)),
            "lastAccessedTime": .number(Double(accessed)), "lastModifiedTime": .number(Double(modified)),
        ]
    }
}
