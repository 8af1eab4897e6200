import Cells

/// Writes the cells that ncurses cannot, after it has written the others.
struct Overlay {
    private(set) var bytes: [UInt8] = []
    private var style: StyleEncoder

    init(depth: ColorDepth, writesLinks: Bool) {
        style = StyleEncoder(depth: depth, writesLinks: writesLinks)
    }

    /// Appends the cells of a row that are beyond ncurses. All of them, since it may have written over any.
    /// - Returns: whether there are any.
    mutating func add(_ grid: Grid, row: Int) -> Bool {
        var isNeeded = false
        var column = 0
        // Up to where a terminal that takes a joined picture for several has written over what follows.
        var damaged = 0
        // Where the terminal's cursor stands after the last cell; nowhere to begin with.
        var cursor = -1
        while column < grid.size.columns {
            if column >= damaged {
                guard let next = grid.firstColumnBeyondASCII(row: row, from: column) else { break }
                column = next
            }
            let cell = grid[column, row]
            let isBeyond = !cell.glyph.isContinuation && cell.isBeyondCurses
            if isBeyond || column < damaged, !cell.glyph.isContinuation {
                if bytes.isEmpty { begin() }
                if cursor != column { bytes += "\u{1B}[\(row + 1);\(column + 1)H".utf8 }
                style.switchTo(cell.style, into: &bytes)
                bytes += cell.glyph.text.utf8
                isNeeded = true
                // How far a terminal goes is certain for plain characters only.
                cursor = cell.widestColumns == 1 && cell.glyph.scalar != nil ? column + 1 : -1
                if isBeyond { damaged = max(damaged, column + cell.widestColumns) }
            }
            column += 1
        }
        return isNeeded
    }

    /// Ends what was appended: style and cursor are again as ncurses left them.
    mutating func finish(cursor: CellPoint) {
        guard !bytes.isEmpty else { return }
        // Not by saving and restoring the cursor: some terminals have one place for that and for the main screen's.
        style.endLink(into: &bytes)
        bytes += "\u{1B}[m\u{1B}[?7h\u{1B}[\(cursor.row + 1);\(cursor.column + 1)H".utf8
    }

    /// Keeps a picture that a terminal takes for too wide from wrapping. ncurses leaves a plain style.
    private mutating func begin() { bytes += "\u{1B}[?7l".utf8 }
}
