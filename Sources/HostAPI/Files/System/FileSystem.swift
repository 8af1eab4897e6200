import Glibc
import MiniProgram
import Synchronization

/// What FileSystemManager does: every operation, by typed arguments, on one program's files. Can be used from any thread.
final class FileSystem: Sendable {
    /// How large a file can be to be read or written at once, in bytes.
    static let fileLimit = 100 * 1_048_576

    let places: FilePlaces
    /// The descriptors that the program has open, by the names it knows them by.
    let opened = Mutex(OpenTable())

    init(_ places: FilePlaces) { self.places = places }

    /// Whether there is such a file or folder.
    func access(_ path: String, _ verb: String = "access") throws(FileError) {
        _ = try status(FilePath(path, verb), verb)
    }

    /// The state of a file or folder.
    func stat(_ path: String) throws(FileError) -> FileState {
        FileState(try status(FilePath(path, "stat"), "stat"))
    }

    /// The states of everything below a folder and of itself, by their paths below it ("/" and "/a/b"); nil for a file.
    func statTree(_ path: String) throws(FileError) -> [(path: String, state: FileState)]? {
        let path = try FilePath(path, "stat")
        let top = try status(path, "stat")
        guard top.isFolder else { return nil }
        var found: [(path: String, state: FileState)] = [("/", FileState(top))]
        if path.place == .package {
            var paths = [path]
            while let folder = paths.popLast() {
                for name in visibleNames(folder) {
                    let inner = folder.appending(name)
                    let state = FileState(try status(inner, "stat"))
                    found.append(("/" + inner.names.dropFirst(path.names.count).joined(separator: "/"), state))
                    if state.isFolder, inner.names.count < FolderWalk.depth { paths.append(inner) }
                }
            }
            return found.sorted { $0.path < $1.path }
        }
        FolderWalk.visit(try places.folder(path, "stat")) { _, _, path, status in
            if status.isFile || status.isFolder { found.append(("/" + path, FileState(status))) }
        }
        return found
    }

    /// What the operating system knows of a file or folder; links and devices count as not being there.
    func status(_ path: FilePath, _ verb: String) throws(FileError) -> FileStatus {
        if path.place == .package { return try packageStatus(path, verb) }
        guard let name = path.names.last else {
            return try Self.status(places.root(path.place, verb).status(), path, verb)
        }
        let status = try Self.status(places.folder(holding: path, verb).status(of: name), path, verb)
        guard status.isFile || status.isFolder else { throw FileError(.pathPermissionDenied, verb, path.text) }
        return status
    }

    /// The names in a folder of the package that the program can see.
    func visibleNames(_ folder: FilePath) -> [String] {
        places.package.names(in: folder.relative).filter { PackageFiles.isVisible(folder.names + [$0]) }
    }

    /// The value of a call of the operating system, or its error as one on this path.
    static func status<Value>(
        _ result: Result<Value, SystemError>, _ path: FilePath, _ verb: String
    ) throws(FileError) -> Value {
        switch result {
        case .success(let value): return value
        case .failure(let error): throw FileError(number: error.number, verb, path.text)
        }
    }

    private func packageStatus(_ path: FilePath, _ verb: String) throws(FileError) -> FileStatus {
        var status = FileStatus()
        if PackageFiles.isVisible(path.names) {
            if places.package.isFolder(path.relative) {
                status.st_mode = S_IFDIR | 0o555
                return status
            }
            if places.package.isFile(path.relative) { return try places.read(path, verb).status() }
        }
        throw FileError(.missing, verb, path.text)
    }
}
