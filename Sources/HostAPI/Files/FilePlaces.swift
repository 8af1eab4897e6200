package import MiniProgram
import Synchronization

/// The files of one mini-program and one user: its package, what it wrote, what it kept, and temporary files.
///
/// Every path goes through `FilePath` and is then walked name by name from the place's own folder, links refused, so that
/// nothing outside can be reached. Can be used from any thread; nothing is opened or made on disk before it is needed.
package final class FilePlaces: Sendable {
    /// What a program's own and kept files may take together, in bytes.
    package static let sizeLimit = 200 * 1_048_576

    private struct State {
        var roots: [FilePath.Place: Descriptor] = [:]
        var folder: PlacesFolder?
        /// What own and kept files take; nil before anyone asked.
        var used: Int?
        var made: UInt64 = 0
    }

    private let source: any ProgramSource
    private let place: HostAPI.DataPlace
    private let appID: String
    private let state = Mutex(State())

    /// The files of a program; `place` says where those that it makes are kept.
    package init(source: any ProgramSource, place: HostAPI.DataPlace, appID: String) {
        self.source = source
        self.place = place
        self.appID = appID
    }

    // MARK: For transfers and pictures

    /// Opens a file that the program names, for reading: of its package, or made by it. `verb` is for the message.
    package func read(_ path: String, _ verb: String = "open") throws(FileError) -> OpenFile {
        try read(FilePath(path, verb), verb)
    }

    /// Makes an empty temporary file. The extension, without a dot, is kept if it is a plain one.
    package func makeTemporary(extension suffix: String = "") throws(FileError) -> TemporaryFile {
        try make(.temporary, "tmp", suffix)
    }

    /// Moves a temporary file to where the program wants it: `wxfile://usr/...`, where it replaces what was there.
    package func move(_ temporary: String, to path: String) throws(FileError) {
        let from = try FilePath(temporary, "open")
        let target = try FilePath(path, "open")
        guard from.place == .temporary else { throw FileError(.temporaryMissing) }
        try rename(from, to: writable(target, "open"), "open")
    }

    /// Where a file that the program made is on this machine, for the shell that shows it.
    package func diskPath(_ path: String) -> Result<String, FileError> {
        do throws(FileError) {
            let path = try FilePath(path, "open")
            _ = try read(path, "open")
            if path.place == .package {
                guard let folder = source as? FolderSource else { throw FileError(.system, "(it is not on disk)") }
                return .success(folder.root + "/" + path.relative)
            }
            guard let folder = state.withLock({ $0.folder }) else { throw FileError(.missing, "open", path.text) }
            return .success("\(folder.path)/\(path.place.rawValue)/\(path.relative)")
        } catch {
            return .failure(error)
        }
    }

    /// Removes a temporary file that is of no use: one whose download failed.
    package func remove(temporary path: String) throws(FileError) {
        let path = try FilePath(path, "unlink")
        guard path.place == .temporary else { throw FileError(.permissionDenied, "unlink", path.text) }
        try unlink(path, "unlink")
    }

    // MARK: Inside the family

    /// Opens a file for reading.
    func read(_ path: FilePath, _ verb: String) throws(FileError) -> OpenFile {
        guard path.place != .package else { return try readPackage(path, verb) }
        let descriptor = try open(path, verb, flags: FileFlags.read)
        let status = try status(of: descriptor, verb, path)
        guard !status.isFolder else { throw FileError(.illegalOnFolder, verb, path.text) }
        guard status.isFile else { throw FileError(.notPermitted, verb, path.text) }
        return OpenFile(path.text, descriptor)
    }

    /// Opens a file of a place on disk with these flags, which decide whether it is made.
    func open(_ path: FilePath, _ verb: String, flags: Int32) throws(FileError) -> Descriptor {
        guard let name = path.names.last else { throw FileError(.illegalOnFolder, verb, path.text) }
        let folder = try folder(holding: path, verb)
        switch folder.open(name, flags) {
        case .success(let descriptor): return descriptor
        case .failure(let error): throw FileError(number: error.number, verb, path.text)
        }
    }

    /// Opens a folder.
    func folder(_ path: FilePath, _ verb: String) throws(FileError) -> Descriptor {
        var folder = try root(path.place, verb)
        for name in path.names {
            switch folder.open(name, FileFlags.folder) {
            case .success(let next): folder = next
            case .failure(let error): throw FileError(number: error.number, verb, path.text)
            }
        }
        return folder
    }

    /// Opens the folder that a path's last name is in.
    func folder(holding path: FilePath, _ verb: String) throws(FileError) -> Descriptor {
        guard let parent = path.parent else { throw FileError(.permissionDenied, verb, path.text) }
        return try folder(parent, verb)
    }

    /// The path itself if the program may write there.
    func writable(_ path: FilePath, _ verb: String) throws(FileError) -> FilePath {
        guard path.place == .user else { throw FileError(.permissionDenied, verb, path.text) }
        return path
    }

    /// Makes an empty file with a name of its own.
    func make(_ place: FilePath.Place, _ prefix: String, _ suffix: String) throws(FileError) -> TemporaryFile {
        let plain = suffix.count <= 10 && suffix.utf8.allSatisfy { FileName.isPlain($0) }
        let ending = suffix.isEmpty || !plain ? "" : "." + suffix
        for _ in 0..<100 {
            let path = FilePath.made(place, "\(prefix)_\(nextName())\(ending)")
            do throws(FileError) {
                let descriptor = try open(path, "open", flags: FileFlags.create)
                return TemporaryFile(path: path.text, file: OpenFile(path.text, descriptor))
            } catch  where error.reason == .exists {
                continue
            }
        }
        throw FileError(.system)
    }

    /// Changes the count of what own and kept files take, or refuses to let it grow beyond the limit.
    func charge(_ bytes: Int, _ path: FilePath, _ verb: String) throws(FileError) {
        guard path.place == .user || path.place == .kept, bytes != 0 else { return }
        let known = state.withLock { $0.used }
        var used = if let known { known } else { try measure(verb) }
        if bytes > 0, used + bytes > Self.sizeLimit {
            // Another terminal of the same user may have made room.
            used = try measure(verb)
            guard used + bytes <= Self.sizeLimit else { throw FileError(.sizeLimit) }
        }
        state.withLock { $0.used = max(0, used + bytes) }
    }

    /// Has what is used counted anew when it matters next: a change went half way, or was of many files at once.
    func forgetSize() { state.withLock { $0.used = nil } }

    /// The package's files, for listing.
    var package: any ProgramSource { source }

    // MARK: Folders on disk

    /// The folder of a place, made when it is first used.
    func root(_ place: FilePath.Place, _ verb: String) throws(FileError) -> Descriptor {
        guard place != .package else { throw FileError(.permissionDenied, verb, "/") }
        return try state.withLock { state throws(FileError) in
            if let root = state.roots[place] { return root }
            let folder = if let made = state.folder { made } else { try PlacesFolder(self.place, appID: appID) }
            state.folder = folder
            let root = try folder.open(place)
            state.roots[place] = root
            if place == .temporary { TemporaryCleaner.clean(root) }
            return root
        }
    }

    private func readPackage(_ path: FilePath, _ verb: String) throws(FileError) -> OpenFile {
        guard PackageFiles.isVisible(path.names) else { throw FileError(.missing, verb, path.text) }
        if source.isFolder(path.relative) { throw FileError(.illegalOnFolder, verb, path.text) }
        do throws(SourceError) {
            return OpenFile(path.text, bytes: try source.read(path.relative))
        } catch {
            throw switch error {
            case .missing: FileError(.missing, verb, path.text)
            case .outside: FileError(.pathPermissionDenied, verb, path.text)
            case .unreadable: FileError(.inputOutput, verb, path.text)
            }
        }
    }

    private func status(of descriptor: Descriptor, _ verb: String, _ path: FilePath) throws(FileError) -> FileStatus {
        switch descriptor.status() {
        case .success(let status): return status
        case .failure(let error): throw FileError(number: error.number, verb, path.text)
        }
    }

    private func measure(_ verb: String) throws(FileError) -> Int {
        var total = 0
        for place in [FilePath.Place.user, .kept] { total += FolderWalk.size(try root(place, verb)) }
        return total
    }

    /// A name that no other file has: by chance, or, where nothing outlives the run, the same in every run.
    private func nextName() -> String {
        let number = state.withLock { state in
            state.made += 1
            return state.made
        }
        if case .memory = place { return FileName.mixed(number) }
        var random = SystemRandomNumberGenerator()
        return FileName.hex(random.next()) + FileName.hex(random.next())
    }
}
