import HTTPTypes
import Hummingbird
import NIOCore
import Values

/// The shop's REST interface: `GET /products` (page, size, category, keyword) -> {code, message, list, total, page, size};
/// `GET`, `PUT` and `DELETE /products/ID`, `POST /products`; pictures at `/products/pictures/NUMBER.png`.
///
/// They are the documents of the collection `products` that mini-programs without one of their own see.
///
/// Reading needs no token, but one that is there must be good; writing needs one.
struct ProductRoutes: RouteFamily {
    private static let bodyBytes = 64 * 1024

    private let core: ServerCore
    private let store: ProductStore

    init(_ core: ServerCore) {
        self.core = core
        store = ProductStore(core.documents.service, core.documents.shared, core.store)
    }

    func add(to router: Router<ServerContext>) {
        router.get("/products") { request, context in try await list(request, context) }
        router.get("/products/pictures/:name") { _, context in try Self.picture(context) }
        router.get("/products/:id") { request, context in try await detail(request, context) }
        router.post("/products") { request, context in try await create(request, context) }
        router.put("/products/:id") { request, context in try await update(request, context) }
        router.delete("/products/:id") { _, context in try await delete(context) }
    }

    private func list(_ request: Request, _ context: ServerContext) async throws -> Response {
        try context.checkToken(mayBeEmpty: true)
        var wish = ProductStore.Wish()
        wish.page = try request.number("page", in: 1...1_000_000) ?? 1
        wish.size = try request.number("size", in: 1...100) ?? 10
        wish.category = request.query("category").flatMap { $0.isEmpty ? nil : $0 }
        wish.keyword = request.query("keyword").flatMap { $0.isEmpty ? nil : $0 }
        let (products, total) = try await store.list(wish)
        return .json([
            "code": 0, "message": "ok", "list": .array(products.map { .object($0.members(origin: request.origin)) }),
            "total": .number(Double(total)), "page": .number(Double(wish.page)), "size": .number(Double(wish.size)),
        ])
    }

    private func detail(_ request: Request, _ context: ServerContext) async throws -> Response {
        try context.checkToken(mayBeEmpty: true)
        guard let product = try await store.find(try id(context)) else { throw Self.missing }
        return answer(product, request)
    }

    private func create(_ request: Request, _ context: ServerContext) async throws -> Response {
        let session = try context.signedIn()
        let body = try Product.read(try await request.object(limit: Self.bodyBytes), isWhole: true)
        return answer(try await store.create(body, by: session.openID, now: core.clock.now()), request)
    }

    private func update(_ request: Request, _ context: ServerContext) async throws -> Response {
        _ = try context.signedIn()
        let id = try id(context)
        let changes = try Product.read(try await request.object(limit: Self.bodyBytes), isWhole: false)
        guard let product = try await store.update(id, changes, now: core.clock.now()) else { throw Self.missing }
        return answer(product, request)
    }

    private func delete(_ context: ServerContext) async throws -> Response {
        _ = try context.signedIn()
        guard try await store.delete(try id(context)) else { throw Self.missing }
        return .json(["code": 0, "message": "ok"])
    }

    /// A picture drawn from a number.
    static func picture(_ context: ServerContext) throws -> Response {
        let name = context.parameters.get("name") ?? ""
        guard name.hasSuffix(".png"), let number = Int(name.dropLast(4)), (1...1_000_000).contains(number) else {
            throw Self.missing
        }
        return Response(
            status: .ok, headers: [.contentType: "image/png", .cacheControl: "max-age=86400"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: ProductPicture.png(number))))
    }

    private func id(_ context: ServerContext) throws(ServerError) -> String {
        guard let id = context.parameters.get("id") else { throw Self.missing }
        return PercentEncoding.decode(id)
    }

    private func answer(_ product: Product, _ request: Request) -> Response {
        var body = ValueObject([("code", 0), ("message", "ok")])
        for (key, value) in product.members(origin: request.origin) { body[key] = value }
        return .json(.object(body))
    }

    private static let missing = ServerError(.ok, code: 404, "商品不存在")
}
