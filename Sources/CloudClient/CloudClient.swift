package import Values

/// The cloud of one user of one mini-program, as Swift calls it: the same names as `wx.cloud` has.
///
/// ```swift
/// let client = CloudClient(transport, env: "test")
/// let todos = client.database().collection("todos")
/// try await todos.add(["title": "write", "done": false])
/// let open = try await todos.where(["done": false]).orderBy("createTime", .desc).limit(20).get()
/// try await todos.doc("x").update(["tags": .command(.push(["new"]))])
/// let watcher = todos.where(["done": false]).watch { snapshot in print(snapshot.docs.count) } onError: { print($0) }
/// ```
///
/// Every call carries the user's token; every write an id, so that one that is sent twice happens once.
package final class CloudClient: Sendable {
    /// Carries the calls.
    package let transport: any CloudTransport
    /// The environment; nil is the mini-program's own.
    package let env: String?
    private let watches: WatchConnection

    package init(_ transport: any CloudTransport, env: String? = nil) {
        self.transport = transport
        self.env = env
        watches = WatchConnection(transport)
    }

    /// The database of an environment.
    package func database(env: String? = nil) -> Database { Database(self, env: env ?? self.env) }

    /// Calls a function.
    /// - Returns: what its `main` returned.
    package func callFunction(
        _ name: String, data: Value = [:], env: String? = nil
    ) async throws(CloudCallError) -> Value {
        let body: ValueObject = ["name": .string(name), "data": data, "env": Self.value(env ?? self.env)]
        return try await transport.send(CloudCall(.functions, body)).result["result"] ?? .undefined
    }

    /// Makes a call whose request is already data, as `wx.cloud` writes it. Writes get a request id.
    package func send(_ service: CloudCall.Service, _ body: ValueObject) async throws(CloudCallError) -> CloudAnswer {
        var body = body
        if body["request"] == nil { body["request"] = .string(RequestID.next()) }
        return try await transport.send(CloudCall(service, body))
    }

    /// Watches what a query finds, whose request is already data.
    package func watch(
        _ request: ValueObject, onChange: @escaping @Sendable (WatchEvent) -> Void,
        onError: @escaping @Sendable (CloudCallError) -> Void
    ) -> Watcher {
        watches.watch(request, onChange: onChange, onError: onError)
    }

    /// Says whether there is a network: without one watches wait, and go on where they were.
    package func setOnline(_ isOnline: Bool) { watches.setOnline(isOnline) }

    /// Calls back when the watches have been told of every write that was answered so far, or there is no connection for it.
    package func afterChanges(_ done: @escaping @Sendable () -> Void) { watches.sync(done) }

    /// Cuts the connection of the watches, which comes back by itself.
    package func dropWatches() { watches.drop() }

    /// Ends every watch.
    package func close() { watches.close() }

    static func value(_ text: String?) -> Value { text.map { .string($0) } ?? .null }
}
