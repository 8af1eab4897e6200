import Markup
import MiniProgram
import Testing

@Suite struct CheckerTests {
    /// A program without a fault.
    static let sound: [String: String] = [
        "app.json": #"{"pages": ["pages/a/a"], "usingComponents": {"x-shared": "/components/shared"}}"#,
        "app.js": "App({})",
        "app.wxss": "@import './base.wxss'; view { color: red }", "base.wxss": "text { color: blue }",
        "pages/a/a.js": "const u = require('../../utils/u'); Page({})", "utils/u.js": "module.exports = {}",
        "pages/a/a.json": #"{"usingComponents": {"x-card": "../../components/card/card"}}"#,
        "pages/a/a.wxml": """
        <import src="../../item.wxml"/><wxs module="f" src="../../f.wxs"/>
        <x-card title="{{f.name}}"/><x-shared/><template is="item"/>
        """,
        "item.wxml": "<template name=\"item\"><view>1</view></template>", "f.wxs": "module.exports = { name: 'n' };",
        "components/card/card.json": #"{"component": true}"#, "components/card/card.js": "Component({})",
        "components/card/card.wxml": "<slot/>", "components/shared.json": #"{"component": true}"#,
        "components/shared.js": "Component({})", "components/shared.wxml": "<view/>",
    ]

    func check(_ changes: [String: String?], syntaxCheck: ProgramChecker.SyntaxCheck? = nil) -> [String] {
        var files = Self.sound
        for (path, text) in changes { files[path] = text }
        return ProgramChecker.check(MiniProgram.load(MemorySource(files)), syntaxCheck: syntaxCheck).map(\.description)
    }

    @Test func `sources that nobody compiled are told once, with what to do`() {
        let found = check([
            "app.js": nil, "app.ts": "App({})", "pages/a/a.js": nil, "pages/a/a.ts": "Page({})", "app.wxss": nil,
            "app.less": ".a{}", "pages/a/a.less": ".b{}",
        ])
        #expect(found.count == 1)
        #expect(found.first?.contains("TypeScript and Less: build the project first") == true)
        #expect(check(["app.ts": "App({})", "pages/a/a.scss": ".a{}", "pages/a/a.wxss": ".a{}"]) == [])
    }

    @Test func `a sound program has no diagnostics`() {
        #expect(check([:]) == [])
    }

    @Test(
        arguments: [
            (["app.js": nil], "app.js: error: app.js does not exist"),
            (["pages/a/a.js": nil], "app.json:1:12: error: the page \"pages/a/a\" has no pages/a/a.js"),
            (["pages/a/a.wxml": nil], "app.json:1:12: error: the page \"pages/a/a\" has no pages/a/a.wxml"),
            (["app.json": nil], "app.json: error: app.json does not exist"),
            (["base.wxss": nil], "app.wxss:1:1: error: the style sheet \"./base.wxss\" does not exist"),
            (["item.wxml": nil], "pages/a/a.wxml:1:14: error: the template \"../../item.wxml\" does not exist"),
            (["f.wxs": nil], "pages/a/a.wxml:1:32: error: the WXS module \"../../f.wxs\" does not exist"),
            (["f.wxs": "require('./g.wxs')"], "f.wxs:1:9: error: the WXS module \"./g.wxs\" does not exist"),
            (["utils/u.js": nil], "pages/a/a.js:1:19: error: the module \"../../utils/u\" does not exist"),
            (["utils/u.js": "export const a = 'x"], "utils/u.js:1:18: error: this string has no end on its line"),
            (["utils/u.js": "if (a { }"], "utils/u.js:1:7: error: ')' is expected, and '{' stands here"),
            (
                ["components/card/card.json": nil],
                "components/card/card.json: warning: a component's .json needs \"component\": true"
            ),
            (
                ["components/card/card.json": nil, "components/card/card.wxml": nil],
                "pages/a/a.json:1:32: error: the component \"../../components/card/card\" does not exist"
            ),
            (
                ["pages/a/a.json": #"{"usingComponents": {"x-card": "plugin://p/card"}}"#],
                "pages/a/a.json:1:32: warning: plugins cannot be loaded, so <x-card> stays empty"
            ),
            (
                ["pages/a/a.json": "{}"],
                "pages/a/a.wxml:2:1: warning: <x-card> is neither a built-in component nor registered in usingComponents"
            ),
            (
                ["pages/a/a.wxml": "<view/>"],
                "pages/a/a.json:1:32: note: the component <x-card> is registered and not used"
            ),
            (
                ["utils/u.js": "require('../pages/a/a')"],
                "utils/u.js:1:9: note: modules ask for each other in a circle: pages/a/a.js > utils/u.js > pages/a/a.js"
            ),
            (
                [
                    "components/card/card.json": #"{"component": true, "usingComponents": {"y": "kit/y"}}"#,
                    "package.json": "{}",
                ],
                "components/card/card.json:1:46: error: the component \"kit/y\" does not exist; packages must be built into miniprogram_npm first"
            ),
        ] as [([String: String?], String)])
    func `what is wrong is said at its place`(changes: [String: String?], message: String) {
        let found = check(changes)
        #expect(found.contains(message), "\(found)")
    }

    @Test func `markup's own diagnostics are among them`() {
        #expect(check(["pages/a/a.wxml": "<x-card><view></x-card>"]).contains { $0.hasPrefix("pages/a/a.wxml:1:") })
        #expect(check(["app.wxss": "view { color: red"]).contains { $0.hasPrefix("app.wxss:1:") })
    }

    @Test func `advice is a note`() {
        let deep = String(repeating: "<view>", count: 30) + "<x-card/>" + String(repeating: "</view>", count: 30)
        let wide = "<view>" + String(repeating: "<text/>", count: 61) + "</view>"
        let found = check(["pages/a/a.wxml": deep + wide])
        #expect(found.contains { $0.contains("note: this is 30 levels deep") })
        #expect(found.contains { $0.contains("note: <view> has 61 children") })
    }

    @Test func `a template may include itself and each other`() {
        let found = check([
            "item.wxml": "<include src=\"item.wxml\"/><import src=\"pages/a/a.wxml\"/><template name=\"item\"/>"
        ])
        #expect(!found.contains { $0.contains("error") }, "\(found)")
    }

    @Test func `an engine checks what was read, in the original's columns`() {
        let found = check(["utils/u.js": "import './x'; export const a = 1; $1", "utils/x.js": "1"]) { source, path in
            guard path == "utils/u.js", let marker = source.firstRange(of: "$1") else { return [] }
            let column = source.utf16.distance(from: source.startIndex, to: marker.lowerBound) + 1
            let place = SourceLocation(line: 1, column: column)
            return [Diagnostic(.error, path: path, range: SourceRange(start: place, end: place), message: "found")]
        }
        #expect(found == ["utils/u.js:1:35: error: found"])
    }
}
