import Glibc

/// Walks whole trees of folders, without following links. Trees are at most `FolderWalk.depth` deep.
enum FolderWalk {
    /// How many folders deep a program's files may lie, which bounds the descriptors that are open at once.
    static let depth = 64

    /// What is done with each name: `path` is from the root of the walk, without a leading slash.
    typealias Visit = (_ folder: Descriptor, _ name: String, _ path: String, _ status: FileStatus) -> Void

    /// Visits every file and folder below a folder, in order of names, a folder before what is in it.
    static func visit(_ folder: Descriptor, prefix: String = "", level: Int = 0, _ visit: Visit) {
        guard level <= depth, case .success(let names) = folder.names() else { return }
        for name in names {
            guard case .success(let status) = folder.status(of: name) else { continue }
            let path = prefix.isEmpty ? name : "\(prefix)/\(name)"
            visit(folder, name, path, status)
            guard status.isFolder, case .success(let inner) = folder.open(name, FileFlags.folder) else { continue }
            self.visit(inner, prefix: path, level: level + 1, visit)
        }
    }

    /// What the files below a folder take, in bytes.
    static func size(_ folder: Descriptor) -> Int {
        var total = 0
        visit(folder) { _, _, _, status in
            if status.isFile { total += Int(status.st_size) }
        }
        return total
    }

    /// Removes everything in a folder; the number of the first error, if something stays.
    @discardableResult
    static func empty(_ folder: Descriptor, level: Int = 0) -> SystemError? {
        guard level <= depth else { return SystemError(number: ENAMETOOLONG) }
        let names: [String]
        switch folder.names() {
        case .success(let found): names = found
        case .failure(let error): return error
        }
        var first: SystemError?
        for name in names {
            var flags: Int32 = 0
            if case .success(let status) = folder.status(of: name), status.isFolder {
                flags = AT_REMOVEDIR
                if case .success(let inner) = folder.open(name, FileFlags.folder) {
                    first = first ?? empty(inner, level: level + 1)
                }
            }
            if unlinkat(folder.number, name, flags) != 0 { first = first ?? SystemError(number: errno) }
        }
        return first
    }
}
