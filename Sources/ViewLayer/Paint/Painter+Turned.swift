import Cells

extension Painter {
    /// A line of text that is turned by a quarter stands upright, a letter a row, where its box has as many rows. Letters
    /// themselves cannot be turned. Returns whether it is such a line.
    func paintTurnedText(_ item: DisplayList.Item, _ canvas: inout Canvas) -> Bool {
        guard let box = item.style, let transform = box.paint.transform, transform.isUpright,
            item.layout.inlineContents.count == 1,
            let content = item.layout.inlineContents.first, content.lines.count == 1, let line = content.lines.first
        else { return false }
        var letters: [(character: Character, style: ComputedStyle)] = []
        for fragment in content.fragments(of: line) {
            guard case .text = fragment.kind else { continue }
            guard let style = style(of: fragment.node) else { return false }
            letters += fragment.text.map { ($0, style) }
        }
        guard letters.count > 1, letters.count <= Pixels.row(item.rect.width) else { return false }
        // Half a turn more, and it reads from below.
        if transform.quarterTurns == 3 { letters.reverse() }
        let center = (x: item.rect.x + item.rect.width / 2, y: item.rect.y + item.rect.height / 2)
        let top = Pixels.cell(center.y / Pixels.perRow - Double(letters.count) / 2)
        for (row, letter) in letters.enumerated() where letter.style.inherited.values.isVisible {
            let width = Double(TextWidth.of(String(letter.character)))
            let column = Pixels.cell((center.x / Pixels.perColumn) - width / 2)
            canvas.write(
                String(letter.character), column: column, row: top + row, color: ink(letter.style, item.filter),
                attributes: letter.style.textAttributes, opacity: item.opacity, clip: item.clip)
        }
        return true
    }
}
