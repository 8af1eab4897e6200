import Crypto
import HTTPTypes
import Hummingbird
import NIOCore
import Values

/// `POST /upload` (a multipart form with one file) -> {code: 0, message, url, size, name, ...}, and the files at those URLs.
///
/// `wx.uploadFile` sends no Authorization of itself, and the documentation's examples give none: without the field the file
/// is taken on this machine. From elsewhere, where anybody could fill the disk, a token is needed. A token that is empty or
/// not good is refused everywhere.
struct UploadRoutes: RouteFamily {
    /// The bytes of all fields that are no file.
    private static let fieldBytes = 64 * 1024
    private let core: ServerCore
    private let store: UploadStore

    init(_ core: ServerCore) {
        self.core = core
        store = UploadStore(core.store)
    }

    func add(to router: Router<ServerContext>) {
        router.post("/upload") { request, context in try await upload(request, context) }
        router.get("/files/:name") { request, context in try await file(request, context) }
        router.head("/files/:name") { request, context in try await file(request, context) }
    }

    /// What a form holds.
    private struct Form {
        var object: ObjectStore.Object?
        var fileName = ""
        var type: String?
        var fields = ValueObject()
    }

    private func upload(_ request: Request, _ context: ServerContext) async throws -> Response {
        try context.checkToken()
        if context.session == nil, !context.isOfThisMachine(request) { throw ServerError.unauthorized }
        let form = try await read(request)
        guard let object = form.object else { throw ServerError(.badRequest, "the form has no file") }
        let name = String(form.fileName.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "file").prefix(200)
        let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
        let isPlain = !ending.isEmpty && ending.utf8.count <= 8 && ending.utf8.allSatisfy { $0 < 128 && $0 > 47 }
        var random = SystemRandomNumberGenerator()
        let id = String(core.derive("upload/\(random.next())/\(random.next())").prefix(20))
        let upload = UploadStore.Upload(
            id: id, name: String(name), type: ContentTypes.byEnding[ending] ?? form.type ?? "application/octet-stream",
            size: object.size, object: object.name)
        try await store.add(upload, openID: context.session?.openID, now: core.clock.now())
        return .json([
            "code": 0, "message": "ok",
            "url": .string("\(request.origin)/files/\(id)" + (isPlain ? ".\(ending)" : "")),
            "name": .string(upload.name), "size": .number(Double(upload.size)), "formData": .object(form.fields),
        ])
    }

    private func read(_ request: Request) async throws -> Form {
        guard let boundary = MultipartReader.boundary(of: request.headers[.contentType]) else {
            throw ServerError(.unsupportedMediaType, "the body should be multipart/form-data with a boundary")
        }
        let limit = core.limits.uploadBytes
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit + Self.fieldBytes * 2 {
            throw ServerError(.contentTooLarge, "a file may have \(limit) bytes")
        }
        var reader = MultipartReader(boundary: boundary)
        var state = FormState(objects: core.objects, fileBytes: limit, fieldBytes: Self.fieldBytes)
        for try await buffer in request.body {
            let events: [MultipartReader.Event]
            do throws(MultipartReader.Failure) {
                events = try reader.read(buffer)
            } catch {
                throw ServerError(.badRequest, "the form cannot be read: \(error)")
            }
            for event in events { try await state.take(event) }
        }
        guard reader.isOver else { throw ServerError(.badRequest, "the form ends too early") }
        return Form(object: state.object, fileName: state.fileName, type: state.type, fields: state.fields)
    }

    private func file(_ request: Request, _ context: ServerContext) async throws -> Response {
        let id = (context.parameters.get("name") ?? "").prefix { $0 != "." }
        guard let upload = try await store.find(String(id)) else {
            throw ServerError(.notFound, "there is no such file")
        }
        return try FileAnswer.make(
            core.objects.file(of: upload.object), type: upload.type, tag: String(upload.object.prefix(32)), request)
    }
}

/// A form as far as it was read: the first file goes to disk, fields are kept.
private struct FormState {
    private(set) var object: ObjectStore.Object?
    private(set) var fileName = ""
    private(set) var type: String?
    private(set) var fields = ValueObject()

    private let objects: ObjectStore
    private let fileBytes: Int
    private let fieldBytes: Int
    private var writer: ObjectWriter?
    private var field: (name: String, bytes: ByteBuffer)?
    private var fieldTotal = 0

    init(objects: ObjectStore, fileBytes: Int, fieldBytes: Int) {
        self.objects = objects
        self.fileBytes = fileBytes
        self.fieldBytes = fieldBytes
    }

    mutating func take(_ event: MultipartReader.Event) async throws {
        switch event {
        case .part(let name, let fileName, let type):
            if let fileName {
                guard object == nil else { throw ServerError(.badRequest, "the form has more than one file") }
                self.fileName = fileName
                self.type = type
                writer = try objects.begin()
            } else {
                field = (name, ByteBuffer())
            }
        case .data(var data):
            if let writer {
                guard writer.size + data.readableBytes <= fileBytes else {
                    throw ServerError(.contentTooLarge, "a file may have \(fileBytes) bytes")
                }
                try writer.write(data)
            } else {
                fieldTotal += data.readableBytes
                guard fieldTotal <= fieldBytes else {
                    throw ServerError(.contentTooLarge, "the fields of a form may have \(fieldBytes) bytes")
                }
                field?.bytes.writeBuffer(&data)
            }
        case .endOfPart:
            if let writer { object = try await writer.finish() }
            writer = nil
            if let field { fields[field.name] = .string(String(buffer: field.bytes)) }
            field = nil
        case .end: break
        }
    }
}
