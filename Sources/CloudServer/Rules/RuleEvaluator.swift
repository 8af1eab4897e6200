import CloudDatabase
import Values

/// Decides a rule's expression for what a query can find, or for data that is to be written.
///
/// For a query nothing is read: the rule must follow from the query's own conditions (official documentation: security rules, "the
/// query must be a subset of the rule").
struct RuleEvaluator: Sendable {
    /// Reads a document for `get()`; nil if there is none.
    typealias Read = @Sendable (_ collection: String, _ id: Value) async throws(DatabaseError) -> ValueObject?

    /// Who asks: `{openid}`, or null.
    let auth: Value
    /// Milliseconds since 1970.
    let now: Double
    /// The data that is written, or the file that is meant; nil for queries.
    let document: Value?
    let read: Read

    /// Whether the expression holds for every document that the query can find.
    func holds(_ expression: RuleExpression, for query: Query) async throws(DatabaseError) -> Bool {
        for facts in RuleFacts.branches(of: query) {
            guard try await implies(expression, facts) else { return false }
        }
        return true
    }

    /// Whether the expression holds for the document.
    func holds(_ expression: RuleExpression) async throws(DatabaseError) -> Bool {
        try await implies(expression, RuleFacts())
    }

    /// What an operand is.
    private enum Operand {
        case known(Value)
        /// A place in the documents that a query finds.
        case path([String])
        case unknown
    }

    private func implies(
        _ expression: RuleExpression, _ facts: RuleFacts, isNegated: Bool = false
    ) async throws(DatabaseError) -> Bool {
        switch expression {
        case .not(let inner): return try await implies(inner, facts, isNegated: !isNegated)
        case .and(let one, let two), .or(let one, let two):
            let isAnd = if case .and = expression { !isNegated } else { isNegated }
            let first = try await implies(one, facts, isNegated: isNegated)
            guard first == isAnd else { return first }
            return try await implies(two, facts, isNegated: isNegated)
        case .compare(let comparison, let left, let right):
            return try await compare(isNegated ? comparison.negated : comparison, left, right, facts)
        default:
            guard case .known(let value) = try await operand(expression, facts) else { return false }
            return value.toBoolean() != isNegated
        }
    }

    private func compare(
        _ comparison: RuleComparison, _ left: RuleExpression, _ right: RuleExpression, _ facts: RuleFacts
    ) async throws(DatabaseError) -> Bool {
        switch (try await operand(left, facts), try await operand(right, facts)) {
        case (.known(let one), .known(let two)):
            // A value that a query names may be one element of what the document has.
            if comparison == .within, case .array = two {} else if comparison == .within { return one == two }
            return comparison.holds(one, two)
        case (.path(let path), .known(let value)): return facts.imply(path, comparison, value)
        case (.known(let value), .path(let path)):
            if comparison == .within { return facts.implyElement(path, value) }
            guard let mirrored = comparison.mirrored else { return false }
            return facts.imply(path, mirrored, value)
        default: return false
        }
    }

    private func operand(_ expression: RuleExpression, _ facts: RuleFacts) async throws(DatabaseError) -> Operand {
        switch expression {
        case .constant(let value): return .known(value)
        case .variable("auth"): return .known(auth)
        case .variable("now"): return .known(.number(now))
        case .variable: return document.map { .known($0) } ?? .path([])
        case .member(let object, let key): return try await member(object, key, facts)
        case .list(let elements): return try await list(elements, facts)
        case .template(let parts):
            guard case .known(.array(let values)) = try await list(parts, facts) else { return .unknown }
            return .known(.string(values.map { $0.toString() }.joined()))
        case .get(let path): return try await get(path, facts)
        case .not, .and, .or, .compare:
            return try await implies(expression, facts)
                ? .known(true)
                : try await implies(expression, facts, isNegated: true) ? .known(false) : .unknown
        }
    }

    private func member(
        _ object: RuleExpression, _ key: RuleExpression, _ facts: RuleFacts
    ) async throws(DatabaseError) -> Operand {
        guard case .known(let name) = try await operand(key, facts) else { return .unknown }
        switch try await operand(object, facts) {
        case .known(let value): return .known(value.member(at: name))
        case .path(let path):
            let path = path + [name.toString()]
            return facts.value(at: path).map { .known($0) } ?? .path(path)
        case .unknown: return .unknown
        }
    }

    private func list(_ elements: [RuleExpression], _ facts: RuleFacts) async throws(DatabaseError) -> Operand {
        var values: [Value] = []
        for element in elements {
            guard case .known(let value) = try await operand(element, facts) else { return .unknown }
            values.append(value)
        }
        return .known(.array(values))
    }

    /// `get("database.collection.id")`.
    private func get(_ path: RuleExpression, _ facts: RuleFacts) async throws(DatabaseError) -> Operand {
        guard case .known(.string(let text)) = try await operand(path, facts) else { return .unknown }
        let parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "database", !parts[1].isEmpty, !parts[2].isEmpty else {
            return .known(.null)
        }
        let found = try await read(String(parts[1]), .string(String(parts[2])))
        return .known(found.map { .object($0) } ?? .null)
    }
}
