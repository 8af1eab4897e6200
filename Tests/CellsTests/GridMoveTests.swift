import Cells
import Testing

/// Rows that stand elsewhere than before.
@Suite struct GridMoveTests {
    /// A grid with a text in each row.
    private func grid(_ rows: [String], columns: Int = 8) -> Grid {
        var grid = Grid(columns: columns, rows: rows.count)
        for (row, text) in rows.enumerated() { grid.draw(text, at: CellPoint(column: 0, row: row), style: .plain) }
        return grid
    }

    private func list(_ rows: Range<Int>) -> [String] { rows.map { "row \($0)" } }

    @Test func `a list that was scrolled is found between what stays`() {
        let old = grid(["head"] + list(10..<20) + ["foot"])
        for (first, move) in [
            (11, Grid.Move(rows: 1..<11, up: 1)), (9, Grid.Move(rows: 1..<11, up: -1)),
            (14, Grid.Move(rows: 1..<11, up: 4)), (4, Grid.Move(rows: 1..<11, up: -6)),
        ] {
            let new = grid(["head"] + list(first..<(first + 10)) + ["foot"])
            #expect(new.move(since: old) == move)
        }
    }

    @Test func `a mark that stays does not end what moved`() {
        let old = grid(["row 9  #"] + list(10..<17))
        #expect(grid(["row 10 #"] + list(11..<18)).move(since: old) == Grid.Move(rows: 0..<8, up: 1))
        // What was marked and is to be marked anew stays where it is.
        let last = grid(list(1..<8) + ["> row 8"])
        #expect(grid(list(2..<8) + ["row 8", "> row 9"]).move(since: last) == Grid.Move(rows: 0..<7, up: 1))
    }

    @Test func `what came into a list or went from it moves the rest`() {
        let old = grid(list(0..<10))
        #expect(grid(list(0..<3) + ["new"] + list(3..<9)).move(since: old) == Grid.Move(rows: 3..<10, up: -1))
        #expect(grid(list(0..<3) + list(5..<10) + ["", ""]).move(since: old) == Grid.Move(rows: 3..<10, up: 2))
    }

    @Test(arguments: [
        ["row 0", "row 1", "row 2", "row 3", "row 4", "row 5"], ["a", "b", "c", "d", "e", "f"],
        ["", "", "", "", "", ""],
        // Two rows would be saved.
        ["row 1", "row 2", "c", "d", "e", "f"],
        // What would be saved would be lost at the other end.
        ["row 3", "row 1", "row 2", "row 3", "row 4", "row 5"],
    ])
    func `where little or nothing moved there is no move`(rows: [String]) {
        #expect(grid(rows).move(since: grid(list(0..<6))) == nil)
    }

    @Test func `grids of other sizes and without cells have none`() {
        #expect(grid(list(1..<9)).move(since: grid(list(0..<9))) == nil)
        #expect(Grid(columns: 0, rows: 5).move(since: Grid(columns: 0, rows: 5)) == nil)
        #expect(Grid(columns: 5, rows: 0).move(since: Grid(columns: 5, rows: 0)) == nil)
    }

    @Test(arguments: [
        (Grid.Move(rows: 1..<4, up: 1), ["0", "2", "3", "", "4"]),
        (Grid.Move(rows: 1..<4, up: -1), ["0", "", "1", "2", "4"]),
        (Grid.Move(rows: 0..<5, up: 2), ["2", "3", "4", "", ""]),
        (Grid.Move(rows: 0..<5, up: -4), ["", "", "", "", "0"]),
        (Grid.Move(rows: 1..<3, up: 9), ["0", "", "", "3", "4"]),
        (Grid.Move(rows: 1..<3, up: -9), ["0", "", "", "3", "4"]),
        (Grid.Move(rows: 2..<2, up: 1), ["0", "1", "2", "3", "4"]),
    ])
    func `rows move, and what becomes free is blank`(move: Grid.Move, expected: [String]) {
        var moved = grid(["0", "1", "2", "3", "4"])
        moved.apply(move)
        #expect(moved == grid(expected))
    }

    @Test func `of random grids a move always saves rows`() {
        var random = SplitMix(seed: 7)
        var found = 0
        for _ in 0..<2_000 {
            let count = 1 + random.below(14)
            let old = (0..<count).map { _ in ["", "a", "b", "世", "c", "d"][random.below(6)] }
            var new = old
            let up = random.below(2 * count) - count
            if random.below(2) == 0 { new = old.indices.map { old.indices.contains($0 + up) ? old[$0 + up] : "x" } }
            for _ in 0..<random.below(3) { new[random.below(count)] = "y" }
            let (before, after) = (grid(old), grid(new))
            guard let move = after.move(since: before) else { continue }
            found += 1
            var moved = before
            moved.apply(move)
            let left = Set(after.changes(since: moved).map(\.row)).count
            #expect(left + 3 <= Set(after.changes(since: before).map(\.row)).count, "\(old) \(new) \(move)")
        }
        #expect(found > 200)
    }
}
