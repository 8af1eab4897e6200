import Values

@testable import CloudDatabase

/// Random numbers that are the same every time (SplitMix64).
struct Numbers: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}

/// Random documents, queries and updates over few names and values, so that they meet.
struct Generator {
    var numbers: Numbers
    /// Only what every other implementation of these operators agrees on.
    var isPlain = false

    init(seed: UInt64, isPlain: Bool = false) {
        numbers = Numbers(seed: seed)
        self.isPlain = isPlain
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &numbers)]
    }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &numbers) < percent }

    static let strings = ["", "a", "b", "ab", "abc", "B", "é", "中文", "a.b", "$x", "zz", "10"]

    mutating func scalar() -> Value {
        switch Int.random(in: 0..<(isPlain ? 8 : 10), using: &numbers) {
        case 0...2: .number(Double(Int.random(in: -2...6, using: &numbers)))
        case 3: .number(pick([0.5, -1.5, 2.25, 1e21, 0.1]))
        case 4, 5: .string(pick(Self.strings))
        // For Python true is 1.
        case 6: isPlain ? .string("true") : .bool(chance(50))
        case 7: .null
        case 8: .date(Double(Int.random(in: -1...3, using: &numbers)) * 1000)
        default:
            pick([
                .number(.nan), .number(.infinity), .binary([1, 2]), .binary([]), .string("x\u{0}y"),
                .string("l\"q\\\n"),
            ])
        }
    }

    mutating func value(depth: Int = 0) -> Value {
        guard depth < 2 else { return scalar() }
        switch Int.random(in: 0..<10, using: &numbers) {
        case 0, 1:
            let count = Int.random(in: 0...3, using: &numbers)
            return .array((0..<count).map { _ in chance(isPlain ? 0 : 15) ? value(depth: depth + 1) : scalar() })
        case 2: return .object(object(depth: depth + 1))
        case 3:
            let count = Int.random(in: 0...2, using: &numbers)
            return .array((0..<count).map { _ in .object(object(depth: depth + 1)) })
        default: return scalar()
        }
    }

    mutating func object(depth: Int) -> ValueObject {
        var result = ValueObject()
        for name in ["a", "b", "c"] where chance(50) { result[name] = value(depth: depth + 1) }
        if !isPlain, chance(8) { result["0"] = scalar() }
        return result
    }

    mutating func document() -> ValueObject {
        var result = ValueObject()
        for name in ["a", "b", "c", "d"] where chance(75) { result[name] = value() }
        return result
    }

    mutating func path() -> FieldPath {
        let texts =
            isPlain
            ? ["a", "b", "c", "d", "a.b", "b.a", "c.b", "d.c"]
            : ["a", "b", "c", "d", "a.b", "b.a", "a.0", "b.1", "a.0.b", "c.b.a", "d.c", "a.b.0"]
        return FieldPath(segments: pick(texts).split(separator: ".").map(String.init))
    }

    mutating func condition(depth: Int = 0) -> Condition {
        let kind = Int.random(in: 0..<(depth < 2 ? 19 : 13), using: &numbers)
        switch kind {
        case 0, 1: return .eq(chance(25) ? value() : scalar())
        case 2: return .neq(scalar())
        case 3: return .gt(scalar())
        case 4: return .gte(scalar())
        case 5: return .lt(scalar())
        case 6: return .lte(scalar())
        case 7: return .in((0..<Int.random(in: 0...3, using: &numbers)).map { _ in scalar() })
        case 8: return .nin((0..<Int.random(in: 0...2, using: &numbers)).map { _ in scalar() })
        case 9: return .exists(chance(50))
        case 10: return .mod(divisor: pick([2, 3, -2]), remainder: pick([0, 1, -1]))
        case 11: return .size(Int.random(in: 0...3, using: &numbers))
        case 12: return .regex(pattern())
        case 13: return .and([condition(depth: depth + 1), condition(depth: depth + 1)])
        case 14: return .or([condition(depth: depth + 1), condition(depth: depth + 1)])
        case 15: return isPlain ? .not(condition(depth: depth + 1)) : .nor([condition(depth: depth + 1)])
        case 16: return .not(condition(depth: depth + 1))
        case 17: return .all((0..<Int.random(in: 1...2, using: &numbers)).map { _ in .eq(scalar()) })
        default:
            return .elemMatch(
                chance(50)
                    ? .value(condition(depth: depth + 1)) : .document(.field(path(), condition(depth: depth + 1))))
        }
    }

    mutating func pattern() -> Pattern {
        let source = pick(["a", "^a", "b$", "^ab", "a.?c", "[a-z]", "B", "^$", "中", "x", "l\"", "\\d"])
        return (try? Pattern(source, options: pick(["", "i"]))) ?? Pattern.never
    }

    mutating func query(depth: Int = 0) -> Query {
        switch Int.random(in: 0..<(depth < 2 ? 10 : 6), using: &numbers) {
        case 0...5: .field(path(), condition())
        case 6, 7: .and([query(depth: depth + 1), query(depth: depth + 1)])
        case 8: .or([query(depth: depth + 1), query(depth: depth + 1)])
        default: .nor([query(depth: depth + 1)])
        }
    }

    mutating func sort() -> Sort {
        let count = pick([0, 0, 1, 1, 2])
        return Sort((0..<count).map { _ in Sort.Key(path(), ascending: chance(50)) })
    }

    mutating func operation() -> UpdateOperator {
        switch Int.random(in: 0..<16, using: &numbers) {
        case 0, 1: return .set(value())
        case 2: return .remove
        case 3: return .inc(pick([1, -2, 0.5]))
        case 4: return .mul(pick([2, 0, -1]))
        case 5: return .min(scalar())
        case 6: return .max(scalar())
        case 7: return .rename(FieldPath(segments: [pick(["e", "f"])]))
        case 8: return .bit(pick([.and, .or, .xor]), 5)
        case 9:
            return .push(
                .init(
                    each: (0..<Int.random(in: 0...2, using: &numbers)).map { _ in scalar() },
                    position: pick([nil, 0, 1, -1, 9]),
                    order: pick([nil, .elements(ascending: true), .elements(ascending: false)]),
                    slice: pick([nil, 0, 2, -2])))
        case 10: return .pop
        case 11: return .shift
        case 12: return .unshift([scalar()])
        case 13: return .addToSet([scalar(), scalar()])
        case 14: return .pull(chance(50) ? .equal(scalar()) : .value(condition(depth: 2)))
        default: return .pullAll([scalar(), scalar()])
        }
    }

    mutating func update() -> Update? {
        let changes = (0..<Int.random(in: 1...2, using: &numbers)).map { _ in Update.Change(path(), operation()) }
        return try? Update(changes)
    }
}

extension Pattern {
    /// A pattern that is there whatever happens.
    static var never: Pattern {
        do { return try Pattern("x") } catch { fatalError("\(error)") }
    }
}
