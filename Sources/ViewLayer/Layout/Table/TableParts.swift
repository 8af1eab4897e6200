/// What a table, a group of rows or a row holds, from top to bottom.
enum TablePart {
    /// A row with a box of its own.
    case row(LayoutNode)
    /// `table-row-group` and its kin.
    case group(LayoutNode)
    /// Cells side by side without a row around them.
    case cells([LayoutNode])
    /// `table-caption`.
    case caption(LayoutNode)
}

/// The parts of a table box.
struct TableParts {
    private(set) var parts: [TablePart] = []
    private(set) var outOfFlow: [LayoutNode] = []
    /// Whether there is anything of a table in it; else it is laid out as a block.
    let isTable: Bool

    /// Sorts what is in a table box.
    init(_ node: LayoutNode, _ pass: LayoutPass) {
        isTable = node.holdsTable
        guard isTable else { return }
        let contents = pass.items(of: node)
        outOfFlow = contents.outOfFlow
        let display = node.style.display
        var cells: [LayoutNode] = []
        for item in contents.items {
            let part: TablePart?
            switch item.style.display {
            case .tableRow where display != .tableRow: part = .row(item)
            case .tableGroup where display == .table || display == .inlineTable: part = .group(item)
            case .tableCaption where display == .table || display == .inlineTable: part = .caption(item)
            default:
                part = nil
                cells.append(item)
            }
            guard let part else { continue }
            if !cells.isEmpty { parts.append(.cells(cells)) }
            cells = []
            parts.append(part)
        }
        if !cells.isEmpty { parts.append(.cells(cells)) }
    }
}

extension LayoutNode {
    /// Whether a table box has rows or cells in it: else it is a block.
    var holdsTable: Bool {
        let display = style.display
        guard display != .tableRow else { return true }
        guard display == .table || display == .inlineTable || display == .tableGroup else { return false }
        return holdsTableParts(ofTable: display != .tableGroup, depth: 0)
    }

    private func holdsTableParts(ofTable isTable: Bool, depth: Int) -> Bool {
        children.contains { child in
            guard child.kind != .text, !child.style.isOutOfFlow else { return false }
            switch child.style.display {
            case .tableRow, .tableCell: return true
            case .tableGroup, .tableCaption: return isTable
            case .contents:
                return depth < LayoutEngine.depthLimit && child.holdsTableParts(ofTable: isTable, depth: depth + 1)
            default: return false
            }
        }
    }

    /// The cells of a row, where it is not too deep in the tree.
    func cells(_ pass: LayoutPass) -> [LayoutNode] {
        guard pass.descend() else { return [] }
        defer { pass.ascend() }
        return TableParts(self, pass).parts.flatMap { (part) -> [LayoutNode] in
            if case .cells(let cells) = part { cells } else { [] }
        }
    }
}
