extension Grid {
    /// Where wide glyphs of an older grid of this size end in a blank and something else: the first column of each.
    /// - Parameter runs: the cells that have changed since.
    package func halvedGlyphs(since old: Grid, in runs: [Run]) -> [CellPoint] {
        guard old.size == size else { return [] }
        return runs.flatMap { run in
            run.columns.dropLast().lazy.filter { column in
                old[column, run.row].glyph.width == 2 && self[column, run.row].glyph == .blank
                    && self[column + 1, run.row].glyph != .blank
            }.map { CellPoint(column: $0, row: run.row) }
        }
    }
}
