/// JavaScript's equalities. Data has no identity, so two arrays, objects or dates are never the same here (two copies of
/// one object are not in JavaScript either); live objects are the same if their handles are.
extension Value {
    /// `a === b`.
    package static func isStrictlyEqual(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.undefined, .undefined), (.null, .null): true
        case (.bool(let one), .bool(let two)): one == two
        case (.number(let one), .number(let two)): one == two
        case (.string(let one), .string(let two)): one.hasSameUnits(as: two)
        case (.opaque(let one), .opaque(let two)): one == two
        default: false
        }
    }

    /// `a == b`.
    package static func isLooselyEqual(_ left: Value, _ right: Value, timeZoneOffset: Int = 0) -> Bool {
        if left.isNullish || right.isNullish { return left.isNullish && right.isNullish }
        switch (left.isPrimitive, right.isPrimitive) {
        case (false, false): return isStrictlyEqual(left, right)
        case (true, false):
            return isLooselyEqual(left, right.toPrimitive(timeZoneOffset: timeZoneOffset))
        case (false, true):
            return isLooselyEqual(left.toPrimitive(timeZoneOffset: timeZoneOffset), right)
        case (true, true):
            if case .string = left, case .string = right { return isStrictlyEqual(left, right) }
            return left.toNumber() == right.toNumber()
        }
    }

    /// SameValue, as `Object.is`: NaN is itself, and 0 is not -0.
    package static func isSameValue(_ left: Value, _ right: Value) -> Bool {
        if case .number(let one) = left, case .number(let two) = right {
            return (one.isNaN && two.isNaN) || (one == two && one.sign == two.sign)
        }
        return isStrictlyEqual(left, right)
    }
}

/// Structural equality: the same data all the way down. NaN equals NaN, 0 equals -0, strings are equal by code units, and the
/// order of an object's members does not matter.
extension Value: Equatable {
    package static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.undefined, .undefined), (.null, .null): true
        case (.bool(let one), .bool(let two)): one == two
        case (.number(let one), .number(let two)), (.date(let one), .date(let two)):
            one == two || (one.isNaN && two.isNaN)
        case (.string(let one), .string(let two)): one.hasSameUnits(as: two)
        case (.array(let one), .array(let two)): one == two
        case (.object(let one), .object(let two)): one == two
        case (.binary(let one), .binary(let two)): one == two
        case (.opaque(let one), .opaque(let two)): one == two
        default: false
        }
    }
}

extension ValueObject: Equatable {
    package static func == (left: ValueObject, right: ValueObject) -> Bool {
        guard left.count == right.count else { return false }
        var hint = 0
        for (key, value) in left {
            guard let other = right.member(key, hint: &hint), value == other else { return false }
            hint += 1
        }
        return true
    }
}
