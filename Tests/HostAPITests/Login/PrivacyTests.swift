import Bridge
import HostAPI
import LogicFixture
import MiniProgram
import Testing
import Values

/// `wx.onNeedPrivacyAuthorization` and its kin, as a program's scripts call them.
@Suite struct PrivacyTests {
    private static let page = """
        globalThis.ask = (name, options) => wx[name]({
          ...options, success: (r) => console.log('ok', r.errMsg), fail: (e) => console.log(e.errMsg, e.errno),
        });
        Page({ agreed() { console.log('agreed') } })
        """

    private func app() -> LogicFixture {
        let files = [
            "app.json": #"{"pages":["pages/index"],"__usePrivacyCheck__":true}"#, "pages/index.js": Self.page,
            "pages/index.wxml":
                #"<button id="b" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="agreed"/>"#,
        ]
        let functions = HostAPI.functions(for: MiniProgram.load(MemorySource(files)), data: .memory)
        return LogicFixture(files, functions: functions).start()
    }

    private func run(_ app: LogicFixture, _ script: String) -> [String] {
        let before = app.console.count
        app.evaluate(script)
        app.awaitHeldWork()
        app.settle()
        return app.console.dropFirst(before).map { String($0.hasPrefix("log ") ? $0.dropFirst(4) : $0[...]) }
    }

    /// Whether the platform's own dialog is open.
    private func asksItself(_ app: LogicFixture) -> Bool {
        app.messages.contains { if case .ask(_, .modal) = $0 { true } else { false } }
    }

    private static let listener = """
        wx.onNeedPrivacyAuthorization((resolve, { referrer }) => {
          console.log('needed', referrer); globalThis.resolve = resolve;
        })
        """

    @Test func `the listener is told who asks, and its answer decides`() {
        let app = app()
        #expect(
            run(
                app, "wx.getPrivacySetting({ success: (r) => console.log(r.needAuthorization, r.privacyContractName) })"
            ) == ["true 《小程序用户隐私保护指引》"])
        _ = run(app, Self.listener)
        #expect(run(app, "ask('getClipboardData')") == ["needed getClipboardData"])
        #expect(run(app, "resolve({ event: 'exposureAuthorization' })").isEmpty)
        #expect(
            run(app, "resolve({ event: 'disagree' })") == [
                "getClipboardData:fail privacy permission is not authorized 101102"
            ])
        #expect(run(app, "try { resolve({ event: 'maybe' }) } catch (e) { console.log(e.name) }") == ["TypeError"])
        #expect(!asksItself(app))
    }

    @Test func `agreeing counts once its button was tapped, and then for good`() {
        let app = app()
        _ = run(app, Self.listener)
        _ = run(app, "ask('requirePrivacyAuthorize')")
        let hasty = run(app, "resolve({ event: 'agree', buttonId: 'b' })")
        #expect(hasty.first?.contains("no button of open-type agreePrivacyAuthorization was tapped") == true)
        #expect(hasty.last == "requirePrivacyAuthorize:fail privacy permission is not authorized 101102")
        _ = run(app, "ask('requirePrivacyAuthorize')")
        app.send(.pageEvent(PageID(1), .openType("agreePrivacyAuthorization", button: NodeID(2), language: nil)))
        app.awaitHeldWork()
        app.settle()
        #expect(run(app, "resolve({ event: 'agree', buttonId: 'b' })") == ["ok requirePrivacyAuthorize:ok"])
        #expect(run(app, "ask('requirePrivacyAuthorize')") == ["ok requirePrivacyAuthorize:ok"])
        #expect(run(app, "wx.getPrivacySetting({ success: (r) => console.log(r.needAuthorization) })") == ["false"])
    }

    @Test func `the latest listener is the one that is asked; without one the platform asks`() {
        let app = app()
        #expect(run(app, "ask('requirePrivacyAuthorize')").isEmpty)
        #expect(asksItself(app))
        let other = self.app()
        _ = run(other, Self.listener)
        _ = run(other, "wx.onNeedPrivacyAuthorization(() => console.log('the later one'))")
        #expect(run(other, "ask('chooseImage')") == ["the later one"])
        #expect(run(other, "wx.onNeedPrivacyAuthorization('nonsense')").isEmpty)
    }
}
