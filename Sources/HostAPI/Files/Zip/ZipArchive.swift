import CZlib
import Glibc

/// A zip archive that is read from a file: its directory at once, what is in it entry by entry. Archives of more than
/// 65,535 entries or 4 GB are not read.
struct ZipArchive {
    private let file: OpenFile
    /// What is in it, in the order of its directory.
    let entries: [ZipEntry]

    /// Reads the directory.
    init(_ file: OpenFile) throws(FileError) {
        self.file = file
        let size = try file.size()
        let tailSize = min(size, 22 + 65_535)
        let tail = LittleEndianBytes(try file.read(at: size - tailSize, count: tailSize))
        guard let end = Self.end(in: tail), let count = tail.number16(at: end + 10),
            let length = tail.number32(at: end + 12), let offset = tail.number32(at: end + 16),
            length <= 64 * 1_048_576, offset + length <= size
        else { throw FileError(.zipOpen) }
        let directory = LittleEndianBytes(try file.read(at: offset, count: length))
        var entries: [ZipEntry] = []
        var position = 0
        for _ in 0..<count {
            guard let (entry, next) = Self.entry(in: directory, at: position) else { throw FileError(.zipOpen) }
            entries.append(entry)
            position = next
        }
        self.entries = entries
    }

    /// Reads an entry piece by piece. What is damaged or longer than it says fails.
    func extract(_ entry: ZipEntry, into sink: ([UInt8]) throws(FileError) -> Void) throws(FileError) {
        let header = LittleEndianBytes(try file.read(at: entry.headerOffset, count: 30))
        guard !entry.isEncrypted, !entry.isSpecial, header.number32(at: 0) == 0x0403_4B50,
            let nameLength = header.number16(at: 26), let extraLength = header.number16(at: 28)
        else { throw FileError(.zipEntry, entry.path) }
        var offset = entry.headerOffset + 30 + nameLength + extraLength
        var left = entry.compressedSize
        var made = 0
        var checksum = crc32(0, nil, 0)
        let inflater = entry.method == 8 ? Inflater() : nil
        guard inflater != nil || entry.method == 0 else { throw FileError(.zipEntry, entry.path) }
        while left > 0 {
            let piece = try file.read(at: offset, count: min(left, 65_536))
            guard !piece.isEmpty else { throw FileError(.zipEntry, entry.path) }
            offset += piece.count
            left -= piece.count
            guard let bytes = inflater.map({ $0.inflate(piece, limit: entry.size - made) }) ?? piece else {
                throw FileError(.zipEntry, entry.path)
            }
            made += bytes.count
            guard made <= entry.size else { throw FileError(.zipEntry, entry.path) }
            checksum = bytes.withUnsafeBufferPointer { crc32(checksum, $0.baseAddress, UInt32($0.count)) }
            if !bytes.isEmpty { try sink(bytes) }
        }
        guard made == entry.size, UInt32(truncatingIfNeeded: checksum) == entry.checksum else {
            throw FileError(.zipEntry, entry.path)
        }
    }

    /// Where the record that ends the archive begins: the last of its marks that fits.
    private static func end(in tail: LittleEndianBytes) -> Int? {
        var position = tail.count - 22
        while position >= 0 {
            if tail.number32(at: position) == 0x0605_4B50, let comment = tail.number16(at: position + 20),
                position + 22 + comment <= tail.count
            {
                return position
            }
            position -= 1
        }
        return nil
    }

    private static func entry(in bytes: LittleEndianBytes, at start: Int) -> (ZipEntry, next: Int)? {
        guard bytes.number32(at: start) == 0x0201_4B50, let flags = bytes.number16(at: start + 8),
            let method = bytes.number16(at: start + 10), let checksum = bytes.number32(at: start + 16),
            let compressedSize = bytes.number32(at: start + 20), let size = bytes.number32(at: start + 24),
            let nameLength = bytes.number16(at: start + 28), let extraLength = bytes.number16(at: start + 30),
            let commentLength = bytes.number16(at: start + 32), let attributes = bytes.number32(at: start + 38),
            let offset = bytes.number32(at: start + 42), let name = bytes.slice(start + 46, count: nameLength)
        else { return nil }
        // The upper half is the mode where the archive was made on Unix; 0 says nothing.
        let kind = mode_t(attributes >> 16) & S_IFMT
        let path = String(validating: name, as: UTF8.self) ?? FileEncoding.latin1.text(name)
        let entry = ZipEntry(
            path: path, method: UInt16(method), isEncrypted: flags & 1 != 0,
            isSpecial: kind != 0 && kind != S_IFREG && kind != S_IFDIR, checksum: UInt32(checksum),
            compressedSize: compressedSize, size: size, headerOffset: offset)
        return (entry, start + 46 + nameLength + extraLength + commentLength)
    }
}
