import TOML
import Testing

@Suite("TOML with places")
struct TOMLReaderTests {
    private func describe(_ node: TOMLNode) -> String {
        switch node.value {
        case .string(let text): "'\(text)'"
        case .integer(let number): "\(number)"
        case .float(let number): "\(number)"
        case .bool(let flag): "\(flag)"
        case .array(let elements): "[" + elements.map(describe).joined(separator: " ") + "]"
        case .table(let members): describe(members)
        }
    }

    private func describe(_ members: [TOMLMember]) -> String {
        "{" + members.map { "\($0.key)=\(describe($0.value))" }.joined(separator: " ") + "}"
    }

    @Test(
        "Values of every kind are read",
        arguments: [
            ("a = 1_000", "{a=1000}"), ("a = 0xff", "{a=255}"), ("a = -7", "{a=-7}"), ("a = 1.5e3", "{a=1500.0}"),
            ("a = true\nb = false", "{a=true b=false}"), ("a = 'b\\n'", "{a='b\\n'}"),
            (#"a = "\u4E2d\t\"""#, "{a='中\t\"'}"), ("a = \"\"\"\nx\n  \"y\"\\\n   z\"\"\"", "{a='x\n  \"y\"z'}"),
            ("a = '''\nx'y'''", "{a='x'y'}"), ("a = [1, [2], 'c', ]", "{a=[1 [2] 'c']}"),
            ("a = [\n 1, # one\n 2\n]", "{a=[1 2]}"), ("a = { b = 1, 'c d' = 2 }", "{a={b=1 c d=2}}"),
            ("a = 1979-05-27T07:32:00Z", "{a='1979-05-27T07:32:00Z'}"),
            ("[a.b]\nc = 1\n[a]\nd = 2", "{a={b={c=1} d=2}}"), ("a.b.c = 1\na.d = 2", "{a={b={c=1} d=2}}"),
            ("[[k]]\na = 1\n[k.x]\ny = 2\n[[k]]\na = 3", "{k=[{a=1 x={y=2}} {a=3}]}"),
        ])
    func values(text: String, expected: String) {
        let (members, mistakes) = TOMLReader(text).tree()
        #expect(describe(members) == expected)
        #expect(mistakes.map(\.message) == [])
    }

    @Test(
        "A mistake is told with its place, and the other lines hold",
        arguments: [
            ("a = \nb = 2", "1:5", "{b=2}"), ("a = 'x\nb = 2", "1:7", "{b=2}"), ("= 3\nb = 2", "1:1", "{b=2}"),
            ("b = 2\nb = 3", "2:1", "{b=2}"), ("b = 2 3", "1:7", "{}"), ("[x\nb = 2", "1:3", "{b=2}"),
            ("b = 2\n[b]\nc = 1", "2:1", "{b=2}"), ("b = 2\n[[b]]", "2:1", "{b=2}"),
            ("b = 2\nc = nope", "2:5", "{b=2}"), ("b = 2\nc = 99999999999999999999", "2:5", "{b=2}"),
            (#"b = "\q""#, "1:6", "{}"), ("b = { c = 1, c = 2 }", "1:14", "{}"),
        ])
    func mistakes(text: String, place: String, expected: String) {
        let (members, mistakes) = TOMLReader(text).tree()
        #expect(mistakes.first.map { "\($0.line):\($0.column)" } == place)
        #expect(describe(members) == expected)
    }

    @Test("Every value knows its line and column")
    func places() {
        let (members, _) = TOMLReader("\n[a]\n  b = [1,\n  'x']").tree()
        let list = members.first?.value["b"]
        #expect(list?.place == TOMLPlace(line: 3, column: 7))
        #expect(list?.array?.map(\.place) == [TOMLPlace(line: 3, column: 8), TOMLPlace(line: 4, column: 3)])
        #expect(members.first?.place == TOMLPlace(line: 2, column: 1))
    }

    @Test("Deep nesting is refused, not followed")
    func nesting() {
        for text in ["a = " + String(repeating: "[", count: 100_000), String(repeating: "a.", count: 100_000)] {
            #expect(!TOMLReader(text).mistakes.isEmpty)
        }
    }

    @Test("Random pieces never trap")
    func random() {
        var seed: UInt64 = 11
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((seed >> 33) % UInt64(bound))
        }
        let pieces = [
            "[", "]", "[[", "]]", "{", "}", "=", ".", ",", "key", "a", "\"", "'", "\"\"\"", "'''", "\n", " ", "#", "1",
            "-", "_", "\\", "\\u0041", "true", "1979-05-27", "0x", "1e9", "inf", "页", "\u{0}", "\t", "\r", "\r\n", "+",
        ]
        for _ in 0..<20_000 {
            let text = (0..<next(30)).map { _ in pieces[next(pieces.count)] }.joined()
            let (members, mistakes) = TOMLReader(text).tree()
            for mistake in mistakes { #expect(mistake.line >= 1 && mistake.column >= 1) }
            #expect(members.count <= 30)
        }
    }
}
