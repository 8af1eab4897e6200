import Cells
import Testing

@Suite struct WriterTests {
    @Test func `ANSI switches styles only where they change`() {
        var grid = Grid(columns: 8, rows: 2)
        grid.draw("ab", at: CellPoint(column: 0, row: 0), style: CellStyle(foreground: .palette(1), attributes: .bold))
        grid.draw("世", at: CellPoint(column: 2, row: 0), style: CellStyle(foreground: .rgb(1, 2, 3)))
        grid.draw("c", at: CellPoint(column: 4, row: 0), style: .plain)
        #expect(grid.ansi() == "\u{1B}[1;31mab\u{1B}[;38;2;1;2;3m世\u{1B}[mc\n\n")
        #expect(grid.ansi(depth: .mono) == "\u{1B}[1mab\u{1B}[m世c\n\n")
    }

    @Test func `a link is written around its cells, with what is not ASCII by its bytes, and ends with the line`() {
        var grid = Grid(columns: 6, rows: 2)
        let number = LinkTable.shared.number(of: "https://例.cn/?a=1")
        #expect(number > 0 && LinkTable.shared.number(of: "https://例.cn/?a=1") == number)
        grid.draw("go", at: CellPoint(column: 1, row: 0), style: CellStyle(link: number))
        grid.draw("on", at: CellPoint(column: 0, row: 1), style: CellStyle(link: number))
        let start = "\u{1B}]8;id=\(number);https://%E4%BE%8B.cn/?a=1\u{1B}\\"
        let end = "\u{1B}]8;;\u{1B}\\"
        #expect(grid.ansi() == " \(start)go\(end)\n\(start)on\(end)\n")
    }

    @Test(arguments: [
        "", "h", "http", "ftp://a", "https:/a", "javascript:1", "https://a b", "https://a\u{1B}]8;;", "https://a\u{9C}",
        "see https://a", "https://a\n", "https://" + String(repeating: "a", count: 2100),
    ])
    func `what is no plain web address is no link`(text: String) {
        #expect(LinkTable.shared.number(of: text) == 0)
    }

    @Test func `the table of links is bounded: the oldest gives way`() {
        let table = LinkTable()
        for number in 0..<10_000 { #expect(table.number(of: "http://many/\(number)") > 0) }
        let last = table.number(of: "http://many/9999")
        #expect(last <= 4096 && table.address(last) == "http://many/9999")
        #expect(table.address(0).isEmpty && table.address(.max).isEmpty)
    }

    @Test(arguments: [
        (Color.rgb(255, 0, 0), ColorDepth.indexed, Color.indexed(196)), (.rgb(8, 8, 8), .indexed, .indexed(232)),
        (.rgb(255, 0, 0), .palette, .palette(9)), (.indexed(255), .palette, .palette(7)),
        (.palette(3), .palette, .palette(3)),
        (.rgb(1, 2, 3), .direct, .rgb(1, 2, 3)), (.indexed(20), .mono, .terminal), (.terminal, .palette, .terminal),
        (.indexed(7), .indexed, .palette(7)),
    ])
    func `a colour becomes the nearest that there is`(color: Color, depth: ColorDepth, expected: Color) {
        #expect(color.reduced(to: depth) == expected)
    }

    @Test func `every one of the 256 colours is nearest to itself`() {
        for index in UInt8(16)...255 {
            let parts = Color.indexed(index).components
            let back = parts.map { Color.rgb($0.red, $0.green, $0.blue).reduced(to: .indexed) }
            #expect(back?.components.map { [$0.red, $0.green, $0.blue] } == parts.map { [$0.red, $0.green, $0.blue] })
        }
    }

    @Test func `the picture is well-formed and escapes text`() throws {
        var grid = Grid(columns: 24, rows: 6)
        grid.fill(grid.bounds, style: CellStyle(background: .rgb(hex: 0x20242C)))
        let box = CellStyle(foreground: .palette(6), background: .rgb(hex: 0x20242C))
        grid.drawBox(grid.bounds, rounded: true, style: box)
        grid.draw("a<b>&\"世界\" 👍", at: CellPoint(column: 2, row: 1), style: CellStyle(attributes: [.bold, .underline]))
        grid.draw("▁▃▅█▌", at: CellPoint(column: 2, row: 2), style: box)
        grid.draw("reverse dim", at: CellPoint(column: 2, row: 3), style: CellStyle(attributes: [.reverse, .dim]))
        var options = SVGOptions()
        options.cursor = CellPoint(column: 5, row: 4)
        let svg = grid.svg(options)
        #expect(svg.contains(">a&lt;b&gt;&amp;&quot;<"))
        let parser = XMLProbe(svg)
        #expect(parser.isWellFormed)
        #expect(svg.contains("x=\"75.2\""), "the text after wide glyphs starts at its own column")
    }
}

/// Whether tags are balanced and attributes quoted: enough to notice a slip in the writer.
private struct XMLProbe {
    private(set) var isWellFormed = true

    init(_ text: String) {
        var open: [Substring] = []
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else {
                isWellFormed = false
                return
            }
            let tag = rest[rest.index(after: start)..<end]
            if tag.filter({ $0 == "\"" }).count % 2 != 0 { isWellFormed = false }
            if tag.first == "/" {
                if open.popLast() != tag.dropFirst() { isWellFormed = false }
            } else if tag.last != "/" {
                open.append(tag.prefix { $0 != " " })
            }
            rest = rest[rest.index(after: end)...]
        }
        if !open.isEmpty { isWellFormed = false }
    }
}
