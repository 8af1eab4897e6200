package import Values

/// What was decided about one call, for whoever looks on.
package struct RuleDecision: Sendable, Equatable {
    /// The collection, or "storage".
    package var subject: String
    package var operation: AccessRules.Operation
    /// The preset's name or the expression.
    package var rule: String
    /// What the expression saw: `auth`, `doc` as far as it is known, each document of `get()`.
    package var values: ValueObject
    package var isAllowed: Bool
    /// Whether the call was narrowed to what its caller made.
    package var isNarrowed: Bool

    /// The decision as data.
    package var value: Value {
        [
            "subject": .string(subject), "operation": .string(operation.rawValue), "rule": .string(rule),
            "values": .object(values), "allowed": .bool(isAllowed), "narrowed": .bool(isNarrowed),
        ]
    }
}
