extension Grid {
    /// What turns a terminal that shows an older grid into one that shows this: cursor moves, SGR sequences and text. Plain
    /// at its end. Without an older grid of the same size all of it is written on a cleared screen.
    package func update(since old: Grid?, depth: ColorDepth = .direct) -> String {
        var bytes: [UInt8] = []
        let base: Grid
        if let old, old.size == size {
            base = old
        } else {
            bytes += "\u{1B}[2J".utf8
            base = Grid(size)
        }
        var encoder = StyleEncoder(depth: depth)
        for run in changes(since: base) {
            bytes += "\u{1B}[\(run.row + 1);\(run.columns.lowerBound + 1)H".utf8
            for cell in row(run.row).dropFirst(run.columns.lowerBound).prefix(run.columns.count)
            where !cell.glyph.isContinuation {
                encoder.switchTo(cell.style, into: &bytes)
                bytes += cell.glyph.text.utf8
            }
        }
        encoder.switchTo(.plain, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
