import Cells
import Testing

@testable import Shell

@Suite("Where everything stands")
struct FrameLayoutTests {
    static let sizes = [
        (0, 0), (1, 1), (20, 5), (40, 12), (60, 40), (90, 30), (91, 30), (100, 30), (200, 50), (1000, 3),
    ]

    @Test("Nothing overlaps and all is inside, whatever the size", arguments: sizes)
    func nothingOverlaps(columns: Int, rows: Int) {
        let screen = CellRect(column: 0, row: 0, columns: max(1, columns), rows: max(1, rows))
        for depth in 0...10 {
            for (hasTabs, showsTabs) in [(false, false), (true, false), (true, true)] {
                let layout = FrameLayout(
                    size: CellSize(columns: columns, rows: rows), depth: depth, hasTabs: hasTabs, showsTabs: showsTabs)
                let bars: [CellRect?] = [layout.navigationBar, layout.page, layout.tabBar, layout.statusLine]
                let areas = (bars.compactMap { $0 } + layout.older.map(\.frame)).filter { !$0.isEmpty }
                for (index, area) in areas.enumerated() {
                    #expect(area.intersection(screen) == area, "\(area) leaves \(columns)x\(rows), depth \(depth)")
                    for other in areas[(index + 1)...] {
                        #expect(area.intersection(other).isEmpty, "\(area) meets \(other), depth \(depth)")
                    }
                }
            }
        }
    }

    @Test("The pages have one size, whatever the depth and whether tabs show", arguments: sizes)
    func oneViewport(columns: Int, rows: Int) {
        let size = CellSize(columns: columns, rows: rows)
        let first = FrameLayout(size: size, depth: 1, hasTabs: true, showsTabs: true)
        for depth in 1...10 {
            for showsTabs in [true, false] {
                let layout = FrameLayout(size: size, depth: depth, hasTabs: true, showsTabs: showsTabs)
                #expect(layout.viewport == first.viewport)
                #expect(layout.page.columns == layout.viewport.columns)
            }
        }
        #expect(first.page.rows == first.viewport.rows || rows <= 1)
    }

    @Test("A narrow terminal is all one page; a wide one has older pages at its left, the newest next to the page")
    func panes() {
        #expect(
            FrameLayout(size: CellSize(columns: 90, rows: 30), depth: 5, hasTabs: false, showsTabs: false).older == [])
        let two = FrameLayout(size: CellSize(columns: 100, rows: 30), depth: 2, hasTabs: false, showsTabs: false)
        #expect(two.page.columns == 60)
        #expect(two.older.map(\.index) == [0])
        #expect(two.older[0].frame.endColumn < two.page.column)
        let deep = FrameLayout(size: CellSize(columns: 200, rows: 50), depth: 10, hasTabs: false, showsTabs: false)
        #expect(deep.page.columns == 72)
        #expect(deep.older.map(\.index) == deep.older.map(\.index).sorted())
        #expect(deep.older.last?.index == 8)
        #expect(deep.older.last?.isSpine == false)
        for pane in deep.older where !pane.isSpine { #expect(pane.frame.columns >= 20) }
    }

    @Test("The bars go one after the other as rows get few")
    func fewRows() {
        func bars(_ rows: Int) -> String {
            let layout = FrameLayout(size: CellSize(columns: 30, rows: rows), depth: 1, hasTabs: true, showsTabs: true)
            return
                "\(layout.navigationBar.rows) \(layout.page.rows) \(layout.tabBar?.rows ?? 0) \(layout.statusLine.rows)"
        }
        #expect(
            (1...8).map(bars) == [
                "0 1 0 0", "0 2 0 0", "1 2 0 0", "1 2 0 1", "1 3 0 1", "1 4 0 1", "1 4 1 1", "1 5 1 1",
            ])
    }

    @Test("The page alone fills the screen")
    func pageOnly() {
        let layout = FrameLayout(pageOnly: CellSize(columns: 33, rows: 7))
        #expect(layout.page == CellRect(column: 0, row: 0, columns: 33, rows: 7))
        #expect(layout.navigationBar.isEmpty && layout.statusLine.isEmpty && layout.tabBar == nil)
    }
}
