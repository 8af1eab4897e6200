import Bridge
import Cells
import Terminal
import ViewLayer

/// A border that the mouse drags.
enum PaneBorder: Equatable {
    /// The left border of the page on top, which has panes beside it.
    case main
    /// The left or right border of the page on top, which stands alone in the middle.
    case centred(isLeft: Bool)
    /// The left border of a pane; that many panes share the columns between it and the page on top.
    case side(panes: Int)
}

extension Shell {
    /// The border at a cell.
    func border(at point: CellPoint, _ layout: FrameLayout) -> PaneBorder? {
        guard point.row < layout.statusLine.row, layout.page.columns > 0 else { return nil }
        let side = sidePanes(layout)
        if point.column == layout.page.column - 1 { return side.isEmpty ? .centred(isLeft: true) : .main }
        if side.isEmpty { return point.column == layout.page.endColumn ? .centred(isLeft: false) : nil }
        guard let index = side.firstIndex(where: { $0.pane.frame.column - 1 == point.column && !$0.pane.isSpine })
        else { return nil }
        return .side(panes: side[index...].count { !$0.pane.isSpine })
    }

    /// Moves a border to a column.
    func drag(_ border: PaneBorder, to column: Int) {
        let whole = surroundings.screen.size.columns
        let layout = layout
        let column = max(-1, min(column, whole))
        switch border {
        case .main: panes.columns = PaneSettings.bounded(min(whole - column - 1, whole))
        case .centred(let isLeft):
            let columns = isLeft ? whole - 2 * (column + 1) : 2 * column - whole
            panes.columns = PaneSettings.bounded(min(columns, whole))
        case .side(let count):
            panes.sideColumns = PaneSettings.bounded((layout.page.column - column - 1) / max(1, count) - 1)
        }
        resizeViewport()
        view.layoutIfNeeded()
    }

    /// A click beside the page on top: focuses a pane; a second one, or one on a spine, offers to go there.
    func clickSide(_ point: CellPoint, _ layout: FrameLayout) {
        guard let (pane, page) = sidePanes(layout).first(where: { $0.pane.frame.contains(point) }) else { return }
        if pane.isSpine || paneFocus == page { offerToGo(to: page) } else { focus(pane: page) }
    }
}
