package import Values

/// One document of a collection, by its `_id`.
package struct DocumentReference: Sendable {
    private let query: QueryReference
    private let id: Value

    init(_ query: QueryReference, id: Value) {
        self.query = query
        self.id = id
    }

    /// What `set` did.
    package struct SetResult: Sendable, Equatable {
        /// 1 if there was none before.
        package var created: Int
        /// 1 if one was replaced.
        package var updated: Int
    }

    /// The document.
    /// - Throws: an error of code -1 if there is none that may be read.
    package func get() async throws(CloudCallError) -> ValueObject {
        guard case .object(let document)? = try await call("get").result["data"] else { return [:] }
        return document
    }

    /// Replaces the document, or makes it.
    @discardableResult
    package func set(_ data: Value) async throws(CloudCallError) -> SetResult {
        let stats = try await call("set", ["data": data]).result["stats"]
        return SetResult(
            created: QueryReference.whole(stats?.member("created")),
            updated: QueryReference.whole(stats?.member("updated")))
    }

    /// Changes fields of the document.
    /// - Returns: 1, or 0 if there is none that may be changed.
    @discardableResult
    package func update(_ data: Value) async throws(CloudCallError) -> Int {
        QueryReference.whole(try await call("update", ["update": data]).result["stats"]?.member("updated"))
    }

    /// Removes the document.
    /// - Returns: 1, or 0 if there is none that may be removed.
    @discardableResult
    package func remove() async throws(CloudCallError) -> Int {
        QueryReference.whole(try await call("remove").result["stats"]?.member("removed"))
    }

    /// Tells the document as it is now, and every change of it from then on.
    package func watch(
        onChange: @escaping @Sendable (Snapshot) -> Void, onError: @escaping @Sendable (CloudCallError) -> Void
    ) -> Watcher {
        query.where(["_id": ["$eq": id]]).watch(onChange: onChange, onError: onError)
    }

    private func call(_ action: String, _ more: ValueObject = [:]) async throws(CloudCallError) -> CloudAnswer {
        var request = query.request
        request["action"] = .string("document.\(action)")
        request["id"] = id
        for (key, value) in more { request[key] = value }
        return try await query.client.send(.database, request)
    }
}
