import Bridge
import Cells
import Markup
import Testing
import Values

@testable import ViewLayer

/// Transitions in virtual time.
@MainActor
struct TransitionTests {
    private static let sheet = """
        .box { position: absolute; left: 0; top: 0; width: 80px; height: 32px; background-color: #000000 }
        """

    private func page(_ style: String, _ markup: String? = nil) -> TestPage {
        let page = TestPage(
            markup ?? #"<view id="box" class="box" bindtransitionend="end"><view id="inner"/></view>"#,
            Self.sheet + style, columns: 40, rows: 20)
        page.page.layoutIfNeeded()
        _ = page.grid()
        _ = page.takeEvents()
        return page
    }

    private func set(_ page: TestPage, _ style: String, on id: String = "box") {
        page.apply([.style(page.id(id), .template, style)])
        _ = page.grid()
    }

    /// Moves the clock on, painting whenever a person would see a frame.
    private func run(_ page: TestPage, to time: Double) {
        while page.time < time {
            page.advance(milliseconds: min(10, time - page.time))
            if page.page.needsPaint { _ = page.grid() }
        }
        _ = page.grid()
    }

    @Test func `lengths, opacity and transforms go their way by the timing function`() {
        typealias Read = @MainActor (ComputedStyle) -> Double
        let width: Read = { $0.layout.value.width.resolved(0) }
        let left: Read = { $0.layout.value.inset.left.resolved(0) }
        let opacity: Read = { $0.paint.opacity }
        let x: Read = { ($0.paint.transform ?? .init()).x.resolved(100) }
        let turn: Read = { $0.paint.transform?.turn ?? 0 }
        let cases: [(transition: String, target: String, read: Read, expected: [Double: Double])] = [
            ("width 1s linear", "width: 160px", width, [0: 80, 250: 100, 500: 120, 1000: 160, 1500: 160]),
            ("all 1s linear", "left: 80px", left, [0: 0, 500: 40, 1000: 80]),
            ("left 1s linear 500ms", "left: 80px", left, [0: 0, 500: 0, 900: 32, 1500: 80]),
            ("left 1s steps(4)", "left: 80px", left, [200: 0, 310: 20, 560: 40, 810: 60, 1000: 80]),
            ("opacity 1s linear", "opacity: 0", opacity, [0: 1, 500: 0.5, 1000: 0]),
            ("transform 1s linear", "transform: translateX(50%)", x, [0: 0, 500: 25, 1000: 50]),
            ("transform 1s linear", "transform: rotate(180deg)", turn, [0: 0, 500: 90, 1000: 180]),
            ("all 1s ease", "left: 100px", left, [500: 80.24, 1000: 100]),
            ("height 1s", "left: 100px", left, [0: 100]),
            ("left 0s", "left: 100px", left, [0: 100]),
            ("width 1s linear", "width: auto", { $0.layout.value.width.isAuto ? 1 : 0 }, [0: 1]),
        ]
        for (transition, target, read, expected) in cases {
            let page = page(".box { transition: \(transition) }")
            set(page, target)
            for (time, value) in expected.sorted(by: { $0.key < $1.key }) {
                run(page, to: time)
                let shown = page.style("box").map { read($0) } ?? -1
                // On the way a value is as exact as cells can show it; at the end it is there.
                let isEnd = time >= 1000 || time == 0
                let tolerance = isEnd ? 0.1 : target.contains("rotate") ? 45 : target.contains("opacity") ? 0.05 : 4
                #expect(abs(shown - value) <= tolerance, "\(transition) \(target) at \(time): \(shown), not \(value)")
            }
        }
    }

    @Test func `colours blend on the way, with their alpha multiplied in`() {
        let page = page(".box { transition: background-color 1s linear }")
        set(page, "background-color: #FFFFFF")
        run(page, to: 500)
        guard case .rgb(let color)? = page.style("box")?.paint.background else {
            Issue.record("no colour")
            return
        }
        #expect(abs(color.red - 127.5) < 14)
        run(page, to: 1000)
        #expect(page.style("box")?.paint.background == .rgb(RGB(hex: 0xFFFFFF)))
        #expect(
            MotionValue.color(.transparent).blended(to: .color(RGB(hex: 0xFF0000)), 0.5)
                == .color(RGB(red: 255, green: 0, blue: 0, alpha: 0.5)))
    }

    @Test func `the end is told on time, once for each property`() {
        let page = page(".box { transition: left 300ms, opacity 500ms }")
        set(page, "left: 100px; opacity: 0")
        page.advance(milliseconds: 299)
        #expect(page.takeEvents().filter { $0.hasPrefix("transition") } == [])
        page.advance(milliseconds: 2)
        let first = page.events.filter { $0.type == "transitionend" }
        #expect(first.map { $0.detail.member("propertyName") } == ["left"])
        #expect(first.map { $0.detail.member("elapsedTime") } == [0.3])
        page.advance(milliseconds: 1000)
        #expect(page.events.count { $0.type == "transitionend" } == 2)
    }

    @Test func `a change on the way goes on from where the box is`() {
        let page = page(".box { transition: left 1s linear }")
        set(page, "left: 80px")
        run(page, to: 500)
        set(page, "left: 0")
        #expect(page.style("box")?.layout.value.inset.left == .pixels(40))
        run(page, to: 1000)
        #expect(page.style("box")?.layout.value.inset.left == .pixels(20))
        run(page, to: 1500)
        #expect(page.style("box")?.layout.value.inset.left == .pixels(0))
        #expect(page.events.count { $0.type == "transitionend" } == 1)
    }

    @Test func `nothing moves when a box comes, or from display none`() {
        let page = page(".box { transition: all 1s; left: 80px }")
        #expect(page.style("box")?.layout.value.inset.left == .pixels(80))
        set(page, "display: none; left: 0")
        set(page, "left: 160px")
        #expect(page.style("box")?.layout.value.inset.left == .pixels(160))
        #expect(!page.hasTimers)
    }

    @Test func `with reduced motion the end is there at once, and told after its time`() {
        let page = page(".box { transition: left 300ms }")
        page.view.reducesMotion = true
        set(page, "left: 80px")
        #expect(page.style("box")?.layout.value.inset.left == .pixels(80))
        page.advance(milliseconds: 299)
        #expect(!page.events.contains { $0.type == "transitionend" })
        page.advance(milliseconds: 1)
        #expect(page.events.count { $0.type == "transitionend" } == 1)
    }

    @Test func `frames come at most 20 times a second, only where cells change, and end`() {
        // 5 columns in 2 s: few frames; 80 columns in 1 s: many.
        let cases: [(transition: String, target: String, atMost: Int, atLeast: Int)] = [
            ("left 2s linear", "left: 40px", 12, 5), ("left 1s linear", "left: 640px", 21, 15),
            ("background-color 1s linear", "background-color: #FFF", 11, 8), ("left 1s steps(2)", "left: 640px", 4, 2),
        ]
        for (transition, target, atMost, atLeast) in cases {
            let page = page(".box { transition: \(transition) }")
            set(page, target)
            var frames = 0
            while page.time < 3000 {
                page.advance(milliseconds: 5)
                guard page.page.needsPaint else { continue }
                frames += 1
                _ = page.grid()
            }
            #expect((atLeast...atMost).contains(frames), "\(transition): \(frames) frames")
            #expect(!page.hasTimers, "\(transition)")
        }
    }

    @Test func `a page that nobody paints does not wake up for looks`() {
        let page = page(".box { transition: left 10s linear }")
        page.apply([.style(page.id("box"), .template, "left: 640px")])
        page.page.layoutIfNeeded()
        var wakes = 0
        for _ in 0..<1000 {
            page.advance(milliseconds: 10)
            if page.page.needsPaint, wakes == 0 { wakes += 1 }
        }
        #expect(page.events.count { $0.type == "transitionend" } == 1)
        #expect(page.style("box")?.layout.value.inset.left == .pixels(640))
    }

    @Test func `what is gone in the middle of a motion moves no more`() {
        let page = TestPage(
            "<view id=\"p\"><view id=\"a\" class=\"a\">x</view></view>",
            ".a { transition: opacity 1s, width 1s; width: 16px } .b { opacity: .2; width: 80px } "
                + ".s { animation: k 1s infinite } @keyframes k { to { opacity: 0 } }")
        page.page.layoutIfNeeded()
        page.apply([.classes(page.id("a"), page.classes("a b s"))])
        page.page.layoutIfNeeded()
        page.advance(milliseconds: 100)
        // Everything that the view had of it goes, and then time goes on.
        page.apply([.remove(page.id("p"))])
        for _ in 0..<10 {
            _ = page.text()
            page.advance(milliseconds: 300)
        }
        #expect(page.text() == "")
    }
}
