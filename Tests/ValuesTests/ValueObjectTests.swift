import Testing
import Values

@Suite struct ValueObjectTests {
    @Test func `keys stand in JavaScript's order`() {
        let engine = Engine()
        var random = SeededRandom(6)
        for _ in 0..<300 {
            var object = ValueObject()
            var script = "var o = {};"
            for _ in 0..<Int.random(in: 0..<40, using: &random) {
                let key =
                    Bool.random(using: &random)
                    ? "\(Int.random(in: 0..<30, using: &random))" : "k\(Int.random(in: 0..<30, using: &random))"
                if Int.random(in: 0..<4, using: &random) == 0 {
                    object[key] = nil
                    script += "delete o['\(key)'];"
                } else {
                    object[key] = .string(key)
                    script += "o['\(key)'] = '\(key)';"
                }
            }
            #expect(JSON.string(.object(object)) == engine.string(script + "JSON.stringify(o)"))
            for key in object.keys { #expect(object[key] == .string(key)) }
        }
    }

    @Test func `a copy is not changed by writing to the original`() {
        var one: ValueObject = ["a": [1, 2]]
        let two = one
        one.set(DataPath([.key("a"), .index(0)]), to: 9)
        one["b"] = true
        #expect(one == ["a": [9, 2], "b": true])
        #expect(two == ["a": [1, 2]])
    }

    @Test func `keys that look alike but differ in code units are two`() {
        let object = ValueObject([("é", 1), ("e\u{301}", 2)])
        #expect(object.count == 2)
        #expect(object["e\u{301}"] == 2)
    }

    @Test func `a subscript changes, adds and removes in place`() {
        var object = ValueObject()
        object["a"] = 1
        object["a"]? = 2
        object["b", default: 5] = 6
        object["a"] = nil
        #expect(object == ValueObject([("b", 6)]))
    }

    @Test func `structural equality ignores order and takes NaN for itself`() {
        #expect(
            Value.object(ValueObject([("a", 1), ("b", .number(.nan))]))
                == .object(ValueObject([("b", .number(.nan)), ("a", 1)])))
        #expect(Value.string("é") != .string("e\u{301}"))
        #expect(Value.number(0) == .number(-0.0))
        #expect(Value.array([1]) != .array([1, .undefined]))
    }
}

extension ValueObject {
    fileprivate subscript(key: String, default value: Value) -> Value {
        get { self[key] ?? value }
        set { self[key] = newValue }
    }
}
