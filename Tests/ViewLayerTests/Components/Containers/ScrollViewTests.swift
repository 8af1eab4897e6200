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

    @Test func `pages are turned whole`() {
        let page = make("scroll-y enhanced paging-enabled")
        page.perform(.wheel(5, 1, 1))
        page.advance(milliseconds: 500)
        #expect(top(page) == 64)
        page.perform(.wheel(5, 1, 3))
        page.advance(milliseconds: 500)
        #expect(top(page) == 128)
        page.perform(.wheel(5, 1, -1))
        page.advance(milliseconds: 500)
        #expect(top(page) == 64)
        // A finger that lets go between two pages.
        page.pan([(5, 3), (5, 2), (5, 0)])
        page.advance(milliseconds: 500)
        #expect((top(page) ?? 1).truncatingRemainder(dividingBy: 64) == 0)
    }

    @Test func `upside down it begins at its end, counts from there, and stays there while more comes`() {
        let page = make("scroll-y reverse bindscroll=\"s\"")
        #expect(top(page) == 416)
        page.apply(page.build("<view>NEW</view>", parent: page.id("s")))
        #expect(page.text().contains("NEW"))
        #expect(top(page) == 432)
        _ = page.takeEvents()
        page.perform(.wheel(5, 1, -1))
        #expect(page.takeDetails().contains { $0.contains("\"scrollTop\":16,") })
        page.apply(page.build("<view>LATE</view>", parent: page.id("s")))
        #expect(!page.text().contains("LATE"))
        page.perform(.set("s", "scroll-top", 0))
        #expect(page.text().contains("LATE"))
    }

    @Test func `what the program puts above comes into sight when it is pulled`() {
        let page = TestPage(
            "<scroll-view id=\"s\" \(Self.pulls) refresher-threshold=\"32\"><view slot=\"refresher\">PULL</view>"
                + Self.lines(30) + "</scroll-view>",
            "scroll-view { height: 64px }", columns: 20, rows: 8)
        #expect(page.text().hasPrefix("L0"))
        page.perform(.set("s", "refresher-triggered", true))
        #expect(page.text().split(separator: "\n").dropFirst().prefix(2) == ["PULL", "L0"])
        page.perform(.set("s", "refresher-triggered", false))
        #expect(page.text().hasPrefix("L0"))
    }

    @Test func `the second level opens, and its states are told`() {
        let page = make(
            "scroll-y refresher-enabled refresher-two-level-enabled refresher-two-level-threshold=\"60\" "
                + "refresher-two-level-scroll-enabled bind:refresherstatuschange=\"s\"")
        page.pan([(5, 0), (5, 3), (5, 5)])
        func states() -> [String] {
            page.takeDetails().filter { $0.hasPrefix("refresherstatus") }
                .compactMap { $0.split(separator: ":").dropFirst().first.map { String($0.prefix { $0.isNumber }) } }
        }
        #expect(states() == ["1", "5", "6", "7"])
        #expect(page.node("s")?.scroll?.pulled == 64)
        page.perform(.wheel(5, 1, 1))
        #expect(states() == ["8", "0"])
        #expect(page.node("s")?.scroll?.pulled == 0)
        page.perform(.set("s", "refresher-two-level-triggered", true))
        page.page.layoutIfNeeded()
        #expect(states() == ["6", "7"])
        page.perform(.set("s", "refresher-two-level-triggered", false))
        page.page.layoutIfNeeded()
        #expect(states() == ["8", "0"])
    }

    @Test func `keys pull it as well`() {
        let page = make(Self.pulls)
        #expect(page.page.pullScrollView())
        #expect(page.takeEvents().last == "refresherrefresh #s")
        #expect(!make("scroll-y").page.pullScrollView())
    }

    @Test func `beginning and end of a move are told`() {
        let page = make("scroll-y bind:scrollstart=\"s\" bind:scrollend=\"s\"")
        page.perform(.wheel(5, 1, 1))
        page.perform(.wheel(5, 1, 1))
        page.advance(milliseconds: 500)
        #expect(page.takeEvents() == ["scrollstart #s", "scrollend #s"])
    }

    nonisolated static let calls: [(String, Value, Double)] = [
        ("scrollTo", ["top": 48], 48), ("scrollTo", ["top": 1e9], 416), ("scrollTo", ["left": 4], 0),
        ("scrollIntoView", ["alignment": "end", "animated": false], 112), ("unknown", [:], 0),
    ]

    @Test(arguments: calls)
    func `scripts scroll it by its context`(method: String, options: Value, place: Double) {
        let page = make("scroll-y enhanced")
        page.view.receive(
            .command(
                PageID(1),
                .other(
                    page.id("s"), name: "context",
                    [
                        "method": .string(method), "options": options,
                        "target": .number(Double(page.id("l10").rawValue)),
                    ])))
        page.page.layoutIfNeeded()
        #expect(top(page) == place)
    }

    @Test func `scripts lock and refresh it`() {
        let page = make(Self.pulls + " enhanced")
        func call(_ method: String, _ options: Value = [:]) {
            page.view.receive(
                .command(
                    PageID(1),
                    .other(page.id("s"), name: "context", ["method": .string(method), "options": options])))
            page.page.layoutIfNeeded()
        }
        call("triggerRefresh")
        #expect(page.takeEvents().last == "refresherrefresh #s")
        call("closeRefresh")
        #expect(page.takeEvents().last == "refresherrestore #s")
        call("set", ["name": "scroll-enabled", "value": false])
        page.perform(.wheel(5, 1, 3))
        #expect(top(page) == 0)
    }

    @Test func `padding is a list`() {
        let page = make("scroll-y")
        page.perform(.set("s", "padding", [16, 0, 0, 24]))
        #expect(page.text().hasPrefix("\n   L0"))
    }

    @Test func `the bar is hidden where it asks for that`() {
        #expect(make("scroll-y").text().contains("\u{2590}"))
        #expect(!make("scroll-y enhanced show-scrollbar=\"{{false}}\"").text().contains("\u{2590}"))
    }
}
