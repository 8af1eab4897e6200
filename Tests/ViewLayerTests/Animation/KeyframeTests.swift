import Bridge
import Cells
import Markup
import Testing
import Values

@testable import ViewLayer

/// `@keyframes`, `wx.createAnimation` and `this.animate` in virtual time.
@MainActor
struct KeyframeTests {
    private static let sheet = """
        .box { position: absolute; left: 0; top: 0; width: 80px; height: 32px }
        @keyframes slide { from { left: 0 } to { left: 100px } }
        @keyframes three { 0%, 100% { opacity: 1 } 50% { opacity: 0 } }
        @keyframes open { to { left: 200px } }
        @keyframes eased { from { left: 0; animation-timing-function: step-end } 50% { left: 50px } to { left: 100px } }
        @keyframes spin { from { transform: rotate(0deg) } to { transform: rotate(360deg) } }
        """

    private func page(_ style: String, _ markup: String? = nil) -> TestPage {
        let listeners = #"bindanimationstart="a" bindanimationiteration="a" bindanimationend="a" bindtransitionend="a""#
        let page = TestPage(
            markup ?? #"<view id="box" class="box" \#(listeners)></view>"#, Self.sheet + style, columns: 40, rows: 20)
        _ = page.grid()
        return page
    }

    private func run(_ page: TestPage, to time: Double) {
        while page.time < time {
            page.advance(milliseconds: min(10, time - page.time))
            if page.page.needsPaint { _ = page.grid() }
        }
        _ = page.grid()
    }

    private func left(_ page: TestPage) -> Double { page.style("box")?.layout.value.inset.left.resolved(0) ?? -1 }

    @Test func `pseudo-elements, borders and corners move too`() {
        let page = page(
            """
            .box::before { content: "oo"; position: absolute; animation: slide 1s linear forwards }
            .box { border: 2px solid; animation: thick 1s linear forwards }
            @keyframes thick { to { border-top-width: 12px; border-top-left-radius: 20px } }
            """)
        func look() -> (Double, Double, Double) {
            let style = page.style("box")
            return (
                style?.before?.layout.value.inset.left.resolved(0) ?? -1, style?.layout.value.border.top ?? -1,
                style?.paint.corners.topLeft.pixels ?? -1
            )
        }
        for (time, expected) in [(0.0, (0.0, 2.0, 0.0)), (500, (50, 7, 10)), (1500, (100, 12, 20))] {
            run(page, to: time)
            #expect(look() == expected, "at \(time): \(look())")
        }
        #expect(page.events.map(\.type) == ["animationstart", "animationend"])
        run(page, to: 3000)
        #expect(!page.hasTimers)
    }

    @Test func `a pseudo-element goes its way when its declarations change`() {
        let page = page(
            """
            .box::after { content: "x"; position: absolute; left: 0; transition: left 1s linear }
            .on::after { left: 100px }
            """)
        page.apply([.classes(page.id("box"), page.classes("box on"))])
        run(page, to: 500)
        let half = page.style("box")?.after?.layout.value.inset.left.resolved(0) ?? 0
        #expect((40...60).contains(half))
        run(page, to: 2000)
        #expect(page.style("box")?.after?.layout.value.inset.left.resolved(0) == 100)
        #expect(!page.hasTimers)
    }

    @Test func `animations play by direction, count, delay, fill and play state`() {
        let cases: [(animation: String, expected: [Double: Double])] = [
            ("slide 1s linear", [0: 0, 500: 50, 999: 99.9, 1001: 0]),
            ("slide 1s linear forwards", [500: 50, 1500: 100]),
            ("slide 1s linear reverse", [100: 90, 500: 50, 900: 10, 1500: 0]),
            ("slide 1s linear 2 alternate", [500: 50, 1250: 75, 1750: 25, 2500: 0]),
            ("slide 1s linear 2 alternate-reverse forwards", [250: 75, 1250: 25, 2500: 100]),
            ("slide 1s linear 1.5 forwards", [1250: 25, 2500: 50]),
            ("slide 1s linear 500ms reverse backwards", [0: 100, 499: 100, 1000: 50, 2000: 0]),
            ("slide 1s linear -500ms", [0: 50, 250: 75, 600: 0]),
            ("slide 1s linear infinite", [500: 50, 10_250: 25]),
            ("slide 1s linear paused", [0: 0, 900: 0]),
            ("open 1s linear", [500: 100]),
            ("eased 1s linear", [400: 0, 500: 50, 750: 75]),
            ("nobody 1s", [500: 0]),
            ("slide 1s linear, open 1s linear", [500: 100]),
            ("slide 0s forwards", [10: 100]),
        ]
        for (animation, expected) in cases {
            let page = page(".box { animation: \(animation) }")
            for (time, value) in expected.sorted(by: { $0.key < $1.key }) {
                run(page, to: time)
                #expect(abs(left(page) - value) < 0.2, "\(animation) at \(time): \(left(page)), not \(value)")
            }
        }
    }

    @Test func `start, iterations and end are told on time`() {
        let page = page(".box { animation: slide 1s linear 100ms 3 }")
        var told: [String] = []
        while page.time < 4000 {
            page.advance(milliseconds: 50)
            for event in page.events {
                told.append("\(Int(page.time)) \(event.type) \(event.detail.member("elapsedTime").toString())")
            }
            _ = page.takeEvents()
        }
        #expect(
            told == [
                "100 animationstart 0", "1100 animationiteration 1", "2100 animationiteration 2",
                "3100 animationend 3",
            ])
        #expect(!page.hasTimers)
    }

    @Test func `an endless turn steps by quarters, at most 8 times a second, only while it is in sight`() {
        let page = TestPage(
            #"<view id="box" class="mark"></view><view id="gap" style="height: 1000px"></view>"#,
            Self.sheet + ".mark { width: 16px; height: 16px; animation: spin 1s linear infinite }", columns: 20, rows: 5
        )
        var looks: [String] = []
        func frames(_ milliseconds: Double) -> Int {
            var frames = 0
            let end = page.time + milliseconds
            while page.time < end {
                page.advance(milliseconds: 5)
                guard page.page.needsPaint else { continue }
                frames += 1
                looks.append(String(page.text().prefix(1)))
            }
            return frames
        }
        looks.append(String(page.text().prefix(1)))
        #expect((4...9).contains(frames(1000)))
        #expect(Set(looks) == ["◐", "◓", "◑", "◒"])
        page.page.scrollPage(to: 500)
        _ = page.grid()
        #expect(frames(3000) <= 1)
        #expect(!page.hasTimers)
        page.view.reducesMotion = true
        page.page.scrollPage(to: 0)
        _ = page.grid()
        #expect(frames(3000) <= 1)
    }

    @Test func `the steps of an exported animation follow one another and stay`() {
        let page = page("")
        page.apply([.attribute(page.id("box"), name: "animation", Self.export)])
        _ = page.grid()
        run(page, to: 200)
        #expect(abs((page.style("box")?.paint.opacity ?? 0) - 0.5) < 0.01)
        run(page, to: 400)
        #expect(page.events.count { $0.type == "transitionend" } == 1)
        run(page, to: 900)
        let move = page.style("box")?.paint.transform
        #expect(abs((move?.x.pixels ?? 0) - 20) < 0.5 && abs((move?.turn ?? 0) - 45) < 1)
        run(page, to: 2000)
        #expect(page.style("box")?.paint.transform?.x == .pixels(40))
        #expect(page.style("box")?.paint.opacity == 0)
        #expect(page.events.count { $0.type == "transitionend" } == 2)
        #expect(!page.hasTimers)
    }

    /// Opacity 0 in 400 ms, then a move and a turn in 1 s.
    private static var export: Value {
        func step(_ changes: [Value], duration: Double) -> Value {
            [
                "animates": .array(changes),
                "option": [
                    "transformOrigin": "50% 50% 0",
                    "transition": ["duration": .number(duration), "timingFunction": "linear", "delay": 0],
                ],
            ]
        }
        let opacity: Value = ["type": "style", "args": ["opacity", 0]]
        return [
            "actions": [
                step([opacity], duration: 400),
                step(
                    [opacity, ["type": "translate", "args": [40, 8]], ["type": "rotate", "args": [90]]], duration: 1000),
            ]
        ]
    }

    @Test func `the frames of a script play, stay, and can be cleared`() {
        let page = page("")
        var command = KeyframeCommand(
            nodes: [page.id("box")],
            frames: [
                ["left": "0px", "ease": "linear"], ["left": "100px", "offset": 0.25], ["left": "40px", "opacity": 0.5],
            ], duration: 1000)
        command.answer = 7
        page.view.receive(.command(PageID(1), .animate(command)))
        _ = page.grid()
        for (time, value) in [(125.0, 50.0), (250, 100), (625, 70), (1000, 40), (3000, 40)] {
            run(page, to: time)
            #expect(abs(left(page) - value) <= (time < 1000 ? 4 : 0), "at \(time): \(left(page))")
            #expect(page.answers.contains(7) == (time >= 1000))
        }
        page.view.receive(.command(PageID(1), .clearAnimation([page.id("box")], ["left"])))
        _ = page.grid()
        #expect(left(page) == 0)
        #expect(page.style("box")?.paint.opacity == 0.5)
        page.view.receive(.command(PageID(1), .clearAnimation([page.id("box")], nil)))
        _ = page.grid()
        #expect(page.style("box")?.paint.opacity == 1)
        #expect(!page.hasTimers)
    }

    @Test func `a scroll-view drives frames`() {
        let page = page(
            ".tall { height: 1000px }",
            #"<scroll-view id="scroller" scroll-y style="height: 160px"><view class="tall"/></scroll-view>"#
                + #"<view id="box" class="box"></view>"#)
        var command = KeyframeCommand(
            nodes: [page.id("box")], frames: [["left": "0px"], ["left": "100px"]], duration: 2000)
        command.source = page.id("scroller")
        command.timeline = ["startScrollOffset": 100, "endScrollOffset": 300, "timeRange": 2000]
        page.view.receive(.command(PageID(1), .animate(command)))
        for (offset, value) in [(0.0, 0.0), (100, 0), (150, 25), (200, 50), (300, 100), (500, 100), (150, 25)] {
            page.view.receive(.command(PageID(1), .scrollNode(page.id("scroller"), left: nil, top: offset)))
            _ = page.grid()
            _ = page.grid()
            #expect(left(page) == value, "\(offset)")
        }
        #expect(!page.hasTimers)
    }

    @Test func `arrows turn by quarters`() {
        for (text, quarters, turned) in [("→", 1, "↓"), (">", 1, "v"), ("▼", 2, "▲"), ("›", 3, "⌃"), ("ab", 1, "ab")] {
            #expect(TurnedGlyphs.turn(Substring(text), quarters) == turned)
        }
        let page = TestPage(#"<view id="a" style="transform: rotate(90deg)">▶</view>"#)
        #expect(page.text() == "▼")
    }

    @Test func `anything may be given as frames, exports and timelines`() {
        let page = page(".box { animation: slide 1e30s infinite; transition: all 1e30s -1e30s }")
        let values: [Value] = [
            nil, 1, "x", [], [[]], ["actions": 3],
            ["actions": [[:], ["animates": [1, ["type": "rotate", "args": []]]]]],
            [
                ["left": .number(.nan), "rotate": .number(.infinity), "offset": .number(.nan)], 5,
                ["offset": 2, "ease": ";}"],
            ],
        ]
        for value in values {
            page.apply([.attribute(page.id("box"), name: "animation", value)])
            var command = KeyframeCommand(nodes: [page.id("box")], frames: value, duration: .infinity)
            page.view.receive(.command(PageID(1), .animate(command)))
            command.source = page.id("box")
            command.timeline = ["startScrollOffset": .number(.infinity), "endScrollOffset": 0]
            page.view.receive(.command(PageID(1), .animate(command)))
            page.apply([.style(page.id("box"), .template, "left: 1e30px; transform: rotate(1e300deg) scale(1e300)")])
            run(page, to: page.time + 100)
        }
        #expect(page.page.tree.count == 2)
    }
}
