import Bridge
import LogicFixture
import Testing
import Values

/// Players without a sound: their state, their time and their events.
@Suite struct AudioTests {
    private func run(_ source: String) -> LogicFixture {
        LogicFixture(["pages/index.js": "Page({ onLoad() { \(source) } })"]).start()
    }

    private static let events = """
        for (const e of ['Canplay', 'Play', 'Pause', 'Stop', 'Ended', 'Seeked', 'Error'])
          a['on' + e]((x) => console.log(e, x ? x.errCode : ''));
        """

    @Test func `a player keeps time by the clock, pauses, goes on, and ends`() {
        let app = run(
            "const a = wx.createInnerAudioContext(); globalThis.a = a; \(Self.events) a.src = '/x.mp3'; a.play()")
        #expect(app.console == ["log Canplay ", "log Play "])
        app.advance(milliseconds: 10_000)
        app.evaluate("console.log(a.currentTime, a.duration, a.paused); a.pause()")
        app.advance(milliseconds: 5_000)
        app.evaluate("console.log(a.currentTime, a.paused); a.seek(59); a.play()")
        app.advance(milliseconds: 1_000)
        #expect(
            app.console.dropFirst(2) == [
                "log 10 60 false", "log Pause ", "log 10 true", "log Seeked ", "log Play ", "log Ended ",
            ])
    }

    @Test func `what has no source cannot be played, and what is stopped starts anew`() {
        let app = run("const a = wx.createInnerAudioContext(); globalThis.a = a; \(Self.events) a.play()")
        #expect(app.console == ["log Error 10001"])
        app.evaluate("a.startTime = 5; a.src = 'x.mp3'; a.play()")
        app.advance(milliseconds: 2_000)
        app.evaluate("console.log(a.currentTime); a.stop()")
        app.evaluate("console.log(a.currentTime); a.loop = true; a.playbackRate = 2; a.play()")
        app.advance(milliseconds: 31_000)
        app.evaluate("console.log(a.currentTime); a.destroy()")
        #expect(
            app.console.dropFirst(3) == [
                "log 7", "log Stop ", "log 0", "log Play ", "log Ended ", "log 2",
            ])
        app.advance(milliseconds: 100_000)
        #expect(app.console.count == 9)
    }

    @Test func `the older members of the background play by the same player`() {
        let app = run(
            """
            globalThis.state = () => wx.getBackgroundAudioPlayerState({
              success: ({ errMsg, ...state }) => console.log(JSON.stringify(state)) });
            for (const e of ['Play', 'Pause', 'Stop']) wx['onBackgroundAudio' + e](() => console.log(e));
            state(); wx.playBackgroundAudio({ dataUrl: 'x.mp3', title: 't' })
            """)
        #expect(app.console == [#"log {"status":2}"#, "log Play"])
        app.advance(milliseconds: 10_000)
        app.evaluate("wx.pauseBackgroundAudio(); state()")
        app.advance(milliseconds: 10_000)
        app.evaluate("wx.playBackgroundAudio({ dataUrl: 'x.mp3' }); wx.seekBackgroundAudio({ position: 30 }); state()")
        app.evaluate("wx.stopBackgroundAudio(); state()")
        func state(_ status: Int, at position: Int) -> String {
            #"log {"status":\#(status),"duration":60,"currentPosition":\#(position),"downloadPercent":100,"dataUrl":"x.mp3"}"#
        }
        #expect(
            app.console.dropFirst(2) == [
                "log Pause", state(0, at: 10), "log Play", state(1, at: 30), "log Stop", #"log {"status":2}"#,
            ])
        app.evaluate("wx.playBackgroundAudio({ fail: (error) => console.log(error.errMsg) })")
        #expect(app.console.last?.contains("playBackgroundAudio:fail parameter error") == true)
    }

    @Test func `players are told to the shell, until they rest`() {
        let app = run("globalThis.a = wx.createInnerAudioContext(); a.src = '/sounds/x.mp3'; a.play()")
        func players() -> [DeviceRecord.Player?] {
            app.messages.compactMap { message -> DeviceRecord.Player?? in
                if case .record(let record) = message, case .device(.player(1, let player)) = record.kind {
                    player
                } else {
                    nil
                }
            }
        }
        #expect(players().last??.title == "x.mp3" && players().last??.isPlaying == true)
        app.evaluate("a.pause()")
        #expect(players().last??.isPlaying == false)
        app.evaluate("a.destroy()")
        #expect(players().last?.map { $0 } == .some(nil))
    }

    @Test func `inner players pause in the background, background music goes on and keeps the app awake`() {
        let app = run(
            """
            globalThis.a = wx.createInnerAudioContext(); a.src = 'x'; a.play();
            globalThis.b = wx.getBackgroundAudioManager(); b.title = 't'; b.src = 'y';
            setInterval(() => console.log('tick'), 4000);
            """)
        app.send(.visibility(false))
        app.advance(milliseconds: 9_000)
        app.send(.visibility(true))
        app.evaluate("console.log(a.paused, b.paused, b === wx.getBackgroundAudioManager())")
        #expect(app.console == ["log tick", "log tick", "log true false true"])
    }
}
