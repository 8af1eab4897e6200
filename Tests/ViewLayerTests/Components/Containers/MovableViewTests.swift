import Bridge
import Testing
import Values

@testable import ViewLayer

@MainActor
@Suite("Movable-view")
struct MovableViewTests {
    private func make(_ attributes: String, sheet: String = "") -> TestPage {
        let page = TestPage(
            "<movable-area><movable-view id=\"m\" bindchange=\"c\" bindscale=\"c\" bindhtouchmove=\"h\" \(attributes)>"
                + "X</movable-view></movable-area>",
            "movable-area { width: 80px; height: 64px } movable-view { width: 16px; height: 16px }" + sheet,
            columns: 20,
            rows: 6)
        page.page.layoutIfNeeded()
        _ = page.takeEvents()
        return page
    }

    private func place(_ page: TestPage) -> [Double] {
        guard let control = page.node("m")?.control as? MovableViewComponent else { return [] }
        return [control.place.x, control.place.y]
    }

    nonisolated static let places: [(String, [Double])] = [
        ("direction=\"all\" x=\"16\" y=\"32\"", [16, 32]), ("x=\"-5\" y=\"999\"", [0, 48]),
        ("x=\"20rpx\"", [20.0 * 160 / 750, 0]), ("", [0, 0]),
    ]

    @Test(arguments: places)
    func `the program says where it is, within the area`(attributes: String, wanted: [Double]) {
        let found = place(make(attributes))
        #expect(zip(found, wanted).allSatisfy { abs($0 - $1) < 0.01 } && found.count == 2)
    }

    nonisolated static let arrows: [(String, [ControlKey], [Double])] = [
        ("all", [.right, .down, .right], [16, 16]), ("horizontal", [.right, .down], [8, 0]),
        ("vertical", [.right, .down], [0, 16]), ("none", [.right, .down], [0, 0]), ("all", [.left, .up], [0, 0]),
    ]

    @Test(arguments: arrows)
    func `arrows move it in its direction`(direction: String, keys: [ControlKey], wanted: [Double]) {
        let page = make("direction=\"\(direction)\"")
        page.page.focusNext()
        for key in keys { page.page.press(key) }
        #expect(place(page) == wanted)
    }

    @Test func `a finger moves it, and each place is told`() {
        let page = make("direction=\"all\"")
        page.pan([(0, 0), (3, 0), (5, 1)])
        #expect(place(page) == [40, 16])
        #expect(
            page.takeDetails() == [
                "htouchmove {}", "change {\"x\":24,\"y\":0,\"source\":\"touch\"}",
                "change {\"x\":40,\"y\":16,\"source\":\"touch\"}",
            ])
        #expect(page.text() == "\n     X")
    }

    @Test func `it comes back from out of bounds`() {
        let page = make("direction=\"all\" out-of-bounds")
        page.pan([(0, 0), (15, 0)])
        #expect(place(page)[0] > 64)
        page.advance(milliseconds: 500)
        #expect(place(page) == [64, 0])
        #expect(page.takeDetails().last == "change {\"x\":64,\"y\":0,\"source\":\"out-of-bounds\"}")
    }

    /// A flick to the right: 40 px in 64 ms.
    private func flick(_ page: TestPage) {
        page.page.touchDown(column: 0, row: 0)
        for column in 1...5 {
            page.advance(milliseconds: 16)
            page.page.touchMoved(column: column, row: 0)
        }
        page.page.touchUp(column: 5, row: 0)
    }

    @Test(arguments: [("2", 64.0), ("50", 48)])
    func `a flick goes on, less far with more friction`(friction: String, atMost: Double) {
        let page = make("direction=\"horizontal\" inertia friction=\"\(friction)\"")
        flick(page)
        #expect(place(page)[0] == 40)
        _ = page.takeDetails()
        page.advance(milliseconds: 3000)
        #expect(place(page)[0] > 40 && place(page)[0] <= atMost)
        let told = page.takeDetails()
        #expect(!told.isEmpty && told.allSatisfy { $0.contains("friction") })
        #expect(!page.hasTimers)
    }

    @Test func `without inertia, or where nothing may move by itself, it stays where it was left`() {
        let page = make("direction=\"horizontal\"")
        flick(page)
        page.advance(milliseconds: 1000)
        #expect(place(page) == [40, 0])
        let still = make("direction=\"horizontal\" inertia")
        still.view.reducesMotion = true
        flick(still)
        still.advance(milliseconds: 1000)
        #expect(place(still) == [40, 0])
    }

    @Test(arguments: [("", [0.0, 64], true), (" animation=\"{{false}}\"", [64.0, 64], false)])
    func `the program's move glides`(attributes: String, ends: [Double], glides: Bool) {
        let page = make("direction=\"all\" x=\"0\"" + attributes)
        page.perform(.set("m", "x", 64))
        page.page.layoutIfNeeded()
        #expect(place(page)[0] == ends[0])
        page.advance(milliseconds: 100)
        if glides { #expect((1..<64).contains(place(page)[0])) }
        page.advance(milliseconds: 1000)
        #expect(place(page)[0] == ends[1])
    }

    @Test func `a larger one has less room`() {
        let page = make("direction=\"all\" scale scale-value=\"2\" x=\"999\" y=\"0\"")
        // 16 px, shown as 32 around its middle: 8 px to each side.
        #expect(place(page) == [56, 8])
    }

    @Test func `a disabled one stays`() {
        let page = make("direction=\"all\" disabled")
        page.pan([(0, 0), (5, 0)])
        #expect(place(page) == [0, 0])
    }

    @Test func `keys scale it between its limits`() {
        let page = make("direction=\"all\" scale scale-max=\"1.5\"")
        page.page.focusNext()
        for _ in 0..<3 { page.page.press(.character("+")) }
        #expect(
            page.takeDetails() == [
                "scale {\"x\":0,\"y\":0,\"scale\":1.25}", "scale {\"x\":2,\"y\":2,\"scale\":1.5}",
            ])
    }

    @Test func `the program's move is told without a source`() {
        let page = make("direction=\"all\"")
        page.perform(.set("m", "x", 24))
        page.page.layoutIfNeeded()
        page.advance(milliseconds: 1000)
        let told = page.takeDetails()
        #expect(told.last == "change {\"x\":24,\"y\":0,\"source\":\"\"}")
        #expect(told.allSatisfy { $0.hasSuffix("\"source\":\"\"}") })
    }

    @Test func `the wheel zooms what can be scaled, from anywhere in the area where scale-area says so`() {
        for (area, expected) in [("", "1"), ("scale-area", "1.25")] {
            let page = TestPage(
                "<movable-area \(area)><movable-view id=\"m\" direction=\"all\" scale bindscale=\"s\">X</movable-view></movable-area>",
                "movable-area { width: 80px; height: 64px } movable-view { width: 16px; height: 16px }", rows: 6)
            page.page.layoutIfNeeded()
            page.page.wheel(column: 8, row: 3, rows: -1)
            let scale = (page.node("m")?.control as? MovableViewComponent)?.scale ?? 0
            #expect(scale == Double(expected))
            page.page.wheel(column: 0, row: 0, rows: -1)
            #expect((page.node("m")?.control as? MovableViewComponent)?.scale ?? 0 > scale)
        }
    }
}
