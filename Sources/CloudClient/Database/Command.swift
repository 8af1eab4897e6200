package import Values

/// Operators of queries and updates: `db.command`.
package struct Command: Sendable {
    /// What is sent for it.
    package let value: Value

    private init(_ name: String, _ operand: Value) { value = .object(ValueObject([("$\(name)", operand)])) }

    // MARK: Conditions

    /// Equal to a value, or an array with it.
    package static func eq(_ value: Value) -> Command { Command("eq", value) }
    /// Not equal.
    package static func neq(_ value: Value) -> Command { Command("ne", value) }
    /// Greater.
    package static func gt(_ value: Value) -> Command { Command("gt", value) }
    /// Greater or equal.
    package static func gte(_ value: Value) -> Command { Command("gte", value) }
    /// Less.
    package static func lt(_ value: Value) -> Command { Command("lt", value) }
    /// Less or equal.
    package static func lte(_ value: Value) -> Command { Command("lte", value) }
    /// One of these.
    package static func `in`(_ values: [Value]) -> Command { Command("in", .array(values)) }
    /// None of these.
    package static func nin(_ values: [Value]) -> Command { Command("nin", .array(values)) }
    /// Whether the field is there.
    package static func exists(_ flag: Bool) -> Command { Command("exists", .bool(flag)) }
    /// An array with all of these.
    package static func all(_ values: [Value]) -> Command { Command("all", .array(values)) }
    /// An array of this many elements.
    package static func size(_ count: Int) -> Command { Command("size", .number(Double(count))) }
    /// An array with an element of which this query holds.
    package static func elemMatch(_ query: Value) -> Command { Command("elemMatch", query) }
    /// A number that leaves this remainder.
    package static func mod(_ divisor: Double, _ remainder: Double) -> Command {
        Command("mod", .array([.number(divisor), .number(remainder)]))
    }
    /// All of these hold.
    package static func and(_ conditions: Command...) -> Command { Command("and", .array(conditions.map(\.value))) }
    /// One of these holds.
    package static func or(_ conditions: Command...) -> Command { Command("or", .array(conditions.map(\.value))) }
    /// None of these holds.
    package static func nor(_ conditions: Command...) -> Command { Command("nor", .array(conditions.map(\.value))) }
    /// This does not hold.
    package static func not(_ condition: Command) -> Command { Command("not", condition.value) }

    /// This and another.
    package func and(_ other: Command) -> Command { .and(self, other) }
    /// This or another.
    package func or(_ other: Command) -> Command { .or(self, other) }

    // MARK: Updates

    /// Replaces a field, objects whole.
    package static func set(_ value: Value) -> Command { Command("set", value) }
    /// Takes a field away.
    package static func remove() -> Command { Command("remove", true) }
    /// Adds a number.
    package static func inc(_ number: Double) -> Command { Command("inc", .number(number)) }
    /// Multiplies by a number.
    package static func mul(_ number: Double) -> Command { Command("mul", .number(number)) }
    /// The lesser of a value and the field's.
    package static func min(_ value: Value) -> Command { Command("min", value) }
    /// The greater of a value and the field's.
    package static func max(_ value: Value) -> Command { Command("max", value) }
    /// Gives a field another name.
    package static func rename(_ path: String) -> Command { Command("rename", .string(path)) }
    /// Appends elements to an array.
    package static func push(_ values: [Value]) -> Command {
        Command("push", .object(ValueObject([("$each", .array(values))])))
    }
    /// Without its last element.
    package static func pop() -> Command { Command("pop", true) }
    /// Without its first element.
    package static func shift() -> Command { Command("shift", true) }
    /// Puts elements in front of an array's.
    package static func unshift(_ values: [Value]) -> Command { Command("unshift", .array(values)) }
    /// Adds the elements that an array has not.
    package static func addToSet(_ values: [Value]) -> Command {
        Command("addToSet", .object(ValueObject([("$each", .array(values))])))
    }
    /// Without the elements that match a value, condition or query.
    package static func pull(_ test: Value) -> Command { Command("pull", test) }
    /// Without the elements that are one of these.
    package static func pullAll(_ values: [Value]) -> Command { Command("pullAll", .array(values)) }
}

extension Value {
    /// An operator in a condition or an update.
    package static func command(_ command: Command) -> Value { command.value }
}
