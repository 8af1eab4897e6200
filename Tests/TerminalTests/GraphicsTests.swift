import Cells
import Testing

@testable import Terminal

/// Pictures beside cells: shown once, taken away when they are covered.
@Suite struct GraphicsTests {
    private let picture = PixelPicture(number: 7, width: 80, height: 64, code: Array(repeating: 65, count: 9_000))
    private let area = CellRect(column: 2, row: 1, columns: 8, rows: 4)

    private func grid(_ change: (inout Grid) -> Void = { _ in }) -> Grid {
        var grid = Grid(columns: 20, rows: 8)
        grid.fill(area, style: CellStyle(attributes: .bold))
        grid.place(picture, in: area, clip: grid.bounds)
        change(&grid)
        return grid
    }

    private func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).replacing("\u{1B}", with: "^")
    }

    @Test func `a picture is covered by anything painted over one of its cells`() {
        #expect(grid().uncoveredPictures.count == 1)
        let beside = grid { $0.draw("!", at: CellPoint(column: 0, row: 0), style: CellStyle(), clip: $0.bounds) }
        #expect(beside.uncoveredPictures.count == 1)
        let over = grid { $0.draw("!", at: CellPoint(column: 9, row: 4), style: CellStyle(), clip: $0.bounds) }
        #expect(over.uncoveredPictures.isEmpty)
        let dimmed = grid { $0.restyle($0.bounds) { $0.attributes = .dim } }
        #expect(dimmed.uncoveredPictures.isEmpty)
        #expect(
            grid { $0.place(picture, in: area, clip: CellRect(column: 15, row: 0, columns: 2, rows: 2)) }.pictures.count
                == 1)
    }

    @Test func `kitty gets a picture in pieces once, and its place as often as it changes`() {
        var writer = GraphicsWriter(.kitty)
        let first = writer.frame(grid().uncoveredPictures, changedRows: [], isForgotten: true)
        let written = text(first.after)
        #expect(first.before.isEmpty && written.hasPrefix("^_Ga=t,f=100,i=7,q=2,m=1;AAAA"))
        #expect(written.components(of: "^_G") == 4)
        #expect(written.hasSuffix("^[2;3H^_Ga=p,i=7,p=1,x=0,y=0,w=80,h=64,c=8,r=4,C=1,q=2^\\"))
        #expect(writer.frame(grid().uncoveredPictures, changedRows: [3], isForgotten: false).isEmpty)
        // Covered: it is taken away, and comes back without being sent again.
        let covered = writer.frame([], changedRows: [], isForgotten: false)
        #expect(text(covered.before) == "^_Ga=d,d=i,i=7,p=1,q=2^\\" && covered.after.isEmpty)
        #expect(!writer.isShowing)
        let back = writer.frame(grid().uncoveredPictures, changedRows: [], isForgotten: false)
        #expect(text(back.after).hasPrefix("^[2;3H^_Ga=p,i=7"))
        #expect(text(writer.end()) == "^_Ga=d,d=A,q=2^\\" && writer.end().isEmpty)
    }

    @Test func `a part of a picture is shown where only that is seen`() {
        var grid = Grid(columns: 20, rows: 8)
        grid.place(picture, in: CellRect(column: -4, row: -1, columns: 8, rows: 4), clip: grid.bounds)
        var writer = GraphicsWriter(.kitty)
        let frame = writer.frame(grid.uncoveredPictures, changedRows: [], isForgotten: false)
        #expect(text(frame.after).hasSuffix("^[1;1H^_Ga=p,i=7,p=1,x=40,y=16,w=40,h=48,c=4,r=3,C=1,q=2^\\"))
        var sixels = GraphicsWriter(.sixel)
        #expect(sixels.frame(grid.uncoveredPictures, changedRows: [], isForgotten: false).isEmpty)
    }

    @Test func `a terminal keeps a bounded number of pictures`() {
        var writer = GraphicsWriter(.kitty)
        var dropped = 0
        for number in 1...100 {
            var grid = Grid(columns: 20, rows: 8)
            let one = PixelPicture(number: UInt32(number), width: 1, height: 1, code: [65])
            grid.place(one, in: area, clip: grid.bounds)
            let frame = writer.frame(grid.uncoveredPictures, changedRows: [], isForgotten: false)
            dropped += text(frame.after).components(of: "d=I")
        }
        #expect(dropped == 52)
    }

    @Test func `sixels are written again after their rows, and erased by writing the cells`() {
        var writer = GraphicsWriter(.sixel)
        let pictures = grid().uncoveredPictures
        #expect(text(writer.frame(pictures, changedRows: [], isForgotten: false).after).hasPrefix("^[2;3HAAA"))
        #expect(writer.frame(pictures, changedRows: [0, 5], isForgotten: false).isEmpty)
        #expect(!writer.frame(pictures, changedRows: [4], isForgotten: false).after.isEmpty)
        let gone = writer.frame([], changedRows: [], isForgotten: false)
        #expect(gone.damagedRows == [1, 2, 3, 4] && gone.after.isEmpty)
    }

    @Test(
        arguments: [
            (["TERM": "xterm-kitty"], GraphicsProtocol.kitty),
            (["TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"], .kitty),
            (["TERM": "xterm-ghostty"], .kitty), (["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"], .kitty),
            (["TERM": "foot"], .sixel), (["TERM": "mlterm-256color"], .sixel), (["TERM": "xterm-256color"], .none),
            (["TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"], .none), (["TERM": "xterm-kitty", "TMUX": "x"], .none),
            (["TERM": "xterm-kitty", "NO_COLOR": "1"], .none),
            (["TERM": "xterm", "TERMINA_GRAPHICS": "sixel"], .sixel),
            (["TERM": "xterm-kitty", "TERMINA_GRAPHICS": "none"], .none), ([:], .none),
        ] as [([String: String], GraphicsProtocol)])
    func `the environment tells how pictures are shown`(_ environment: [String: String], _ expected: GraphicsProtocol) {
        #expect(GraphicsProtocol(environment: environment) == expected)
    }
}

extension String {
    /// How often a text stands in this one.
    fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
