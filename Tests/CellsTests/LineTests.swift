import Cells
import Testing

@Suite struct LineTests {
    @Test func `a box and its dividers are joined`() {
        var grid = Grid(columns: 7, rows: 5)
        grid.drawBox(grid.bounds, style: .plain)
        grid.drawHorizontalLine(row: 2, columns: 1..<6, style: .plain)
        grid.drawVerticalLine(column: 3, rows: 1..<4, style: .plain)
        // A divider inside of the edge meets the inner ends only; one over the edge joins it.
        grid.drawBox(CellRect(column: 0, row: 2, columns: 7, rows: 3), style: .plain)
        #expect(
            grid.plainText == """
                ┌─────┐
                │  │  │
                ├──┼──┤
                │  │  │
                └─────┘

                """)
    }

    @Test(arguments: [
        (LineStyle.light, false, "┌─┐\n│ │\n└─┘\n"), (.light, true, "╭─╮\n│ │\n╰─╯\n"),
        (.heavy, true, "┏━┓\n┃ ┃\n┗━┛\n"),
        (.double, false, "╔═╗\n║ ║\n╚═╝\n"), (.dashed, false, "┌┄┐\n┆ ┆\n└┄┘\n"), (.dotted, true, "╭┈╮\n┊ ┊\n╰┈╯\n"),
    ])
    func `each line style has its box`(line: LineStyle, rounded: Bool, expected: String) {
        var grid = Grid(columns: 3, rows: 3)
        grid.drawBox(grid.bounds, line: line, rounded: rounded, style: .plain)
        #expect(grid.plainText == expected)
    }

    private static let sides: [(BoxSides, String)] = [
        (.top, "───\n\n\n"), (.left, "│\n│\n│\n"), ([.left, .bottom], "│\n│\n└──\n"),
        ([.top, .bottom], "───\n\n───\n"), ([.left, .right], "│ │\n│ │\n│ │\n"),
    ]

    @Test(arguments: sides)
    func `a side alone is a rule`(sides: BoxSides, expected: String) {
        var grid = Grid(columns: 3, rows: 3)
        grid.drawBox(grid.bounds, sides: sides, style: .plain)
        #expect(grid.plainText == expected)
    }

    @Test(arguments: [(1, 1, "─\n"), (3, 1, "───\n"), (1, 3, "│\n│\n│\n"), (2, 2, "┌┐\n└┘\n")])
    func `a box without room inside is drawn as far as it goes`(columns: Int, rows: Int, expected: String) {
        var grid = Grid(columns: columns, rows: rows)
        grid.drawBox(grid.bounds, style: .plain)
        #expect(grid.plainText == expected)
    }

    @Test func `lines of different weight meet`() {
        var grid = Grid(columns: 3, rows: 3)
        grid.drawHorizontalLine(row: 1, columns: 0..<3, line: .heavy, style: .plain)
        grid.drawVerticalLine(column: 1, rows: 0..<3, style: .plain)
        #expect(grid.plainText == " │\n━┿━\n │\n")
        grid.drawVerticalLine(column: 1, rows: 0..<3, line: .double, style: .plain)
        #expect(grid.plainText(ofRow: 1) == "━╬━")
    }
}
