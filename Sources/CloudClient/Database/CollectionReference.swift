package import Values

/// A collection.
package struct CollectionReference: Sendable {
    /// All of its documents.
    package let query: QueryReference

    init(_ query: QueryReference) { self.query = query }

    /// The document of this `_id`.
    package func doc(_ id: Value) -> DocumentReference { DocumentReference(query, id: id) }

    /// Makes a document.
    /// - Returns: its `_id`.
    @discardableResult
    package func add(_ data: Value) async throws(CloudCallError) -> Value {
        try await query.call("add", ["data": data]).result["_id"] ?? .undefined
    }

    /// Only documents of which this holds.
    package func `where`(_ condition: Value) -> QueryReference { query.where(condition) }
    /// Ordered by this field.
    package func orderBy(_ field: String, _ direction: QueryReference.Direction) -> QueryReference {
        query.orderBy(field, direction)
    }
    /// At most so many.
    package func limit(_ count: Int) -> QueryReference { query.limit(count) }
    /// Without the first ones.
    package func skip(_ count: Int) -> QueryReference { query.skip(count) }
    /// Only these fields.
    package func field(_ projection: Value) -> QueryReference { query.field(projection) }
    /// The documents.
    package func get() async throws(CloudCallError) -> [ValueObject] { try await query.get() }
    /// How many there are.
    package func count() async throws(CloudCallError) -> Int { try await query.count() }
    /// Tells what there is now, and every change of it from then on.
    package func watch(
        onChange: @escaping @Sendable (Snapshot) -> Void, onError: @escaping @Sendable (CloudCallError) -> Void
    ) -> Watcher {
        query.watch(onChange: onChange, onError: onError)
    }
}
