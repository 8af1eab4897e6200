import Bridge
import Cells
import Terminal
import Theme
import ViewLayer

extension Shell {
    /// Paints the panes beside the main one, and the lines between panes.
    func paintSidePanes(_ layout: FrameLayout, _ chrome: ChromePainter, _ grid: inout Grid) {
        let pages = pinnedPages
        let side = sidePanes(layout)
        let line = surroundings.theme[.border]
        for (pane, page) in side {
            let frame = pane.frame
            grid.drawVerticalLine(column: frame.endColumn, rows: frame.rowRange, style: line)
            if pane.isSpine {
                chrome.spine(title(of: page), in: frame, &grid)
                continue
            }
            let mark = pages.contains(page) ? "\u{25C6} " : ""
            chrome.paneTitle(mark + title(of: page), isFocused: paneFocus == page, in: pane.title, &grid)
            var look = appearance
            look.showsFocus = false
            if !pane.body.isEmpty { view.page(page)?.paint(into: &grid, area: pane.body, appearance: look) }
        }
        if let first = side.first?.pane.frame, first.column > 0 {
            grid.drawVerticalLine(column: first.column - 1, rows: first.rowRange, style: line)
        }
        if side.isEmpty, layout.page.column > 0 {
            let rows = 0..<layout.page.endRow + (layout.tabBar?.rows ?? 0)
            grid.drawVerticalLine(column: layout.page.column - 1, rows: rows, style: line)
            grid.drawVerticalLine(column: layout.page.endColumn, rows: rows, style: line)
        }
    }

    /// The titles of the stack's pages, where not all of them are to be seen; nil where they are.
    var breadcrumb: String? {
        let layout = layout
        let shown = layout.older.count + layout.pinned.count
        guard stack.count > 1, shown < stack.count - 1 || isZoomed else { return nil }
        let names = stack.map { title(of: $0).isEmpty ? url(of: $0) : title(of: $0) }
        let room = max(8, surroundings.screen.size.columns / 2 - 12)
        var text = names.joined(separator: " \u{203A} ")
        if TextWidth.of(text) > room { text = "\u{2026}" + TextWidth.suffix(of: text, columns: room - 1) }
        return text
    }
}
