package import Values

extension DatabaseStatement {
    /// Does what the statement says, as an administrator.
    /// - Returns: the SDK's result: `{data}`, `{total}`, `{_id}` or `{stats}`.
    package func run(on database: SQLiteDatabase, in environment: String, now: Double) throws(DatabaseError) -> Value {
        let name = try CollectionName(collection, in: environment)
        let wire = Wire(now: now)
        var condition = try wire.query(query)
        if let id { condition = .id(id) }
        switch action {
        case "collection.get", "document.get":
            let find = Find(
                condition, sort: try wire.sort(.array(order)), skip: skip ?? 0, limit: limit,
                projection: try wire.projection(projection))
            let documents = try database.find(find, in: name).documents
            guard let id else { return ["data": .array(documents.map { .object($0.fields) })] }
            guard let document = documents.first else {
                throw .invalidQuery("document with _id \(id.toString()) does not exist")
            }
            return ["data": .object(document.fields)]
        case "collection.count", "document.count":
            return ["total": .number(Double(try database.count(condition, in: name)))]
        case "collection.add":
            var documents: [ValueObject] = []
            let isList = if case .array = data { true } else { false }
            if case .array(let elements) = data {
                for element in elements { documents.append(try wire.document(element)) }
            } else {
                documents = [try wire.document(data)]
            }
            let ids = try database.write(Write(.add(documents), to: name)).ids
            return isList ? ["_ids": .array(ids)] : ["_id": ids.first ?? .null]
        case "document.set":
            let set = Write(.set(id: id ?? .null, try wire.document(data)), to: name)
            let result = try database.write(set)
            return [
                "_id": id ?? .null,
                "stats": ["created": .number(Double(result.created)), "updated": .number(Double(result.updated))],
            ]
        case "collection.update", "document.update":
            let result = try database.write(Write(.update(condition, try wire.update(data), all: true), to: name))
            return ["stats": ["updated": .number(Double(result.updated))]]
        default:
            let result = try database.write(Write(.remove(condition, all: true), to: name))
            return ["stats": ["removed": .number(Double(result.removed))]]
        }
    }
}
