import Values

@testable import Bridge

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

/// Generated messages of every case.
struct MessageGenerator {
    var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed) }

    static let strings = [
        "", "a", "view", "class-name", "中文文本", "😀", "e\u{301}", "é", "$date", "$$", "a\"b\\\n\u{1}", "0", "10",
        String(repeating: "长", count: 30), String(repeating: "x", count: 255), String(repeating: "y", count: 300),
    ]
    static let numbers: [Double] = [
        0, -0.0, 1, -1, 0.1, 1e21, 1e300, .nan, .infinity, -.infinity, 0x1p48, -0x1p48, 0x1p53, 0x1p64, 255, 65536,
    ]

    mutating func number(_ limit: Int = 1000) -> Int { Int.random(in: 0..<limit, using: &random) }
    mutating func flag() -> Bool { Bool.random(using: &random) }
    mutating func double() -> Double { flag() ? Self.numbers[number(Self.numbers.count)] : Double(number()) / 8 }

    mutating func string() -> String {
        flag() ? Self.strings[number(Self.strings.count)] : "text \(number(5000))"
    }

    mutating func maybe<T>(_ make: (inout MessageGenerator) -> T) -> T? { flag() ? make(&self) : nil }

    mutating func list<T>(_ make: (inout MessageGenerator) -> T) -> [T] {
        var list: [T] = []
        for _ in 0..<number(4) { list.append(make(&self)) }
        return list
    }

    mutating func big() -> UInt64 { flag() ? random.next() : UInt64(number()) }
    mutating func node() -> NodeID { NodeID(flag() ? UInt32(truncatingIfNeeded: random.next()) : UInt32(number(50))) }
    mutating func page() -> PageID { PageID(UInt32(number(20))) }
    mutating func scope() -> StyleScope { StyleScope(UInt16(truncatingIfNeeded: random.next())) }
    mutating func scopeSet() -> StyleScopeSet { StyleScopeSet(UInt16(truncatingIfNeeded: random.next())) }

    mutating func value(depth: Int = 3) -> Value {
        switch number(depth > 0 ? 10 : 8) {
        case 0: return .undefined
        case 1: return .null
        case 2: return .bool(flag())
        case 3: return .number(double())
        case 4: return .string(string())
        case 5: return .date(double())
        case 6: return .binary(list { UInt8($0.number(256)) })
        case 7:
            return .opaque(
                OpaqueHandle(id: UInt32(truncatingIfNeeded: random.next()), kind: flag() ? .function : .object))
        case 8: return .array(list { $0.value(depth: depth - 1) })
        default: return .object(ValueObject(list { ($0.string(), $0.value(depth: depth - 1)) }))
        }
    }

    mutating func operation(_ kind: Int) -> PatchOperation {
        switch kind % 12 {
        case 0: .scopeSet(scopeSet(), list { $0.scope() })
        case 1: .element(node(), tag: string(), scopes: scopeSet(), host: maybe { $0.scope() })
        case 2: .text(node(), string())
        case 3: .insert(node(), parent: node(), before: maybe { $0.node() })
        case 4: .remove(node())
        case 5: .replaceText(node(), string())
        case 6: .attribute(node(), name: string(), value())
        case 7: .classes(node(), list { StyleClass(name: $0.string(), scopes: $0.scopeSet()) })
        case 8: .style(node(), StyleSegment.allCases[number(3)], string())
        case 9: .identifier(node(), string())
        case 10: .listen(node(), event: string(), Listening(rawValue: UInt8(number(256))))
        default: .source(node(), path: string(), line: number() - 1, column: number() - 1)
        }
    }

    mutating func patch(operations: Int = 40) -> Patch {
        var made: [PatchOperation] = []
        for kind in 0..<operations { made.append(operation(kind)) }
        return Patch(page: page(), batch: big(), operations: made)
    }
}
