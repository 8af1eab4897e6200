import Testing

@testable import Shell

@Suite("Finding a few letters in a text")
struct FuzzyMatchTests {
    static let cases: [(pattern: String, text: String, marked: String?)] = [
        ("", "anything", "anything"),
        ("toast", "wx.showToast", "wx.show[Toast]"),
        ("st", "wx.showToast", "wx.[s]how[T]oast"),
        ("wst", "wx.showToast", "[w]x.[s]how[T]oast"),
        ("tt", "navigateTo /pages/todos/todos", "navigateTo /pages/[t]odos/[t]odos"),
        ("首页", "前往首页", "前往[首页]"),
        ("QUIT", "quit", "[quit]"),
        ("tsaot", "wx.showToast", nil),
        ("x", "", nil),
        ("aaaa", "aaa", nil),
    ]

    @Test("The letters are found where they mean most", arguments: cases)
    func places(_ example: (pattern: String, text: String, marked: String?)) {
        let match = FuzzyMatch.of(example.pattern, in: example.text)
        #expect(match.map { Self.marked(example.text, $0.places) } == example.marked)
    }

    @Test("Letters side by side and at the start of words are worth more")
    func scores() throws {
        func score(_ pattern: String, _ text: String) throws -> Int {
            try #require(FuzzyMatch.of(pattern, in: text)).score
        }
        #expect(try score("toast", "wx.showToast") > score("toast", "to a static thing"))
        #expect(try score("pg", "page-get") > score("pg", "pagget"))
        #expect(try score("help", "help") > score("help", "the help"))
    }

    @Test("Whatever is asked, the places are the letters in their order")
    func random() {
        var random = SplitMix(seed: 7)
        let letters = Array("aAbB cC./-首页\u{301}😀")
        func text(_ most: Int) -> String {
            String(
                (0..<Int(random.next() % UInt64(most))).map { _ in letters[Int(random.next() % UInt64(letters.count))] }
            )
        }
        for _ in 0..<2_000 {
            let (pattern, text) = (text(8), text(300))
            let characters = Array(text)
            guard let match = FuzzyMatch.of(pattern, in: text) else { continue }
            #expect(match.score > 0)
            #expect(match.places == match.places.sorted() && Set(match.places).count == match.places.count)
            let found = match.places.map { characters[$0].lowercased() }
            #expect(found == (match.places.isEmpty ? [] : pattern.map { $0.lowercased() }))
        }
    }

    private static func marked(_ text: String, _ places: [Int]) -> String {
        var result = ""
        for (index, character) in text.enumerated() {
            if places.contains(index), !places.contains(index - 1) { result += "[" }
            result.append(character)
            if places.contains(index), !places.contains(index + 1) { result += "]" }
        }
        return result
    }
}
