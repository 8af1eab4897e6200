import Measuring
import Testing
import Values

@Suite struct DataPathTests {
    @Test(arguments: [
        ("a", [DataPath.Segment.key("a")]), ("a.b", [.key("a"), .key("b")]),
        ("a[0].b", [.key("a"), .index(0), .key("b")]),
        ("a[0][12]", [.key("a"), .index(0), .index(12)]), ("a..b", [.key("a"), .key("b")]), ("a\\.b", [.key("a.b")]),
        ("a\\[0\\]", [.key("a[0]")]), ("a.0", [.key("a"), .key("0")]), ("中 文", [.key("中 文")]),
        ("a[1", [.key("a"), .index(1)]),
        ("a\\x", [.key("a\\x")]), ("$-x", [.key("$-x")]),
    ])
    func `paths are read`(text: String, segments: [DataPath.Segment]) throws {
        #expect(try DataPath(parsing: text).segments == segments)
    }

    @Test(arguments: [
        ("", "Path can not be empty"), ("[0].a", "Path can not start with []: [0].a"),
        ("a[]", "Must have number in []: a[]"),
        ("a[b]", "Only number 0-9 could inside []: a[b]"), ("a[-1]", "Only number 0-9 could inside []: a[-1]"),
        ("a[99999999999999999999]", "Path is too long or its index too large: a[99999999999999999999]"),
    ])
    func `bad paths have the platform's messages`(text: String, message: String) {
        #expect { try DataPath(parsing: text) } throws: { ($0 as? DataPathError)?.message == message }
    }

    @Test func `random bytes are a path or an error, and a path prints as itself`() throws {
        var random = SeededRandom(7)
        let letters = Array("ab01.[]\\ \u{E9}")
        var read = 0
        for _ in 0..<5000 {
            let text = String(
                (0..<Int.random(in: 0..<10, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" })
            guard let path = try? DataPath(parsing: text) else { continue }
            read += 1
            #expect(try DataPath(parsing: path.description) == path, "\(text)")
        }
        #expect(read > 1000)
    }

    @Test(
        arguments: [
            ("a.b", ["a": ["b": 1]], 2), ("a.b", ["a": 5], 1), ("list[2]", ["list": [1]], 2),
            ("list[0].x", ["list": ["x": 1]], 1),
            ("list.x", ["list": [1, 2]], 1), ("n[1].m", [:], 1), ("a.b", ["a": nil], 1),
        ] as [(String, ValueObject, Int)])
    func `setting says how far the path led to what changed, and getting finds it`(
        text: String, data: ValueObject, depth: Int
    ) throws {
        var data = data
        let path = try DataPath(parsing: text)
        #expect(data.set(path, to: "new") == depth)
        #expect(data.get(path) == "new")
    }

    @Test func `an index makes an array and a name an object`() throws {
        var data: ValueObject = ["list": ["x": 1], "o": [1, 2]]
        data.set(try DataPath(parsing: "list[1]"), to: true)
        data.set(try DataPath(parsing: "o.a.b"), to: 1)
        #expect(data == ["list": [.undefined, true], "o": ["a": ["b": 1]]])
    }

    @Test func `setting one row of ten thousand copies nothing`() throws {
        var data = ValueObject()
        data["list"] = .array((0..<10_000).map { .object(["id": .number(Double($0)), "name": "x"]) })
        let path = try DataPath(parsing: "list[5000].name")
        let time = ProcessorClock().measure {
            for round in 0..<10_000 { data.set(path, to: .number(Double(round))) }
        }
        #expect(data.get(path) == 9999)
        // Copying would take 10,000 times 10,000 steps: seconds. In place it is some milliseconds, also unoptimized.
        #expect(time < .milliseconds(500))
    }
}
