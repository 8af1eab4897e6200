import Crypto
import Values

/// The part of a file that is read: from a place on, so many bytes; nil is all of it.
struct FileSpan: Hashable, Sendable {
    var position: Double?
    var length: Double?

    /// The bytes of a file of this size that it names.
    func range(in size: Int) throws(FileError) -> Range<Int> {
        var start = 0
        if let position {
            guard position >= 0, position <= Double(max(0, size - 1)), position == position.rounded() else {
                throw FileError(.positionRange)
            }
            start = Int(position)
        }
        guard let length else { return start..<size }
        guard length >= 1, length <= Double(size), length == length.rounded() else { throw FileError(.lengthRange) }
        return start..<min(size, start + Int(length))
    }
}

extension FileSystem {
    /// The bytes of a file, or of a part.
    func read(_ path: String, _ span: FileSpan = FileSpan()) throws(FileError) -> [UInt8] {
        let file = try places.read(path)
        let range = try span.range(in: try file.size())
        guard range.count <= Self.fileLimit else { throw FileError(.sizeLimit) }
        return try file.read(at: range.lowerBound, count: range.count)
    }

    /// A file's size and its digest; nil for an algorithm that the platform does not know.
    func info(_ path: String, digest algorithm: String) throws(FileError) -> (size: Int, digest: String)? {
        switch algorithm {
        case "md5": return try digest(path, Insecure.MD5())
        case "sha1": return try digest(path, Insecure.SHA1())
        case "sha256": return try digest(path, SHA256())
        default: return nil
        }
    }

    /// The names in a folder.
    func names(_ path: String) throws(FileError) -> [String] {
        let path = try FilePath(path, "scandir")
        guard try status(path, "scandir").isFolder else { throw FileError(.notFolder, "scandir", path.text) }
        if path.place == .package { return visibleNames(path) }
        return try Self.status(places.folder(path, "scandir").names(), path, "scandir")
    }

    private func digest(_ path: String, _ hash: some HashFunction) throws(FileError) -> (Int, String) {
        var hash = hash
        let file = try places.read(path)
        var offset = 0
        while true {
            let bytes = try file.read(at: offset, count: 1_048_576)
            if bytes.isEmpty { break }
            hash.update(data: bytes)
            offset += bytes.count
        }
        return (offset, FileEncoding.hex.text(Array(hash.finalize())))
    }
}
