import AppService
import LogicFixture
import Testing

@Suite struct LaunchTests {
    @Test func `App and the first page come up in order`() {
        let app = LogicFixture([
            "app.js": "App({ onLaunch(o) { console.log('launch', o.path, o.scene, this.x) }, onShow() {}, x: 1 })",
            "pages/index.js": """
            const app = getApp()
            Page({
              data: { text: 'hi' }, x: app.x,
              onLoad(q) { console.log('load', this.data.text, this.x, JSON.stringify(q), getCurrentPages().length, this.route) },
              onShow() {}, onReady() {}
            })
            """,
        ]).start()
        #expect(app.console == ["log launch pages/index 1001 1", "log load hi 1 {} 1 pages/index"])
        #expect(
            app.lifecycle == [
                "app.onLaunch", "app.onShow", "pages/index.onLoad", "pages/index.onShow", "pages/index.onReady",
            ])
        #expect(app.stack == ["pages/index"])
        #expect(app.faults.isEmpty)
    }

    @Test func `setData changes the very object and calls back after the layout`() {
        let app = LogicFixture([
            "pages/index.js": """
            Page({ data: { list: [] }, onLoad() {
              const row = { n: 1 }
              this.setData({ 'list[0]': row, 'deep.a[2].b': 5 }, () => console.log('done', this.data.list[0] === row))
              console.log(this.data.list[0] === row, JSON.stringify(this.data.deep))
            } })
            """
        ]).start()
        #expect(app.console == ["log true {\"a\":[null,null,{\"b\":5}]}", "log done true"])
    }

    @Test func `Virtual time drives timers and Date`() {
        let app = LogicFixture([
            "pages/index.js": """
            const start = Date.now()
            const at = (name) => console.log(name, Date.now() - start)
            setTimeout(at, 100, 'late'); setTimeout(at, 50, 'early')
            const id = setInterval(() => { at('tick'); }, 40)
            setTimeout(() => clearInterval(id), 90)
            const gone = setTimeout(at, 10, 'gone'); clearTimeout(gone)
                Page({})
            console.log(new Date().getTime() === start, new Date(5).getTime(), typeof Date())
            """
        ]).start()
        app.advance(milliseconds: 1000)
        #expect(
            app.console == [
                "log true 5 string", "log tick 40", "log early 50", "log tick 80", "log late 100",
            ])
    }
}
