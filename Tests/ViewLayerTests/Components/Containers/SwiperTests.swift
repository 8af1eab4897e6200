import Bridge
import Testing
import Values

@testable import ViewLayer

@MainActor
@Suite("Swiper")
struct SwiperTests {
    private nonisolated static func swiper(_ attributes: String = "", slides: Int = 3) -> String {
        let items = (0..<slides).map { "<swiper-item item-id=\"i\($0)\"><view>S\($0)</view></swiper-item>" }.joined()
        return "<swiper id=\"s\" \(attributes)>\(items)</swiper>"
    }

    private nonisolated static func told(_ current: Int, _ source: String) -> String {
        "{\"current\":\(current),\"source\":\"\(source)\",\"currentItemId\":\"i\(current)\"}"
    }

    private func make(_ attributes: String = "", slides: Int = 3, columns: Int = 20) -> TestPage {
        let page = TestPage(
            Self.swiper("bindchange=\"c\" bindanimationfinish=\"c\" " + attributes, slides: slides),
            "swiper { height: 32px }", columns: columns, rows: 4)
        page.page.layoutIfNeeded()
        _ = page.takeEvents()
        return page
    }

    private func current(_ page: TestPage) -> Int? { (page.node("s")?.control as? SwiperComponent)?.current }

    nonisolated static let keys: [(String, [ControlKey], [Int])] = [
        ("", [.right, .right, .right, .left], [1, 2, 1]),
        ("circular", [.left, .right, .right], [2, 0, 1]),
        ("vertical", [.down, .right, .up], [1, 0]),
        ("", [.end, .home, .pageDown, .pageUp], [2, 0, 1, 0]),
        ("current=\"1\"", [.right], [2]),
        ("current=\"9\"", [.left], [1]),
        ("current-item-id=\"i2\"", [.left], [1]),
        ("display-multiple-items=\"2\"", [.right, .right], [1]),
        ("disabled", [.right], [1]),
    ]

    @Test(arguments: keys)
    func `keys turn it, and each turn is told with its end`(attributes: String, keys: [ControlKey], places: [Int]) {
        let page = make(attributes)
        page.page.focusNext()
        for key in keys {
            page.page.press(key)
            page.advance(milliseconds: 600)
        }
        let expected = places.flatMap {
            ["change " + Self.told($0, "touch"), "animationfinish " + Self.told($0, "touch")]
        }
        #expect(page.takeDetails() == expected)
    }

    @Test(
        arguments: [
            ("", "S0\n\n\n"), ("current=\"1\"", "S1\n\n\n"), ("display-multiple-items=\"2\"", "S0        S1\n\n\n"),
            ("previous-margin=\"32px\" next-margin=\"32px\"", "    S0          S1\n\n\n"),
            ("previous-margin=\"32px\" next-margin=\"32px\" snap-to-edge", "S0          S1\n\n\n"),
            ("previous-margin=\"32px\" next-margin=\"32px\" snap-to-edge current=\"2\"", "        S2\n\n\n"),
            ("previous-margin=\"32px\" circular", "    S0\n\n\n"),
            ("indicator-dots", "S0\n       ● ○ ○\n\n"), ("indicator-dots current=\"2\"", "S2\n       ○ ○ ●\n\n"),
            ("vertical current=\"1\"", "S1\n\n\n"),
        ])
    func `it shows the slides that are due`(attributes: String, text: String) {
        let shown = make(attributes).text()
        var wanted = text
        while wanted.hasSuffix("\n") { wanted.removeLast() }
        #expect(shown == wanted)
    }

    @Test func `more slides than dots have room for are counted`() {
        #expect(make("indicator-dots", slides: 30).text().contains("1/30"))
    }

    @Test func `slides move in time, and say how far`() {
        let page = make("bindtransition=\"t\" duration=\"300\" easing-function=\"linear\"")
        page.page.focusNext()
        page.page.press(.right)
        #expect(page.text().contains("S0"))
        page.advance(milliseconds: 150)
        #expect(page.text().contains("S1"))
        let events = page.takeDetails()
        #expect(events.first == "change " + Self.told(1, "touch"))
        #expect(events.contains { $0.hasPrefix("transition {\"dx\":") && $0.hasSuffix("\"dy\":0}") })
        page.advance(milliseconds: 200)
        #expect(page.takeDetails().last == "animationfinish " + Self.told(1, "touch"))
        #expect(!page.text().contains("S0"))
    }

    @Test func `it plays by itself, round at the end`() {
        let page = make("autoplay interval=\"1000\" duration=\"100\"")
        page.advance(milliseconds: 3500)
        let changes = page.takeDetails().filter { $0.hasPrefix("change") }
        #expect(changes == [1, 2, 0].map { "change " + Self.told($0, "autoplay") })
    }

    @Test func `nothing plays where motion is reduced, or once the page is left`() {
        let still = make("autoplay interval=\"1000\"")
        still.view.reducesMotion = true
        still.advance(milliseconds: 5000)
        #expect(still.takeDetails().isEmpty)
        let left = make("autoplay interval=\"1000\"")
        left.view.receive(.route(Route(kind: .navigateTo, stack: [PageID(1), PageID(2)], closed: [], cached: [])))
        left.advance(milliseconds: 5000)
        #expect(left.takeDetails().isEmpty)
        left.view.receive(.route(Route(kind: .navigateBack, stack: [PageID(1)], closed: [], cached: [])))
        left.advance(milliseconds: 1100)
        #expect(left.takeDetails() == ["change " + Self.told(1, "autoplay")])
    }

    @Test func `the program turns it`() {
        let page = make("duration=\"0\"")
        page.perform(.set("s", "current", 2))
        page.page.layoutIfNeeded()
        #expect(page.takeDetails() == ["change " + Self.told(2, ""), "animationfinish " + Self.told(2, "")])
        page.perform(.set("s", "current-item-id", "i0"))
        page.page.layoutIfNeeded()
        #expect(current(page) == 0)
    }

    @Test func `an echo of an older place turns nothing back`() {
        let page = make("duration=\"0\"")
        page.page.focusNext()
        page.page.press(.right)
        page.page.press(.right)
        page.perform(.set("s", "current", 1))
        page.page.layoutIfNeeded()
        #expect(current(page) == 2)
    }

    @Test(
        arguments: [
            ([15, 10, 4], 1), ([15, 13, 12], 0), ([4, 10, 18], 0),
        ])
    func `a finger turns it from a quarter of a slide on`(columns: [Int], place: Int) {
        let page = make()
        page.pan(columns.map { ($0, 0) })
        page.advance(milliseconds: 600)
        #expect(current(page) == place)
    }

    @Test func `a finger across it scrolls what is around`() {
        let page = TestPage(
            Self.swiper() + "<view style=\"height: 400px\"></view>", "swiper { height: 64px }", columns: 20, rows: 4)
        page.pan([(10, 3), (10, 1), (10, 0)])
        #expect(current(page) == 0)
        #expect(page.page.scrollTop > 0)
    }

    @Test func `a tap in a slide is the slide's`() {
        let page = TestPage(
            """
            <swiper id="s"><swiper-item><view id="a" bindtap="t">A</view></swiper-item>
            <swiper-item><view id="b" bindtap="t">B</view></swiper-item></swiper>
            """, columns: 20, rows: 4)
        page.page.layoutIfNeeded()
        page.perform(.click(0, 0))
        #expect(page.takeEvents().contains("tap #a"))
        // Tab never goes to a slide that is not shown; an arrow brings it.
        for _ in 0..<4 {
            page.page.focusNext()
            #expect(page.page.focus !== page.node("b"))
        }
        page.page.setFocus(page.node("a"))
        #expect(page.page.move(.right))
        page.advance(milliseconds: 600)
        #expect(current(page) == 1)
    }

    @Test func `slides that come and go leave it in bounds`() {
        let page = make("current=\"2\"")
        page.perform(.tab)
        if let last = page.node("s")?.children.last { page.apply([.remove(last.id)]) }
        page.page.layoutIfNeeded()
        #expect(current(page) == 1)
        for child in page.node("s")?.children ?? [] { page.apply([.remove(child.id)]) }
        page.page.layoutIfNeeded()
        #expect(page.text().isEmpty)
        page.page.press(.right)
    }
}
