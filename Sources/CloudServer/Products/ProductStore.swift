import GRDB
import Values

/// The products of the shop.
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

    private let database: any DatabaseWriter

    init(_ store: ServerStore) { database = store.database }

    /// Fills an empty shop, once.
    func seed(now: Double) async throws {
        try await database.write { database in
            let done = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM setting WHERE name = 'seeded')")
            guard done == false else { return }
            for body in ProductSeed.bodies(now: now) { try Self.insert(body, now: now, database) }
            try database.execute(sql: "INSERT INTO setting VALUES ('seeded', '1')")
        }
    }

    /// A page of products, newest first, and how many there are in all.
    func list(_ wish: Wish) async throws -> (products: [Product], total: Int) {
        try await database.read { database in
            let condition = """
                WHERE (:category IS NULL OR body ->> 'category' = :category)
                AND (:keyword IS NULL OR instr(body ->> 'name', :keyword) > 0)
                """
            let (offset, overflows) = (wish.page - 1).multipliedReportingOverflow(by: wish.size)
            let arguments: StatementArguments = ["category": wish.category, "keyword": wish.keyword]
            let total = try Int.fetchOne(
                database, sql: "SELECT count(*) FROM product \(condition)", arguments: arguments)
            let rows = try Row.fetchAll(
                database, sql: "SELECT id, body FROM product \(condition) ORDER BY id DESC LIMIT :size OFFSET :offset",
                arguments: arguments + ["size": wish.size, "offset": overflows ? Int.max : offset])
            return (try rows.map(Self.product), total ?? 0)
        }
    }

    /// A product.
    func find(_ id: Int) async throws -> Product? {
        try await database.read {
            try Row.fetchOne($0, sql: "SELECT id, body FROM product WHERE id = ?", arguments: [id]).map(Self.product)
        }
    }

    /// A new product.
    func create(_ body: ValueObject, now: Double) async throws -> Product {
        try await database.write { database in
            var body = body
            body["createTime"] = .number(now)
            let id = try Self.insert(body, now: now, database)
            return Product(id: id, body: body)
        }
    }

    /// Changes some members of a product; nil if there is none.
    func update(_ id: Int, _ changes: ValueObject, now: Double) async throws -> Product? {
        try await database.write { database in
            let row = try Row.fetchOne(database, sql: "SELECT id, body FROM product WHERE id = ?", arguments: [id])
            guard var product = try row.map(Self.product) else { return nil }
            for (key, value) in changes { product.body[key] = value }
            product.body["updateTime"] = .number(now)
            try database.execute(
                sql: "UPDATE product SET body = ? WHERE id = ?",
                arguments: [JSON.string(.object(product.body)) ?? "{}", id])
            return product
        }
    }

    /// Takes a product away; false if there is none.
    func delete(_ id: Int) async throws -> Bool {
        try await database.write { database in
            try database.execute(sql: "DELETE FROM product WHERE id = ?", arguments: [id])
            return database.changesCount > 0
        }
    }

    @discardableResult
    private static func insert(_ body: ValueObject, now: Double, _ database: Database) throws -> Int {
        try database.execute(
            sql: "INSERT INTO product (body, created) VALUES (?, ?)",
            arguments: [JSON.string(.object(body)) ?? "{}", now])
        return Int(database.lastInsertedRowID)
    }

    private static func product(_ row: Row) throws -> Product {
        let text: String = row["body"]
        guard case .object(let body) = try JSON.parse(text) else { return Product(id: row["id"], body: ValueObject()) }
        return Product(id: row["id"], body: body)
    }
}
