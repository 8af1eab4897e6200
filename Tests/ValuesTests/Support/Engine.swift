import CJavaScriptCore
import Values

/// JavaScriptCore by its C interface, as a second implementation to hold ours against. One context; used by one test at a time.
final class Engine {
    private let context = JSGlobalContextCreate(nil)

    deinit { JSGlobalContextRelease(context) }

    /// Evaluates a script; nil if it throws.
    func evaluate(_ script: String) -> JSValueRef? {
        let text = JSStringCreateWithUTF8CString(script)
        defer { JSStringRelease(text) }
        return JSEvaluateScript(context, text, nil, nil, 1, nil)
    }

    /// Evaluates a script whose value is a string; nil if it throws.
    func string(_ script: String) -> String? {
        guard let value = evaluate(script), let text = JSValueToStringCopy(context, value, nil) else { return nil }
        defer { JSStringRelease(text) }
        var units = [UInt16](unsafeUninitializedCapacity: JSStringGetLength(text)) { buffer, count in
            count = JSStringGetLength(text)
            if let base = JSStringGetCharactersPtr(text) {
                for place in 0..<count { buffer[place] = base[place] }
            }
        }
        units.append(0)
        return String(decoding: units.dropLast(), as: UTF16.self)
    }

    /// Evaluates a script whose value is a number.
    func number(_ script: String) -> Double {
        guard let value = evaluate(script) else { return .nan }
        return JSValueToNumber(context, value, nil)
    }

    /// Evaluates a script whose value is a boolean.
    func boolean(_ script: String) -> Bool {
        guard let value = evaluate(script) else { return false }
        return JSValueToBoolean(context, value)
    }
}

extension Value {
    /// The JavaScript text that makes this value: plain data and dates.
    var script: String {
        switch self {
        case .undefined: "undefined"
        case .null: "null"
        case .bool(let bool): "\(bool)"
        case .number(let number):
            number == 0 && number.sign == .minus
                ? "(-0)" : number < 0 ? "(\(NumberText.string(number)))" : NumberText.string(number)
        case .string: JSON.string(self) ?? ""
        case .array(let elements): "[" + elements.map(\.script).joined(separator: ",") + "]"
        case .object(let object):
            "({" + object.map { "[\(Value.string($0.key).script)]:\($0.value.script)" }.joined(separator: ",") + "})"
        case .date(let time): "new Date(\(NumberText.string(time)))"
        case .binary: "new ArrayBuffer(0)"
        case .opaque: "(function(){})"
        }
    }
}

/// A generator of the same numbers for the same seed (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Generated values.
struct ValueGenerator {
    var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed) }

    /// Strings that conversions treat in special ways, and others.
    static let strings = [
        "", " ", "0", "-0", "1", "01", "1.5", ".5", "5.", "1e3", "1E-7", "0x1F", "0b101", "0o17", "-0x1", "Infinity",
        "-Infinity",
        "infinity", "NaN", " 12 ", "\u{3000}7\u{FEFF}", "12px", "é", "e\u{301}", "中文", "😀", "\u{FFFD}", "\u{E000}",
        "a\"b\\c\n\t\u{1}",
        "true", "null", "undefined", "length", "a", "b", "B", "$date", "$$", "1_000", "+5", "--5", "1e", "e5", ".",
        "1e400", "1,2",
        "9007199254740993", "0x20000000000001", "0x1fffffffffffffffff",
    ]

    /// Numbers at the edges.
    static let numbers: [Double] = [
        0, -0.0, 1, -1, 0.1, 1.5, -2.5, 1e21, 1e-7, 0x1p67, 1e300, .leastNonzeroMagnitude, .nan, .infinity, -.infinity,
        2147483647,
        2147483648, 4294967295, 4294967296, -2147483649, 9007199254740991, 9007199254740992, 1e-6, 0.000001234, 1e20,
    ]

    mutating func number() -> Double {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: Self.numbers.randomElement(using: &random) ?? 0
        case 1: Double(Int.random(in: -1000...1000, using: &random))
        case 2: Double(Int.random(in: -100_000...100_000, using: &random)) / 1000
        default: Double(bitPattern: random.next())
        }
    }

    mutating func primitive() -> Value {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: .undefined
        case 1: .null
        case 2: .bool(Bool.random(using: &random))
        case 3, 4: .number(number())
        default: .string(Self.strings.randomElement(using: &random) ?? "")
        }
    }

    mutating func value(depth: Int = 3, extended: Bool = false) -> Value {
        let kind = Int.random(in: 0..<12, using: &random)
        if extended, kind < 3 {
            switch kind {
            case 0:
                return .date(
                    Bool.random(using: &random)
                        ? Double(Int.random(in: -9_000_000_000_000...9_000_000_000_000, using: &random)) : number())
            case 1:
                return .binary(
                    (0..<Int.random(in: 0..<9, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) })
            default:
                return .opaque(
                    OpaqueHandle(
                        id: UInt32.random(in: 1...99, using: &random),
                        kind: Bool.random(using: &random) ? .function : .object))
            }
        }
        guard depth > 0, kind >= 8 else { return primitive() }
        let count = Int.random(in: 0..<5, using: &random)
        if kind < 10 { return .array((0..<count).map { _ in value(depth: depth - 1, extended: extended) }) }
        var object = ValueObject()
        for _ in 0..<count {
            object[Self.strings.randomElement(using: &random) ?? ""] = value(depth: depth - 1, extended: extended)
        }
        return .object(object)
    }
}
