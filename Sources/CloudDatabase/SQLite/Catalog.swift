import GRDB
import Values

/// Which collections and indexes there are, as one transaction sees it.
struct Catalog: Sendable {
    /// A collection.
    struct Collection: Sendable {
        let id: Int64
        let name: CollectionName
        var indexes: [Index]

        /// Its table.
        var table: String { "c_\(id)" }
    }

    /// An index of a collection.
    struct Index: Sendable {
        let id: Int64
        let definition: IndexDefinition
        /// Whether a document has, or had, an array in one of the fields, and so perhaps several rows.
        var isMultikey: Bool

        /// Its table.
        var table: String { "x_\(id)" }
    }

    /// Changes with every change of the catalog.
    var version: Int64
    private var collections: [CollectionName: Collection] = [:]
    private var names: [Int64: CollectionName] = [:]

    /// A collection that is there.
    subscript(name: CollectionName) -> Collection? { collections[name] }

    /// The collections that are there.
    var all: some Swift.Collection<Collection> { collections.values }

    /// The name of a collection that is there, or was.
    func name(of id: Int64) -> CollectionName? { names[id] }

    /// The version that a transaction sees.
    static func version(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT catalog FROM meta")) ?? 0
    }

    /// Notes that the catalog is another one.
    static func touch(_ db: Database) throws { try db.execute(sql: "UPDATE meta SET catalog = catalog + 1") }

    /// Reads all of it.
    init(_ db: Database) throws {
        version = try Self.version(db)
        var byID: [Int64: Collection] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT id, environment, name, isThere FROM collections") {
            let name = try CollectionName(row[2], in: row[1])
            names[row[0]] = name
            if row[3] { byID[row[0]] = Collection(id: row[0], name: name, indexes: []) }
        }
        let sql = "SELECT id, collection, name, keys, isUnique, isMultikey FROM indexes ORDER BY id"
        for row in try Row.fetchAll(db, sql: sql) {
            let definition = IndexDefinition(row[2], keys: try Self.keys(row[3]), isUnique: row[4])
            byID[row[1]]?.indexes.append(Index(id: row[0], definition: definition, isMultikey: row[5]))
        }
        for collection in byID.values { collections[collection.name] = collection }
    }

    /// How the keys of an index are written down: `[["path", 1 or -1], ...]`.
    static func text(of keys: [Sort.Key]) -> String {
        let pairs = keys.map { Value.array([.string($0.path.description), .number($0.ascending ? 1 : -1)]) }
        return JSON.string(.array(pairs)) ?? "[]"
    }

    private static func keys(_ text: String) throws -> [Sort.Key] {
        guard case .array(let pairs) = try JSON.parse(text) else { return [] }
        return try pairs.compactMap { pair in
            guard case .array(let parts) = pair, parts.count == 2, case .string(let path) = parts[0] else { return nil }
            return Sort.Key(try FieldPath(path), ascending: parts[1] == 1)
        }
    }
}
