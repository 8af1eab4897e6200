import Bridge
import LogicFixture
import Testing

/// Objects of wx that the framework itself provides, and those that stand for what is missing.
@Suite struct PlatformObjectTests {
    private func run(_ source: String) -> [String] {
        LogicFixture(
            ["pages/index.js": "Page({}); const show = (v) => console.log(JSON.stringify(v)); " + source],
            unsupported: [
                UnsupportedMember("cloud", .property), UnsupportedMember("env", .property),
                UnsupportedMember("createAnimation", .factory), UnsupportedMember("createMediaContainer", .factory),
                UnsupportedMember("createCanvasContext", .factory),
                UnsupportedMember("request", .asynchronous), UnsupportedMember("uploadFile", .asynchronous),
                UnsupportedMember("connectSocket", .asynchronous),
                UnsupportedMember("createIntersectionObserver", .factory),
                UnsupportedMember("createInnerAudioContext", .factory),
            ]
        ).start().console
    }

    private static let plain =
        #""option":{"transformOrigin":"50% 50% 0","transition":{"duration":400,"timingFunction":"linear","delay":0}}"#

    @Test(arguments: [
        (
            "const a = wx.createAnimation(); show(a.rotate(45).step().export()); show(a.export())",
            [
                #"log {"actions":[{"animates":[{"type":"rotate","args":[45]}],"# + plain + "}]}",
                #"log {"actions":[]}"#,
            ]
        ),
        (
            "const a = new wx.createAnimation({ duration: 100, timingFunction: 'ease' }); show(a.opacity(0).width(10).height('50%').backgroundColor('red').step({ duration: 200, delay: 5, transformOrigin: '0 0' }).export().actions[0])",
            [
                #"log {"animates":[{"type":"style","args":["opacity",0]},{"type":"style","args":["width","10px"]},{"type":"style","args":["height","50%"]},{"type":"style","args":["background-color","red"]}],"option":{"transformOrigin":"0 0","transition":{"duration":200,"timingFunction":"ease","delay":5}}}"#
            ]
        ),
        (
            "const a = wx.createAnimation(null); a.scale(2, 3).step(); a.translate3d(1, 2, 3).scale(1).step(); show(a.export().actions[1].animates)",
            [#"log [{"type":"scale","args":[1]},{"type":"translate3d","args":[1,2,3]}]"#]
        ),
    ])
    func `Animations are exported as data, and later steps keep what earlier ones set`(source: String, lines: [String])
    {
        #expect(run(source) == lines)
    }

    @Test func `There is never an update, and the logs go to the console`() {
        let lines = run(
            """
            const updates = wx.getUpdateManager(); updates.onCheckForUpdate((r) => console.log('has', r.hasUpdate))
            updates.onUpdateReady(() => console.log('no')); updates.onUpdateFailed(() => console.log('no')); updates.applyUpdate()
            const log = wx.getLogManager({ level: 1 }); log.info('i', { a: 1 }); log.debug('d'); log.warn('w'); log.log('l')
            const real = wx.getRealtimeLogManager ? wx.getRealtimeLogManager() : null
            real.setFilterMsg('x'); real.in(null); real.error('e'); real.tag('t').info('k', 1)
            """)
        #expect(
            lines == [
                "info i {a:1}", "debug d", "warn w", "log l", "error e", "info [t] k 1", "log has false",
            ])
    }

    @Test func `Observers of a page can be set up`() {
        let app = LogicFixture([
            "pages/index.js": """
            Page({ onLoad() {
              const o = this.createIntersectionObserver({ thresholds: [0] }); o.relativeToViewport().observe('#x', () => {})
              this.createMediaQueryObserver().observe({ minWidth: 1 }, () => {}); this.setPassiveEvent({}); o.disconnect()
            }, onShow() { console.log('shown') } })
            """
        ]).start()
        #expect(app.console == ["log shown"])
    }

    @Test(arguments: [
        (
            "wx.request({ url: 'u', fail(e) { console.log(e.errMsg) } }).abort(); wx.request({ url: 'u' }).catch((e) => console.log('p', e.errMsg)); (async () => { try { await wx.uploadFile({}) } catch (e) { console.log('a', e.errMsg) } })(); const s = wx.connectSocket({ url: 'u' }); s.onOpen(() => {}); s.send({ data: 'x', fail(e) { console.log(e.errMsg) } }); console.log(s.then)",
            [
                "log undefined", "log request:fail not supported", "log p request:fail not supported",
                "log a uploadFile:fail not supported", "log connectSocket.send:fail not supported",
            ]
        ),
        ("console.log(wx.env.USER_DATA_PATH + '/a')", ["log wxfile://usr/a"]),
        (
            "const fs = wx.createMediaContainer(); try { fs.readFileSync('x') } catch (e) { console.log(e.errMsg) }; fs.readFile({ filePath: 'x', fail(e) { console.log(e.errMsg) } })",
            [
                "log createMediaContainer.readFileSync:fail not supported",
                "log createMediaContainer.readFile:fail not supported",
            ]
        ),
        (
            "const c = wx.createCanvasContext('c'); c.fillStyle = 'red'; c.fillRect(0, 0, 1, 1); c.draw(); c.createLinearGradient(0, 0, 1, 1).addColorStop(0, 'red'); console.log(c.fillStyle, c.measureText('x').width > 0)",
            ["log red true"]
        ),
        (
            "const o = wx.createIntersectionObserver(); o.relativeToViewport({ bottom: 1 }).relativeTo('.x').observe('.y', () => {}); o.disconnect(); console.log('watched')",
            ["log watched"]
        ),
        (
            "const a = wx.createInnerAudioContext(); a.src = 'x'; a.onPlay(() => {}); a.play.call(a); console.log(a.src, a.play())",
            ["log x undefined"]
        ),
    ])
    func `What is missing can be set up, and fails where it is asked for something`(source: String, lines: [String]) {
        #expect(run(source) == lines)
    }
}
