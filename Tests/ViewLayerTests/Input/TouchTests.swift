import Bridge
import Testing
import Values

@testable import ViewLayer

/// What a finger does: the mouse's, and the one that keys play.
@MainActor
struct TouchTests {
    private static let all = "bindtouchstart=\"t\" bindtouchmove=\"t\" bindtouchend=\"t\" bindtouchcancel=\"t\""

    private func page(_ extra: String = "bindtap=\"t\" bindlongpress=\"t\"") -> TestPage {
        let page = TestPage("<view id=\"a\" class=\"a\" \(Self.all) \(extra)>a</view>", ".a { height: 48px }")
        page.page.layoutIfNeeded()
        _ = page.takeEvents()
        return page
    }

    @Test func `down and up is a tap, with touches as documented`() {
        let page = page()
        page.page.touchDown(column: 3, row: 1)
        page.page.touchUp(column: 3, row: 1)
        let events = page.events
        #expect(events.map(\.type) == ["touchstart", "touchend", "tap"])
        let touch = Touch(pageX: 28, pageY: 24, clientX: 28, clientY: 24)
        #expect(events[0].touches == [touch] && events[0].changedTouches == [touch])
        #expect(events[1].touches == [] && events[1].changedTouches == [touch])
        #expect(events[2].detail.member("x").toNumber() == 28 && events[2].detail.member("y").toNumber() == 24)
    }

    @Test func `a finger that moves swipes and does not tap`() {
        let page = page()
        page.page.touchDown(column: 10, row: 1)
        for column in [8, 6, 4] {
            page.page.touchMoved(column: column, row: 1)
            for sequence in page.sequences {
                page.view.receive(.eventDone(sequence: sequence, replacedText: nil))
            }
        }
        page.page.touchUp(column: 4, row: 1)
        page.advance(milliseconds: 500)
        let events = page.events
        #expect(events.map(\.type) == ["touchstart", "touchmove", "touchmove", "touchmove", "touchend"])
        #expect(events.compactMap(\.changedTouches.first?.clientX) == [84, 68, 52, 36, 36])
    }

    @Test func `one move is on its way at a time, and the last place is told before the end`() {
        let page = page()
        page.page.touchDown(column: 10, row: 1)
        for column in [9, 8, 7, 6] { page.page.touchMoved(column: column, row: 1) }
        #expect(page.takeEvents() == ["touchstart #a", "touchmove #a"])
        page.page.touchMoved(column: 2, row: 1)
        page.page.touchUp(column: 1, row: 1)
        #expect(page.events.map(\.type) == ["touchmove", "touchend"])
        #expect(page.events[0].touches.first?.clientX == 12)
    }

    @Test func `holding presses long, after 350 ms and without a tap`() {
        let page = page()
        page.page.touchDown(column: 1, row: 1)
        page.advance(milliseconds: 349)
        #expect(page.takeEvents() == ["touchstart #a"])
        page.advance(milliseconds: 1)
        page.page.touchUp(column: 1, row: 1)
        #expect(page.takeEvents() == ["longpress #a", "touchend #a"])
    }

    @Test(arguments: [
        ("", ["touchstart", "touchend"]), ("bindtap=\"t\"", ["touchstart", "touchend", "tap"]),
        ("bindtap=\"t\" bindlongtap=\"t\"", ["touchstart", "longtap", "touchend", "tap"]),
        ("bindtap=\"t\" catch:longpress=\"t\"", ["touchstart", "longpress", "touchend"]),
    ])
    func `Space holds; only a long press that is heard takes the tap`(handlers: String, heard: [String]) {
        let page = page(handlers)
        page.page.focusNext()
        page.page.longPress()
        #expect(page.takeEvents() == ["touchstart #a"])
        #expect(page.page.isPlaying)
        page.advance(milliseconds: 400)
        #expect(page.events.map(\.type) == Array(heard.dropFirst()))
        #expect(!page.page.isPlaying)
    }

    @Test func `where nothing of it is heard Space taps at once`() {
        let page = TestPage("<view id=\"a\" bindtap=\"t\">a</view>")
        page.page.focusNext()
        page.page.longPress()
        #expect(page.takeEvents().contains("tap #a"))
    }

    @Test(arguments: ArrowDirection.allCases)
    func `an arrow swipes quickly, far and straight`(direction: ArrowDirection) throws {
        let page = page()
        page.page.focusNext()
        page.page.swipe(direction)
        var steps = 0
        while page.page.isPlaying, steps < 100 {
            steps += 1
            page.advance(milliseconds: 1)
            for sequence in page.sequences { page.view.receive(.eventDone(sequence: sequence, replacedText: nil)) }
        }
        page.advance(milliseconds: 200)
        let events = page.events
        #expect(events.first?.type == "touchstart" && events.last?.type == "touchend")
        #expect(events.filter { $0.type == "touchmove" }.count >= 5)
        let start = try #require(events.first?.touches.first)
        let end = try #require(events.last?.changedTouches.first)
        let (dx, dy) = (end.clientX - start.clientX, end.clientY - start.clientY)
        #expect((direction.isHorizontal ? dx : dy) * direction.sign >= 100)
        #expect((direction.isHorizontal ? dy : dx) == 0)
        #expect(events.allSatisfy { $0.type != "tap" })
    }

    @Test func `another key finishes a swipe at once`() {
        let page = page()
        page.page.focusNext()
        page.page.swipe(.left)
        page.page.activate()
        #expect(page.events.last?.type == "tap" && page.events.filter { $0.type == "touchend" }.count == 2)
        page.advance(milliseconds: 1000)
        #expect(page.events.filter { $0.type == "touchend" }.count == 2)
    }

    @Test func `another page in the middle of it cancels`() {
        let page = page()
        page.page.touchDown(column: 1, row: 1)
        page.view.receive(
            .route(Route(kind: .navigateTo, stack: [PageID(1), PageID(2)], closed: [], cached: [])))
        page.page.touchUp(column: 1, row: 1)
        #expect(page.takeEvents() == ["touchstart #a", "touchcancel #a"])
    }

    @Test func `events of what is gone are dropped`() {
        let page = page()
        page.page.touchDown(column: 1, row: 1)
        page.apply([.remove(page.id("a"))])
        page.page.touchMoved(column: 9, row: 1)
        page.page.touchUp(column: 9, row: 1)
        page.advance(milliseconds: 500)
        #expect(page.takeEvents().filter { !$0.hasPrefix("frame") } == ["touchstart #a"])
    }

    @Test(arguments: [("bindtouchmove", true), ("catchtouchmove", false), ("capture-catch:touchmove", false)])
    func `a finger scrolls what is under it unless its moves are caught`(handler: String, scrolls: Bool) {
        let lines = (1...40).map { "<view>line \($0)</view>" }.joined()
        let page = TestPage("<view \(handler)=\"t\">\(lines)</view>", rows: 8)
        page.page.touchDown(column: 3, row: 6)
        page.page.touchMoved(column: 3, row: 3)
        page.page.touchUp(column: 3, row: 2)
        #expect(page.text().hasPrefix(scrolls ? "line 5" : "line 1 "))
    }

    @Test func `the wheel goes sideways over what scrolls sideways, and not through a mask`() {
        let page = TestPage(
            "<scroll-view id=\"s\" scroll-x class=\"s\"><view class=\"w\">0123456789abcdefghijklmnopqrstuvwxyz</view></scroll-view>"
                + (1...30).map { "<view>l\($0)</view>" }.joined(),
            ".s { white-space: nowrap; height: 16px } .w { width: 400px }", rows: 6)
        #expect(page.page.wheel(column: 2, row: 0, columns: 6))
        #expect(page.text().hasPrefix("6789"))
        #expect(!page.page.wheel(column: 2, row: 3, columns: 6))
        #expect(page.page.wheel(column: 2, row: 0, rows: 3))
        let mask = TestPage(
            (1...30).map { "<view>l\($0)</view>" }.joined() + "<view class=\"m\" catchtouchmove=\"\"></view>",
            ".m { position: fixed; top: 0; left: 0; right: 0; bottom: 0 }", rows: 6)
        #expect(!mask.page.wheel(column: 2, row: 3, rows: 3))
    }

    @Test func `a pressed element wears its hover-class for its times`() {
        let page = TestPage(
            "<view id=\"a\" hover-class=\"h\" hover-start-time=\"100\" hover-stay-time=\"200\" bindtap=\"t\">a</view>",
            ".h { color: #f00 } #a:active { background-color: #00f }")
        let plain = page.style("a")?.inherited.values.color
        func red() -> Bool { page.style("a")?.inherited.values.color != plain }
        func blue() -> Bool { page.style("a")?.paint.background != nil }
        #expect(!red() && !blue())
        page.page.touchDown(column: 0, row: 0)
        #expect(!red() && blue())
        page.advance(milliseconds: 100)
        #expect(red())
        page.apply([.classes(page.id("a"), page.classes("other"))])
        #expect(red())
        page.page.touchUp(column: 0, row: 0)
        #expect(red() && !blue())
        page.advance(milliseconds: 200)
        #expect(!red() && !page.hasTimers)
        page.page.touchDown(column: 0, row: 0)
        page.advance(milliseconds: 150)
        page.page.touchMoved(column: 9, row: 0)
        #expect(!red() && !blue())
        page.page.touchUp(column: 9, row: 0)
        // A quick tap shows it too.
        page.page.click(column: 0, row: 0)
        page.advance(milliseconds: 100)
        #expect(red())
        page.advance(milliseconds: 1000)
        #expect(!red())
    }
}
