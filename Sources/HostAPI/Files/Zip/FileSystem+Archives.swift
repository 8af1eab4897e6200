import Glibc
import Values

/// An entry of an archive that a program asks for.
struct ZipRequest: Sendable {
    var path: String
    /// nil gives bytes.
    var encoding: FileEncoding?
    var span = FileSpan()
}

extension FileSystem {
    /// Unpacks an archive into a folder, which is made if it is not there. Nothing is written if it does not fit.
    func unzip(_ path: String, into target: String) throws(FileError) {
        let folder = try places.writable(FilePath(target, "unzip"), "unzip")
        let archive = try openArchive(path)
        var total = 0
        for entry in archive.entries {
            guard entry.names != nil, !entry.isSpecial else { throw FileError(.zipEntry, entry.path) }
            total += entry.size
            guard total <= FilePlaces.sizeLimit else { throw FileError(.sizeLimit) }
        }
        // Refused now or never: the count is given back, and each file then takes its own.
        try places.charge(total, folder, "unzip")
        try places.charge(-total, folder, "unzip")
        try ensureFolder(folder)
        for entry in archive.entries {
            guard let names = entry.names else { continue }
            let path = names.reduce(folder) { $0.appending($1) }
            if entry.isFolder {
                try ensureFolder(path)
                continue
            }
            if let parent = path.parent { try ensureFolder(parent) }
            try replace(path, size: entry.size, "unzip") { file throws(FileError) in
                var offset = 0
                try archive.extract(entry) { bytes throws(FileError) in
                    try file.write(bytes, at: offset)
                    offset += bytes.count
                }
            }
        }
    }

    /// Reads entries of an archive; nil asks for all of them, in one encoding. What fails of one is its own.
    func readZip(
        _ path: String, _ requests: [ZipRequest]?, encoding: FileEncoding?
    ) throws(FileError) -> [(path: String, content: Result<Value, FileError>)] {
        let archive = try openArchive(path)
        let wanted =
            requests
            ?? archive.entries.filter { !$0.isFolder }.map { ZipRequest(path: $0.path, encoding: encoding) }
        let byPath = Dictionary(archive.entries.map { ($0.path, $0) }, uniquingKeysWith: { _, last in last })
        var left = Self.fileLimit
        var results: [(String, Result<Value, FileError>)] = []
        for request in wanted {
            do throws(FileError) {
                guard let entry = byPath[request.path] else { throw FileError(.missing, "open", request.path) }
                guard entry.size <= left else { throw FileError(.sizeLimit) }
                var bytes: [UInt8] = []
                bytes.reserveCapacity(min(entry.size, 1_048_576))
                try archive.extract(entry) { bytes += $0 }
                left -= bytes.count
                let part = Array(bytes[try request.span.range(in: bytes.count)])
                results.append(
                    (request.path, .success(request.encoding.map { .string($0.text(part)) } ?? .binary(part))))
            } catch {
                results.append((request.path, .failure(error)))
            }
        }
        return results
    }

    /// Reads a file that is compressed by brotli.
    func readBrotli(_ path: String) throws(FileError) -> [UInt8] {
        guard let bytes = Brotli.decompress(try read(path), limit: Self.fileLimit) else { throw FileError(.brotli) }
        return bytes
    }

    private func openArchive(_ path: String) throws(FileError) -> ZipArchive {
        let file = try places.read(path, "unzip")
        return try ZipArchive(file)
    }

    private func ensureFolder(_ path: FilePath) throws(FileError) {
        var folder = try places.root(path.place, "unzip")
        for name in path.names {
            if mkdirat(folder.number, name, 0o700) != 0, errno != EEXIST {
                throw FileError(number: errno, "unzip", path.text)
            }
            folder = try Self.status(folder.open(name, FileFlags.folder), path, "unzip")
        }
    }
}
