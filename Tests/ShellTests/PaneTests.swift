import Bridge
import Cells
import Terminal
import Testing

@testable import Shell

@MainActor
@Suite("Panes of the page stack")
struct PaneTests {
    private func wide(_ count: UInt32, columns: Int = 200, rows: Int = 30) -> TestShell {
        let test = TestShell(columns: columns, rows: rows)
        test.start()
        for id in 1...count {
            test.open("page\(id)", id: id, (1...60).map { .text("line \($0) of \(id)") })
        }
        _ = test.takeMessages()
        return test
    }

    @Test(
        "Nothing overlaps and all is inside, whatever the size and the arrangement",
        arguments: [(0, 0), (1, 1), (20, 5), (60, 20), (80, 24), (91, 30), (120, 40), (200, 50), (300, 100)])
    func nothingOverlaps(columns: Int, rows: Int) {
        let screen = CellRect(column: 0, row: 0, columns: max(1, columns), rows: max(1, rows))
        let zooms: [FrameLayout.Zoomed?] = [nil, .main, .older(0), .pinned(0)]
        for depth in [1, 2, 4, 10] {
            for pinned in [0, 1, 3, 8] {
                for (main, side) in [(nil, nil), (40, nil), (400, 20), (20, 60), (nil, 400)] as [(Int?, Int?)] {
                    for zoom in zooms {
                        var arrangement = FrameLayout.Arrangement()
                        arrangement.older = Array(0..<depth - 1)
                        arrangement.pinned = pinned
                        arrangement.columns = main
                        arrangement.sideColumns = side
                        arrangement.zoomed = zoom
                        let layout = FrameLayout(
                            size: screen.size, arrangement: arrangement, hasTabs: true, showsTabs: depth == 1)
                        let bars: [CellRect?] = [layout.navigationBar, layout.page, layout.tabBar, layout.statusLine]
                        let areas =
                            (bars.compactMap { $0 } + (layout.older + layout.pinned).map(\.frame)).filter {
                                !$0.isEmpty
                            }
                        var overlaps = 0
                        for (index, area) in areas.enumerated() {
                            if area.intersection(screen) != area { overlaps += 1 }
                            for other in areas[(index + 1)...] where !area.intersection(other).isEmpty { overlaps += 1 }
                        }
                        #expect(overlaps == 0, "\(arrangement) on \(columns)x\(rows)")
                    }
                }
            }
        }
    }

    @Test("Older pages are narrower, the newest of them has most")
    func widths() {
        let layout = FrameLayout(size: CellSize(columns: 200, rows: 50), depth: 4, hasTabs: false, showsTabs: false)
        let columns = layout.older.map(\.frame.columns)
        #expect(columns == columns.sorted())
        #expect(columns.last == 72)
        #expect(layout.page.endColumn == 200)
    }

    @Test("The focus moves between panes; an older one scrolls, and Enter offers to go there")
    func focus() throws {
        let test = wide(3)
        try test.press("[")
        #expect(test.shows("\u{25B8} page2"))
        #expect(test.shows("line 1 of 2"))
        try test.press("j j j")
        #expect(!test.shows("line 1 of 2") && test.shows("line 1 of 3"))
        #expect(test.takeMessages() == [])
        try test.press("Enter")
        #expect(test.shows("Go to page2?"))
        try test.press("Escape")
        #expect(test.takeMessages() == [])
        try test.press("C-Left Enter Enter")
        #expect(test.takeMessages() == ["back 2"])
        try test.press("Escape")
        #expect(!test.shows("\u{25B8} page1"))
        #expect(test.takeMessages() == [])
        try test.press("] ] Escape Escape")
        #expect(test.takeMessages() == ["back 1"])
    }

    @Test("The focused pane is shown alone, without a new viewport")
    func zoom() throws {
        let test = wide(3)
        let devices = test.link.devices.count
        try test.press("z")
        #expect(test.shows("ZOOM") && test.shows("line 1 of 3") && !test.shows("line 1 of 2"))
        #expect(test.shows("page1 \u{203A} page2 \u{203A} page3"))
        try test.press("[")
        #expect(test.shows("line 1 of 2") && !test.shows("line 1 of 3"))
        try test.press("Enter")
        #expect(test.shows("Go to page2?"))
        try test.press("Escape z")
        #expect(test.shows("line 1 of 3") && !test.shows("ZOOM"))
        #expect(test.link.devices.count == devices)
    }

    @Test("Widths change by key, the phones' come in turn, and the app hears of each")
    func phoneWidths() throws {
        let test = wide(1, columns: 120)
        let free = test.shell.layout.viewport.columns
        var widths: [Double] = []
        for _ in 0..<4 {
            try test.press("w")
            widths.append(test.link.devices.last?.windowWidth ?? 0)
        }
        #expect(widths == [320, 376, 416, Double(free) * 8])
        try test.press("w")
        #expect(test.shows("Page width: 320 px, 40 columns"))
        try test.press("> >")
        #expect(test.shell.layout.viewport.columns == 44)
        try test.press("<")
        #expect(test.link.devices.last?.windowWidth == 336)
    }

    @Test("A border is dragged")
    func drag() {
        let test = wide(2, columns: 160)
        func mouse(_ action: MouseEvent.Action, _ column: Int) {
            test.shell.handle(.mouse(MouseEvent(action, at: CellPoint(column: column, row: 5))))
        }
        let start = test.shell.layout.page.column - 1
        mouse(.press(.left), start)
        mouse(.drag(.left), start + 10)
        #expect(test.shell.layout.page.column == start + 11)
        mouse(.drag(.left), -50)
        #expect(test.shell.layout.page.columns <= 160)
        mouse(.drag(.left), start + 20)
        mouse(.release(.left), start + 20)
        mouse(.drag(.left), start)
        #expect(test.shell.layout.page.column == start + 21)
        let side = test.shell.layout.older[0].frame
        mouse(.press(.left), side.column - 1)
        mouse(.drag(.left), side.column + 9)
        #expect(test.shell.layout.older[0].frame.columns == side.columns - 10)
        #expect(test.takeMessages() == [])
    }

    @Test("A pinned page stays as a pane, updates, and is remembered for the app")
    func pins() throws {
        var saved: [String: String] = [:]
        let test = TestShell(columns: 200, rows: 30)
        test.onSave {
            saved[$0] = $1
        } load: {
            saved[$0]
        }
        test.start(tabs: ["page1", "mine"])
        test.open("page1", id: 1, [.text("first")])
        try test.press("p")
        #expect(test.shows("\u{25C7} page1"))
        try test.press("Enter")
        #expect(saved["wx1"]?.contains("pages/page1") == true)
        #expect(test.shell.layout.pinned == [])
        test.open("page2", id: 2, [.text("second")])
        #expect(test.shows("\u{25C6} page1") && test.shows("first"))
        #expect(test.shell.layout.older == [] && test.shell.layout.pinned.count == 1)
        // In the background, as a tab: it stays, and can be gone to.
        test.shell.receive([
            .route(Route(kind: .switchTab, stack: [PageID(2)], closed: [], cached: [PageID(1)]))
        ])
        #expect(test.shows("\u{25C6} page1") && test.shows("first"))
        try test.press("[ Enter Enter")
        #expect(test.takeMessages() == ["tab 0"])
        // A new run takes it up.
        test.shell.restart()
        test.shell.receive([.hello(Hello(name: "App", appID: "wx1", tabBar: nil))])
        test.open("page1", id: 11, [.text("again")])
        test.open("page2", id: 12, [.text("second")])
        #expect(test.shows("\u{25C6} page1") && test.shows("again"))
        try test.press("p Down Enter")
        #expect(test.shell.layout.pinned == [] && test.shell.layout.older.count == 1)
        #expect(saved["wx1"]?.contains("pages/page1") == false)
    }

    @Test(
        "Settings are what a text says, as far as it is usable",
        arguments: [
            (#"{"columns":40,"sideColumns":30,"pins":["a","a","b"]}"#, "40 30 a b"), ("{}", "- - "),
            (#"{"columns":1e300,"sideColumns":-5,"pins":7}"#, "- - "), ("[]", "- - "), (#"{"columns":3}"#, "20 - "),
        ])
    func settings(text: String, expected: String) throws {
        let settings = try PaneSettings(json: text)
        let number = { (columns: Int?) in columns.map(String.init) ?? "-" }
        #expect(
            "\(number(settings.columns)) \(number(settings.sideColumns)) " + settings.pins.joined(separator: " ")
                == expected)
        #expect(try PaneSettings(json: settings.json) == settings)
    }

    @Test("What was chosen in the palette is remembered, once each, not without end")
    func choices() throws {
        #expect(
            try PaneSettings(json: #"{"palette":["wx login","command help","wx login",7]}"#).choices
                == ["wx login", "command help"])
        let many = PaletteHistory((0..<200).map { "wx \($0)" })
        #expect(many.ids.count == 50 && many.ids.first == "wx 0")
        #expect(try PaneSettings(json: #"{"palette":7}"#).choices.isEmpty)
    }

    @Test("A broken memory is told and does no harm")
    func brokenMemory() {
        let test = TestShell()
        test.onSave { _, _ in
        } load: { _ in
            "{"
        }
        test.start()
        #expect(test.shell.problems.count == 1)
        #expect(test.shell.panes == PaneSettings())
    }
}
