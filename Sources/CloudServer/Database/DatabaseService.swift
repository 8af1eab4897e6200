package import CloudDatabase
package import Values

/// The calls of `wx.cloud.database()` as the server does them: who asks is held to the rules, then the store does it.
package struct DatabaseService: Sendable {
    /// The documents.
    package let store: any DocumentStore
    /// The rules.
    package let rules: RuleBook
    /// Milliseconds since 1970.
    let now: @Sendable () -> Double
    /// Told of every decision.
    let decided: @Sendable (_ caller: CloudCaller, RuleDecision) -> Void

    package init(
        store: any DocumentStore, rules: RuleBook, now: @escaping @Sendable () -> Double,
        decided: @escaping @Sendable (_ caller: CloudCaller, RuleDecision) -> Void = { _, _ in }
    ) {
        self.store = store
        self.rules = rules
        self.now = now
        self.decided = decided
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
