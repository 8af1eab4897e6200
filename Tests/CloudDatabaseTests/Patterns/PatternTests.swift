import Testing
import Values

@testable import CloudDatabase

@Suite struct `Regular expressions` {
    private static func finds(_ source: String, _ options: String, _ text: String) throws -> PatternMachine.Answer {
        try PatternMachine(Pattern(source, options: options)).finds(in: text)
    }

    /// A pattern, its options, texts in which it finds something and texts in which it does not.
    struct Row: Sendable {
        let source: String
        let options: String
        let found: [String]
        let missed: [String]

        init(_ source: String, _ options: String, _ found: [String], _ missed: [String]) {
            (self.source, self.options, self.found, self.missed) = (source, options, found, missed)
        }
    }

    static let rows: [Row] = [
        Row("", "", ["", "x"], []), Row("abc", "", ["xabcx"], ["ab", "ABC"]), Row("ABC", "i", ["xabcx"], ["ab"]),
        Row("é", "i", ["É"], ["e"]),
        Row("a|bc|", "", ["a", "bc", "zzz"], []), Row("^(a|bc)$", "", ["a", "bc"], ["abc", "b"]),
        Row("^a*$", "", ["", "aaa"], ["ab"]),
        Row("^a+?b$", "", ["aab"], ["b"]), Row("^a{2,3}$", "", ["aa", "aaa"], ["a", "aaaa"]),
        Row("^a{2}$", "", ["aa"], ["aaa"]),
        Row("^a{2,}$", "", ["aa", "aaaaa"], ["a"]), Row("a{,2}", "", ["a{,2}"], ["aa"]),
        Row("^[a-c]+$", "", ["abc"], ["abd"]),
        Row("^[^a-c]+$", "", ["xyz"], ["xa"]), Row("^[\\d.-]+$", "", ["1.5-2"], ["1,5"]),
        Row("^[]$", "", [], ["", "a"]),
        Row("^[^]$", "", ["\n"], [""]),
        Row("^\\w+\\s\\S\\D$", "", ["ab_1 x-"], ["ab_1 x1"]), Row("\\bcat\\b", "", ["a cat!"], ["concat"]),
        Row("\\Bcat", "", ["concat"], ["cat"]),
        Row("^(\\w)\\1$", "", ["aa"], ["ab"]), Row("^(?<x>\\w)\\k<x>$", "", ["aa"], ["ab"]),
        Row("^(?:ab)+$", "", ["abab"], ["aba"]),
        Row("a(?=b)", "", ["ab"], ["ac"]), Row("a(?!b)", "", ["ac"], ["ab"]), Row("(?<=\\$)\\d", "", ["$5"], ["5"]),
        Row("(?<!\\$)\\d", "", ["5"], ["$5"]),
        Row("^b", "m", ["a\nb"], ["ab"]), Row("a$", "m", ["a\nb"], ["ab"]), Row("a.b", "", ["axb"], ["a\nb"]),
        Row("a.b", "s", ["a\nb"], ["ab"]),
        Row("^\\u4e2d\\x41\\n$", "", ["中A\n"], ["中A"]), Row("^\\u{1F600}$", "", ["😀"], ["x"]),
        Row("^.$", "", ["😀", "中"], ["ab"]),
        Row("^\\uD83D\\uDE00$", "", ["😀"], []), Row("\\/\\.\\*", "", ["/.*"], ["x"]), Row("(a*)*", "", ["b"], []),
        Row("^(a*)*$", "", ["aaa"], ["ab"]),
        Row("^(?:a?){3}b", "", ["b", "aaab"], ["a"]), Row("[b-]", "", ["-"], ["c"]), Row("^\\8$", "", ["8"], []),
        Row("]", "", ["]"], []), Row("^[A-Z]$", "i", ["q"], ["1"]),
        Row("^[^A-Z]$", "i", ["1"], ["q"]), Row("x*", "", [""], []),
        Row("^a(?:b|c(?:d|e))f$", "", ["abf", "acef"], ["acf"]),
    ]

    @Test(arguments: rows)
    func `find what JavaScript's find`(row: Row) throws {
        let (source, options) = (row.source, row.options)
        for text in row.found {
            #expect(try Self.finds(source, options, text) == .found, "/\(source)/\(options) in \(text)")
        }
        for text in row.missed {
            #expect(try Self.finds(source, options, text) == .notFound, "/\(source)/\(options) in \(text)")
        }
    }

    @Test(arguments: [
        "(", ")", "[", "a**", "*", "+a", "a{2,1}", "\\", "(?<x", "(?x)", "(?<a>x)(?<a>y)", "[b-a]", "\\k<no>(?<yes>x)",
        "a{5000}",
        "(((((a{100}){100}){100}){100}){100})",
        String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000),
    ])
    func `nonsense and giants are refused`(source: String) {
        #expect(throws: DatabaseError.self) { try PatternMachine(Pattern(source)) }
    }

    @Test(arguments: ["(a+)+$", "(a|aa)+$", "(.*)*x", "(?=(a+))+b(a+)+$"])
    func `a pattern that would take for ever is stopped`(source: String) throws {
        let text = String(repeating: "a", count: 5000) + "!"
        #expect(try Self.finds(source, "", text) == .tooManySteps)
        let matcher = try Matcher(.field(FieldPath("a"), .regex(Pattern(source))))
        #expect(!matcher.matches(Document(["a": .string(text)])))
        #expect(throws: DatabaseError.self) { try matcher.checkOverrun() }
    }

    @Test func `random patterns neither trap nor hang`() throws {
        var numbers = Numbers(seed: 11)
        let pieces = [
            "a", "b", "(", ")", "[", "]", "*", "+", "?", "{2}", "|", "^", "$", ".", "\\", "\\d", "\\1", "(?:", "(?=",
            "(?<=", "-", "\u{1F600}",
        ]
        var compiled = 0
        for _ in 0..<4000 {
            let source = (0..<Int.random(in: 1...12, using: &numbers)).map { _ in
                pieces.randomElement(using: &numbers) ?? ""
            }.joined()
            do throws(DatabaseError) {
                let machine = try PatternMachine(Pattern(source))
                compiled += 1
                _ = machine.finds(in: "aab(1)b\u{1F600}")
            } catch {
                #expect(error.code == -501007)
            }
        }
        #expect(compiled > 500)
    }
}
