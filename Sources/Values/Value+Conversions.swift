/// JavaScript's conversions (ECMA-262, 7.1). A `valueOf` or `toString` of the object's own is not asked: it is data.
extension Value {
    /// What `typeof` says.
    package var typeof: String {
        switch self {
        case .undefined: "undefined"
        case .null, .array, .object, .date, .binary: "object"
        case .bool: "boolean"
        case .number: "number"
        case .string: "string"
        case .opaque(let handle): handle.kind == .function ? "function" : "object"
        }
    }

    /// ToBoolean: false for undefined, null, false, 0, NaN and the empty string.
    package func toBoolean() -> Bool {
        switch self {
        case .undefined, .null: false
        case .bool(let bool): bool
        case .number(let number): !(number == 0 || number.isNaN)
        case .string(let string): !string.isEmpty
        case .array, .object, .date, .binary, .opaque: true
        }
    }

    /// ToNumber.
    package func toNumber() -> Double {
        switch self {
        case .undefined: .nan
        case .null: 0
        case .bool(let bool): bool ? 1 : 0
        case .number(let number), .date(let number): number
        case .string(let string): NumberText.number(string)
        case .array(let elements) where elements.isEmpty: 0
        case .array: NumberText.number(toString())
        case .object, .binary, .opaque: .nan
        }
    }

    /// ToString.
    /// - Parameter timeZoneOffset: minutes east of Greenwich, for dates.
    package func toString(timeZoneOffset: Int = 0) -> String {
        switch self {
        case .undefined: "undefined"
        case .null: "null"
        case .bool(let bool): bool ? "true" : "false"
        case .number(let number): NumberText.string(number)
        case .string(let string): string
        case .array(let elements):
            elements.lazy.map { element in
                element.isNullish ? "" : element.toString(timeZoneOffset: timeZoneOffset)
            }.joined(separator: ",")
        case .object: "[object Object]"
        case .date(let time): DateText.string(time, timeZoneOffset: timeZoneOffset)
        case .binary: "[object ArrayBuffer]"
        case .opaque(let handle): handle.kind == .function ? "function () { [native code] }" : "[object Object]"
        }
    }

    /// Whether this is undefined or null.
    package var isNullish: Bool {
        switch self {
        case .undefined, .null: true
        default: false
        }
    }

    /// Whether this is no object.
    package var isPrimitive: Bool {
        switch self {
        case .undefined, .null, .bool, .number, .string: true
        case .array, .object, .date, .binary, .opaque: false
        }
    }

    /// What ToPrimitive prefers.
    package enum PrimitiveHint: Sendable {
        /// As `+` and `==` do: a string for dates, and for all other data too.
        case `default`
        /// As `<` and arithmetic do: a number for dates.
        case number
    }

    /// ToPrimitive.
    package func toPrimitive(_ hint: PrimitiveHint = .default, timeZoneOffset: Int = 0) -> Value {
        if isPrimitive { return self }
        if case .date(let time) = self, hint == .number { return .number(time) }
        return .string(toString(timeZoneOffset: timeZoneOffset))
    }

    /// ToInt32 of ToNumber.
    package func toInt32() -> Int32 { Value.int32(toNumber()) }

    /// A number modulo 2^32, as the bit operators take it.
    static func int32(_ number: Double) -> Int32 {
        if let small = Int32(exactly: number) { return small }
        guard number.isFinite else { return 0 }
        let whole = number.rounded(.towardZero).truncatingRemainder(dividingBy: 4_294_967_296)
        return Int32(truncatingIfNeeded: Int64(whole))
    }
}
