import CloudDatabase
import Values

/// What is known of every document that one branch of a query can find: conditions by path.
struct RuleFacts: Sendable {
    private var conditions: [FieldPath: [Condition]] = [:]

    /// The branches of a query: a document that it finds satisfies one of them whole.
    ///
    /// What cannot be said by a list of conditions is left out, which makes a branch find more and a rule hold less often.
    static func branches(of query: Query) -> [RuleFacts] {
        switch query {
        case .field(let path, let condition): return [RuleFacts(conditions: [path: [condition]])]
        case .nor: return [RuleFacts()]
        case .or(let parts): return parts.flatMap(branches)
        case .and(let parts):
            var result = [RuleFacts()]
            for part in parts {
                let more = branches(of: part)
                guard result.count * more.count <= maximumBranches else { continue }
                result = result.flatMap { one in more.map { one.joined(with: $0) } }
            }
            return result
        }
    }

    private static let maximumBranches = 256

    private func joined(with other: RuleFacts) -> RuleFacts {
        RuleFacts(conditions: conditions.merging(other.conditions) { $0 + $1 })
    }

    /// The value that a path must have, if there is only one.
    func value(at path: [String]) -> Value? {
        for (known, conditions) in conditions where path.starts(with: known.segments) {
            for condition in conditions {
                guard var value = Self.constant(condition) else { continue }
                for name in path.dropFirst(known.segments.count) { value = value.member(name) }
                return value
            }
        }
        return nil
    }

    private static func constant(_ condition: Condition) -> Value? {
        switch condition {
        case .eq(let value): value
        case .in(let values) where values.count == 1: values[0]
        case .and(let parts): parts.lazy.compactMap(constant).first
        default: .none
        }
    }

    /// Whether a comparison with a value holds for what is at a path.
    func imply(_ path: [String], _ comparison: RuleComparison, _ value: Value) -> Bool {
        conditions.contains { known, conditions in
            known.segments == path && conditions.contains { Self.implies($0, comparison, value) }
        }
    }

    /// Whether what is at a path is an array with this element.
    func implyElement(_ path: [String], _ value: Value) -> Bool {
        conditions.contains { known, conditions in
            known.segments == path && conditions.contains { Self.holdsElement($0, value) }
        }
    }

    private static func holdsElement(_ condition: Condition, _ value: Value) -> Bool {
        switch condition {
        case .eq(let one): one == value || RuleComparison.within.holds(value, one)
        case .all(let parts), .and(let parts): parts.contains { holdsElement($0, value) }
        case .elemMatch(.value(let inner)): holdsElement(inner, value)
        default: false
        }
    }

    private static func implies(_ condition: Condition, _ comparison: RuleComparison, _ value: Value) -> Bool {
        switch condition {
        case .eq(let one): comparison.holds(one, value)
        case .in(let list): list.allSatisfy { comparison.holds($0, value) }
        case .and(let parts): parts.contains { implies($0, comparison, value) }
        case .or(let parts): parts.allSatisfy { implies($0, comparison, value) }
        case .neq(let one): comparison == .notEqual && RuleComparison.equal.holds(one, value)
        case .nin(let list): excludes(list, comparison, value)
        case .gt(let bound): bounded(bound, above: true, isStrict: true, comparison, value)
        case .gte(let bound): bounded(bound, above: true, isStrict: false, comparison, value)
        case .lt(let bound): bounded(bound, above: false, isStrict: true, comparison, value)
        case .lte(let bound): bounded(bound, above: false, isStrict: false, comparison, value)
        default: false
        }
    }

    private static func excludes(_ list: [Value], _ comparison: RuleComparison, _ value: Value) -> Bool {
        switch (comparison, value) {
        case (.notEqual, _): RuleComparison.within.holds(value, .array(list))
        case (.notWithin, .array(let values)): values.allSatisfy { RuleComparison.within.holds($0, .array(list)) }
        default: false
        }
    }

    /// What follows from being above or below a bound.
    private static func bounded(
        _ bound: Value, above: Bool, isStrict: Bool, _ comparison: RuleComparison, _ value: Value
    ) -> Bool {
        // The bound lies beyond the value, or on it.
        let beyond: RuleComparison = above ? .greater : .less
        let onOrBeyond: RuleComparison = above ? .greaterOrEqual : .lessOrEqual
        switch comparison {
        case beyond, .notEqual: return (isStrict ? onOrBeyond : beyond).holds(bound, value)
        case onOrBeyond: return onOrBeyond.holds(bound, value)
        default: return false
        }
    }
}
