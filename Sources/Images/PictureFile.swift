import Glibc

/// Reads the files of pictures.
package enum PictureFile {
    /// The bytes of a file.
    package static func read(_ path: String) throws(PictureError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .broken(String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .broken("it is no file")
        }
        guard status.st_size <= PictureDecoder.byteLimit else { throw .tooLarge }
        return head(descriptor, Int(status.st_size))
    }

    /// The first bytes of a file, at most so many; nil if it cannot be read.
    package static func head(_ path: String, _ count: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return head(descriptor, count)
    }

    private static func head(_ descriptor: Int32, _ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, let start = buffer.baseAddress {
                let result = Glibc.read(descriptor, start + filled, count - filled)
                if result < 0, errno == EINTR { continue }
                if result <= 0 { break }
                filled += result
            }
        }
    }
}
