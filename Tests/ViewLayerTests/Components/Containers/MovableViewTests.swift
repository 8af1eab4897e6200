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
        #expect(place(page) == [64, 0])
        #expect(page.takeDetails().last == "change {\"x\":64,\"y\":0,\"source\":\"out-of-bounds\"}")
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
                "scale {\"x\":0,\"y\":0,\"scale\":1.25}", "scale {\"x\":0,\"y\":0,\"scale\":1.5}",
            ])
    }

    @Test func `the program's move is told without a source`() {
        let page = make("direction=\"all\"")
        page.perform(.set("m", "x", 24))
        page.page.layoutIfNeeded()
        #expect(page.takeDetails() == ["change {\"x\":24,\"y\":0,\"source\":\"\"}"])
    }
}
