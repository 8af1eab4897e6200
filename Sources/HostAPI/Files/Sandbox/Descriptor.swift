import Glibc

/// An open descriptor of the operating system, closed when nobody holds it any more.
final class Descriptor: Sendable {
    let number: Int32

    init(owning number: Int32) { self.number = number }

    deinit { close(number) }

    /// Opens a name in this folder. Links are not followed.
    func open(_ name: String, _ flags: Int32, mode: mode_t = 0o600) -> Result<Descriptor, SystemError> {
        while true {
            let opened = openat(number, name, flags | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY, mode)
            if opened >= 0 { return .success(Descriptor(owning: opened)) }
            if errno != EINTR { return .failure(SystemError(number: errno)) }
        }
    }

    /// What the operating system knows of it.
    func status() -> Result<stat, SystemError> {
        var status = stat()
        return fstat(number, &status) == 0 ? .success(status) : .failure(SystemError(number: errno))
    }

    /// What the operating system knows of a name in this folder; a link is a link.
    func status(of name: String) -> Result<stat, SystemError> {
        var status = stat()
        return fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) == 0
            ? .success(status) : .failure(SystemError(number: errno))
    }

    /// The names in this folder, sorted.
    func names() -> Result<[String], SystemError> {
        let copy = openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0, let stream = fdopendir(copy) else { return .failure(SystemError(number: errno)) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return .success(names.sorted())
    }
}

/// The number of an error of the operating system.
struct SystemError: Error {
    let number: Int32
}

extension stat {
    /// Whether it is a folder.
    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
    /// Whether it is a file with bytes in it, and not a link, a pipe or a device.
    var isFile: Bool { st_mode & S_IFMT == S_IFREG }
}
