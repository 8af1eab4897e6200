import Glibc

/// A mini-program in a folder on disk. Nothing outside the folder is read, also not through links.
package struct FolderSource: ProgramSource {
    /// The folder's real path.
    package let root: String

    /// Opens a folder; nil when it does not exist.
    package init?(path: String) {
        guard let real = Self.realPath(path), Self.kind(of: real) == .folder else { return nil }
        root = real
    }

    package var identity: String { root }

    package func read(_ path: String) throws(SourceError) -> [UInt8] {
        let real = try locate(path)
        let descriptor = open(real, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path, reason: Self.reason()) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path, reason: Self.reason()) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .missing(path) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(max(0, Int(status.st_size)) + 1)
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw .unreadable(path, reason: Self.reason())
            }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    package func isFile(_ path: String) -> Bool { kind(at: path) == .file }

    package func isFolder(_ path: String) -> Bool { kind(at: path) == .folder }

    package func names(in folder: String) -> [String] {
        guard kind(at: folder) == .folder, let stream = opendir(absolute(folder)) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private enum Kind { case file, folder, other }

    private func absolute(_ path: String) -> String { path.isEmpty ? root : "\(root)/\(path)" }

    /// The real path of a file, which must lie below the root.
    private func locate(_ path: String) throws(SourceError) -> String {
        guard !path.utf8.contains(0), let inside = ProgramPath.normalize(path) else { throw .outside(path) }
        guard let real = Self.realPath(absolute(inside)) else {
            guard errno != ENOENT, errno != ENOTDIR else { throw .missing(path) }
            throw .unreadable(path, reason: Self.reason())
        }
        guard real == root || real.hasPrefix(root == "/" ? "/" : root + "/") else { throw .outside(path) }
        return real
    }

    private func kind(at path: String) -> Kind? {
        do {
            return Self.kind(of: try locate(path))
        } catch {
            return nil  // What is missing or outside is, to a question about its kind, not there.
        }
    }

    private static func kind(of path: String) -> Kind? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func reason() -> String {
        String(cString: strerror(errno))
    }
}
