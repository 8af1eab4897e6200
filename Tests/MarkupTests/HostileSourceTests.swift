import Testing

@testable import Markup

@Suite("Hostile sources")
struct HostileSourceTests {
    /// Numbers that are the same in every run (SplitMix64).
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private static let wxml = """
        <import src="a.wxml"/><wxs module="m">module.exports = { f: a => a < 1 }</wxs>
        <view class="row {{item.on ? 'on' : \\"off\\"}}" wx:for="{{list}}" wx:key="*this" bind:tap='f' data-id={{item.id}}>
          <!-- 注释 --><image src="{{a}}" /><text decode>{{ {a: {b: 1}} }} &lt;中文&#x1F600;</text><input value="x">
        </view><block wx:if="{{a}}">1</block><block wx:elif="{{b}}">2</block><view wx:else/>
        <template name="t"><slot name="s"/></template><template is="t" data="{{...a, b: 1}}"/>
        """
    private static let wxss = """
        @import "a.wxss"; // 注释
        @media screen and (min-width: 400px) { .a > .b:nth-child(2n+1)::after { content: "\\2014"; width: calc(100% - 2rpx) !important } }
        @keyframes x { from { top: 0 } 50% { top: 1px } } page, view.a[b='c' i]:not(#d) { --x: { a }; background: url(a.png) }
        """

    /// Parses with every entry point and gives what was said, so that nothing is left out as unused.
    private func parseAll(_ source: String) -> [Diagnostic] {
        let document = WXMLParser.parse(source, path: "a.wxml")
        let sheet = WXSSParser.parse(source, path: "a.wxss")
        _ = (WXSSParser.parseDeclarations(source), WXSSParser.parseSelectors(source), WXSSParser.parseValue(source))
        _ = (dump(document), dump(sheet))
        return document.diagnostics + sheet.diagnostics
    }

    @Test("Random bytes never trap, and what is said lies inside the file", arguments: 0..<8)
    func randomBytes(seed: UInt64) {
        var numbers = Numbers(state: seed)
        for _ in 0..<100 {
            let bytes = (0..<Int.random(in: 0...200, using: &numbers)).map { _ in
                UInt8.random(in: 0...255, using: &numbers)
            }
            let source = String(decoding: bytes, as: UTF8.self)
            let lines = source.utf8.reduce(1) { $0 + ($1 == 10 || $1 == 13 ? 1 : 0) }
            for diagnostic in parseAll(source) {
                #expect((1...lines).contains(diagnostic.range.start.line) && diagnostic.range.start.column >= 1)
            }
        }
    }

    @Test("Real sources with random damage never trap", arguments: 0..<8)
    func mutations(seed: UInt64) {
        var numbers = Numbers(state: seed)
        let signs = Array("<>/{}\"'=;:()[]!@#.,*&\\- \n".utf8)
        for original in [Self.wxml, Self.wxss] {
            for _ in 0..<100 {
                var bytes = Array(original.utf8)
                for _ in 0...Int.random(in: 0...6, using: &numbers) where !bytes.isEmpty {
                    let place = Int.random(in: bytes.indices, using: &numbers)
                    switch Int.random(in: 0...3, using: &numbers) {
                    case 0: bytes.remove(at: place)
                    case 1: bytes.insert(signs.randomElement(using: &numbers) ?? 0, at: place)
                    case 2: bytes[place] = signs.randomElement(using: &numbers) ?? 0
                    default: bytes.removeSubrange(place..<min(bytes.count, place + 9))
                    }
                }
                let said = parseAll(String(decoding: bytes, as: UTF8.self))
                #expect(said.count <= 2 * Diagnostic.mostInFile)
            }
        }
    }

    @Test("Any cut of a real source is read")
    func cuts() {
        for original in [Self.wxml, Self.wxss] {
            for count in 0...original.utf8.count {
                let said = parseAll(String(decoding: original.utf8.prefix(count), as: UTF8.self))
                #expect(said.allSatisfy { $0.range.start.line > 0 })
            }
        }
    }

    @Test(
        "One thing over and over neither overflows the stack nor takes long",
        arguments: [
            "{{", "<view>", "<a ", "</a>", "<a b='", "(", "{", "[", ":not(", "a:b{", "@media{", "//\n", "not ", "a:b\n",
            "a>",
            "<view a=1 ", "<!--", "/*", "{{'", "{{ {", "<view wx:else>", "a(", "\\", "url(", "}", "@media (",
            "@import 'a' ",
            "@keyframes a{", "{{a}}{{", "x:(", ".a{b:c;", "-", "<view><input>", "<input>", "&", "\"", "<wxs>", "{{(",
            "{{a?",
        ])
    func repetition(piece: String) {
        let source = String(repeating: piece, count: 6000 / piece.utf8.count)
        #expect(parseAll(source).count <= 2 * Diagnostic.mostInFile)
        #expect(parseAll("@media " + source + "{}").count <= 2 * Diagnostic.mostInFile)
    }

    @Test("Elements that nest too deep stand side by side, and none is lost")
    func depth() {
        let document = WXMLParser.parse(String(repeating: "<view>", count: 1000) + "x", path: "a.wxml")
        func count(_ nodes: [WXMLNode], _ depth: Int) -> (nodes: Int, depth: Int) {
            nodes.reduce((0, depth)) { sum, node in
                guard case .element(let element) = node else { return (sum.0 + 1, sum.1) }
                let inside = count(element.children, depth + 1)
                return (sum.0 + 1 + inside.nodes, max(sum.1, inside.depth))
            }
        }
        let counted = count(document.nodes, 0)
        #expect(counted.nodes == 1001)
        #expect(counted.depth <= WXMLParser.deepest + 1)
    }
}
