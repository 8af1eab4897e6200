#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// JavaScript's operators (ECMA-262, 13.6 to 13.12).
extension Value {
    /// `a + b`: a string if either side becomes one.
    package static func add(_ left: Value, _ right: Value, timeZoneOffset: Int = 0) -> Value {
        if case .number(let one) = left, case .number(let two) = right { return .number(one + two) }
        let left = left.toPrimitive(timeZoneOffset: timeZoneOffset)
        let right = right.toPrimitive(timeZoneOffset: timeZoneOffset)
        switch (left, right) {
        case (.string(let text), _): return .string(text + right.toString())
        case (_, .string(let text)): return .string(left.toString() + text)
        default: return .number(left.toNumber() + right.toNumber())
        }
    }

    /// `a % b`: the sign is the left side's.
    package static func remainder(_ left: Double, _ right: Double) -> Double {
        left.truncatingRemainder(dividingBy: right)
    }

    /// `a ** b`, which unlike C's `pow` is NaN for 1 to the NaN or the infinity.
    package static func power(_ base: Double, _ exponent: Double) -> Double {
        if exponent.isNaN || (exponent.isInfinite && base.magnitude == 1) { return .nan }
        return pow(base, exponent)
    }

    /// `a << b`.
    package static func shiftLeft(_ left: Value, _ right: Value) -> Double {
        Double(left.toInt32() << (right.toInt32() & 31))
    }

    /// `a >> b`.
    package static func shiftRight(_ left: Value, _ right: Value) -> Double {
        Double(left.toInt32() >> (right.toInt32() & 31))
    }

    /// `a >>> b`.
    package static func shiftRightUnsigned(_ left: Value, _ right: Value) -> Double {
        Double(UInt32(bitPattern: left.toInt32()) >> UInt32(right.toInt32() & 31))
    }

    /// `a < b`; nil (undefined in ECMA-262) if either is NaN.
    package static func less(_ left: Value, _ right: Value) -> Bool? {
        if case .number(let one) = left, case .number(let two) = right {
            return one.isNaN || two.isNaN ? nil : one < two
        }
        let left = left.toPrimitive(.number)
        let right = right.toPrimitive(.number)
        if case .string(let one) = left, case .string(let two) = right { return one.precedesByUnits(two) }
        let one = left.toNumber()
        let two = right.toNumber()
        return one.isNaN || two.isNaN ? nil : one < two
    }
}
