import Bridge
import Testing
import Values

@testable import ViewLayer

@MainActor
@Suite("Scroll-view")
struct ScrollViewTests {
    private static func lines(_ count: Int) -> String {
        (0..<count).map { "<view id=\"l\($0)\">L\($0)</view>" }.joined()
    }

    private func make(_ attributes: String, lines: Int = 30, sheet: String = "") -> TestPage {
        let page = TestPage(
            "<scroll-view id=\"s\" \(attributes)>\(Self.lines(lines))</scroll-view>",
            "scroll-view { height: 64px }" + sheet, columns: 20, rows: 8)
        page.page.layoutIfNeeded()
        _ = page.takeEvents()
        return page
    }

    private func top(_ page: TestPage) -> Double? { page.node("s")?.scroll?.y }

    @Test(
        arguments: [
            ("scroll-y scroll-top=\"32\"", 32.0), ("scroll-y scroll-top=\"64px\"", 64),
            ("scroll-y scroll-into-view=\"l5\"", 80),
            ("scroll-y scroll-into-view=\"l5\" scroll-into-view-offset=\"-16\"", 64),
            ("scroll-y scroll-into-view=\"l10\" scroll-into-view-alignment=\"end\"", 112),
            ("scroll-y scroll-into-view=\"l10\" scroll-into-view-alignment=\"center\"", 136),
            ("scroll-y scroll-top=\"99999\"", 416), ("scroll-y scroll-into-view=\"none\"", 0),
        ])
    func `attributes say where it stands`(attributes: String, place: Double) {
        #expect(top(make(attributes)) == place)
    }

    @Test func `a program's move glides where it asks for that`() {
        let page = make("scroll-y scroll-with-animation")
        page.perform(.set("s", "scroll-top", 160))
        page.page.layoutIfNeeded()
        #expect(top(page) == 0)
        page.advance(milliseconds: 150)
        #expect((1..<160).contains(top(page) ?? 0))
        page.advance(milliseconds: 400)
        #expect(top(page) == 160)
        page.view.reducesMotion = true
        page.perform(.set("s", "scroll-top", 16))
        page.page.layoutIfNeeded()
        #expect(top(page) == 16)
    }

    @Test func `thresholds take units`() {
        let page = make("scroll-y lower-threshold=\"100px\" bindscrolltolower=\"l\"")
        page.perform(.wheel(5, 1, 10))
        #expect(page.takeEvents() == [])
        page.perform(.wheel(5, 1, 10))
        #expect(page.takeEvents() == ["scrolltolower #s"])
    }

    @Test func `a finger's drag is told where it is enhanced`() {
        let page = make("scroll-y enhanced binddragstart=\"d\" binddragging=\"d\" binddragend=\"d\"")
        page.pan([(5, 3), (5, 1), (5, 0)])
        let events = page.takeEvents()
        #expect(events.first == "dragstart #s")
        #expect(events.contains("dragging #s"))
        #expect(events.last == "dragend #s")
        #expect((top(page) ?? 0) > 0)
    }

    private static let pulls =
        "scroll-y refresher-enabled bindrefresherpulling=\"r\" bindrefresherwillrefresh=\"r\" "
        + "bindrefresherrefresh=\"r\" bindrefresherrestore=\"r\" bindrefresherabort=\"r\""

    @Test func `pulling it far enough refreshes until the program is done`() {
        let page = make(Self.pulls)
        page.pan([(5, 0), (5, 2), (5, 4)])
        var events = page.takeEvents()
        #expect(events.prefix(1) == ["refresherpulling #s"])
        #expect(events.suffix(2) == ["refresherwillrefresh #s", "refresherrefresh #s"])
        #expect(page.text().hasPrefix("       \u{25CF} \u{25CF} \u{25CF}") || page.text().contains("\u{25CF} \u{25CF}"))
        page.perform(.set("s", "refresher-triggered", true))
        page.perform(.set("s", "refresher-triggered", false))
        page.page.layoutIfNeeded()
        events = page.takeEvents().filter { !$0.hasPrefix("frame") }
        #expect(events == ["refresherrestore #s"])
        #expect(page.text().hasPrefix("L0"))
    }

    @Test func `pulling it a little is given up`() {
        let page = make(Self.pulls + " refresher-threshold=\"100\"")
        page.pan([(5, 0), (5, 2)])
        #expect(page.takeEvents().suffix(2) == ["refresherpulling #s", "refresherabort #s"])
        #expect(page.node("s")?.scroll?.pulled == 0)
    }

    @Test func `the wheel at the upper end pulls it too`() {
        let page = make(Self.pulls)
        for _ in 0..<3 { page.perform(.wheel(5, 1, -1)) }
        #expect(page.takeEvents().last == "refresherrefresh #s")
    }

    @Test func `the program pulls it by itself`() {
        let page = make(Self.pulls)
        page.perform(.set("s", "refresher-triggered", true))
        #expect(page.takeEvents().contains("refresherrefresh #s"))
    }

    @Test func `what is in sight stays when something comes above it`() {
        let page = make("scroll-y scroll-anchoring scroll-top=\"80\"")
        page.apply(
            page.page.tree.node(page.id("s")).map { _ in
                page.build("<view>NEW</view>", parent: page.id("s"), before: page.id("l0"))
            } ?? [])
        #expect(page.text().hasPrefix("L5"))
        #expect(top(page) == 96)
    }

    @Test func `the bar is hidden where it asks for that`() {
        #expect(make("scroll-y").text().contains("\u{2590}"))
        #expect(!make("scroll-y enhanced show-scrollbar=\"{{false}}\"").text().contains("\u{2590}"))
    }
}
