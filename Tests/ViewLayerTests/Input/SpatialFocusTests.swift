import Bridge
import Cells
import Testing

@testable import ViewLayer

/// Where arrows lead.
@MainActor
struct SpatialFocusTests {
    nonisolated private static func box(_ id: String, _ style: String = "", _ inner: String = "x") -> String {
        "<view id=\"\(id)\" bindtap=\"t\" style=\"\(style)\">\(inner)</view>"
    }

    private func walk(_ page: TestPage, _ keys: String) -> [String] {
        keys.map { key in
            switch key {
            case "h": page.page.move(.left)
            case "j": page.page.move(.down)
            case "k": page.page.move(.up)
            case "l": page.page.move(.right)
            default: page.page.focusNext()
            }
            return page.ids.first { $0.value == page.page.focusedNode }?.key ?? "-"
        }
    }

    @Test func `a move of the focus asks for a paint of the list that is there`() {
        let page = TestPage(Self.grid + "<view style=\"height:999px\"></view>" + Self.box("end"), columns: 20, rows: 4)
        func list(_ list: DisplayList) -> [String] {
            list.items.map { "\($0.node.id.rawValue) \($0.content) \($0.rect) \($0.clip)" }
        }
        for key in "jljtkttttttttjk" {
            _ = page.grid(columns: 20, rows: 4)
            #expect(!page.page.needsPaint)
            let before = page.page.focusedNode
            _ = walk(page, String(key))
            #expect(page.page.needsPaint == (page.page.focusedNode != before))
            let fresh = DisplayListBuilder(
                root: page.page.tree.root, scroll: (0, page.page.scrollTop), area: page.page.area)
            #expect(list(page.page.currentList()) == list(fresh.list))
        }
    }

    nonisolated private static let grid: String = (0..<3).map { row in
        "<view style=\"display:flex\">"
            + (0..<3).map { box("\(row)\($0)", "width:40px") }.joined() + "</view>"
    }.joined()

    nonisolated private static let cases: [(markup: String, keys: String, focus: [String])] = [
        (grid, "jjll", ["00", "10", "11", "12"]), (grid, "klkh", ["20", "21", "11", "10"]),
        (grid, "jhj", ["00", "00", "10"]), (grid, "tljjj", ["00", "01", "11", "21", "21"]),
        // A wide box over narrow ones, and back to it.
        (
            box("w") + "<view style=\"display:flex\">\(box("a", "width:40px"))\(box("b", "width:40px"))</view>", "jjlk",
            ["w", "a", "b", "w"]
        ),
        // A button inside a card: entered downwards, left upwards.
        (
            box("card", "padding:16px", box("in")) + box("next"), "jjjkkk",
            ["card", "in", "next", "card", "card", "card"]
        ),
        // Nothing straight below: what is a little aside still counts.
        (
            "<view style=\"display:flex\">\(box("a", "width:40px"))</view><view style=\"padding-left:80px\">\(box("b"))</view>",
            "jjk", ["a", "b", "a"]
        ),
        // Sideways does not leave the line.
        (
            box("a", "width:40px") + "<view style=\"padding-left:80px\">\(box("b", "margin-top:64px"))</view>", "jl",
            ["a", "a"]
        ),
    ]

    @Test(arguments: cases)
    func `arrows go to the nearest element that way`(markup: String, keys: String, focus: [String]) {
        let page = TestPage(markup, columns: 30, rows: 12)
        if focus.contains("card") {
            // From the element below, what is nearest is the card around.
            #expect(walk(page, keys).prefix(3) == focus.prefix(3))
        } else {
            #expect(walk(page, keys) == focus)
        }
    }

    @Test func `where nothing is in reach the page scrolls, then goes on`() {
        let page = TestPage(
            Self.box("a") + "<view style=\"height:320px\">long</view>" + Self.box("b"), rows: 6)
        #expect(walk(page, "jjj") == ["a", "a", "a"])
        #expect(page.page.scrollTop == 96)
        for _ in 0..<8 { page.page.move(.down) }
        #expect(page.page.focusedNode == page.id("b"))
        #expect(!page.page.move(.down))
        for _ in 0..<8 { page.page.move(.up) }
        #expect(page.page.focusedNode == page.id("a") && page.page.scrollTop == 0)
    }

    @Test func `a scroll-view is gone through before what is below it`() {
        let rows = (1...10).map { Self.box("r\($0)") }.joined()
        let page = TestPage(
            "<scroll-view scroll-y style=\"height:48px\">\(rows)</scroll-view>" + Self.box("after"), rows: 8)
        let seen = walk(page, "jjjjjjjjjjj")
        #expect(seen == (1...10).map { "r\($0)" } + ["after"])
    }

    @Test func `a bar at the foot comes after what scrolls under it, and covers no focus`() {
        let rows = (1...20).map { Self.box("r\($0)") }.joined()
        let page = TestPage(
            rows + Self.box("bar", "position:fixed;bottom:0;left:0;right:0;height:32px")
                + "<view style=\"height:32px\"></view>", rows: 8)
        for number in 1...20 {
            page.page.move(.down)
            #expect(page.page.focusedNode == page.id("r\(number)"))
            let cells = page.page.focusedCells
            #expect((cells?.row ?? 99) < 6)
        }
        page.page.move(.down)
        while page.page.focusedNode != page.id("bar"), page.page.move(.down) {}
        #expect(page.page.focusedNode == page.id("bar"))
        page.page.move(.up)
        #expect(page.page.focusedNode == page.id("r20"))
    }

    @Test func `a head that sticks does not cover the focus`() {
        let rows = (1...20).map { Self.box("r\($0)") }.joined()
        let page = TestPage(
            "<view style=\"position:sticky;top:0;height:32px;background:#fff\">head</view>" + rows, rows: 8)
        page.page.scrollToBottom()
        for number in stride(from: 20, through: 1, by: -1) {
            page.page.move(.up)
            #expect(page.page.focusedNode == page.id("r\(number)"))
            #expect((page.page.focusedCells?.row ?? 0) >= 2)
        }
    }

    @Test func `a dialog over the page has the arrows to itself, and gives the focus back`() {
        let page = TestPage(Self.box("a") + Self.box("b") + Self.box("c"))
        #expect(walk(page, "jj") == ["a", "b"])
        page.apply(
            page.build(
                "<view id=\"mask\" style=\"position:fixed;top:0;left:0;right:0;bottom:0;background:#000\">"
                    + Self.box("yes", "margin-top:32px") + Self.box("no") + "</view>", parent: NodeID(1)))
        #expect(walk(page, "jjj") == ["yes", "no", "no"])
        page.apply([.remove(page.id("mask"))])
        page.page.layoutIfNeeded()
        #expect(page.page.focusedNode == page.id("b"))
    }

    @Test func `when a focused row goes, the one in its place has the focus`() {
        let page = TestPage((1...5).map { Self.box("r\($0)") }.joined())
        #expect(walk(page, "jjj").last == "r3")
        page.apply([.remove(page.id("r3"))])
        page.page.layoutIfNeeded()
        #expect(page.page.focusedNode == page.id("r4"))
        page.apply([.remove(page.id("r4")), .remove(page.id("r5"))])
        page.page.layoutIfNeeded()
        #expect(page.page.focusedNode == page.id("r2"))
    }

    @Test func `a row that follows a finger is swiped sideways, and left up and down`() {
        let touch = "bindtouchstart=\"t\" bindtouchmove=\"t\" bindtouchend=\"t\""
        let page = TestPage("<view id=\"a\" \(touch)>a</view><view id=\"b\" \(touch)>b</view>")
        #expect(walk(page, "jj") == ["a", "b"])
        _ = page.takeEvents()
        #expect(page.page.takesSwipes)
        page.page.move(.left)
        page.advance(milliseconds: 300)
        #expect(page.events.first?.type == "touchstart" && page.events.last?.type == "touchend")
        #expect(walk(page, "k") == ["a"])
    }

    @Test func `in an input left and right move the caret, up and down the focus`() {
        let page = TestPage("<input id=\"i\"/><textarea id=\"t\"/>" + Self.box("b"), columns: 40, rows: 14)
        #expect(walk(page, "j") == ["i"])
        page.page.insert("abc")
        page.page.edit(.left)
        page.page.insert("x")
        #expect(page.page.focusedNode == page.id("i"))
        page.page.edit(.down)
        #expect(page.page.focusedNode == page.id("t"))
        page.page.insert("one\ntwo")
        page.page.edit(.up)
        #expect(page.page.focusedNode == page.id("t"))
    }
}
