package import CloudDatabase
package import Values

/// The calls of `wx.cloud.database()` as the server does them: who asks is held to the rules, then the store does it.
package struct DatabaseService: Sendable {
    /// The documents.
    package let store: any DocumentStore
    /// The rules.
    package let rules: RuleBook
    /// Collections that mini-programs share, if there are any.
    private let shared: SharedCollections?
    /// Milliseconds since 1970.
    let now: @Sendable () -> Double
    /// Told of every decision.
    let decided: @Sendable (_ caller: CloudCaller, RuleDecision) -> Void

    package init(
        store: any DocumentStore, rules: RuleBook, shared: SharedCollections? = nil,
        now: @escaping @Sendable () -> Double,
        decided: @escaping @Sendable (_ caller: CloudCaller, RuleDecision) -> Void = { _, _ in }
    ) {
        self.store = store
        self.rules = rules
        self.shared = shared
        self.now = now
        self.decided = decided
    }

    /// The collection that a name means in an environment: its own, or one that is shared.
    func collection(_ name: String, in environment: String) async throws -> CollectionName {
        let own = try CollectionName(name, in: environment)
        return try await shared?.resolve(own) ?? own
    }

    /// The collections of a mini-program, those that it shares too: `{env, name, count}` each.
    func collections(of appID: String) async throws -> [Value] {
        let prefix = CloudCaller.environment("", of: appID).prefix(appID.utf8.count + 1)
        var names = try await store.collections(in: nil).filter { $0.environment.hasPrefix(prefix) }
        if let shared, !names.contains(where: { $0.name == SharedCollections.products }) {
            names.append(try await shared.shop())
        }
        var collections: [Value] = []
        for name in names {
            let env = name.environment.hasPrefix(prefix) ? String(name.environment.dropFirst(prefix.count)) : "default"
            collections.append([
                "env": .string(env), "name": .string(name.name),
                "count": .number(Double(try await store.count(.all, in: name))),
            ])
        }
        return collections
    }

    /// The rules that hold for a collection in an environment.
    func rules(of collection: CollectionName, in environment: String) async throws -> AccessRules {
        let own = try await rules.rules(of: environment)
        if collection.environment != environment, own.collections[collection.name] == nil {
            return SharedCollections.rules
        }
        return own.rules(of: collection.name)
    }

    /// The answer to a call.
    package struct Reply: Sendable {
        package var result: Result<ValueObject, CloudFailure>
        /// What a rule decided, if one was asked.
        package var decision: RuleDecision?
    }

    /// Does what a request says; its form is in `Database.md`.
    package func perform(_ request: ValueObject, by caller: CloudCaller) async -> Reply {
        let call = DatabaseCall(self, request, caller)
        var decision: RuleDecision?
        let result: Result<ValueObject, CloudFailure>
        do {
            result = .success(try await call.run(&decision))
        } catch let failure as CloudFailure {
            result = .failure(failure)
        } catch let error as DatabaseError {
            result = .failure(CloudFailure(error))
        } catch let error as RuleError {
            result = .failure(CloudFailure(-501023, "the rules of this environment are wrong: \(error.message)"))
        } catch {
            result = .failure(CloudFailure(-501001, "\(error)"))
        }
        if let decision { decided(caller, decision) }
        return Reply(result: result, decision: decision)
    }
}
