import Testing
import Values

/// Our conversions and operators against JavaScriptCore's, over generated values.
@Suite struct ConversionTests {
    @Test func `numbers print as in JavaScript`() {
        let engine = Engine()
        var generator = ValueGenerator(seed: 1)
        for number in ValueGenerator.numbers + (0..<3000).map({ _ in generator.number() }) where number.isFinite {
            // The literal is Swift's own shortest text, so that ours is not used to make the question.
            #expect(NumberText.string(number) == engine.string("String(\(number))"))
        }
        #expect(NumberText.string(.nan) == "NaN")
        #expect(NumberText.string(-.infinity) == "-Infinity")
    }

    @Test(arguments: ValueGenerator.strings) func `strings become numbers as in JavaScript`(text: String) {
        let wanted = Engine().number("Number(\(Value.string(text).script))")
        let found = NumberText.number(text)
        #expect(
            Value.isSameValue(.number(found), .number(wanted)), "\(text.debugDescription) is \(found), not \(wanted)")
    }

    @Test func `random texts become numbers as in JavaScript`() {
        let engine = Engine()
        var random = SeededRandom(2)
        let letters = Array("0123456789.eExXbBoO+- \u{A0}aFIn")
        for _ in 0..<5000 {
            let text = String(
                (0..<Int.random(in: 0..<9, using: &random)).map { _ in letters.randomElement(using: &random) ?? "0" })
            let wanted = engine.number("Number(\(Value.string(text).script))")
            #expect(Value.isSameValue(.number(NumberText.number(text)), .number(wanted)), "\(text.debugDescription)")
        }
    }

    @Test func `values convert as in JavaScript`() {
        let engine = Engine()
        var generator = ValueGenerator(seed: 3)
        for _ in 0..<3000 {
            let value = generator.value()
            let script = value.script
            #expect(value.toString() == engine.string("String(\(script))"), "\(script)")
            #expect(value.toBoolean() == engine.boolean("!!\(script)"), "\(script)")
            #expect(value.typeof == engine.string("typeof \(script)"), "\(script)")
            #expect(
                Value.isSameValue(.number(value.toNumber()), .number(engine.number("Number(\(script))"))), "\(script)")
            #expect(Double(value.toInt32()) == engine.number("\(script) | 0"), "\(script)")
        }
    }

    @Test func `operators agree with JavaScript`() {
        let engine = Engine()
        var generator = ValueGenerator(seed: 4)
        for round in 0..<3000 {
            let left = round % 3 == 0 ? generator.value() : generator.primitive()
            let right = round % 4 == 0 ? generator.value() : generator.primitive()
            let (one, two) = (left.script, right.script)
            let question = "\(one) and \(two)"
            #expect(Value.isLooselyEqual(left, right) == engine.boolean("\(one) == \(two)"), "\(question)")
            #expect(Value.isStrictlyEqual(left, right) == engine.boolean("\(one) === \(two)"), "\(question)")
            #expect(Value.isSameValue(left, right) == engine.boolean("Object.is(\(one), \(two))"), "\(question)")
            #expect((Value.less(left, right) ?? false) == engine.boolean("\(one) < \(two)"), "\(question)")
            #expect(Value.add(left, right).toString() == engine.string("String(\(one) + \(two))"), "\(question)")
            let numbers: [(String, Double)] = [
                ("%", Value.remainder(left.toNumber(), right.toNumber())),
                ("<<", Value.shiftLeft(left, right)), (">>", Value.shiftRight(left, right)),
                (">>>", Value.shiftRightUnsigned(left, right)),
            ]
            for (symbol, found) in numbers {
                let wanted = engine.number("\(one) \(symbol) \(two)")
                #expect(Value.isSameValue(.number(found), .number(wanted)), "\(one) \(symbol) \(two)")
            }
        }
    }

    @Test func `powers of whole numbers and special cases agree with JavaScript`() {
        let engine = Engine()
        for base in [0.0, -0.0, 1, -1, 2, -3, 10, 0.5, .infinity, -.infinity, .nan] {
            for exponent in [0.0, 1, 2, 3, -1, -2, 0.5, 10, 31, .infinity, -.infinity, .nan] {
                let wanted = engine.number("(\(Value.number(base).script)) ** (\(Value.number(exponent).script))")
                #expect(
                    Value.isSameValue(.number(Value.power(base, exponent)), .number(wanted)), "\(base) ** \(exponent)")
            }
        }
    }

    @Test(arguments: [
        (0.0, 0, "Thu Jan 01 1970 00:00:00 GMT+0000"), (0, 480, "Thu Jan 01 1970 08:00:00 GMT+0800"),
        (951_782_400_000, -210, "Mon Feb 28 2000 20:30:00 GMT-0330"),
        (-62_198_755_200_000, 0, "Fri Jan 01 -000001 00:00:00 GMT+0000"),
        (.nan, 0, "Invalid Date"), (8.64e15, 0, "Sat Sep 13 275760 00:00:00 GMT+0000"),
    ])
    func `dates print with an injected zone`(time: Double, offset: Int, text: String) {
        #expect(Value.date(time).toString(timeZoneOffset: offset) == text)
    }

    @Test func `dates print in ISO form as in JavaScript`() {
        let engine = Engine()
        var random = SeededRandom(5)
        for _ in 0..<2000 {
            let time = Double(Int64.random(in: -8_640_000_000_000_000...8_640_000_000_000_000, using: &random))
            #expect(DateText.iso(time) == engine.string("new Date(\(NumberText.string(time))).toISOString()"))
        }
        #expect(DateText.iso(.nan) == nil)
    }

    @Test func `members are found as in JavaScript`() {
        let engine = Engine()
        let holders: [Value] = ["a中😀", [1, 2], ["x": 1, "10": 2, "length": 3], ""]
        let keys: [Value] = ["length", 0, 1, 2, -1, 1.5, "0", "01", "x", 10, "nothing"]
        for holder in holders {
            for key in keys {
                let wanted = engine.string("String(\(holder.script)[\(key.script)])")
                #expect(holder.member(at: key).toString() == wanted, "\(holder.script)[\(key.script)]")
            }
        }
        #expect(Value.undefined.member("x") == .undefined)
        #expect(Value.null.member(at: 0) == .undefined)
    }
}
