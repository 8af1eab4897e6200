import Bridge
import Foundation
import Markup
import Measuring
import Testing
import Values

@testable import Components

/// Sources that were damaged at random, through the parsers, the compiler and the evaluator. Nothing may trap, and nothing
/// may take long. `make fuzz` runs it longer: `FUZZ_SECONDS` is the time for each kind of source.
@Suite struct HostileExpressionTests {
    /// A kind of source, what it is read by, and what real ones look like.
    enum Kind: String, CaseIterable { case wxml, wxss, expression }

    private static let pieces: [Kind: [String]] = [
        .wxml: [
            "<view class=\"row {{item.on ? 'on' : ''}}\" wx:for=\"{{list}}\" wx:key=\"*this\" bind:tap='f' data-id={{item.id}}>",
            "</view>", "<block wx:if=\"{{a}}\">", "</block>", "<block wx:elif='{{b}}'>", "<view wx:else/>",
            "<!-- x -->",
            "<template name=\"t\">{{x}}</template>", "<template is=\"{{'t'}}\" data=\"{{...a, b: 1}}\"/>",
            "<slot name='s'/>",
            "<wxs module=\"m\">module.exports = { f: 1 < 2 }</wxs>", "{{ {a: {b: [1, ...l]}} }}", "&lt;中文&#x1F600;",
            "\n",
            "<import src='a'/>", "<include src=\"b\"/>",
            "<input model:value='{{v.w[0]}}' change:p='{{m.f}}' p='{{x}}'/>",
        ],
        .wxss: [
            "@import \"a.wxss\";", "/* c */",
            ".a > .b:nth-child(2n+1)::after { content: \"\\2014\"; width: calc(100% - 2rpx) !important }",
            "@media screen and (min-width: 400px) {", "}", "@keyframes x { from { top: 0 } 50% { top: 1px } }",
            "page, view.a[b='c' i]:not(#d) {",
            "--x: { a };", "background: url(a.png) no-repeat, linear-gradient(#fff, rgba(0, 0, 0, .5) 50%);",
            "color: #FfF8;", ":host(.a) { }",
            "@supports (display: grid) { .g { grid-template: 1fr / auto } }", "\\",
            "transition: all .3s cubic-bezier(.1, 2, .3, 1)", "\n",
        ],
        .expression: [
            "a", "b.c[0]", "'s\\n'", "\"t\"", "1e3", "0xF", "true", "null", " + ", " ?? ", " && ", " ? ", " : ", "(",
            ")", "[", "]", "{k: ",
            "}", ", ", "...", "!", "- ", "typeof ", " ** ", " >>> ", " === ", "w.f(", "`", "?.", "=>", "中", "{{", "}}",
            ".length", "[-1]",
        ],
    ]

    private static func seconds() -> Double {
        ProcessInfo.processInfo.environment["FUZZ_SECONDS"].flatMap(Double.init) ?? 0.5
    }

    @Test("Damaged sources neither trap nor hang", arguments: Kind.allCases)
    func damage(kind: Kind) {
        let seed = ProcessInfo.processInfo.environment["FUZZ_SEED"].flatMap(UInt64.init) ?? 7
        var numbers = SeededNumbers(state: seed)
        let end = ContinuousClock.now + .milliseconds(Int(Self.seconds() * 1000))
        var count = 0
        while ContinuousClock.now < end || count < 50 {
            let source = Self.source(kind, &numbers)
            let time = ProcessorClock().measure { Self.read(source, kind) }
            #expect(time < .seconds(5), "\(source)")
            count += 1
        }
        #expect(count >= 50)
    }

    @Test func `Loops a hundred deep are compiled and drawn in a moment`() {
        let loop = #"<view class="{{item.on}}" wx:for="{{list}}" wx:for-index="i" data-id="{{item.id}}">"#
        let time = ProcessorClock().measure {
            Self.render(String(repeating: loop, count: 100) + String(repeating: "</view>", count: 100))
        }
        #expect(time < .seconds(3))
    }

    @Test(
        "What asks for any number of nodes gets a bounded one and a word",
        arguments: [
            String(repeating: "<a wx:for='0123456789'>", count: 12) + "{{n}}" + String(repeating: "</a>", count: 12),
            "<template name='t'><template is='t'/><template is='t'/></template><template is='t'/>{{n}}",
            "<template name='t'>{{x}}<template is='t' data='{{x}}'/><template is='t'/></template><template is='t'/>",
            "<template name='t'>{{x}}<slot/><template is='t' data='{{x}}'/><template is='t'/></template>"
                + "<block wx:if='{{n == 1}}'><template is='t'/></block>{{n}}",
            "<template is='t'/><template name='t'><slot/><view wx:else/><template is='t' data='{{...a}}'/>"
                + "<input model:value='{{v.w[0]}}'/>{{ {a: [1, ...l]} }}<template is='t'/></template>{{n}}",
        ])
    func endless(wxml: String) throws {
        let program = FakeProgram()
        let scripts = FakeScripts()
        let runtime = ComponentRuntime(host: scripts, templates: program, wxs: nil)
        scripts.runtime = runtime
        #expect(runtime.mostNodesInTurn == 500_000)
        runtime.mostNodesInTurn = 20_000
        program.files["p.wxml"] = wxml
        var definition = ComponentDefinition(path: "p")
        definition.data = ["n": 1]
        runtime.register(definition)
        let opened = try #require(runtime.openPage(.init(1), path: "p"))
        #expect(runtime.elementCount <= 20_000)
        #expect(scripts.warnings.filter { $0.contains("more than 20000 nodes") }.count == 1)
        _ = runtime.takePatches()
        runtime.setData(opened.component, [DataChange(path: DataPath([.key("n")]), value: 2)])
        _ = runtime.takePatches()
        runtime.closePage(.init(1))
    }

    private static func source(_ kind: Kind, _ numbers: inout SeededNumbers) -> String {
        let pieces = pieces[kind] ?? []
        var bytes: [UInt8] = []
        for _ in 0...numbers.below(24) {
            let piece = numbers.pick(pieces)
            for _ in 0...(numbers.chance(3) ? numbers.below(400) : 0) { bytes += Array(piece.utf8) }
        }
        let signs = Array("<>/{}\"'=;:()[]!@#.,*&\\-?+% \n\0".utf8)
        for _ in 0..<numbers.below(12) where !bytes.isEmpty {
            let place = numbers.below(bytes.count)
            switch numbers.below(6) {
            case 0: bytes.remove(at: place)
            case 1: bytes.insert(numbers.pick(signs), at: place)
            case 2: bytes[place] = numbers.pick(signs)
            case 3: bytes[place] = UInt8(numbers.below(256))
            case 4: bytes.removeSubrange(place..<min(bytes.count, place + 1 + numbers.below(20)))
            default:
                bytes.insert(
                    contentsOf: bytes[place..<min(bytes.count, place + numbers.below(30))],
                    at: numbers.below(bytes.count))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func read(_ source: String, _ kind: Kind) {
        switch kind {
        case .wxml: render(source)
        case .wxss:
            let sheet = WXSSParser.parse(source, path: "a.wxss")
            _ = (WXSSParser.parseDeclarations(source), WXSSParser.parseSelectors(source), WXSSParser.parseValue(source))
            _ = NodeSelector(source)
            #expect(sheet.diagnostics.count <= Diagnostic.mostInFile)
        case .expression: evaluate(source)
        }
    }

    /// Parses a template, opens a page of it, and sets data.
    private static func render(_ source: String) {
        let program = FakeProgram()
        program.files["p.wxml"] = source
        let scripts = FakeScripts()
        let runtime = ComponentRuntime(host: scripts, templates: program, wxs: nil)
        scripts.runtime = runtime
        var definition = ComponentDefinition(path: "p")
        definition.isPage = true
        definition.data = data
        runtime.register(definition)
        guard let opened = runtime.openPage(.init(1), path: "p") else { return }
        runtime.setData(
            opened.component,
            [
                DataChange(path: DataPath([.key("list")]), value: [["id": 3]]),
                DataChange(path: DataPath([.key("a")]), value: .null),
            ])
        _ = runtime.takePatches()
        runtime.closePage(.init(1))
    }

    private static func evaluate(_ source: String) {
        var diagnostics: [Diagnostic] = []
        for text in ["{{" + source + "}}", source] {
            for mode in [BindingParser.Mode.plain, .templateData] {
                let binding = BindingParser.parse(
                    text, mode: mode, at: SourceLocation(line: 1, column: 1), path: "", diagnostics: &diagnostics)
                let compiled = CompiledBinding(binding, names: ExpressionNames(modules: ["w"]))
                _ = compiled.evaluate(EvaluationScope(data: data, modules: [.null]))
            }
        }
        _ = try? DataPath(parsing: source)
    }

    // Lists of one: loops of two rows inside one another, 400 deep, are the program's own 2^400.
    private static let data: ValueObject = [
        "list": [["id": 1, "on": true]], "a": ["b": 1, "c": [1]], "b": ["c": [1, 2]], "l": [1, 2], "x": "text",
        "v": .null,
    ]
}
