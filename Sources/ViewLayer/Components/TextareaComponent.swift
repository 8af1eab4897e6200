import Cells
import Values

/// `textarea` (official documentation: component/textarea): several lines, broken at the width of the box.
class TextareaComponent: InputComponent {
    /// The first line that is seen.
    private var firstLine = 0
    private var toldLines = 1
    /// How wide it was painted last; 0 is not yet.
    private var columns = 0

    override func filtered(_ typed: String) -> String {
        typed.replacing("\r\n", with: "\n").replacing("\r", with: "\n").filter {
            $0 == "\n" || $0 == "\t" || !$0.unicodeScalars.contains { $0.value < 32 }
        }
    }

    /// Up and down go by the lines of the screen.
    override func edit(_ command: EditCommand) {
        let move = command.selectingMove ?? command
        guard move == .up || move == .down, columns > 0 else { return super.edit(command) }
        moveCaret(toLine: move == .up ? -1 : 1, selecting: command.selectingMove != nil)
    }

    private func moveCaret(toLine step: Int, selecting: Bool) {
        let shown = self.shown
        let lines = TextareaLines(shown, columns: columns)
        let line = lines.line(of: text.caret)
        func width(_ range: Range<Int>) -> Int { shown[range].reduce(0) { $0 + TextWidth.of($1) } }
        guard lines.ranges.indices.contains(line + step) else {
            setCaret(step < 0 ? 0 : shown.count, selecting: selecting)
            return
        }
        let wanted = width(lines.ranges[line].lowerBound..<text.caret)
        let range = lines.ranges[line + step]
        var place = range.lowerBound
        // The place behind the last character of a broken line is the start of the next one.
        let isBroken = range.upperBound < shown.count && !shown[range.upperBound].isNewline
        let last = isBroken ? max(range.lowerBound, range.upperBound - 1) : range.upperBound
        while place < last, width(range.lowerBound..<(place + 1)) <= wanted { place += 1 }
        setCaret(place, selecting: selecting)
    }

    /// Enter starts a line, unless `confirm-type` makes it send, search, go on or finish.
    override func confirm() {
        let type = node.string("confirm-type") ?? "return"
        if ["send", "search", "next", "go", "done"].contains(type) { super.confirm() } else { insert("\n") }
    }

    override func styleChanged() {
        guard node.flag("auto-height") else {
            node.layout.replaced = ReplacedContent(width: 300, height: 150)
            return
        }
        let shown = self.shown
        node.layout.replaced = ReplacedContent(
            width: 300, height: Pixels.perRow,
            heightForWidth: { width in
                Double(TextareaLines(shown, columns: Pixels.column(width)).ranges.count) * Pixels.perRow
            })
    }

    override func attributeChanged(_ name: String, from old: Value?) {
        super.attributeChanged(name, from: old)
        if name == "auto-height" { styleChanged() }
    }

    override func textChanged() {
        super.textChanged()
        guard node.flag("auto-height") else { return }
        styleChanged()
        node.mark([])
        page.setNeedsLayout()
    }

    /// Tells the app when the number of lines changed.
    private func reportLines(_ count: Int) {
        guard count != toldLines else { return }
        toldLines = count
        page.emit(
            "linechange", on: node,
            detail: [
                "height": .number(Double(count) * Pixels.perRow), "heightRpx": 0, "lineCount": .number(Double(count)),
            ])
    }

    override func place(column: Int, row: Int, in content: CellRect) -> Int {
        let shown = self.shown
        let lines = TextareaLines(shown, columns: content.columns).ranges
        let range = lines[min(max(row - content.row + firstLine, 0), lines.count - 1)]
        var left = column - content.column
        for index in range {
            let width = TextWidth.of(shown[index])
            if left < (width + 1) / 2 { return index }
            left -= width
        }
        return range.upperBound
    }

    override func textCells(of content: PixelRect) -> CellRect { content.clipCells }

    override func caret(in content: CellRect) -> CellPoint? {
        let shown = self.shown
        let lines = TextareaLines(shown, columns: content.columns)
        let line = lines.line(of: text.caret)
        scroll(to: line, rows: content.rows)
        let before = shown[lines.ranges[line].lowerBound..<text.caret]
        let column = min(before.reduce(0) { $0 + TextWidth.of($1) }, max(0, content.columns - 1))
        return CellPoint(column: content.column + column, row: content.row + line - firstLine)
    }

    private func scroll(to line: Int, rows: Int) {
        if line < firstLine { firstLine = line }
        if line >= firstLine + max(1, rows) { firstLine = line - max(1, rows) + 1 }
    }

    override func paint(_ canvas: inout Canvas, _ frame: PaintFrame) {
        paintLines(&canvas, frame, pieces: nil)
    }

    /// Paints the lines; `pieces` says which characters of a line look how, where not all look alike.
    final func paintLines(_ canvas: inout Canvas, _ frame: PaintFrame, pieces: ((Range<Int>) -> [TextPiece])?) {
        let cells = frame.contentCells
        let clip = cells.intersection(frame.clip)
        let isEmpty = text.characters.isEmpty
        let characters = isEmpty ? Array(node.string("placeholder") ?? "") : shown
        let style = isEmpty ? placeholderStyle(frame.style) : frame.style
        let lines = TextareaLines(characters, columns: cells.columns)
        if isEmpty || !frame.isFocused {
            firstLine = 0
        } else {
            scroll(to: lines.line(of: text.caret), rows: cells.rows)
        }
        columns = cells.columns
        for (index, range) in lines.ranges.enumerated().dropFirst(firstLine).prefix(cells.rows) {
            let all = TextPiece(range: range, attributes: style.textAttributes, color: style.inherited.values.color)
            var column = cells.column
            for piece in isEmpty ? [all] : pieces?(range) ?? [all] {
                let text = String(characters[piece.range])
                let row = cells.row + index - firstLine
                let columns = TextWidth.of(text)
                if let background = piece.background {
                    canvas.fill(
                        CellRect(column: column, row: row, columns: columns, rows: 1), background.faded(frame.opacity),
                        clip: clip)
                }
                canvas.write(
                    text, column: column, row: row, color: piece.color, attributes: piece.attributes,
                    opacity: frame.opacity, clip: clip)
                column += columns
            }
            if frame.isFocused, !isEmpty, let selection = text.selection?.clamped(to: range), !selection.isEmpty {
                let point = CellPoint(column: cells.column, row: cells.row + index - firstLine)
                paintSelection(selection, from: range.lowerBound, at: point, clip, &canvas)
            }
        }
        if !isEmpty { reportLines(lines.ranges.count) }
    }
}

/// Characters of a text that look alike.
struct TextPiece {
    var range: Range<Int>
    var attributes: CellStyle.Attributes
    var color: RGB?
    var background: RGB?
}

/// The lines of a text area: ranges of characters, without the line breaks between them.
struct TextareaLines {
    private(set) var ranges: [Range<Int>] = []

    /// Breaks at line feeds and where a line is full; there is always at least one line.
    init(_ characters: [Character], columns: Int) {
        let room = max(1, columns)
        var start = 0
        var used = 0
        for (index, character) in characters.enumerated() {
            if character.isNewline {
                ranges.append(start..<index)
                start = index + 1
                used = 0
                continue
            }
            let width = TextWidth.of(character)
            if used + width > room, index > start {
                ranges.append(start..<index)
                start = index
                used = 0
            }
            used += width
        }
        ranges.append(start..<characters.count)
    }

    /// The line in which the caret stands.
    func line(of caret: Int) -> Int {
        ranges.lastIndex { $0.lowerBound <= caret } ?? 0
    }
}
