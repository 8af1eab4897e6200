/// The tags of extended JSON.
enum ExtendedTag {
    /// Whether a key begins with `$`.
    static func isMarked(_ key: String) -> Bool { key.utf8.first == UInt8(ascii: "$") }

    /// Whether a key begins with the `$$` of an escaped key.
    static func isEscaped(_ key: String) -> Bool { key.utf8.starts(with: "$$".utf8) }

    /// The tag and its content for a value that JSON has no word for.
    static func tag(_ value: Value) -> (key: String, content: Value) {
        switch value {
        case .number(let number): ("$number", .string(number == 0 ? "-0" : NumberText.string(number)))
        case .date(let time): ("$date", time.isFinite && !time.isNegativeZero ? .number(time) : .string(text(time)))
        case .binary(let bytes): ("$binary", .string(Base64.string(bytes)))
        case .opaque(let handle): (handle.kind == .function ? "$function" : "$live", .number(Double(handle.id)))
        default: ("$undefined", .null)
        }
    }

    private static func text(_ time: Double) -> String { time == 0 ? "-0" : NumberText.string(time) }

    /// What a tag stands for; nil if there is no such tag or its content is wrong.
    static func value(_ key: String, _ content: Value) -> Value? {
        switch (key, content) {
        case ("$undefined", _): return .undefined
        case ("$number", .string(let text)): return .number(NumberText.number(text))
        case ("$date", .number(let time)): return .date(time)
        case ("$date", .string(let text)): return .date(NumberText.number(text))
        case ("$binary", .string(let text)): return Base64.bytes(text).map { .binary($0) }
        case ("$function", .number(let id)):
            return UInt32(exactly: id).map { .opaque(OpaqueHandle(id: $0, kind: .function)) }
        case ("$live", .number(let id)):
            return UInt32(exactly: id).map { .opaque(OpaqueHandle(id: $0, kind: .object)) }
        default: return nil
        }
    }
}

extension Double {
    fileprivate var isNegativeZero: Bool { self == 0 && sign == .minus }
}
