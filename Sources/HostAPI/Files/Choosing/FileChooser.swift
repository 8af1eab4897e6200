import Bridge
import Glibc
import Values

/// Lets the person choose files and copies them to where the program can read them. One question is open at a time; later
/// ones wait for it.
final class FileChooser {
    typealias Answer = (Result<[ChosenFile], HostError>) -> Void

    private let places: FilePlaces
    private let worker: FileWorker
    private var waiting: [(FileRequest, any HostContext, Answer)] = []
    private var isAsking = false
    private var pictures = 0

    init(_ places: FilePlaces, _ worker: FileWorker) {
        self.places = places
        self.worker = worker
    }

    /// Asks for files, when no other question is open.
    func choose(_ request: FileRequest, _ context: any HostContext, answer: @escaping Answer) {
        guard !isAsking else { return waiting.append((request, context, answer)) }
        isAsking = true
        context.ask(.files(request)) { [self] value in
            isAsking = false
            take(value, request, context, answer)
            if !waiting.isEmpty {
                let (request, context, answer) = waiting.removeFirst()
                choose(request, context, answer: answer)
            }
        }
    }

    private func take(_ value: Value, _ request: FileRequest, _ context: any HostContext, _ answer: @escaping Answer) {
        let takesPicture = value.member("camera").toBoolean() && request.hasCamera
        let chosen = Self.paths(value.member("files")).prefix(request.count - (takesPicture ? 1 : 0))
        if takesPicture { pictures += 1 }
        let picture = takesPicture ? pictures : nil
        guard !chosen.isEmpty || picture != nil else { return answer(.failure(HostError("fail cancel"))) }
        let places = places
        let now = Int(context.now / 1000)
        worker.run(
            context,
            result: { () throws(HostError) -> [ChosenFile] in
                var files: [ChosenFile] = []
                do throws(FileError) {
                    if let picture { files.append(try Self.take(picture: picture, places, time: now)) }
                    for path in chosen { files.append(try Self.copy(path, places)) }
                } catch {
                    throw error.hostError
                }
                return files
            }, answer: answer)
    }

    private static func paths(_ value: Value) -> [String] {
        guard case .array(let elements) = value else { return [] }
        return elements.compactMap { if case .string(let path) = $0 { path } else { nil } }
    }

    /// Takes a picture with the camera that a terminal has not.
    private static func take(picture number: Int, _ places: FilePlaces, time: Int) throws(FileError) -> ChosenFile {
        let bytes = TestPicture(number: number).png
        let temporary = try places.makeTemporary(extension: "png")
        try temporary.file.write(bytes, at: 0)
        return ChosenFile(
            path: temporary.path, size: bytes.count, name: "camera-\(number).png", type: .image, time: time)
    }

    /// Copies a file of the person's, who chose it: links in its path are theirs to follow.
    private static func copy(_ path: String, _ places: FilePlaces) throws(FileError) -> ChosenFile {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileError(number: errno, "open", name) }
        let file = OpenFile(name, Descriptor(owning: descriptor))
        let status = try file.status()
        guard status.isFile else { throw FileError(.notPermitted, "open", name) }
        let temporary = try places.makeTemporary(extension: FileType.suffix(of: name))
        var offset = 0
        while true {
            let bytes = try file.read(at: offset, count: 1_048_576)
            if bytes.isEmpty { break }
            try temporary.file.write(bytes, at: offset)
            offset += bytes.count
        }
        var chosen = ChosenFile(
            path: temporary.path, size: offset, name: name, type: FileType(name: name), time: status.st_mtim.tv_sec)
        if chosen.type == .video { chosen.film = MovieHeader.info(temporary.file) }
        return chosen
    }
}
