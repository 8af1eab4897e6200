package import Values

extension SQLiteDatabase {
    /// Adds documents, all or none of them.
    /// - Returns: how many were added and how many replaced.
    package func importDocuments(
        _ documents: [ValueObject], mode: DocumentLines.Mode, into name: CollectionName
    ) throws(DatabaseError) -> (created: Int, updated: Int) {
        guard mode == .upsert else {
            return (try write(Write(.add(documents), to: name)).created, 0)
        }
        return try transaction { writer in
            var counts = (created: 0, updated: 0)
            for document in documents {
                let operation: Write.Operation
                if let id = document["_id"] {
                    var rest = document
                    rest.remove("_id")
                    operation = .set(id: id, rest)
                } else {
                    operation = .add([document])
                }
                let result = try writer.write(Write(operation, to: name))
                counts.created += result.created
                counts.updated += result.updated
            }
            return counts
        }
    }
}
