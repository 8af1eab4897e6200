import Glibc

extension FilePlaces {
    /// Renames or moves a file or folder. A file replaces a file.
    func rename(_ from: FilePath, to target: FilePath, _ verb: String) throws(FileError) {
        let message = from.text + " -> " + target.text
        guard let oldName = from.names.last else { throw FileError(.permissionDenied, verb, message) }
        guard let newName = target.names.last else { throw FileError(.illegalOnFolder, verb, message) }
        let oldFolder = try folder(holding: from, verb)
        let newFolder = try folder(holding: target, verb)
        let moved: FileStatus
        switch oldFolder.status(of: oldName) {
        case .success(let status): moved = status
        case .failure(let error): throw FileError(number: error.number, verb, message)
        }
        guard moved.isFile || moved.isFolder else { throw FileError(.pathPermissionDenied, verb, message) }
        let replaced = Self.size(newFolder.status(of: newName))
        let added = from.place == .temporary ? Int(moved.st_size) : 0
        try charge(added - replaced, target, verb)
        guard renameat(oldFolder.number, oldName, newFolder.number, newName) == 0 else {
            let number = errno
            try charge(replaced - added, target, verb)
            throw FileError(number: number, verb, message)
        }
    }

    /// Removes a file.
    func unlink(_ path: FilePath, _ verb: String) throws(FileError) {
        guard let name = path.names.last else { throw FileError(.notPermitted, verb, path.text) }
        let folder = try folder(holding: path, verb)
        switch folder.status(of: name) {
        case .failure(let error): throw FileError(number: error.number, verb, path.text)
        case .success(let status):
            guard !status.isFolder else { throw FileError(.notPermitted, verb, path.text) }
            guard unlinkat(folder.number, name, 0) == 0 else { throw FileError(number: errno, verb, path.text) }
            try charge(status.isFile ? -Int(status.st_size) : 0, path, verb)
        }
    }

    private static func size(_ status: Result<FileStatus, SystemError>) -> Int {
        if case .success(let status) = status, status.isFile { Int(status.st_size) } else { 0 }
    }
}
