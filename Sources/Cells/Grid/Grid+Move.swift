import Glibc

extension Grid {
    /// Whole rows that go up or down together.
    package struct Move: Hashable, Sendable {
        /// The rows that take part, with those that become free at one end.
        package var rows: Range<Int>
        /// How many rows up they go; negative is down.
        package var up: Int

        package init(rows: Range<Int>, up: Int) {
            self.rows = rows
            self.up = up
        }
    }

    /// The block of rows that stand elsewhere than in an older grid of the same size, such as those of a list that was
    /// scrolled. Nil where moving saves less than three rows from being written anew. Costs some microseconds.
    package func move(since old: Grid) -> Move? {
        guard old.size == size, size.columns > 0 else { return nil }
        return cells.withUnsafeBytes { new in
            old.cells.withUnsafeBytes { old in
                MoveFinder(new: new, old: old, size: size).best
            }
        }
    }

    /// Moves rows; those that become free are blank.
    package mutating func apply(_ move: Move) {
        let rows = move.rows.clamped(to: 0..<size.rows)
        let free: Range<Int>
        if move.up >= 0 {
            free = max(rows.lowerBound, rows.upperBound - move.up)..<rows.upperBound
        } else {
            free = rows.lowerBound..<min(rows.upperBound, rows.lowerBound - move.up)
        }
        let width = size.columns
        let distance = move.up * width
        cells.withUnsafeMutableBufferPointer { cells in
            let kept = move.up >= 0 ? rows.lowerBound..<free.lowerBound : free.upperBound..<rows.upperBound
            let places = kept.lowerBound * width..<kept.upperBound * width
            if distance >= 0 {
                for place in places { cells[place] = cells[place &+ distance] }
            } else {
                for place in places.reversed() { cells[place] = cells[place &+ distance] }
            }
            cells[free.lowerBound * width..<free.upperBound * width].update(repeating: .blank)
        }
    }
}

/// Looks for rows of one grid in another, by their bytes: a cell has no padding.
private struct MoveFinder {
    let new: UnsafeRawBufferPointer
    let old: UnsafeRawBufferPointer
    let size: CellSize

    /// So many rows more must be saved than are lost.
    private static let leastGain = 3
    /// How many of the rows that differ are looked for.
    private static let probes = 5

    var best: Grid.Move? {
        let differing = (0..<size.rows).filter { !isSame($0, $0) }
        guard differing.count >= Self.leastGain else { return nil }
        var best: (move: Grid.Move, gain: Int)?
        for probe in 0..<Self.probes {
            let row = differing[(2 * probe + 1) * differing.count / (2 * Self.probes)]
            guard let source = source(of: row) else { continue }
            let move = block(around: row, up: source - row)
            let gain = gain(of: move)
            if gain >= Self.leastGain, gain > best?.gain ?? 0 { best = (move, gain) }
            // No other block can be larger.
            if let best, best.gain * 2 > differing.count { break }
        }
        return best?.move
    }

    /// The nearest other row of the old grid that looks like a row of the new one.
    private func source(of row: Int) -> Int? {
        for distance in 1..<max(2, size.rows) {
            if row + distance < size.rows, isSame(row, row + distance) { return row + distance }
            if row - distance >= 0, isSame(row, row - distance) { return row - distance }
        }
        return nil
    }

    /// All that moved along with a row, also where a mark was left or came.
    private func block(around row: Int, up: Int) -> Grid.Move {
        func moved(_ row: Int) -> Bool {
            guard row >= 0, row < size.rows, row + up >= 0, row + up < size.rows else { return false }
            return isSame(row, row + up) || differences(row, row + up) < differences(row, row)
        }
        var (first, last) = (row, row)
        while moved(first - 1) { first -= 1 }
        while moved(last + 1) { last += 1 }
        return Grid.Move(rows: min(first, first + up)..<max(last, last + up) + 1, up: up)
    }

    /// How many rows need not be written that were to be, less those that must be and were not.
    private func gain(of move: Grid.Move) -> Int {
        move.rows.reduce(0) { gain, row in
            let isLeft = move.rows.contains(row + move.up) && isSame(row, row + move.up)
            return gain + (isSame(row, row) ? 0 : 1) - (isLeft ? 0 : 1)
        }
    }

    /// How many cells of a row of the new grid are other ones than in a row of the old one.
    private func differences(_ row: Int, _ other: Int) -> Int {
        let width = size.columns
        let (new, old) = (new.bindMemory(to: Cell.self), old.bindMemory(to: Cell.self))
        return (0..<width).count { new[row * width + $0] != old[other * width + $0] }
    }

    private func isSame(_ row: Int, _ other: Int) -> Bool {
        let width = size.columns * MemoryLayout<Cell>.stride
        guard let new = new.baseAddress, let old = old.baseAddress else { return false }
        return memcmp(new + row * width, old + other * width, width) == 0
    }
}
