import Glibc
import Synchronization

extension FileSystem {
    /// Opens a file; gives the descriptor's name.
    func open(_ path: String, flag name: String) throws(FileError) -> String {
        guard let flag = OpenFlag(name) else { throw FileError(.flag) }
        let path = try FilePath(path, "open")
        let file: OpenFile
        if flag.writes {
            _ = try places.writable(path, "open")
            file = try openWritable(path, flag.flags, "open")
            let size = try file.size()
            if flag.truncates, size > 0 {
                try file.truncate(to: 0)
                try places.charge(-size, path, "open")
            }
        } else {
            file = try places.read(path, "open")
        }
        let entry = OpenTable.Entry(file: file, path: path, flag: flag)
        guard let name = opened.withLock({ $0.add(entry) }) else { throw FileError(.descriptorLimit) }
        return name
    }

    /// Closes a descriptor.
    func close(_ name: String) throws(FileError) {
        guard opened.withLock({ $0.remove(name) }) else { throw FileError(.badDescriptor) }
    }

    /// The state of an open file.
    func stat(descriptor name: String) throws(FileError) -> FileState {
        FileState(try entry(name).file.status())
    }

    /// Cuts an open file off, or makes it longer with zeros.
    func truncate(descriptor name: String, to length: Double) throws(FileError) {
        let entry = try entry(name)
        guard entry.flag.writes else { throw FileError(.descriptorAccess) }
        try truncate(entry.file, entry.path, to: length)
    }

    /// Reads so many bytes, from a position or from where the last read ended.
    func read(descriptor name: String, count: Int, position: Double?) throws(FileError) -> [UInt8] {
        let entry = try entry(name)
        guard entry.flag.reads else { throw FileError(.descriptorAccess) }
        guard count <= Self.fileLimit else { throw FileError(.lengthRange) }
        let start = try Self.offset(position) ?? entry.position
        let bytes = try entry.file.read(at: start, count: count)
        if position == nil { opened.withLock { $0.move(name, to: start + bytes.count) } }
        return bytes
    }

    /// Writes bytes at a position or where the last write ended; always at the end if the file was opened for appending.
    func write(_ bytes: [UInt8], descriptor name: String, position: Double?) throws(FileError) {
        let entry = try entry(name)
        guard entry.flag.writes else { throw FileError(.descriptorAccess) }
        let size = try entry.file.size()
        let wanted = try Self.offset(position)
        let start = entry.flag.appends ? size : wanted ?? entry.position
        guard start + bytes.count <= Self.fileLimit else { throw FileError(.sizeLimit) }
        try places.charge(max(0, start + bytes.count - size), entry.path, "write")
        try entry.file.write(bytes, at: start)
        if wanted == nil { opened.withLock { $0.move(name, to: start + bytes.count) } }
    }

    private func entry(_ name: String) throws(FileError) -> OpenTable.Entry {
        guard let entry = opened.withLock({ $0[name] }) else { throw FileError(.badDescriptor) }
        return entry
    }

    private static func offset(_ position: Double?) throws(FileError) -> Int? {
        guard let position else { return nil }
        guard position >= 0, position <= 4_294_967_296, position == position.rounded() else {
            throw FileError(.positionRange)
        }
        return Int(position)
    }
}
