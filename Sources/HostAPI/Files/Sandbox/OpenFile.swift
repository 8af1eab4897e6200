import Glibc

/// A file that is open for reading, and for writing if it was opened so: on disk, or in memory for a package that is.
/// Can be used from any thread; every read and write names its place in the file.
package final class OpenFile: Sendable {
    private enum Content: Sendable {
        case descriptor(Descriptor)
        case bytes([UInt8])
    }

    /// The path, for messages.
    package let path: String
    private let content: Content

    init(_ path: String, _ descriptor: Descriptor) {
        self.path = path
        content = .descriptor(descriptor)
    }

    init(_ path: String, bytes: [UInt8]) {
        self.path = path
        content = .bytes(bytes)
    }

    /// The size in bytes, as it is now.
    package func size() throws(FileError) -> Int {
        switch content {
        case .bytes(let bytes): return bytes.count
        case .descriptor(let descriptor):
            switch descriptor.status() {
            case .success(let status): return Int(status.st_size)
            case .failure(let error): throw FileError(number: error.number, "stat", path)
            }
        }
    }

    /// What the operating system knows of it.
    func status() throws(FileError) -> stat {
        switch content {
        case .bytes(let bytes):
            var status = stat()
            status.st_mode = S_IFREG | 0o444
            status.st_size = bytes.count
            return status
        case .descriptor(let descriptor):
            switch descriptor.status() {
            case .success(let status): return status
            case .failure(let error): throw FileError(number: error.number, "stat", path)
            }
        }
    }

    /// Reads up to so many bytes from a place on; fewer at the end, none behind it.
    package func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
        guard offset >= 0, count > 0 else { return [] }
        switch content {
        case .bytes(let bytes):
            guard offset < bytes.count else { return [] }
            return Array(bytes[offset..<min(bytes.count, offset + min(count, bytes.count))])
        case .descriptor(let descriptor):
            let wanted = min(count, max(0, try size() - offset))
            var failure: Int32 = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
                while filled < wanted {
                    guard let start = buffer.baseAddress else { break }
                    let result = pread(descriptor.number, start + filled, wanted - filled, offset + filled)
                    if result == 0 { break }
                    if result < 0 {
                        if errno == EINTR { continue }
                        failure = errno
                        break
                    }
                    filled += result
                }
            }
            guard failure == 0 else { throw FileError(number: failure, "read", path) }
            return bytes
        }
    }

    /// Reads the whole file.
    package func readAll() throws(FileError) -> [UInt8] { try read(at: 0, count: try size()) }

    /// Writes bytes at a place, all of them.
    package func write(_ bytes: [UInt8], at offset: Int) throws(FileError) {
        guard case .descriptor(let descriptor) = content, offset >= 0 else {
            throw FileError(.permissionDenied, "write", path)
        }
        var written = 0
        while written < bytes.count {
            let result = bytes.withUnsafeBytes { buffer in
                buffer.baseAddress.map {
                    pwrite(descriptor.number, $0 + written, bytes.count - written, offset + written)
                }
                    ?? 0
            }
            if result < 0 {
                if errno == EINTR { continue }
                throw FileError(number: errno, "write", path)
            }
            written += result
        }
    }

    /// Cuts the file off, or makes it longer with zeros.
    func truncate(to size: Int) throws(FileError) {
        guard case .descriptor(let descriptor) = content else { throw FileError(.permissionDenied, "truncate", path) }
        guard ftruncate(descriptor.number, size) == 0 else { throw FileError(number: errno, "truncate", path) }
    }
}
