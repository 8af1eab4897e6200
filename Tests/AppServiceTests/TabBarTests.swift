import AppService
import Bridge
import LogicFixture
import Testing

/// `custom-tab-bar` (official documentation: framework/ability/custom-tabbar).
@Suite struct TabBarTests {
    private let files = [
        "app.json": """
        {"pages":["pages/a","pages/b","pages/c"],"tabBar":{"custom":true,
         "list":[{"pagePath":"pages/a","text":"A"},{"pagePath":"pages/b","text":"B"}]}}
        """,
        "pages/a.js": """
        Page({ onShow() { this.getTabBar().setData({ selected: 'a' }); this.getTabBar((bar) => console.log('later', bar === this.getTabBar())) },
               data: { more: false } })
        """,
        "pages/a.wxml": "<view>one</view><view wx:if='{{more}}'>two</view>",
        "pages/b.js": "Page({ onShow() { this.getTabBar().setData({ selected: 'b' }) } })",
        "pages/c.js": "Page({ onShow() { console.log('c', this.getTabBar()) } })",
        "custom-tab-bar/index.js": """
        Component({
          data: { selected: 'none' }, pageLifetimes: { show() { console.log('bar show', this.data.selected) } },
          lifetimes: { detached() { console.log('bar gone') } },
          methods: { go() { wx.switchTab({ url: '/pages/b' }) } }
        })
        """,
        "custom-tab-bar/index.json": #"{"component":true}"#,
        "custom-tab-bar/index.wxml": "<cover-view id='go' bindtap='go'>{{selected}}</cover-view>",
    ]

    private func app() -> LogicFixture { LogicFixture(files, pages: ["pages/a", "pages/b", "pages/c"]).start() }

    @Test func `Each tab page has an instance of its own, behind its nodes`() {
        let app = app()
        let bar = "  custom-tab-bar\n    cover-view #go\n      "
        #expect(app.tree.hasSuffix("one\n" + bar + "a\n"))
        #expect(app.console == ["log bar show none", "log later true"])
        app.evaluate("getCurrentPages()[0].setData({ more: true })")
        #expect(app.tree.hasSuffix("two\n" + bar + "a\n"))
        app.tap("go")
        #expect(app.stack == ["pages/b"])
        #expect(app.tree.hasSuffix(bar + "b\n"))
        app.evaluate("wx.navigateTo({ url: '/pages/c' })")
        #expect(app.console.last == "log c null")
        #expect(!app.tree.contains("cover-view"))
        app.evaluate("wx.reLaunch({ url: '/pages/c' })")
        #expect(app.console.filter { $0 == "log bar gone" }.count == 2)
    }

    @Test func `A component finds the tab bar of its page, and the tab bar finds its page`() {
        var files = files
        files["pages/a.json"] = #"{"usingComponents":{"child":"/child"}}"#
        files["pages/a.wxml"] = "<child/>"
        files["child.json"] = #"{"component":true}"#
        files["child.wxml"] = ""
        files["child.js"] = """
            Component({ pageLifetimes: { show() {
              const bar = this.getTabBar()
              console.log(bar.is, bar.getPageId() === this.getPageId(), bar.selectOwnerComponent() === getCurrentPages()[0])
            } } })
            """
        let app = LogicFixture(files, pages: ["pages/a", "pages/b", "pages/c"]).start()
        #expect(app.console.first == "log custom-tab-bar/index true true")
    }
}
