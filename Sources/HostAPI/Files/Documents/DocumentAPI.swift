import Bridge
import Values

/// Documents: `openDocument`, and `saveFileToDisk`, which the platform has on computers.
struct DocumentAPI {
    /// What of a text is shown at most, in bytes.
    private static let textLimit = 1 << 20

    let files: FilePlaces
    let worker: FileWorker

    /// The members of this family.
    var functions: [HostFunction] { [open, save] }

    private static let path = HostParameter("filePath", .string)

    /// What looking at a file comes to.
    private enum View: Sendable {
        case picture
        case document(ShownDocument)
    }

    /// Texts and pictures are shown; of the platform's other documents it is said what they are.
    private var open: HostFunction {
        HostFunction(
            "openDocument",
            parameters: [
                Self.path, HostParameter("fileType", .string, required: false),
                HostParameter("showMenu", .boolean, required: false),
            ],
            .asynchronous { [files] options, context, reply in
                let path = options.text("filePath")
                let type = options.string("fileType")?.lowercased()
                worker.run(
                    context, result: { () throws(HostError) in try Self.view(of: path, type: type, files) },
                    answer: { result in
                        switch result {
                        case .failure(let error): reply(.failure(error))
                        case .success(.picture):
                            context.ask(.pictures(PictureGallery(sources: [path], current: 0))) { _ in
                                reply(.success(ValueObject()))
                            }
                        case .success(.document(let document)):
                            context.ask(.document(document)) { _ in reply(.success(ValueObject())) }
                        }
                    })
            })
    }

    private static func view(of path: String, type: String?, _ files: FilePlaces) throws(HostError) -> View {
        let unknown = HostError("fail filetype not supported")
        if let type, !type.isEmpty, !DocumentFormat.fileTypes.contains(type) { throw unknown }
        let bytes: [UInt8]
        let size: Int
        do throws(FileError) {
            let file = try files.read(path)
            size = try file.size()
            bytes = try file.read(at: 0, count: textLimit)
        } catch {
            throw error.hostError
        }
        let suffix = type.flatMap { $0.isEmpty ? nil : $0 } ?? FileType.suffix(of: path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        switch DocumentFormat(bytes, suffix: suffix) {
        case nil: throw unknown
        case .picture: return .picture
        case .document(.text):
            let text = String(decoding: bytes, as: UTF8.self)
            return .document(
                ShownDocument(name: name, kind: .text, size: size, text: text, isCut: size > bytes.count))
        case .document(let kind): return .document(ShownDocument(name: name, kind: kind, size: size))
        }
    }

    private var save: HostFunction {
        HostFunction(
            "saveFileToDisk", parameters: [Self.path],
            .asynchronous { options, context, reply in
                let path = options.text("filePath")
                let name = path.split(separator: "/").last.map(String.init) ?? path
                context.askToKeep(path, files, reply, refusal: "fail cancel") { .saveFile(path: $0, name: name) }
            })
    }
}

extension HostContext {
    /// Asks the person whether one of the program's files may be kept among their own, and answers what came of it.
    func askToKeep(
        _ path: String, _ files: FilePlaces, _ reply: @escaping HostReply, refusal: String,
        _ question: (_ diskPath: String) -> Question
    ) {
        switch files.diskPath(path) {
        case .failure(let error): after(milliseconds: 0) { reply(.failure(error.hostError)) }
        case .success(let disk):
            ask(question(disk)) { answer in
                if answer.member("saved").toBoolean() { return reply(.success(ValueObject())) }
                if case .string(let reason) = answer.member("error") {
                    return reply(.failure(HostError("fail \(reason)")))
                }
                reply(.failure(HostError(refusal)))
            }
        }
    }
}
