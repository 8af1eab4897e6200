import Glibc

/// Files that are there wholly or not at all.
enum AtomicFile {
    /// Writes a file beside its place, makes it durable, and moves it there.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(CloudFolderError) {
        let beside = "\(path).\(getpid()).new"
        unlink(beside)
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .system(call: "cannot make", path: beside, number: errno) }
        defer { close(descriptor) }
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("cannot write", beside) }
            start += count
        }
        guard fsync(descriptor) == 0 else { throw failure("cannot write", beside) }
        guard rename(beside, path) == 0 else { throw failure("cannot make", path) }
    }

    private static func failure(_ call: String, _ path: String) -> CloudFolderError {
        let number = errno
        unlink(path)
        return .system(call: call, path: path, number: number)
    }
}
