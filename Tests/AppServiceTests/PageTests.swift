import AppService
import Bridge
import LogicFixture
import Testing

@Suite struct PageTests {
    private func run(_ page: String, _ more: [String: String] = [:]) -> LogicFixture {
        LogicFixture(more.merging(["pages/index.js": page]) { $1 }).start()
    }

    @Test func `Free members are copied into each instance, functions stay`() {
        let app = LogicFixture(
            [
                "a.js": "Page({})",
                "b.js":
                    "const shared = { n: 0 }; Page({ custom: shared, data: { d: shared }, f() { return 1 }, onLoad() { this.custom.n++; this.data.d.n++; console.log(this.custom.n, this.data.d.n, shared.n, this.f()) } })",
            ], pages: ["a", "b"]
        ).start()
        app.evaluate("wx.navigateTo({ url: '/b' })")
        app.evaluate("wx.navigateTo({ url: '/b' })")
        #expect(app.console == ["log 1 1 0 1", "log 1 1 0 1"])
    }

    @Test func `Behaviors merge data, methods and callbacks, nested, each once`() {
        let app = run(
            """
            const base = Behavior({ data: { o: { a: 1 }, x: 'base' }, methods: { f() { return 'base' }, g() { return 'g' } }, attached() { console.log('base') } })
            const one = Behavior({ behaviors: [base], data: { o: { b: 2 }, x: 'one' }, methods: { f() { return 'one' } }, lifetimes: { attached() { console.log('one') } } })
            const two = Behavior({ behaviors: [base], data: { two: true }, attached() { console.log('two') } })
            Page({
              behaviors: [one, two], data: { o: { c: 3 } },
              onLoad() { console.log(JSON.stringify(this.data.o), this.data.x, this.data.two, this.f(), this.g(), this.hasBehavior && this.hasBehavior(base)) }
            })
            """)
        #expect(app.console == ["log base", "log one", "log two", #"log {"a":1,"b":2,"c":3} base true base g true"#])
    }

    @Test func `A page keeps what it assigns under the names of its own members`() {
        let app = run(
            """
            Page({
              is: 'mine',
              onLoad(options) {
                console.log(this.is, this.route)
                this.id = 7; this.dataset = [1]; this.properties = 'p'; this.router = null; this.options = { a: 1 }
                this.route = 'r'; this.__route__ = 's'; this.animate = 3
                console.log(this.id, this.dataset.length, this.properties, this.router, this.options.a, this.route, this.__route__, this.animate)
                this.data = { n: 1 }
                this.setData({ m: 2 })
                console.log(JSON.stringify(this.data), getCurrentPages()[0].id)
              }
            })
            """)
        #expect(
            app.console == [
                "log mine pages/index", "log 7 1 p null 1 r s 3", #"log {"n":1,"m":2} 7"#,
            ])
        #expect(app.faults.isEmpty)
    }

    @Test func `A component stands as a page, and gets the query as properties, too`() {
        let app = LogicFixture(
            [
                "a.js": "Page({})",
                "b.js": """
                Component({
                  properties: { id: String, n: { type: String, value: 'none' } },
                  data: { d: 1 },
                  lifetimes: { created() { console.log('created') }, attached() { console.log('attached', this.data.id) } },
                  pageLifetimes: { show() { console.log('show') } },
                  methods: { onLoad(q) { console.log('load', q.id, this.data.id, this.data.n, this.route, this.is) }, onShow() { console.log('onShow') }, tap() {} }
                })
                """,
                "b.json": #"{"component":true}"#,
            ], pages: ["a", "b"]
        ).start()
        app.evaluate("wx.navigateTo({ url: '/b?id=7' })")
        #expect(
            app.console == [
                "log created", "log attached 7", "log load 7 7 none b b", "log show", "log onShow",
            ])
        #expect(
            app.lifecycle.suffix(5) == [
                "b.created", "b.attached", "b.onLoad", "b.pageLifetimes.show", "b.onShow",
            ])
    }

    @Test func `EventChannel joins opener and opened page`() {
        let app = LogicFixture(
            [
                "a.js": """
                Page({ go() { wx.navigateTo({ url: '/b', events: { back(d) { console.log('a got', d.n) } },
                  success(r) { r.eventChannel.emit('to', { n: 1 }); console.log(r.errMsg) } }) } })
                """,
                "b.js": """
                Page({ onLoad() {
                  const c = this.getOpenerEventChannel()
                  c.on('to', (d) => { console.log('b got', d.n); c.emit('back', { n: 2 }) })
                  c.once('to', () => console.log('once'))
                } })
                """,
            ], pages: ["a", "b"]
        ).start()
        app.evaluate("getCurrentPages()[0].go()")
        #expect(app.console == ["log b got 1", "log a got 2", "log once", "log navigateTo:ok"])
        app.evaluate(
            "const c = getCurrentPages()[1].getOpenerEventChannel(); c.off('to'); c.emit('to', {}); c.off('nothing')")
        #expect(app.console.count == 4)
    }

    @Test func `setData speaks of what it cannot do, and does the rest`() {
        let app = run(
            """
            Page({ data: { a: 1 }, onLoad() {
              this.setData({ '[0]': 1, 'x[y]': 2, u: undefined, ok: 3 })
              this.setData('text'); this.setData(null); this.setData()
              console.log(this.data.ok, 'u' in this.data)
            } })
            """)
        #expect(
            app.console == [
                "error Path can not start with []: [0]", "error Must have number in []: x[y]",
                "warn Setting data field \"u\" to undefined is invalid.",
                "error setData accepts an Object rather than some string.",
                "error setData accepts an Object rather than some null.", "log 3 false",
            ])
    }

    @Test func `setData of a page that is gone is a warned no-op`() {
        let app = LogicFixture(
            ["a.js": "Page({})", "b.js": "Page({ onUnload() { setTimeout(() => this.setData({ x: 1 }), 10) } })"],
            pages: ["a", "b"]
        ).start()
        app.evaluate("wx.navigateTo({ url: '/b' })")
        app.evaluate("wx.navigateBack()")
        app.advance(milliseconds: 20)
        #expect(app.console == ["warn setData on a page or component that is gone: b"])
    }

    @Test func `More than 1024 KB in one setData never reach the view`() {
        let app = LogicFixture([
            "pages/index.js": """
            Page({ data: { s: 'small' }, onLoad() {
              this.setData({ s: 'x'.repeat(1024 * 1024 - 10) }); this.setData({ s: 'fits' })
              this.setData({ s: 'x'.repeat(1100 * 1024), n: 1 }, () => console.log('never'))
              console.log(this.data.s.length, this.data.n)
            } })
            """, "pages/index.wxml": "<view>{{s}}</view>",
        ]).start()
        #expect(
            app.console == [
                "error setData: 1101 KB of data are more than the 1024 KB that one call can set. Nothing is rendered.",
                "log 1126400 1",
            ])
        #expect(app.tree.contains("fits"))
    }

    @Test func `A page's own pageLifetimes are called before its callbacks`() {
        let app = run(
            """
            Component({ pageLifetimes: { show() { console.log('lifetime show') }, hide() { console.log('lifetime hide') } },
              methods: { onShow() { console.log('show') }, onHide() { console.log('hide') } } })
            """)
        app.send(.visibility(false))
        #expect(app.console == ["log lifetime show", "log show", "log lifetime hide", "log hide"])
    }

    @Test func `Coming back tells App.onShow and getEnterOptionsSync the page that is there`() {
        let app = LogicFixture(
            [
                "app.js":
                    "App({ onShow(o) { console.log('app', o.path, JSON.stringify(o.query)) }, onHide() { console.log('app hide') } })",
                "a.js": "Page({})",
                "b.js": "Page({ onShow() { console.log('b show') }, onHide() { console.log('b hide') } })",
            ], pages: ["a", "b"], launch: LaunchOptions(path: "a", rawQuery: "x=1")
        ).start()
        app.evaluate("wx.navigateTo({ url: 'b?y=2' })")
        app.send(.visibility(false))
        app.send(.visibility(true))
        app.evaluate("console.log(wx.getEnterOptionsSync().path, wx.getLaunchOptionsSync().path)")
        #expect(
            app.console == [
                #"log app a {"x":"1"}"#, "log b show", "log b hide", "log app hide", #"log app b {"y":"2"}"#,
                "log b show", "log b a",
            ])
    }

    @Test func `A cycle in setData is thrown to the caller`() {
        let app = run(
            "Page({ onLoad() { const a = {}; a.a = a; try { this.setData({ a }) } catch (e) { console.log(e.name, e.message) } } })"
        )
        #expect(app.console == ["log TypeError Converting circular structure to JSON"])
    }

    @Test func `Page events reach their callbacks`() {
        let app = run(
            """
            const log = (n) => function (e) { console.log(n, JSON.stringify(e)) }
            Page({ onPageScroll: log('scroll'), onReachBottom: log('bottom'), onPullDownRefresh: log('pull'), onResize: log('resize') })
            """)
        let page = PageID(1)
        for event in [
            PageEvent.scroll(top: 12.5), .reachBottom, .pullDownRefresh, .resize(width: 80, height: 40), .titleTap,
        ] {
            app.send(.pageEvent(page, event))
        }
        app.send(.pageEvent(PageID(99), .reachBottom))
        #expect(
            app.console == [
                #"log scroll {"scrollTop":12.5}"#, "log bottom undefined", "log pull undefined",
                #"log resize {"size":{"windowWidth":80,"windowHeight":40},"deviceOrientation":"landscape"}"#,
            ])
    }

    @Test func `Promise jobs of one callback wait until the framework is done`() {
        let app = run(
            "Page({ onLoad() { Promise.resolve().then(() => console.log('job')) }, onShow() { console.log('show') } })")
        #expect(app.console == ["log show", "log job"])
    }

    @Test func `Page can be wrapped by the program`() {
        let app = run(
            "Page({ onLoad() { console.log('own') } })",
            [
                "app.js":
                    "const old = Page; Page = function (o) { const l = o.onLoad; o.onLoad = function () { console.log('wrapped'); l.call(this) }; return old(o) }"
            ])
        #expect(app.console == ["log wrapped", "log own"])
    }
}
