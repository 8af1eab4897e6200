package import Values

/// What documents are wanted: a tree of conditions on fields. One tree, several evaluators: `Matcher` in memory, SQL in a store.
///
/// The meaning is the official one (that of MongoDB): a field matches if its value or, for an array, any element does.
package indirect enum Query: Sendable, Equatable {
    /// All of them hold; every document for an empty list.
    case and([Query])
    /// At least one holds.
    case or([Query])
    /// None holds.
    case nor([Query])
    /// A field holds to a condition.
    case field(FieldPath, Condition)

    /// Every document.
    package static let all = Query.and([])

    /// The document of this `_id`.
    package static func id(_ id: Value) -> Query { .field(.id, .eq(id)) }

    /// The documents that a client of this openid made.
    package static func owner(_ openid: String) -> Query { .field(.owner, .eq(.string(openid))) }

    /// Both hold: what a permission adds to a query. Nested conjunctions become one.
    package func narrowed(by other: Query) -> Query {
        switch (self, other) {
        case (.and(let one), .and(let two)): .and(one + two)
        case (.and(let one), _): .and(one + [other])
        case (_, .and(let two)): .and([self] + two)
        default: .and([self, other])
        }
    }
}

/// What a field must be.
package indirect enum Condition: Sendable, Equatable {
    /// Equal to the value, or an array with such an element. `null` also holds for a field that is not there.
    case eq(Value)
    /// The opposite of `eq`: also holds for a field that is not there.
    case neq(Value)
    /// Greater, of the same type.
    case gt(Value)
    /// Greater or equal, of the same type.
    case gte(Value)
    /// Less, of the same type.
    case lt(Value)
    /// Less or equal, of the same type.
    case lte(Value)
    /// Equal to one of the values.
    case `in`([Value])
    /// Equal to none of the values.
    case nin([Value])
    /// Whether the field is there.
    case exists(Bool)
    /// A number that leaves this remainder; both are whole, the divisor is not 0.
    case mod(divisor: Double, remainder: Double)
    /// An array of this many elements.
    case size(Int)
    /// An array in which one element is all of this.
    case elemMatch(ElementTest)
    /// Every one of these holds, each perhaps for another element. An empty list never holds.
    case all([Condition])
    /// A string that the pattern finds something in.
    case regex(Pattern)
    /// All of them hold.
    case and([Condition])
    /// At least one holds.
    case or([Condition])
    /// None holds.
    case nor([Condition])
    /// It does not hold; so it does for a field that is not there.
    case not(Condition)
}

/// What one element of an array must be.
package indirect enum ElementTest: Sendable, Equatable {
    /// An object of which the query holds.
    case document(Query)
    /// A value for which the condition holds.
    case value(Condition)
}
