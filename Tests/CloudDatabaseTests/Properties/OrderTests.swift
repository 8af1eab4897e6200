import Testing
import Values

@testable import CloudDatabase

@Suite struct `The order of values` {
    /// Values in their order.
    static let ascending: [Value] = [
        nil, .number(.nan), .number(-.infinity), -5, -0.5, 0, 1e-300, 1, 2, 1e300, .number(.infinity), "", "\u{0}",
        "\u{0}a", "A", "a", "a\u{0}",
        "aa", "b", "é", "\u{FF5E}", "\u{1F600}", [:], ["a": nil], ["a": 1], ["a": 1, "b": 0], ["b": 0], ["a": "x"],
        .array([]), [nil],
        [1], [1, 2], [2], ["a"], .binary([]), .binary([9]), .binary([1, 1]), false, true, .date(-1), .date(0), .date(5),
    ]

    @Test func `is that of BSON, and index keys have it too, both ways`() {
        for (place, one) in Self.ascending.enumerated() {
            for (otherPlace, other) in Self.ascending.enumerated() {
                let wanted = place < otherPlace ? -1 : place > otherPlace ? 1 : 0
                #expect(ValueOrder.compare(one, other).signum() == wanted, "\(one) and \(other)")
                for ascending in [true, false] {
                    var first = SortKey()
                    var second = SortKey()
                    first.append(one, ascending: ascending)
                    second.append(other, ascending: ascending)
                    let precedes = first.bytes.lexicographicallyPrecedes(second.bytes)
                    #expect(precedes == (ascending ? wanted < 0 : wanted > 0), "\(one) and \(other), \(ascending)")
                }
            }
        }
    }

    @Test func `of random values and of their index keys is the same`() {
        var generator = Generator(seed: 3)
        for _ in 0..<20_000 {
            let (one, other) = (generator.value(), generator.value())
            let (first, second) = (SortKey.bytes(of: one), SortKey.bytes(of: other))
            let order = first == second ? 0 : first.lexicographicallyPrecedes(second) ? -1 : 1
            #expect(ValueOrder.compare(one, other).signum() == order, "\(one) and \(other)")
        }
    }

    @Test func `sorts documents by several fields, arrays by their least or greatest element`() throws {
        let values: [ValueObject] = [["a": [3, 9]], ["a": 5], ["a": []], [:], ["a": nil], ["a": "x"]]
        let documents = values.enumerated().map { number, fields in
            Document(ValueObject([("_id", .number(Double(number)))] + fields.map { ($0.key, $0.value) }))
        }
        func order(_ ascending: Bool) throws -> [Value] {
            Sort([Sort.Key(try FieldPath("a"), ascending: ascending)]).sorted(documents).map(\.id)
        }
        #expect(try order(true) == [2, 3, 4, 0, 1, 5])
        #expect(try order(false) == [5, 0, 1, 4, 3, 2])
    }
}
