import CloudDatabase
import GRDB
import Values

/// The products of the shop, as the REST interface has them: documents of the shared collection `products`.
struct ProductStore: Sendable {
    /// What a list shows.
    struct Wish: Sendable {
        var page = 1
        var size = 10
        /// Only of this category.
        var category: String?
        /// Only with this in the name.
        var keyword: String?
    }

    private let documents: any DocumentStore
    private let shared: SharedCollections
    private let store: ServerStore

    init(_ documents: DatabaseService, _ shared: SharedCollections, _ store: ServerStore) {
        self.documents = documents.store
        self.shared = shared
        self.store = store
    }

    /// A page of products, newest first, and how many there are in all.
    func list(_ wish: Wish) async throws -> (products: [Product], total: Int) {
        let shop = try await shared.shop()
        var conditions: [Query] = []
        if let category = wish.category { conditions.append(.field(try FieldPath("category"), .eq(.string(category)))) }
        if let keyword = wish.keyword {
            let pattern = try Pattern(Self.literally(keyword))
            conditions.append(.field(try FieldPath("name"), .regex(pattern)))
        }
        let (offset, overflows) = (wish.page - 1).multipliedReportingOverflow(by: wish.size)
        let newest = Sort([Sort.Key(try FieldPath("createTime"), ascending: false)])
        let find = Find(.and(conditions), sort: newest, skip: overflows ? Int.max : offset, limit: wish.size)
        let found = try await documents.find(find, in: shop)
        let total = try await documents.count(.and(conditions), in: shop)
        return (found.documents.map(Product.init), total)
    }

    /// A product.
    func find(_ id: String) async throws -> Product? {
        let find = Find(.id(.string(id)), limit: 1)
        return try await documents.find(find, in: try await shared.shop()).documents.first.map(Product.init)
    }

    /// A new product.
    func create(_ body: ValueObject, by openID: String, now: Double) async throws -> Product {
        let shop = try await shared.shop()
        var body = body
        body["createTime"] = .number(now)
        while true {
            body["_id"] = .string(String(try await nextNumber()))
            do throws(CloudDatabase.DatabaseError) {
                _ = try await documents.write(Write(.add([body]), to: shop, owner: openID))
                return Product(Document(body))
            } catch {
                // Somebody gave a document of his own this name; the next number is free.
                guard case .duplicateKey = error else { throw error }
            }
        }
    }

    /// Changes some members of a product; nil if there is none.
    func update(_ id: String, _ changes: ValueObject, now: Double) async throws -> Product? {
        var edits: [Update.Change] = []
        for (key, value) in changes { edits.append(Update.Change(try FieldPath(key), .set(value))) }
        edits.append(Update.Change(try FieldPath("updateTime"), .set(.number(now))))
        let update = Write.Operation.update(.id(.string(id)), try Update(edits), all: false)
        _ = try await documents.write(Write(update, to: try await shared.shop()))
        return try await find(id)
    }

    /// Takes a product away; false if there is none.
    func delete(_ id: String) async throws -> Bool {
        let remove = Write.Operation.remove(.id(.string(id)), all: false)
        return try await documents.write(Write(remove, to: try await shared.shop())).removed > 0
    }

    // MARK: Numbers

    private static let counter = "products/last"

    /// A number that no product ever had.
    private func nextNumber() async throws -> Int {
        try await store.database.write { database in
            let sql = """
                INSERT INTO setting VALUES (?, '1')
                ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1 RETURNING CAST(value AS INTEGER)
                """
            return try Int.fetchOne(database, sql: sql, arguments: [Self.counter]) ?? 1
        }
    }

    /// The products that a shop begins with: those of an older data folder, or those that every new one has.
    static func first(_ store: ServerStore, now: Double) async throws -> [ValueObject] {
        try await store.database.write { database in
            var bodies: [(id: Int, body: ValueObject)] = []
            for row in try Row.fetchAll(database, sql: "SELECT id, body FROM product ORDER BY id") {
                if case .object(let body) = try JSON.parse(row["body"] as String) { bodies.append((row["id"], body)) }
            }
            if bodies.isEmpty { bodies = ProductSeed.bodies(now: now).enumerated().map { ($0.offset + 1, $0.element) } }
            try database.execute(
                sql: "INSERT OR IGNORE INTO setting VALUES (?, ?)",
                arguments: [counter, String(bodies.last?.id ?? 0)])
            return bodies.map { id, body in
                var document: ValueObject = ["_id": .string(String(id))]
                for (key, value) in body { document[key] = value }
                if case .string(let path)? = body["image"], path.hasPrefix("/") {
                    document["image"] = .string(Product.host + path)
                }
                return document
            }
        }
    }

    /// An expression that finds just this text.
    private static func literally(_ text: String) -> String {
        text.reduce(into: "") { pattern, character in
            if #"\^$.*+?()[]{}|/"#.contains(character) { pattern += "\\" }
            pattern.append(character)
        }
    }
}
