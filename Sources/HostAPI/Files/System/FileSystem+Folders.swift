import Glibc

extension FileSystem {
    /// Makes a folder, and those above it if wanted.
    func makeFolder(_ path: String, recursive: Bool) throws(FileError) {
        let path = try places.writable(FilePath(path, "mkdir"), "mkdir")
        guard !path.names.isEmpty else { throw FileError(.exists, path.text) }
        var folder = try places.root(path.place, "mkdir")
        for (level, name) in path.names.enumerated() {
            let isLast = level == path.names.count - 1
            if recursive || isLast, mkdirat(folder.number, name, 0o700) != 0 {
                let number = errno
                if number != EEXIST { throw FileError(number: number, "mkdir", path.text) }
                if isLast { throw FileError(.exists, path.text) }
            }
            if !isLast { folder = try Self.status(folder.open(name, FileFlags.folder), path, "mkdir") }
        }
    }

    /// Removes a folder, and all that is in it if wanted.
    func removeFolder(_ path: String, recursive: Bool) throws(FileError) {
        let path = try places.writable(FilePath(path, "rmdir"), "rmdir")
        guard let name = path.names.last else { throw FileError(.permissionDenied, "rmdir", path.text) }
        guard try status(path, "rmdir").isFolder else { throw FileError(.notFolder, "rmdir", path.text) }
        let holder = try places.folder(holding: path, "rmdir")
        if recursive, let error = FolderWalk.empty(try places.folder(path, "rmdir")) {
            places.forgetSize()
            throw FileError(number: error.number, "rmdir", path.text)
        }
        if recursive { places.forgetSize() }
        guard unlinkat(holder.number, name, AT_REMOVEDIR) == 0 else {
            throw FileError(number: errno, "rmdir", path.text)
        }
    }
}
