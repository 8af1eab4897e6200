import Cells

/// Shows which element the keys go to, by more than colour: reversed cells, or for large boxes a reversed edge.
@MainActor
enum FocusMark {
    private static let mostReversedRows = 3

    /// Marks a node where it is in sight.
    static func paint(_ node: RenderNode, _ list: DisplayList, _ canvas: inout Canvas) {
        if node.control?.paintsFocus == true { return }
        for item in list.items where item.node === node && item.pseudo == nil {
            guard case .box = item.content else { continue }
            let cells = item.rect.clipCells
            if node.control?.editor != nil {
                canvas.restyle(cells, clip: item.clip) { $0.attributes.insert(.underline) }
            } else if cells.rows <= mostReversedRows {
                canvas.restyle(cells, clip: item.clip) { $0.attributes.formSymmetricDifference(.reverse) }
            } else {
                let edge = CellRect(column: cells.column, row: cells.row, columns: 1, rows: cells.rows)
                canvas.restyle(edge, clip: item.clip) { $0.attributes.formSymmetricDifference(.reverse) }
            }
        }
    }
}
