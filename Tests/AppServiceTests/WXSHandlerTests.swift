import AppService
import Bridge
import LogicFixture
import Testing
import Values

/// WXS that handles events and changes of properties (official documentation: framework/view/interactive-animation).
@Suite struct WXSHandlerTests {
    /// A page with a box of a class inside a box, whose tap goes to WXS code with `event` and `owner` in reach.
    private func app(_ body: String, page: String = "Page({})", wxml: String = "") -> LogicFixture {
        LogicFixture([
            "pages/index.js": page,
            "pages/index.wxml": """
            <wxs module="w">module.exports = { tap: function (event, owner) { \(body) } }</wxs>
            <view id="out" bindtap="outer" data-out="1"><view id="in" class="a b" data-k="{{7}}" bindtap="{{w.tap}}"/></view>
            \(wxml)
            """,
        ]).start()
    }

    @Test(
        "A handler can ask of nodes",
        arguments: [
            ("event.type", "tap"), ("event.currentTarget.dataset.k", "7"), ("event.instance.getDataset().k", "7"),
            ("owner.selectComponent('#in').getDataset().k", "7"), ("owner.selectComponent('.none')", "null"),
            ("owner.selectComponent('#out').selectComponent('.a') === event.instance", "true"),
            ("owner.selectAllComponents('view').length", "2"), ("event.instance.hasClass('a')", "true"),
            ("event.instance.hasClass('c')", "false"), ("event.instance.addClass('c d').hasClass('d')", "true"),
            ("event.instance.removeClass('a').hasClass('a')", "false"),
            ("event.instance.getState() === owner.selectComponent('#in').getState()", "true"),
            ("event.instance.getBoundingClientRect().width", "30"), ("event.instance.getBoundingClientRect().id", "in"),
            ("event.instance.getComputedStyle(['color']).color", "red"),
            ("typeof event.touches", "object"), ("JSON.stringify(event.instance)", "{}"),
        ])
    func asks(_ expression: String, _ expected: String) {
        let app = app("console.log(\(expression))", page: "Page({ outer() {} })")
        app.service.awaitAnswer = { _, ask in
            ask()
            return [["width": 30, "color": "red"]]
        }
        app.tap("in")
        #expect(app.console == ["log \(expected)"])
    }

    @Test func `A rectangle that nobody answers is null`() {
        let app = app("console.log(event.instance.getBoundingClientRect())", page: "Page({ outer() {} })")
        app.tap("in")
        #expect(app.console == ["log null"])
    }

    @Test(
        "Styles are written over the template's",
        arguments: [
            ("'color: red'", "color: red"), ("{ color: 'red', fontSize: '2rpx' }", "color:red;font-size:2rpx;"),
            ("{ 'font-size': '14px', left: null }", "font-size:14px;"),
        ])
    func styles(_ style: String, _ expected: String) {
        let app = app("event.instance.setStyle(\(style)); owner.setStyle('top: 1px')", page: "Page({ outer() {} })")
        app.tap("in")
        #expect(styles(app) == [expected])
    }

    private func styles(_ app: LogicFixture) -> [String] {
        app.messages.flatMap { message -> [String] in
            guard case .patch(let patch) = message else { return [] }
            return patch.operations.compactMap { if case .style(_, .wxs, let text) = $0 { text } else { nil } }
        }
    }

    @Test func `Classes that were added outlive the template's own changes`() {
        let app = LogicFixture([
            "pages/index.js": "Page({ data: { c: 'x' } })",
            "pages/index.wxml": """
            <wxs module="w">module.exports.tap = function (e) { e.instance.addClass('w').removeClass('y') }</wxs>
            <view id="v" class="{{c}}" bindtap="{{w.tap}}"/>
            """,
        ]).start()
        app.tap("v")
        #expect(app.tree.contains("view #v .x .w"))
        app.evaluate("getCurrentPages()[0].setData({ c: 'y z' })")
        #expect(app.tree.contains("view #v .z .w"))
    }

    @Test func `Returning false stops the event`() {
        for (body, expected) in [("return false", []), ("return 0", ["log outer"]), ("", ["log outer"])] {
            let app = app(body, page: "Page({ outer() { console.log('outer') } })")
            app.tap("in")
            #expect(app.console == expected)
        }
    }

    @Test func `Methods of the page or component are called in a later turn, with a copy`() {
        let app = LogicFixture([
            "pages/index.js": "Page({ said(e) { console.log('page', e.detail.n) } })",
            "pages/index.json": #"{"usingComponents":{"child":"/child"}}"#,
            "pages/index.wxml": "<child bind:said='said'/>", "child.json": #"{"component":true}"#,
            "child.wxml": """
            <wxs module="w">
            module.exports.tap = function (e, owner) {
              owner.callMethod('m', { a: [1] }); e.instance.callMethod('m', 2); owner.callMethod('none');
              owner.triggerEvent('said', { n: 3 }); console.log('first')
            }
            </wxs><view id="v" bindtap="{{w.tap}}"/>
            """,
            "child.js": "Component({ methods: { m(x) { console.log('m', x) } } })",
        ]).start()
        app.tap("v")
        #expect(
            app.console == [
                "log first", "log m {a:[1]}", "log m 2", "warn callMethod: child has no method none", "log page 3",
            ])
    }

    @Test func `Timers and frames of WXS run by the app's clock`() {
        let app = app(
            """
            event.instance.setTimeout(function () { console.log('late') }, 100)
            var n = event.instance.setTimeout(function () { console.log('never') }, 50)
            event.instance.clearTimeout(n)
            owner.requestAnimationFrame(function (time) { console.log('frame', typeof time) })
            """, page: "Page({ outer() {} })")
        app.tap("in")
        #expect(app.console == [])
        app.advance(milliseconds: 20)
        #expect(app.console == ["log frame number"])
        app.advance(milliseconds: 100)
        #expect(app.console == ["log frame number", "log late"])
    }

    @Test func `change: hears of the first value and of every one that is set`() {
        let app = LogicFixture([
            "pages/index.js": "Page({ data: { n: 1, other: 0 }, done(x) { console.log('done', x) } })",
            "pages/index.wxml": """
            <wxs module="w">
            module.exports.prop = function (now, old, owner, instance) {
              console.log(now, old, instance.getDataset().k); instance.setStyle('left:' + now + 'px')
              if (now == 2) owner.callMethod('done', now)
            }
            </wxs>
            <view change:prop="{{w.prop}}" prop="{{n}}" data-k="v"/><text>{{other}}</text>
            """,
        ]).start()
        #expect(app.console == ["log 1 undefined v"])
        app.evaluate("getCurrentPages()[0].setData({ n: 2 })")
        #expect(app.console.suffix(2) == ["log 2 1 v", "log done 2"])
        app.evaluate("getCurrentPages()[0].setData({ n: 2 })")
        #expect(app.console.suffix(2) == ["log 2 2 v", "log done 2"])
        app.evaluate("getCurrentPages()[0].setData({ other: 2 })")
        #expect(app.console.count == 5)
        #expect(styles(app) == ["left:1px", "left:2px"])
    }

    @Test func `change: of a component's property begins from its default`() {
        let app = LogicFixture([
            "pages/index.js": "Page({})", "pages/index.json": #"{"usingComponents":{"child":"/child"}}"#,
            "pages/index.wxml": """
            <wxs module="w">module.exports.f = function (now, old) { console.log(now, old) }</wxs>
            <child my-prop="a" change:my-prop="{{w.f}}"/>
            """,
            "child.json": #"{"component":true}"#, "child.wxml": "",
            "child.js": "Component({ properties: { myProp: { type: String, value: 'none' } } })",
        ]).start()
        #expect(app.console == ["log a none"])
    }

    @Test func `Handlers that set one another off end with a word`() {
        let app = LogicFixture([
            "pages/index.js": "Page({ data: { n: 1 }, more() { this.setData({ n: this.data.n + 1 }) } })",
            "pages/index.wxml": """
            <wxs module="w">
            module.exports.prop = function (now, old, owner) { if (now < 5) owner.callMethod('more') }
            </wxs>
            <view change:prop="{{w.prop}}" prop="{{n}}">{{n}}</view>
            """,
        ]).start()
        #expect(app.tree.contains("5"))
    }

    @Test(
        "The library",
        arguments: [
            ("getDate(0).getTime()", "0"), ("getDate(2020, 1, 3).getMonth()", "1"),
            ("getDate('2020-01-01T00:00:00Z').getTime()", "1577836800000"),
            ("getRegExp('a+', 'gi').test('xAA')", "true"),
            ("'aXbX'.replace(getRegExp('X', 'g'), '-')", "a-b-"), ("getRegExp('a').source", "a"),
            ("[].constructor", "Array"), ("({}).constructor", "Object"), ("''.constructor", "String"),
            ("(1).constructor", "Number"), ("true.constructor", "Boolean"),
            ("(function () {}).constructor", "Function"),
            ("getDate().constructor", "Date"), ("getRegExp('a').constructor", "RegExp"),
            ("[1, 2].concat([3]).length", "3"),
            ("Math.max(1, 3)", "3"), ("Math.PI > 3.14", "true"), ("JSON.stringify({ a: [1, 'x'] })", #"{"a":[1,"x"]}"#),
            ("JSON.parse('[1]')[0]", "1"), ("Number.MAX_VALUE > 1e308", "true"), ("Date.parse('1970-01-01')", "0"),
            ("typeof Date.now()", "number"), ("Date.UTC(1970, 0, 2)", "86400000"), ("parseInt('12px')", "12"),
            ("parseFloat('1.5e3x')", "1500"), ("isNaN('x')", "true"), ("isFinite(1 / 0)", "false"),
            ("encodeURIComponent('a b')", "a%20b"), ("decodeURI('%E4%BD%A0')", "你"), ("NaN === NaN", "false"),
            ("typeof Infinity", "number"), ("'a,b'.split(',').length", "2"), ("'abc'.substring(1)", "bc"),
            ("(255).toString(16)", "ff"), ("(1.234).toFixed(1)", "1.2"), ("[3, 1, 2].sort().join()", "1,2,3"),
            ("[1, 2, 3].map(function (x) { return x * 2 }).join()", "2,4,6"), ("[1, 2].indexOf(2)", "1"),
            ("typeof wx", "undefined"), ("typeof setTimeout", "undefined"), ("typeof Promise", "undefined"),
            ("typeof Map", "undefined"), ("typeof globalThis", "undefined"), ("typeof eval", "undefined"),
        ])
    func library(_ expression: String, _ expected: String) {
        let app = LogicFixture([
            "pages/index.js": "Page({})",
            "pages/index.wxml":
                "<wxs module='w'>module.exports = '' + (\(expression.replacing("<", with: "&lt;")))</wxs><text>{{w}}</text>",
        ]).start()
        #expect(app.tree.contains("    \(expected)\n"), "\(app.tree) \(app.console)")
    }

    @Test func `Modules require one another, and each runs once`() {
        let app = LogicFixture([
            "pages/index.js": "Page({})",
            "pages/index.wxml":
                "<wxs module='a' src='../a.wxs'/><wxs module='b' src='/lib/b.wxs'/><text>{{a.f(2)}},{{b.n}}</text>",
            "a.wxs":
                "var b = require('./lib/b.wxs'); b.n += 1; module.exports = { f: function (x) { return x + b.n } }",
            "lib/b.wxs": "console.log('once'); module.exports = { n: 1 }",
        ]).start()
        #expect(app.tree.contains("4,2"))
        #expect(app.console == ["log once"])
    }
}
