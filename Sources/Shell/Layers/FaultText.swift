import Cells
import Theme

/// The lines of an overlay that says what went wrong; the fewer rows there are, the less it says.
struct FaultText {
    /// A piece of a line.
    struct Part {
        var text: String
        var style: CellStyle
    }

    private(set) var lines: [[Part]] = []
    private let item: FaultLayer.Item
    private let columns: Int
    private let theme: Theme

    @MainActor
    init(_ item: FaultLayer.Item, columns: Int, theme: Theme) {
        self.item = item
        self.columns = columns
        self.theme = theme
    }

    /// Makes the lines for so many rows: advice and air go first, then the lines around the place.
    mutating func fit(rows: Int) {
        for step in 0...4 {
            lines = make(
                around: [2, 2, 1, 0, 0][step], hasAir: step == 0, hasAdvice: step < 2, most: step < 3 ? 6 : 2)
            if lines.count <= rows { return }
        }
        lines = Array(lines.prefix(max(0, rows)))
    }

    private func make(around: Int, hasAir: Bool, hasAdvice: Bool, most: Int) -> [[Part]] {
        var result: [[Part]] = []
        func air() { if hasAir { result.append([]) } }
        air()
        result += wrapped(item.message, theme[.dialog], most: most)
        if let place = item.place {
            air()
            result.append([Part(text: Self.shortened(place, to: columns), style: theme[.info].onDialog(theme))])
        }
        if let excerpt = item.excerpt { result += source(excerpt, around: around) }
        if hasAdvice, !item.advice.isEmpty {
            air()
            result += wrapped(item.advice, theme[.muted].onDialog(theme), most: 3)
        }
        return result
    }

    private func wrapped(_ text: String, _ style: CellStyle, most: Int) -> [[Part]] {
        TextBlock(text, columns: columns, most: most).lines.map { [Part(text: $0, style: style)] }
    }

    private func source(_ excerpt: SourceExcerpt, around: Int) -> [[Part]] {
        let shown = excerpt.lines.filter { abs($0.number - excerpt.line) <= around }
        let digits = String(shown.last?.number ?? 0).count
        let room = max(1, columns - digits - 5)
        // A long line is moved so that the place is in sight.
        let shift = max(0, (excerpt.caret ?? 0) - room + 8)
        let quiet = theme[.muted].onDialog(theme)
        let loud = theme[.error].onDialog(theme)
        var result: [[Part]] = []
        for line in shown {
            let isMeant = line.number == excerpt.line
            let number = String(repeating: " ", count: digits - String(line.number).count) + String(line.number)
            let text =
                shift == 0
                ? line.text : TextWidth.suffix(of: line.text, columns: max(0, TextWidth.of(line.text) - shift))
            result.append([
                Part(text: isMeant ? "\u{25B8} " : "  ", style: loud), Part(text: "\(number) \u{2502} ", style: quiet),
                Part(
                    text: TextWidth.truncated(text, to: room),
                    style: isMeant ? theme[.dialogTitle].over(theme[.dialog]) : quiet),
            ])
            guard isMeant, let caret = excerpt.caret else { continue }
            let blanks = String(repeating: " ", count: min(room - 1, caret - shift))
            let margin = String(repeating: " ", count: digits + 3) + "\u{2502} "
            result.append([Part(text: margin, style: quiet), Part(text: blanks + "^", style: loud)])
        }
        return result
    }

    /// A path shortened in its middle.
    static func shortened(_ text: String, to columns: Int) -> String {
        guard TextWidth.of(text) > columns, columns > 1 else { return TextWidth.truncated(text, to: columns) }
        let tail = (columns - 1) * 2 / 3
        let head = columns - 1 - tail
        return TextWidth.prefix(of: text, columns: head) + "\u{2026}" + TextWidth.suffix(of: text, columns: tail)
    }
}

extension CellStyle {
    /// This style on a dialog; a line below would run through margins and blanks.
    func onDialog(_ theme: Theme) -> CellStyle {
        var style = over(theme[.dialog])
        style.attributes.remove(.underline)
        return style
    }
}
