package import CloudDatabase
import Synchronization
package import Values

/// Decides what a client may do in one environment.
package struct RuleJudge: Sendable {
    /// How a call may go on.
    package enum Verdict: Sendable, Equatable {
        /// As it is.
        case allowed
        /// Only with what the caller made.
        case narrowed
        case denied
    }

    /// Who asks; nil for somebody without a login.
    let openid: String?
    let now: Double
    let read: RuleEvaluator.Read

    /// - Parameter read: reads a document of the environment, for `get()`.
    package init(
        openid: String?, now: Double,
        read: @escaping @Sendable (_ collection: String, _ id: Value) async throws(DatabaseError) -> ValueObject?
    ) {
        self.openid = openid
        self.now = now
        self.read = read
    }

    private var auth: Value {
        openid.map { ["openid": .string($0), "uid": .string($0), "loginType": "WECHAT"] } ?? .null
    }

    /// Decides about whatever a query finds.
    package func judge(
        _ operation: AccessRules.Operation, of query: Query, in collection: String, by rules: AccessRules
    ) async throws(DatabaseError) -> (Verdict, RuleDecision) {
        guard case .custom(let custom) = rules else { return preset(operation, collection, rules) }
        let notes = Notes(auth: auth, document: .object(Self.known(of: query)))
        let evaluator = RuleEvaluator(auth: auth, now: now, document: nil, read: notes.noting(read))
        let isAllowed = try await evaluator.holds(custom.expression(for: operation), for: query)
        return verdict(isAllowed, operation, collection, rules, notes)
    }

    /// Decides about data that is to be made, or about a file.
    package func judge(
        _ operation: AccessRules.Operation, of document: Value, in subject: String, by rules: AccessRules
    ) async throws(DatabaseError) -> (Verdict, RuleDecision) {
        guard case .custom(let custom) = rules else { return preset(operation, subject, rules) }
        let notes = Notes(auth: auth, document: document)
        let evaluator = RuleEvaluator(auth: auth, now: now, document: document, read: notes.noting(read))
        let isAllowed = try await evaluator.holds(custom.expression(for: operation))
        return verdict(isAllowed, operation, subject, rules, notes)
    }

    private func preset(
        _ operation: AccessRules.Operation, _ subject: String, _ rules: AccessRules
    ) -> (Verdict, RuleDecision) {
        let verdict: Verdict =
            switch (rules, operation) {
            case (.readableByAll, .read), (.adminWrites, .read): .allowed
            case (.readableByAll, .create), (.creatorOnly, .create): openid == nil ? .denied : .allowed
            case (.readableByAll, _), (.creatorOnly, _): openid == nil ? .denied : .narrowed
            default: .denied
            }
        let decision = RuleDecision(
            subject: subject, operation: operation, rule: rules.name, values: ["auth": auth],
            isAllowed: verdict != .denied, isNarrowed: verdict == .narrowed)
        return (verdict, decision)
    }

    private func verdict(
        _ isAllowed: Bool, _ operation: AccessRules.Operation, _ subject: String, _ rules: AccessRules, _ notes: Notes
    ) -> (Verdict, RuleDecision) {
        let decision = RuleDecision(
            subject: subject, operation: operation, rule: rules.text(for: operation), values: notes.values,
            isAllowed: isAllowed, isNarrowed: false)
        return (isAllowed ? .allowed : .denied, decision)
    }

    /// What a query says of every document that it finds, for whoever looks on.
    private static func known(of query: Query) -> ValueObject {
        var known = ValueObject()
        func visit(_ query: Query) {
            switch query {
            case .and(let parts): parts.forEach(visit)
            case .field(let path, .eq(let value)): known[path.description] = value
            default: break
            }
        }
        visit(query)
        return known
    }
}

/// What one decision saw.
private final class Notes: Sendable {
    private let state: Mutex<ValueObject>

    init(auth: Value, document: Value) {
        state = Mutex(["auth": auth, "doc": document])
    }

    var values: ValueObject { state.withLock { $0 } }

    /// A reader that keeps what it found.
    func noting(_ read: @escaping RuleEvaluator.Read) -> RuleEvaluator.Read {
        { [self] (collection: String, id: Value) async throws(DatabaseError) -> ValueObject? in
            let found = try await read(collection, id)
            state.withLock { $0["get(database.\(collection).\(id.toString()))"] = found.map { .object($0) } ?? .null }
            return found
        }
    }
}
