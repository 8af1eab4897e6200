import Glibc
import Scratch

/// The folder on disk that holds a program's places: in the user's data, or a scratch folder that goes with the run.
final class PlacesFolder: Sendable {
    /// Its path.
    let path: String
    private let scratch: ScratchFolder?

    /// Nothing is made yet but the scratch folder.
    init(_ place: HostAPI.DataPlace, appID: String) throws(FileError) {
        switch place {
        case .folder(let folder, let user):
            path = "\(folder)/\(appID)/\(DataFolder.name(for: user))/files"
            scratch = nil
        case .memory:
            do {
                let made = try ScratchFolder("files")
                scratch = made
                path = made.path
            } catch {
                throw FileError(.system, "(\(error))")
            }
        }
    }

    /// Opens the folder of a place, making it and those above it as needed.
    func open(_ place: FilePath.Place) throws(FileError) -> Descriptor {
        let base = try Self.makeFolder(path)
        if mkdirat(base.number, place.rawValue, 0o700) != 0, errno != EEXIST {
            throw FileError(number: errno, "mkdir", "wxfile://" + place.rawValue)
        }
        switch base.open(place.rawValue, FileFlags.folder) {
        case .success(let folder): return folder
        case .failure(let error): throw FileError(number: error.number, "open", "wxfile://" + place.rawValue)
        }
    }

    private static func makeFolder(_ path: String) throws(FileError) -> Descriptor {
        var made = path.hasPrefix("/") ? "" : "."
        for name in path.split(separator: "/") {
            made += "/" + name
            if mkdir(made, 0o700) != 0, errno != EEXIST, errno != EROFS, errno != EACCES { break }
        }
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(.system, "(the data folder cannot be used: \(reason()))") }
        return Descriptor(owning: descriptor)
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}
