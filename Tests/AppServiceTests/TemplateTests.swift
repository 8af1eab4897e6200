import AppService
import Bridge
import LogicFixture
import Testing
import Values

/// Pages whose templates, components and WXS work together with their JavaScript.
@Suite struct TemplateTests {
    @Test func `A tap changes data, and the tree follows`() {
        let app = LogicFixture([
            "pages/index.js": """
            Page({
              data: { n: 0, rows: ['a'] },
              add(e) {
                const { step } = e.currentTarget.dataset
                this.setData({ n: this.data.n + step, ['rows[' + this.data.rows.length + ']']: 'b' })
                console.log(e.type, e.target.id, step, e.detail.x, typeof e.timeStamp)
              }
            })
            """,
            "pages/index.wxml": """
            <view id="button" bindtap="add" data-step="{{2}}">{{n}}</view>
            <text wx:for="{{rows}}" wx:key="*this">{{index}}{{item}}</text>
            """,
        ]).start()
        #expect(app.tree.contains("0a"))
        app.tap("button")
        #expect(app.console == ["log tap button 2 0 number"])
        #expect(app.tree.contains("2\n") && app.tree.contains("1b"))
        let done = app.messages.contains { if case .eventDone(1, nil) = $0 { true } else { false } }
        #expect(done)
    }

    @Test func `A missing handler is told`() {
        let app = LogicFixture([
            "pages/index.js": "Page({})", "pages/index.wxml": "<view id='v' bindtap='gone'/>",
        ]).start()
        app.tap("v")
        #expect(app.console.count == 1)
        #expect(app.console.first?.contains("Do not have gone handler in component: pages/index") == true)
    }

    @Test func `Components get properties, trigger events with details by reference, and are selected`() {
        let app = LogicFixture([
            "pages/index.js": """
            const detail = { n: 1, f() { return 'called' } }
            Page({
              data: { title: 'one', cb() { return 'cb' } },
              heard(e) { console.log('heard', e.detail === detail, e.detail.f()) },
              onReady() {
                const child = this.selectComponent('#child')
                console.log('child', child.data.title, child.id, child.dataset.k, child.properties.cb())
                child.say(detail)
                console.log(this.selectAllComponents('.c').length, child.selectOwnerComponent() === this)
                this.setData({ title: 'two' })
                console.log(child.data.title)
              }
            })
            """,
            "pages/index.json": #"{"usingComponents":{"child":"/child"}}"#,
            "pages/index.wxml": """
            <child id="child" class="c" data-k="v" title="{{title}}" cb="{{cb}}" bind:say="heard"/><child class="c"/>
            """,
            "child.json": #"{"component":true}"#, "child.wxml": "<text>{{title}}</text>",
            "child.js": """
            Component({
              properties: { title: { type: String, value: 'none', observer(now, old) { console.log('observer', now, old) } }, cb: Function },
              observers: { title(t) { console.log('observers', t) } },
              methods: { say(d) { this.triggerEvent('say', d) } }
            })
            """,
        ]).start()
        #expect(app.console.suffix(8).contains("log child one child v cb"))
        #expect(app.console.contains("log heard true called"))
        #expect(app.console.contains("log 2 true"))
        #expect(app.console.suffix(3) == ["log observers two", "log observer two one", "log two"])
        #expect(app.tree.contains("two"))
    }

    @Test func `WXS modules are seen by templates`() {
        let app = LogicFixture([
            "pages/index.js": "Page({ data: { n: 3, d: [1, 2] } })",
            "pages/index.wxml": """
            <wxs module="m">
            var other = require('./other.wxs')
            module.exports = { twice: function (x) { return other.times(x, 2) }, kind: function (x) { return x.constructor }, nested: { k: 'deep' } }
            </wxs>
            <wxs module="o" src="other.wxs"/>
            <text>{{m.twice(n)}} {{m.kind(d)}} {{m.nested.k}} {{o.name}} {{o.year()}}</text>
            """,
            "pages/other.wxs": """
            module.exports = {
              times: function (a, b) { return a * b }, name: 'other',
              year: function () { return getDate(2020, 1, 1).getFullYear() + getRegExp('o', 'g').test('foo') }
            }
            """,
        ]).start()
        #expect(app.tree.contains("6 Array deep other 2021"))
        #expect(app.faults.isEmpty)
    }

    @Test func `WXS tells types by constructor, and every method that makes arrays works`() {
        let calls = [
            (
                "[[], {}, 'a', 1, true, f, getDate(0), getRegExp('a')].map(function (v) { return v.constructor })",
                #"["Array","Object","String","Number","Boolean","Function","Date","RegExp"]"#
            ),
            ("[1, 2].map(function (v, i, a) { return v + a.constructor })", #"["1Array","2Array"]"#),
            ("[1, 2, 3].filter(function (v) { return v !== 2 })", "[1,3]"),
            ("[1, 2, 3].slice(1)", "[2,3]"), ("[1, 2, 3].splice(1, 1)", "[2]"), ("[1].concat([2], 3)", "[1,2,3]"),
            ("[[1], 2].flat()", "[1,2]"), ("[3].flatMap(function (v) { return [v, v] })", "[3,3]"),
            ("'a1b22c'.split(getRegExp('[0-9]+'))", #"["a","b","c"]"#), ("'a,b'.split(',')", #"["a","b"]"#),
            ("'a1b'.replace(getRegExp('[0-9]'), '-')", #""a-b""#),
            ("[1].map(function (v) { return v }).constructor", #""Array""#),
            ("(function () { var a = []; a.constructor = 'mine'; return a.constructor })()", #""mine""#),
            ("(function () { return Array.prototype.slice.call(arguments, 1) })(1, 2)", "[2]"),
        ]
        let functions = calls.map { "function f() { return JSON.stringify(\($0.0)) }" }.joined(separator: ", ")
        let app = LogicFixture([
            "pages/index.js": "Page({})",
            "pages/index.wxml": #"<wxs module="m" src="m.wxs"/><text wx:for="{{m.count}}">{{m.run(index)}};</text>"#,
            "pages/m.wxs": """
            var calls = [\(functions)]
            module.exports = { count: calls.length, run: function (index) { return calls[index]() } }
            """,
        ]).start()
        #expect(app.faults.isEmpty)
        for (call, result) in calls { #expect(app.tree.contains("\n    \(result);\n"), "\(call)") }
    }

    @Test func `A WXS function that runs away or throws counts as undefined, and is told`() {
        let app = LogicFixture([
            "pages/index.js": "Page({ data: { n: 3 } })",
            "pages/index.wxml": """
            <wxs module="m">module.exports = { bad: function () { return nothing() }, loop: function () { for (;;); } }</wxs>
            <text>[{{m.bad()}}]</text><text>({{m.loop()}})</text>
            """,
        ]).start()
        #expect(app.tree.contains("[]") && app.tree.contains("()"))
        #expect(app.faults.count >= 2)
        #expect(app.stack == ["pages/index"])
    }

    @Test func `Selector queries are asked after the layout, and answered in their order`() throws {
        let app = LogicFixture([
            "pages/index.js": """
            Page({ onReady() {
              const q = wx.createSelectorQuery()
              q.select('#a').boundingClientRect((r) => console.log('one', r.id, r.width, r.dataset.x))
              q.selectAll('.r').fields({ id: true, size: true, properties: ['scrollX'] })
              q.select('#none').scrollOffset((r) => console.log('none', r))
              q.selectViewport().scrollOffset()
              q.exec((all) => console.log('all', all.length, all[1].length, all[1][1].id, all[3].scrollTop))
            } })
            """,
            "pages/index.wxml": "<view id='a' data-x='1'/><view id='b' class='r'/><view id='c' class='r'/>",
        ]).start()
        let query = app.messages.compactMap { message -> (UInt64, [NodeQuery])? in
            if case .query(let id, _, let nodes) = message { (id, nodes) } else { nil }
        }.first
        let (id, nodes) = try #require(query)
        #expect(nodes.count == 4)
        app.send(.answer(id: id, [["width": 80], ["width": 1], ["width": 2], ["scrollTop": 5]]))
        #expect(app.console == ["log one a 80 1", "log none null", "log all 4 2 c 5"])
    }

    @Test func `An input's handler can replace the text`() throws {
        let app = LogicFixture([
            "pages/index.js":
                "Page({ up(e) { return e.detail.value.toUpperCase() }, obj(e) { return { value: 'x', cursor: 1 } } })",
            "pages/index.wxml": "<input id='i' bindinput='up'/><input id='o' bindinput='obj'/>",
        ]).start()
        app.type("ab", into: "i")
        app.type("ab", into: "o")
        let replaced = app.messages.compactMap { if case .eventDone(_, let text) = $0 { text } else { nil } }
        #expect(replaced == ["AB", "x"])
    }

    @Test func `A property's observer that sets the property to what it was given ends`() {
        let app = LogicFixture([
            "pages/index.js": "Page({ data: { list: [{ n: 1 }] } })",
            "pages/index.json": #"{"usingComponents":{"child":"/child"}}"#,
            "pages/index.wxml": "<child list=\"{{list}}\"/>",
            "child.json": #"{"component":true}"#, "child.wxml": "<text>{{list[0].n}}</text>",
            "child.js": """
            Component({ properties: { list: { type: Array, observer(now) {
              console.log('observer')
              now.forEach((item) => { item.n = 5 })
              this.setData({ list: now })
            } } } })
            """,
        ]).start()
        #expect(app.console.filter { $0.hasPrefix("warn") } == [])
        #expect(app.console.filter { $0 == "log observer" }.count <= 2)
        #expect(app.tree.contains("5"))
    }
}
