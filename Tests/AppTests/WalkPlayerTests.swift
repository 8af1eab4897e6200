import Cells
import Headless
import HostAPI
import MiniProgram
import Shell
import Terminal
import Testing
import Theme
import Walk

/// Walkthroughs of a small mini-program, played in virtual time.
@MainActor @Suite struct WalkPlayerTests {
    private static let files = [
        "app.json": #"{"pages":["pages/a/a","pages/b/b"]}"#,
        "app.js": "App({})",
        "pages/a/a.wxml": """
        <view>甲 {{count}}</view><button bind:tap="add">加一</button>
        <input placeholder="名字" bind:input="name" /><view>你好 {{who}}</view>
        <view style="height:2000px"></view><button bind:tap="go">去乙</button>
        """,
        "pages/a/a.js": """
        Page({ data: { count: 0, who: '', list: [{ n: 1 }] },
          onLoad(query) { console.log('loaded', query.x || 'nothing', wx.getStorageSync('kept') || 'new') },
          add() { this.setData({ count: this.data.count + 1 }); wx.setStorageSync('kept', 'kept') },
          name(event) { this.setData({ who: event.detail.value }) },
          go() { setTimeout(() => wx.navigateTo({ url: '/pages/b/b?id=7' }), 1500) } })
        """,
        "pages/b/b.wxml": "<view>乙</view>", "pages/b/b.js": "Page({})",
    ]

    private func play(
        _ text: String, size: CellSize? = nil, films: Bool = false
    ) throws -> (report: WalkReport, walk: HeadlessWalk, saved: [String: String]) {
        let (script, mistakes) = WalkParser.parse(text, path: "a.walk", devices: WalkDevice.vocabulary)
        #expect(mistakes.isEmpty)
        var options = HeadlessWalk.Options(theme: ThemeLoader().load("dark", depth: .direct).theme)
        options.size = size
        options.films = films
        var saved: [String: String] = [:]
        let walk = try HeadlessWalk(script, of: MiniProgram.load(MemorySource(Self.files)), options) { saved[$1] = $0 }
        return (walk.play(), walk, saved)
    }

    @Test func `Clicks, keys and text reach the page, and expectations look at all of it`() throws {
        let (report, _, _) = try play(
            """
            Click 加一
            Click 加一
            Expect "甲 2"
            ExpectData count 2
            ExpectData list [{"n": 1}]
            ExpectData list[0].n /^1$/
            Click 名字
            Type "李雷"
            Expect "你好 李雷"
            Press Esc
            ExpectConsole "loaded nothing new"
            ExpectConsole not error
            Click 去乙
            ExpectStack pages/a/a pages/b/b?id=7
            Expect not 甲
            """)
        #expect(report.failure == nil)
        #expect(report.checks.count == 9)
    }

    @Test func `Opening anew keeps what is stored; a page is opened with its query`() throws {
        let (report, _, _) = try play(
            "Click 加一\nOpen pages/a/a?x=9\nExpect \"甲 0\"\nExpectConsole \"loaded 9 kept\"\nExpectStack pages/a/a?x=9")
        #expect(report.failure == nil)
    }

    @Test(arguments: [
        ("Expect 丙", "a.walk:1: \"丙\" is nowhere to be seen"),
        ("\nWait not 甲 1s", "a.walk:2: \"甲\" is still to be seen"),
        ("ExpectStack pages/b/b", "a.walk:1: the stack is pages/a/a"),
        ("ExpectData count 1", "a.walk:1: count is 0"),
        ("ExpectData no.such 1", "a.walk:1: no.such is not there"),
        ("ExpectConsole wonder", "a.walk:1: the console does not say \"wonder\"; its end is\n  loaded nothing new"),
        ("Click 丙", "a.walk:1: \"丙\" is nowhere to be seen, so it cannot be clicked"),
        ("Device foreground", "a.walk:1: the mini-program is not in the background"),
        ("Device battery full", "a.walk:1: a number is expected"),
        ("Device charging maybe", "a.walk:1: it is on or off"),
    ]) func `The first expectation that is not met ends it, with line and reason`(_ text: String, _ failure: String)
        throws
    {
        let (report, _, _) = try play(text + "\nExpect 甲")
        #expect(report.failure == failure)
        #expect(report.checks.count == 1)
        #expect(report.seen.contains("甲 0"))
        #expect(report.junit().contains("failures=\"1\""))
    }

    @Test(arguments: [("", "页面栈 1/10"), ("Language zh\n", "页面栈 1/10"), ("Language en\n", "stack 1/10")])
    func `The words around the pages are in its language, whoever plays it`(_ line: String, _ words: String) throws {
        #expect(try play(line + "Expect \"\(words)\"").report.failure == nil)
    }

    @Test func `What happens to the device reaches the page`() throws {
        let (report, _, _) = try play(
            """
            Press :
            Type "wx.onCompassChange((e) => console.log('to', e.direction)); wx.startCompass()"
            Press Enter
            Type "wx.onMemoryWarning((e) => console.log('level', e.level))"
            Press Enter
            Device direction 90
            ExpectConsole "to 90"
            Device memory
            ExpectConsole /level \\d/
            Device battery 20
            Device charging on
            Device coordinates 31.2 121.5
            Device acceleration 1 0 0
            Type "console.log(wx.getBatteryInfoSync().level, wx.getBatteryInfoSync().isCharging)"
            Press Enter
            ExpectConsole "20 true"
            """)
        #expect(report.failure == nil)
    }

    @Test func `A page that does not exist is said so`() throws {
        let (report, _, _) = try play("Open pages/c/c\nExpect 丙")
        #expect(report.failure != nil)
    }

    @Test func `Two users have terminals side by side and storage of their own`() throws {
        let (report, walk, saved) = try play(
            """
            Resize 80x20
            Caption 两个人
            User 小明
            Click 加一
            User 小红
            Expect "甲 0"
            ExpectConsole "loaded nothing new"
            Screenshot both.txt
            User 小明
            Expect "甲 1"
            """)
        #expect(report.failure == nil)
        let both = try #require(saved["both.txt"])
        #expect(both.contains("○ 小明") && both.contains("● 小红"))
        #expect(both.contains("甲 1") && both.contains("甲 0"))
        #expect(!both.contains("两个人"))
        let frame = walk.player.theater.frame().grid
        #expect(frame.size == CellSize(columns: 80, rows: 23) && frame.plainText.contains("两个人"))
    }

    @Test func `Every run has the same frames at the same times`() throws {
        let text = "Caption 看\nClick 加一\nPause 300ms\nPress Tab*4\nClick 去乙\nWait 乙\nDevice theme light\nCaption\n"
        let films = try (0..<2).map { _ in try play(text, films: true).walk.film }
        #expect(films[0].frames.count > 8 && films[0].end > 3_000)
        #expect(films[0].frames == films[1].frames)
        #expect(films[0].fingerprint == films[1].fingerprint)
    }

    @Test func `Any size can be played in`() throws {
        for size in [CellSize(columns: 80, rows: 24), CellSize(columns: 20, rows: 6), CellSize(columns: 1, rows: 1)] {
            let (_, walk, _) = try play(
                "Resize 100x30\nCaption 看\nPress Tab\nUser 小红\nPress Tab", size: size, films: true)
            #expect(walk.film.size == size)
        }
    }

    @Test func `What a person does is written down as a walkthrough that plays the same`() throws {
        let screen = HeadlessScreen(size: CellSize(columns: 60, rows: 24))
        let session = HeadlessSession(
            MiniProgram.load(MemorySource(Self.files)), on: screen,
            theme: ThemeLoader().load("dark", depth: .direct).theme, language: .chinese, showsShell: true,
            data: .memory,
            files: nil, leavesMachine: false, world: HeadlessWorld())
        let recorder = WalkRecorder(session.shell, page: nil)
        session.shell.start(page: nil)
        session.settle()
        func act(_ event: InputEvent) {
            recorder.take(event)
            session.take(event)
        }
        let frame = session.frame()
        let button = try #require(WalkPattern(text: "加一").places(in: frame).first)
        act(.mouse(MouseEvent(.press(.left), at: button.origin)))
        act(.mouse(MouseEvent(.release(.left), at: button.origin)))
        for key in try Key.sequence(#"Tab "a\"b" Escape Tab Tab Tab Enter"#) { act(.key(key)) }
        session.advance(milliseconds: 2_000)
        act(.key(Key(.character("q"))))
        let text = recorder.script(hasQuit: true)
        #expect(
            text == """
                Resize 60x24
                Open
                Click 加一
                Press Tab
                Type "a\\"b"
                Press Escape Tab*3 Enter
                ExpectStack pages/a/a pages/b/b?id=7

                """)
        #expect(try play(text).report.failure == nil)
    }

    @Test func `Keys pause, step and end it`() throws {
        let script = WalkParser.parse("Caption 一\nCaption 二\nCaption 三", path: "a.walk").script
        let watch = Watch()
        let theater = WalkTheater(
            room: CellSize(columns: 80, rows: 24), hasBar: true, isElastic: false,
            theme: ThemeLoader().load("dark", depth: .direct).theme
        ) { _, screen in
            HeadlessSession(
                MiniProgram.load(MemorySource(Self.files)), on: screen,
                theme: ThemeLoader().load("dark", depth: .direct).theme, language: .chinese, showsShell: true,
                data: .memory, files: nil, leavesMachine: false, world: HeadlessWorld()
            ).shell
        }
        let player = WalkPlayer(script, theater) { watch.time }
        func shows(_ text: String) -> Bool { theater.frame().grid.plainText.contains(text) }
        #expect(player.advance() != nil && shows("一") && shows("1/3"))
        #expect(player.take(Key(.character(" "))))
        watch.time += 60_000
        #expect(player.advance() == nil && player.state == .paused && shows("1/3"))
        #expect(player.take(Key(.character("n"))))
        #expect(player.advance() == nil && player.state == .paused && shows("二"))
        #expect(player.take(Key(.character("+"))) && player.speed == 2)
        #expect(player.take(Key(.character(" "))))
        #expect(player.advance() != nil)
        watch.time += 60_000
        while player.advance() != nil { watch.time += 60_000 }
        #expect(player.state == .ended && player.report.hasPassed && !player.take(Key(.enter)))
        #expect(!WalkPlayer(script, theater) { watch.time }.take(Key(.escape)))
    }
}

/// A clock that a test moves.
@MainActor private final class Watch {
    var time = 0.0
}
