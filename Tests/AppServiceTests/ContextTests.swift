import Bridge
import LogicFixture
import Testing
import Values

/// The contexts of built-in components: what reaches the view, and what a device without players and cameras answers.
@Suite struct ContextTests {
    private func run(_ body: String, markup: String = "") -> LogicFixture {
        LogicFixture([
            "pages/index.wxml": markup,
            "pages/index.js": "Page({ onReady() { const show = (v) => console.log(JSON.stringify(v)); \(body) } })",
        ]).start()
    }

    private static let say = "{ success: () => console.log('ok'), fail: (e) => console.log(e.errMsg) }"

    static let failures: [(String, [String])] = [
        ("wx.createCameraContext().takePhoto(\(say))", ["log takePhoto:fail no camera"]),
        (
            "wx.createCameraContext().onCameraFrame(() => {}).start(\(say))", ["log start:fail no camera"]
        ),
        ("wx.createLivePlayerContext('p').play(\(say))", ["log play:fail no such device"]),
        ("wx.createLivePusherContext().start(\(say))", ["log start:fail no such device"]),
        ("wx.createMapContext('m').includePoints(\(say))", ["log includePoints:fail not supported"]),
        ("wx.createVideoContext('v').exitPictureInPicture(\(say))", ["log exitPictureInPicture:fail not supported"]),
        (
            "const r = wx.getRecorderManager(); r.onError((e) => show(e)); r.onStart(() => show('no')); r.start({})",
            [#"log {"errMsg":"operateRecorder:fail no microphone"}"#]
        ),
        ("console.log(wx.getRecorderManager() === wx.getRecorderManager())", ["log true"]),
    ]

    @Test(arguments: failures)
    func `what needs a device fails in the platform's shape`(source: String, lines: [String]) {
        #expect(run(source).console == lines)
    }

    private func calls(_ app: LogicFixture) -> [String] {
        app.messages.compactMap { message in
            guard case .command(_, .other(let node, "context", let call)) = message else { return nil }
            let isThere = node != nil && call.member("target") != .undefined ? " target" : ""
            return "\(call.member("method").toString()) \(JSON.string(call.member("options")) ?? "")\(isThere)"
        }
    }

    @Test func `players are found by their ids, in the page or a component`() {
        let app = run(
            "const v = wx.createVideoContext('v', this); v.play(); v.seek(3); wx.createVideoContext('gone').play()",
            markup: "<video id=\"v\"/>")
        #expect(calls(app) == ["play {}", "seek 3"])
        #expect(app.console == [])
    }
}
