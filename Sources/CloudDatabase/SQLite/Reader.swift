import FoundationEssentials
import GRDB
import Values

/// Reads of one transaction.
struct Reader {
    let db: Database
    let catalog: Catalog

    /// A document and its place in the order in which they were added.
    struct Found {
        var sequence: Int64
        var document: Document
        /// It as it is stored.
        var json: [UInt8]

        /// It as text.
        var text: String { String(decoding: json, as: UTF8.self) }
    }

    /// The number of the last change.
    func lastSequence() throws -> Int64 {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(sequence) FROM changes")) ?? 0
    }

    /// A document by its `_id`.
    func document(_ id: Value, in name: CollectionName) throws -> Document? {
        guard let collection = catalog[name] else { return nil }
        return try found(id: id, in: collection)?.document
    }

    /// A document by its `_id`, with its place.
    func found(id: Value, in collection: Catalog.Collection) throws -> Found? {
        let statement = try db.cachedStatement(sql: "SELECT sequence, body FROM \(collection.table) WHERE id = ?")
        return try Self.first(statement, [SortKey.data(of: id)])
    }

    /// The documents of a find, before its projection.
    func find(_ find: Find, in collection: Catalog.Collection) throws -> [Found] {
        let limit = max(0, find.limit ?? .max)
        let skip = max(0, find.skip)
        guard limit > 0 else { return [] }
        if let found = try byID(find, in: collection, skip: skip) { return found }
        let plan = try plan(find.query, sort: find.sort, in: collection)
        let matcher = plan.isExact ? nil : try Matcher(find.query)
        var results = Results(
            find.sort, skip: skip, limit: limit, isOrdered: plan.order != nil, bytes: find.maximumBytes)
        try rows(plan, in: collection) { row in
            let found = try Self.found(row)
            if let matcher, !matcher.matches(found.document) { return true }
            return try results.add(found)
        }
        try matcher?.checkOverrun()
        return try results.finished()
    }

    /// The quick way to one document of a known `_id`.
    private func byID(_ find: Find, in collection: Catalog.Collection, skip: Int) throws -> [Found]? {
        guard case .field(.id, .eq(let id)) = find.query else { return nil }
        // Nothing else can be an _id, and an array would be equal to one of several.
        if case .array = id { return nil }
        guard skip == 0, let found = try found(id: id, in: collection) else { return [] }
        if let most = find.maximumBytes, found.json.count > most { throw DatabaseError.resultTooLarge(limit: most) }
        return [found]
    }

    /// How many documents match.
    func count(_ query: Query, in collection: Catalog.Collection) throws -> Int {
        let plan = try plan(query, sort: .none, in: collection)
        if plan.isExact {
            return try statements(plan, in: collection, columns: "count(*)", isOrdered: false).reduce(0) { sum, one in
                sum + (try Int.fetchOne(one.statement, arguments: one.arguments) ?? 0)
            }
        }
        let matcher = try Matcher(query)
        var count = 0
        var seen: Set<Int64> = []
        try rows(plan, in: collection) { row in
            let found = try Self.found(row)
            if matcher.matches(found.document), !plan.repeats || seen.insert(found.sequence).inserted { count += 1 }
            return true
        }
        try matcher.checkOverrun()
        return count
    }

    /// The places of all documents that match, in their order.
    func matching(_ query: Query, in collection: Catalog.Collection) throws -> [Int64] {
        try find(Find(query), in: collection).map(\.sequence)
    }

    /// The plan of a query.
    func plan(_ query: Query, sort: Sort, in collection: Catalog.Collection) throws -> Plan {
        try Planner(query, sort: sort).plan(collection) { try estimate($0, in: collection) }
    }

    /// How SQLite carries a plan out, as EXPLAIN QUERY PLAN tells it.
    func explain(_ find: Find, in collection: Catalog.Collection) throws -> [String] {
        let plan = try plan(find.query, sort: find.sort, in: collection)
        var lines = [plan.summary]
        for (statement, arguments) in try statements(
            plan, in: collection, columns: "d.sequence, d.body", isOrdered: true)
        {
            let rows = try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + statement.sql, arguments: arguments)
            lines += rows.map { $0["detail"] }
        }
        return lines
    }

    // MARK: Statements

    /// Calls `body` with the rows of a plan until it answers false.
    private func rows(_ plan: Plan, in collection: Catalog.Collection, _ body: (Row) throws -> Bool) throws {
        for (statement, arguments) in try statements(
            plan, in: collection, columns: "d.sequence, d.body", isOrdered: true)
        {
            let cursor = try Row.fetchCursor(statement, arguments: arguments)
            while let row = try cursor.next() { if try !body(row) { return } }
        }
    }

    /// The statements of a plan, one for each range, in the plan's order.
    private func statements(
        _ plan: Plan, in collection: Catalog.Collection, columns: String, isOrdered: Bool
    ) throws -> [(statement: Statement, arguments: StatementArguments)] {
        let from: String
        let ranges: [KeyRange]
        let key: String
        let order: String
        let direction = plan.order == .downwards ? " DESC" : ""
        switch plan.source {
        case .all:
            (from, ranges, key) = ("\(collection.table) AS d", [.all], "")
            order = "d.sequence\(direction)"
        case .ids(let found):
            (from, ranges, key) = ("\(collection.table) AS d", found, "d.id")
            order = "d.id\(direction)"
        case .index(let index, let found):
            let isCount = columns == "count(*)"
            let join = isCount ? "" : " CROSS JOIN \(collection.table) AS d ON d.sequence = x.document"
            (from, ranges, key) = ("\(index.table) AS x\(join)", found, "x.key")
            order = "x.key\(direction), x.document\(direction)"
        }
        return try (plan.order == .downwards ? ranges.reversed() : ranges).map { range in
            var (conditions, arguments) = range.sql(key)
            if let narrowing = plan.narrowing {
                conditions.append("(\(narrowing.sql))")
                arguments += narrowing.arguments
            }
            var sql = "SELECT \(columns) FROM \(from)"
            if !conditions.isEmpty { sql += " WHERE " + conditions.joined(separator: " AND ") }
            if isOrdered, plan.order != nil { sql += " ORDER BY " + order }
            // What clients ask for has endless forms, which no cache should keep.
            let statement = plan.narrowing == nil ? try db.cachedStatement(sql: sql) : try db.makeStatement(sql: sql)
            return (statement, StatementArguments(arguments))
        }
    }

    /// How many documents a source has, up to some number.
    private func estimate(_ source: Plan.Source, in collection: Catalog.Collection) throws -> Int {
        let most = 1000
        let (table, key, ranges): (String, String, [KeyRange]) =
            switch source {
            case .all: (collection.table, "", [])
            case .ids(let ranges): (collection.table, "id", ranges)
            case .index(let index, let ranges): (index.table, "key", ranges)
            }
        guard ranges != [.all] else { return most }
        var count = 0
        for range in ranges where count < most {
            let (conditions, arguments) = range.sql(key)
            let sql = "SELECT 1 FROM \(table) WHERE \(conditions.joined(separator: " AND ")) LIMIT \(most)"
            let statement = try db.cachedStatement(sql: "SELECT count(*) FROM (\(sql))")
            count += try Int.fetchOne(statement, arguments: StatementArguments(arguments)) ?? 0
        }
        return count
    }

    /// The first document that a statement finds.
    static func first(_ statement: Statement, _ arguments: StatementArguments) throws -> Found? {
        let cursor = try Row.fetchCursor(statement, arguments: arguments)
        // A row is good for as long as its cursor.
        return try withExtendedLifetime(cursor) { try cursor.next().map(found) }
    }

    /// The document of a row of sequence and body.
    static func found(_ row: Row) throws -> Found {
        let bytes = try row.withUnsafeData(atIndex: 1) { data in data.map { [UInt8]($0) } ?? [] }
        guard case .object(let fields) = try ExtendedJSON.parse(bytes) else {
            throw DatabaseError.storage("a stored document is damaged")
        }
        return Found(sequence: row[0], document: Document(fields), json: bytes)
    }
}

extension Plan {
    /// Whether one document may be found several times.
    var repeats: Bool {
        if case .index(let index, _) = source { index.isMultikey } else { false }
    }
}

extension KeyRange {
    /// The range as conditions of SQL.
    fileprivate func sql(_ key: String) -> ([String], [any DatabaseValueConvertible]) {
        var conditions: [String] = []
        var arguments: [any DatabaseValueConvertible] = []
        if !lower.isEmpty {
            conditions.append("\(key) >= ?")
            arguments.append(Data(lower))
        }
        if let upper {
            conditions.append("\(key) < ?")
            arguments.append(Data(upper))
        }
        return (conditions, arguments)
    }
}

extension SortKey {
    /// The key of one value, as SQLite takes it.
    static func data(of value: Value) -> Data { Data(bytes(of: value)) }
}
