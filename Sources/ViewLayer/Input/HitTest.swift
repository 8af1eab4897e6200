import Bridge
import Cells

extension PageView {
    /// The innermost element at a cell of the area, as it is painted; nil outside of the page.
    func hit(column: Int, row: Int) -> RenderNode? {
        guard let found = painted(column: column, row: row) else { return nil }
        // What a rich-text shows is nobody's but its own.
        return found.nearest { $0.control is RichTextComponent } ?? found
    }

    private func painted(column: Int, row: Int) -> RenderNode? {
        let point = CellPoint(column: column, row: row)
        guard CellRect(area).contains(point) else { return nil }
        let x = (Double(column) + 0.5) * Pixels.perColumn
        for item in currentList().items.reversed() where item.clip.contains(point) {
            guard let style = item.style, style.inherited.values.takesPointer, style.inherited.values.isVisible else {
                continue
            }
            switch item.content {
            case .scrollMark, .over: continue
            case .lines: if let node = textHit(item, x, row) { return node }
            case .box:
                // An inline box is hit by its lines, which are painted with the box around it.
                if style.layout.value.display == .inline, item.layout.replaced == nil, item.node.control == nil {
                    continue
                }
                if item.rect.clipCells.contains(point) { return item.node }
            }
        }
        return tree.root
    }

    /// The element whose text stands at a place of a box's lines.
    private func textHit(_ item: DisplayList.Item, _ x: Double, _ row: Int) -> RenderNode? {
        for content in item.layout.inlineContents {
            for fragment in content.fragments.reversed() {
                if case .atomic = fragment.kind { continue }
                guard Pixels.row(item.rect.y + fragment.y) == row else { continue }
                let left = Double(Pixels.column(item.rect.x + fragment.x)) * Pixels.perColumn
                guard x >= left, x < left + max(fragment.width, 0) else { continue }
                guard let owner = tree.node(NodeID(fragment.node)) else { return item.node }
                return owner.isText ? owner.parent : owner
            }
        }
        return nil
    }
}
