import HTTPTypes
import Hummingbird
import NIOCore
import Values

/// The cloud's files over HTTP; the forms are in `Storage.md`.
struct StorageRoutes: RouteFamily {
    private let core: ServerCore
    private let service: StorageService

    init(_ core: ServerCore, _ service: StorageService) {
        self.core = core
        self.service = service
    }

    func add(to router: Router<ServerContext>) {
        router.post("/cloud/storage") { request, context in
            try await answer {
                let caller = try core.caller(request, context)
                let body = try await request.object(limit: 256 * 1024)
                return try await service.perform(body, by: caller, origin: request.origin)
            }
        }
        router.post("/cloud/storage/file") { request, context in
            try await answer { try await upload(request, context) }
        }
        router.get("/cloud/storage/file") { request, context in
            do {
                let caller = try core.caller(request, context)
                guard let id = request.query("fileID").flatMap({ FileID($0) }) else {
                    throw CloudFailure(-503003, "storage file not exists")
                }
                return try give(try await service.file(id, for: caller), id, request)
            } catch let failure as CloudFailure {
                return .json(["error": failure.value], status: failure.code == -503003 ? .notFound : .forbidden)
            }
        }
        for method in [HTTPRequest.Method.get, .head] {
            router.on("/cloud/files/:env/**", method: method) { request, _ in
                let names = (request.head.path ?? "").prefix { $0 != "?" }.split(separator: "/").dropFirst(2)
                guard let env = names.first.map(String.init), let app = request.query("app"),
                    let end = request.query("t").flatMap({ Int($0) }), let sign = request.query("sign")
                else { throw ServerError(.forbidden, "the address is not signed") }
                let id = FileID(env: env, path: PercentEncoding.decode(names.dropFirst().joined(separator: "/")))
                return try give(try await service.file(id, app: app, end: end, sign: sign), id, request)
            }
        }
    }

    /// Takes a file: the body is its content.
    private func upload(_ request: Request, _ context: ServerContext) async throws -> Value {
        let caller = try core.caller(request, context)
        let path = request.query("path") ?? ""
        if let mistake = FileID.mistake(in: path) { throw CloudFailure(-501007, mistake) }
        let env = request.query("env").flatMap { $0.isEmpty ? nil : $0 } ?? "default"
        guard env.utf8.allSatisfy({ $0 == 45 || $0 == 95 || (48...57).contains($0) || (65...122).contains($0) }) else {
            throw CloudFailure(-501005, "the environment's id should be of letters, digits, - and _")
        }
        let id = FileID(env: env, path: path)
        try await service.checkWrite(id, by: caller)
        let limit = core.limits.uploadBytes
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw ServerError(.contentTooLarge, "a file may have \(limit) bytes")
        }
        let writer = try core.objects.begin()
        for try await buffer in request.body {
            guard writer.size + buffer.readableBytes <= limit else {
                throw ServerError(.contentTooLarge, "a file may have \(limit) bytes")
            }
            try writer.write(buffer)
        }
        try await service.put(try await writer.finish(), id, by: caller)
        return ["fileID": .string(id.text)]
    }

    private func give(_ file: FileStore.File, _ id: FileID, _ request: Request) throws -> Response {
        try FileAnswer.make(
            core.objects.file(of: file.object), type: id.type, tag: String(file.object.prefix(32)), request)
    }

    private func answer(_ body: () async throws -> Value) async throws -> Response {
        do {
            return .json(["result": try await body()])
        } catch let failure as CloudFailure {
            return .json(["error": failure.value])
        }
    }
}
