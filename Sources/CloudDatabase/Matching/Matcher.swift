import Values

/// Tells in memory whether documents match a query. Not safe to share between threads; make one for each.
package final class Matcher {
    /// The query.
    package let query: Query
    /// Set when a regular expression took more steps than it may: what was answered since is not to be trusted.
    package private(set) var overrun: Pattern?
    private var machines: [Pattern: PatternMachine] = [:]

    /// - Throws: `invalidQuery` for a regular expression that is none.
    package init(_ query: Query) throws(DatabaseError) {
        self.query = query
        try compile(query)
    }

    /// Whether a document matches.
    package func matches(_ document: Document) -> Bool { matches(query, document.fields) }

    /// - Throws: `invalidQuery` if a regular expression took more steps than it may.
    package func checkOverrun() throws(DatabaseError) {
        guard let overrun else { return }
        throw .invalidQuery("the regular expression /\(overrun.source.prefix(100))/ takes too long")
    }

    private func matches(_ query: Query, _ object: ValueObject) -> Bool {
        switch query {
        case .and(let parts): parts.allSatisfy { matches($0, object) }
        case .or(let parts): parts.contains { matches($0, object) }
        case .nor(let parts): !parts.contains { matches($0, object) }
        case .field(let path, let condition): matches(condition, object, path)
        }
    }

    /// Whether the field of a document holds to a condition.
    private func matches(_ condition: Condition, _ object: ValueObject, _ path: FieldPath) -> Bool {
        switch condition {
        case .neq(let value): return !matches(.eq(value), object, path)
        case .nin(let values): return !matches(.in(values), object, path)
        case .exists(let wanted): return visit(object, path, .elementsToo) { $0 != nil } == wanted
        case .and(let parts): return parts.allSatisfy { matches($0, object, path) }
        case .or(let parts): return parts.contains { matches($0, object, path) }
        case .nor(let parts): return !parts.contains { matches($0, object, path) }
        case .not(let part): return !matches(part, object, path)
        case .all(let parts): return !parts.isEmpty && parts.allSatisfy { matches($0, object, path) }
        case .size, .elemMatch: return visit(object, path, .asWhole) { matches(condition, element: $0) }
        case .eq, .gt, .gte, .lt, .lte, .in, .mod, .regex:
            return visit(object, path, .elementsToo) { matches(condition, element: $0) }
        }
    }

    private func visit(
        _ object: ValueObject, _ path: FieldPath, _ leaves: FieldWalk.Leaves, _ body: (Value?) -> Bool
    ) -> Bool {
        FieldWalk.visit(object, path.segments[...], leaves: leaves) { value, _ in body(value) }
    }

    /// Whether one value holds to a condition by itself, whatever elements it has; nil is a field that is not there.
    func matches(_ condition: Condition, element value: Value?) -> Bool {
        switch condition {
        case .eq(let operand): Self.isEqual(value, operand)
        case .neq(let operand): !Self.isEqual(value, operand)
        case .gt(let operand): compares(value, operand, orEqual: false) { $0 > 0 }
        case .gte(let operand): compares(value, operand, orEqual: true) { $0 > 0 }
        case .lt(let operand): compares(value, operand, orEqual: false) { $0 < 0 }
        case .lte(let operand): compares(value, operand, orEqual: true) { $0 < 0 }
        case .in(let operands): operands.contains { Self.isEqual(value, $0) }
        case .nin(let operands): !operands.contains { Self.isEqual(value, $0) }
        case .exists(let wanted): (value != nil) == wanted
        case .mod(let divisor, let remainder): Self.leaves(value, divisor, remainder)
        case .size(let size): if case .array(let elements) = value { elements.count == size } else { false }
        case .elemMatch(let test):
            if case .array(let elements) = value { elements.contains { matches(test, $0) } } else { false }
        case .all(let parts): !parts.isEmpty && parts.allSatisfy { matches($0, element: value) }
        case .regex(let pattern): if case .string(let text) = value { finds(pattern, text) } else { false }
        case .and(let parts): parts.allSatisfy { matches($0, element: value) }
        case .or(let parts): parts.contains { matches($0, element: value) }
        case .nor(let parts): !parts.contains { matches($0, element: value) }
        case .not(let part): !matches(part, element: value)
        }
    }

    private func matches(_ test: ElementTest, _ element: Value) -> Bool {
        switch (test, element) {
        case (.value(let condition), _): matches(condition, element: element)
        case (.document(let query), .object(let object)): matches(query, object)
        case (.document(let query), .array(let elements)):
            // An array is an object whose names are its indices.
            matches(query, ValueObject(elements.enumerated().map { (String($0.offset), $0.element) }))
        case (.document, _): false
        }
    }

    /// Whether an element of an array is one that is pulled.
    func pulls(_ test: UpdateOperator.PullTest, _ element: Value) -> Bool {
        switch test {
        case .equal(let value): ValueOrder.areEqual(value, element)
        case .value(let condition): matches(condition, element: element)
        case .document(let query): if case .object(let object) = element { matches(query, object) } else { false }
        }
    }

    private static func isEqual(_ value: Value?, _ operand: Value) -> Bool {
        switch (value, operand) {
        case (nil, .null): true
        case (.number(let one), .number(let other)) where one == other: true
        case (.some(let value), _): ValueOrder.areEqual(value, operand)
        case (nil, _): false
        }
    }

    private func compares(_ value: Value?, _ operand: Value, orEqual: Bool, _ holds: (Int) -> Bool) -> Bool {
        let value = value ?? .null
        guard ValueOrder.rank(value) == ValueOrder.rank(operand) else { return false }
        // NaN is equal to itself, and neither less nor greater than any number.
        if case .number(let one) = value, case .number(let other) = operand, one.isNaN || other.isNaN {
            return orEqual && one.isNaN && other.isNaN
        }
        let order = ValueOrder.compare(value, operand)
        return order == 0 ? orEqual : holds(order)
    }

    private static func leaves(_ value: Value?, _ divisor: Double, _ remainder: Double) -> Bool {
        guard case .number(let number) = value, number.isFinite else { return false }
        return number.rounded(.towardZero).truncatingRemainder(dividingBy: divisor) == remainder
    }

    // MARK: Regular expressions

    private func finds(_ pattern: Pattern, _ text: String) -> Bool {
        guard let machine = machines[pattern] else { return false }
        switch machine.finds(in: text) {
        case .found: return true
        case .notFound: return false
        case .tooManySteps:
            overrun = pattern
            return false
        }
    }

    private func compile(_ query: Query) throws(DatabaseError) {
        switch query {
        case .and(let parts), .or(let parts), .nor(let parts): for part in parts { try compile(part) }
        case .field(_, let condition): try compile(condition)
        }
    }

    private func compile(_ condition: Condition) throws(DatabaseError) {
        switch condition {
        case .and(let parts), .or(let parts), .nor(let parts), .all(let parts):
            for part in parts { try compile(part) }
        case .not(let part): try compile(part)
        case .elemMatch(.document(let query)): try compile(query)
        case .elemMatch(.value(let part)): try compile(part)
        case .regex(let pattern) where machines[pattern] == nil: machines[pattern] = try PatternMachine(pattern)
        case .regex, .eq, .neq, .gt, .gte, .lt, .lte, .in, .nin, .exists, .mod, .size: break
        }
    }
}
