import Glibc

extension FileSystem {
    /// Writes a whole file, replacing what was there.
    func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        let path = try places.writable(FilePath(path, "open"), "open")
        try replace(path, size: bytes.count, "open") { file throws(FileError) in try file.write(bytes, at: 0) }
    }

    /// Writes behind the end of a file that exists.
    func append(_ bytes: [UInt8], to path: String) throws(FileError) {
        let path = try places.writable(FilePath(path, "open"), "open")
        let file = try openWritable(path, FileFlags.write, "open")
        let size = try file.size()
        guard size + bytes.count <= Self.fileLimit else { throw FileError(.sizeLimit) }
        try places.charge(bytes.count, path, "open")
        try file.write(bytes, at: size)
    }

    /// Copies a file; the copy replaces a file that was there.
    func copy(_ source: String, to target: String) throws(FileError) {
        let file = try places.read(source, "copyFile")
        let path = try places.writable(FilePath(target, "copyFile"), "copyFile")
        let size = try file.size()
        let from = try FilePath(source, "copyFile")
        guard from.place != path.place || from.names != path.names else { return }
        try replace(path, size: size, "copyFile") { copy throws(FileError) in
            var offset = 0
            while offset < size {
                let bytes = try file.read(at: offset, count: 1_048_576)
                if bytes.isEmpty { break }
                try copy.write(bytes, at: offset)
                offset += bytes.count
            }
        }
    }

    /// Cuts a file off, or makes it longer with zeros.
    func truncate(_ path: String, to length: Double) throws(FileError) {
        let path = try places.writable(FilePath(path, "open"), "open")
        try truncate(try openWritable(path, FileFlags.write, "open"), path, to: length)
    }

    /// Cuts an open file off, or makes it longer with zeros.
    func truncate(_ file: OpenFile, _ path: FilePath, to length: Double) throws(FileError) {
        guard length >= 0, length == length.rounded() else { throw FileError(.lengthRange) }
        guard length <= Double(Self.fileLimit) else { throw FileError(.sizeLimit) }
        try places.charge(Int(length) - (try file.size()), path, "truncate")
        try file.truncate(to: Int(length))
    }

    /// Removes a file.
    func unlink(_ path: String) throws(FileError) {
        try places.unlink(places.writable(FilePath(path, "unlink"), "unlink"), "unlink")
    }

    /// Renames or moves a file or a folder.
    func rename(_ source: String, to target: String) throws(FileError) {
        let from = try FilePath(source, "rename")
        // What was just chosen or downloaded can be moved to where it is to stay.
        if from.place != .temporary { _ = try places.writable(from, "rename") }
        try places.rename(from, to: places.writable(FilePath(target, "rename"), "rename"), "rename")
    }

    /// Opens a file to write into it, which must be a file and nothing else.
    func openWritable(_ path: FilePath, _ flags: Int32, _ verb: String) throws(FileError) -> OpenFile {
        let descriptor = try places.open(path, verb, flags: flags)
        guard try Self.status(descriptor.status(), path, verb).isFile else {
            throw FileError(.notPermitted, verb, path.text)
        }
        return OpenFile(path.text, descriptor)
    }

    /// Makes a file, or empties the one that is there, and has it filled with so many bytes. What is too large is refused
    /// before anything is lost.
    func replace(
        _ path: FilePath, size: Int, _ verb: String, _ fill: (OpenFile) throws(FileError) -> Void
    ) throws(FileError) {
        guard size <= Self.fileLimit else { throw FileError(.sizeLimit) }
        var old = 0
        if let name = path.names.last,
            case .success(let status) = try places.folder(holding: path, verb).status(of: name)
        {
            old = status.isFile ? Int(status.st_size) : 0
        }
        try places.charge(size - old, path, verb)
        do throws(FileError) {
            let file = try openWritable(path, FileFlags.write | O_CREAT, verb)
            // Emptied first, a file would be written through to the disk when it is closed (ext4 does), which costs 2 ms.
            try fill(file)
            if old > size { try file.truncate(to: size) }
        } catch {
            places.forgetSize()
            throw error
        }
    }
}
