package import Values

/// What to look for in a collection, in which order, from where and how much. Every method gives a new one.
package struct QueryReference: Sendable {
    /// Which way an order goes.
    package enum Direction: String, Sendable {
        case asc, desc
    }

    let client: CloudClient
    let env: String?
    /// The collection's name.
    package let collection: String
    private var query: Value?
    private var order: [Value] = []
    private var limit: Int?
    private var skip: Int?
    private var projection: Value?

    init(_ client: CloudClient, env: String?, collection: String) {
        self.client = client
        self.env = env
        self.collection = collection
    }

    private func with(_ change: (inout QueryReference) -> Void) -> QueryReference {
        var copy = self
        change(&copy)
        return copy
    }

    /// Only documents of which this holds.
    package func `where`(_ condition: Value) -> QueryReference { with { $0.query = condition } }

    /// Ordered by this field; further calls order what is equal so far.
    package func orderBy(_ field: String, _ direction: Direction) -> QueryReference {
        with { $0.order.append([.string(field), .string(direction.rawValue)]) }
    }

    /// At most so many; a client gets 20 at once.
    package func limit(_ count: Int) -> QueryReference { with { $0.limit = count } }

    /// Without the first ones.
    package func skip(_ count: Int) -> QueryReference { with { $0.skip = count } }

    /// Only these fields: `["title": true]`.
    package func field(_ projection: Value) -> QueryReference { with { $0.projection = projection } }

    /// The documents.
    package func get() async throws(CloudCallError) -> [ValueObject] {
        guard case .array(let documents)? = try await call("get").result["data"] else { return [] }
        return documents.compactMap { if case .object(let document) = $0 { document } else { nil } }
    }

    /// How many there are.
    package func count() async throws(CloudCallError) -> Int {
        Self.whole(try await call("count").result["total"])
    }

    /// Changes every document that is found.
    /// - Returns: how many were changed.
    @discardableResult
    package func update(_ data: Value) async throws(CloudCallError) -> Int {
        Self.whole(try await call("update", ["update": data]).result["stats"]?.member("updated"))
    }

    /// Removes every document that is found.
    /// - Returns: how many there were.
    @discardableResult
    package func remove() async throws(CloudCallError) -> Int {
        Self.whole(try await call("remove").result["stats"]?.member("removed"))
    }

    /// Tells what is found now, and every change of it from then on.
    package func watch(
        onChange: @escaping @Sendable (Snapshot) -> Void, onError: @escaping @Sendable (CloudCallError) -> Void
    ) -> Watcher {
        let list = SnapshotList()
        return client.watch(request, onChange: { onChange(list.apply($0)) }, onError: onError)
    }

    /// The query as data.
    var request: ValueObject {
        var request: ValueObject = ["env": CloudClient.value(env), "collection": .string(collection)]
        if let query { request["query"] = query }
        if !order.isEmpty { request["order"] = .array(order) }
        if let limit { request["limit"] = .number(Double(limit)) }
        if let skip { request["skip"] = .number(Double(skip)) }
        if let projection { request["projection"] = projection }
        return request
    }

    func call(_ action: String, _ more: ValueObject = [:]) async throws(CloudCallError) -> CloudAnswer {
        var request = request
        request["action"] = .string("collection.\(action)")
        for (key, value) in more { request[key] = value }
        return try await client.send(.database, request)
    }

    static func whole(_ value: Value?) -> Int {
        if case .number(let number)? = value { Int(exactly: number) ?? 0 } else { 0 }
    }
}
