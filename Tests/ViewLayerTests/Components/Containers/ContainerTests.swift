import Bridge
import Testing
import Values

@testable import ViewLayer

@MainActor
@Suite("Sheets, media and what stands around a page")
struct ContainerTests {
    private static let stages = [
        "beforeenter", "enter", "afterenter", "beforeleave", "leave", "afterleave", "clickoverlay",
    ]

    private func sheet(_ attributes: String = "") -> TestPage {
        let events = Self.stages.map { "bind:\($0)=\"e\"" }.joined(separator: " ")
        let page = TestPage(
            "<view id=\"below\" bindtap=\"t\">below</view><page-container id=\"p\" \(events) \(attributes)>"
                + "<view id=\"in\" bindtap=\"t\">inside</view></page-container>",
            columns: 20, rows: 6)
        page.page.layoutIfNeeded()
        _ = page.takeEvents()
        return page
    }

    @Test func `a sheet comes and goes in stages`() {
        let page = sheet()
        #expect(page.text() == "below")
        page.perform(.set("p", "show", true))
        #expect(page.text() == "below")
        page.advance(milliseconds: 400)
        #expect(page.text() == "below\n\n\n\n\ninside")
        #expect(page.takeEvents().filter { !$0.hasPrefix("frame") } == Self.stages.prefix(3).map { "\($0) #p" })
        page.perform(.set("p", "show", false))
        page.advance(milliseconds: 400)
        #expect(page.text() == "below")
        #expect(page.takeEvents().filter { !$0.hasPrefix("frame") } == Self.stages[3..<6].map { "\($0) #p" })
    }

    @Test(
        arguments: [
            ("position=\"top\"", "inside"), ("position=\"bottom\"", "below\n\n\n\n\ninside"),
            ("position=\"right\"", "inside"),
        ])
    func `it stands at its edge`(attributes: String, text: String) {
        let page = sheet("show " + attributes)
        #expect(page.text() == text)
    }

    @Test(arguments: [("bottom", 5), ("top", 0), ("center", 2)])
    func `it slides in from its side, and out again`(position: String, row: Int) {
        let page = sheet("position=\"\(position)\" duration=\"1000\" custom-style=\"height:48px\"")
        func place() -> Int? {
            page.text().split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("inside") }
        }
        page.perform(.set("p", "show", true))
        var seen: [Int?] = []
        for _ in 0..<12 {
            page.advance(milliseconds: 100)
            seen.append(place())
        }
        let rest = seen.last ?? nil
        #expect(rest == (position == "bottom" ? 3 : position == "top" ? 0 : 2))
        if position == "bottom" { #expect(Set(seen).count > 2) }
        page.view.reducesMotion = true
        page.perform(.set("p", "show", false))
        #expect(place() == nil)
    }

    @Test func `the app hears when a sheet is open, for going back closes it`() {
        let page = sheet("duration=\"0\"")
        func told() -> [Bool] {
            page.sent.compactMap { if case .pageEvent(_, .container(let isOpen)) = $0 { isOpen } else { nil } }
        }
        page.perform(.set("p", "show", true))
        #expect(told() == [true])
        page.view.receive(.command(PageID(1), .other(nil, name: "closeContainer", .null)))
        page.page.layoutIfNeeded()
        #expect(told() == [true, false])
        #expect(page.text() == "below")
    }

    @Test func `going back closes the sheet, not the page`() {
        let page = sheet("show duration=\"0\"")
        #expect(page.page.closeContainer())
        #expect(!page.page.closeContainer())
        #expect(page.takeEvents().suffix(3) == ["beforeleave #p", "leave #p", "afterleave #p"])
    }

    @Test func `a click beside it closes it, and reaches nothing`() {
        let page = sheet("show duration=\"0\"")
        page.pan([(0, 0)])
        let events = page.takeEvents()
        #expect(events.contains("clickoverlay #p"))
        #expect(!events.contains("tap #below"))
        #expect(page.page.openContainer == nil)
    }

    @Test func `pulling it down closes it where it may be`() {
        let page = sheet("show duration=\"0\" close-on-slide-down position=\"right\"")
        page.pan([(3, 0), (3, 2), (3, 4)])
        #expect(page.page.openContainer == nil)
    }

    @Test(
        arguments: [
            ("min-width=\"100\"", true), ("min-width=\"200\"", false), ("max-width=\"160\"", true),
            ("max-width=\"100\"", false), ("width=\"160\"", true), ("height=\"96\"", true), ("height=\"95\"", false),
            ("min-height=\"96\" max-height=\"96\"", true), ("orientation=\"landscape\"", true),
            ("orientation=\"portrait\"", false),
        ])
    func `match-media shows what fits`(attributes: String, isShown: Bool) {
        let page = TestPage("<match-media \(attributes)>x</match-media>", columns: 20, rows: 6)
        #expect(page.text() == (isShown ? "x" : ""))
    }

    @Test func `match-media follows the page's size`() {
        let page = TestPage("<match-media min-width=\"200\">x</match-media>", columns: 20, rows: 6)
        #expect(page.text().isEmpty)
        page.view.setViewport(columns: 30, rows: 6)
        #expect(page.text() == "x")
    }

    @Test func `page-meta and navigation-bar change what stands around`() {
        var seen: [String] = []
        let page = TestPage("<page-meta id=\"m\"><navigation-bar id=\"n\"/></page-meta>", columns: 20, rows: 6)
        page.view.changeChrome = { seen.append("\($0)") }
        page.perform(.set("n", "title", "T"))
        page.perform(.set("n", "loading", true))
        page.perform(.set("n", "background-color", "#112233"))
        page.perform(.set("m", "background-color", "#445566"))
        page.perform(.set("m", "background-text-style", "light"))
        #expect(seen.count == 5)
        #expect(seen[0].hasPrefix("title(") && seen[0].contains("\"T\""))
        #expect(seen[2].contains("#112233") && seen[2].contains("#ffffff"))
    }

    @Test func `page-meta scrolls the page and styles its root`() {
        let page = TestPage(
            "<page-meta id=\"m\" bindscroll=\"e\" bindscrolldone=\"e\" bindresize=\"e\"/>"
                + "<view style=\"height: 400px\"></view>", columns: 20, rows: 6)
        page.page.layoutIfNeeded()
        page.perform(.set("m", "scroll-top", "32px"))
        page.perform(.set("m", "page-style", "padding-left: 8px"))
        page.time = 100
        page.page.layoutIfNeeded()
        _ = page.grid()
        #expect(page.page.scrollTop == 32)
        #expect(page.page.tree.root.style?.layout.value.padding.left == Length(pixels: 8, percent: 0))
        page.view.setViewport(columns: 24, rows: 6)
        page.page.layoutIfNeeded()
        let events = page.takeEvents()
        #expect(events.contains("scrolldone #m") && events.contains("resize #m"))
    }

    @Test func `a sticky header stays at the upper edge`() {
        let page = TestPage(
            "<scroll-view id=\"s\" scroll-y type=\"custom\"><sticky-section><sticky-header>H</sticky-header>"
                + "<list-view>\((0..<20).map { "<view>\($0)</view>" }.joined())</list-view></sticky-section></scroll-view>",
            "scroll-view { height: 96px }", columns: 20, rows: 6)
        page.perform(.wheel(3, 3, 4))
        #expect(page.text().hasPrefix("H"))
    }

    @Test func `a grid has its columns`() {
        let page = TestPage(
            "<grid-view cross-axis-count=\"2\"><view>a</view><view>b</view><view>c</view></grid-view>", columns: 20,
            rows: 6)
        #expect(page.text() == "a         b\nc")
    }
}
