package import Cells

/// What is looked for on a screen: a text as it stands, or a regular expression.
package struct WalkPattern {
    /// As it was written.
    package let source: String
    /// The text; nil where there is an expression.
    private let text: [Character]?
    private let expression: Regex<AnyRegexOutput>?

    /// Looks for a text.
    package init(text: String) {
        source = "\"\(text)\""
        self.text = Array(text)
        expression = nil
    }

    /// Looks for a regular expression.
    /// - Throws: what the expression's compiler says of a broken one.
    package init(expression: String, ignoresCase: Bool) throws {
        source = "/\(expression)/\(ignoresCase ? "i" : "")"
        let compiled = try Regex(expression)
        self.expression = ignoresCase ? compiled.ignoresCase() : compiled
        text = nil
    }

    /// Whether a text contains it.
    package func matches(_ whole: String) -> Bool { range(in: Array(whole)) != nil }

    /// The places of a grid that show it, from the top left on, each within one row.
    package func places(in grid: Grid, within area: CellRect? = nil) -> [CellRect] {
        let area = area.map(grid.bounds.intersection) ?? grid.bounds
        return area.isEmpty ? [] : area.rowRange.flatMap { places(in: grid, row: $0, columns: area.columnRange) }
    }

    private func places(in grid: Grid, row: Int, columns: Range<Int>) -> [CellRect] {
        var letters: [Character] = []
        var starts: [Int] = []
        for column in columns {
            for letter in grid[column, row].glyph.text {
                letters.append(letter)
                starts.append(column)
            }
        }
        starts.append(columns.upperBound)
        var found: [CellRect] = []
        var from = 0
        while from < letters.count, let range = range(in: Array(letters[from...])) {
            let start = starts[from + range.lowerBound]
            let end = starts[from + range.upperBound]
            found.append(CellRect(column: start, row: row, columns: end - start, rows: 1))
            from += max(range.upperBound, range.lowerBound + 1)
        }
        return found
    }

    /// The first place in a text, by its letters. An expression that matches nothing at all finds nothing.
    private func range(in letters: [Character]) -> Range<Int>? {
        if let text {
            guard !text.isEmpty, letters.count >= text.count else { return nil }
            let starts = 0...(letters.count - text.count)
            return starts.first { letters[$0..<$0 + text.count].elementsEqual(text) }.map { $0..<$0 + text.count }
        }
        guard let expression else { return nil }
        let whole = String(letters)
        let match: Regex<AnyRegexOutput>.Match?
        do {
            match = try expression.firstMatch(in: whole)
        } catch {
            // Only an expression with a transform of its own can throw, and a written one has none.
            return nil
        }
        guard let range = match?.range, !range.isEmpty else { return nil }
        let start = whole.distance(from: whole.startIndex, to: range.lowerBound)
        return start..<start + whole.distance(from: range.lowerBound, to: range.upperBound)
    }
}
