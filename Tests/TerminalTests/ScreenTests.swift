import Cells
import Foundation
import Testing

/// The screen as a terminal shows it. The probe's rows: 0 styles, 1 wide text, 2 joined pictures, 3 the size,
/// 4 the last event; the last cell of the last row is a wide one's.
@Suite struct ScreenTests {
    private func start(
        columns: Int = 80, rows: Int = 24, _ environment: [String: String] = [:]
    ) throws -> PseudoTerminal {
        let program = try #require(TestProgram.probe, "TerminalProbe is built with the tests")
        let terminal = try PseudoTerminal(
            program, size: CellSize(columns: columns, rows: rows), environment: environment)
        #expect(terminal.wait { $0.line(4) == "ready" && $0.hasPrivateMode(1004) })
        return terminal
    }

    @Test func `24-bit colours, the palette and the 256 stand side by side`() throws {
        let terminal = try start()
        #expect(terminal.line(3) == "80x24 direct")
        let rgb = terminal.cell(0, 0)
        #expect(rgb.text == "r")
        #expect(rgb.foreground == .rgb(1, 2, 3))
        #expect(rgb.background == .rgb(200, 100, 50))
        #expect(rgb.attributes == .bold)
        let palette = terminal.cell(4, 0)
        #expect(palette.foreground == .palette(9))
        #expect(palette.background == .palette(4))
        #expect(palette.attributes == [.italic, .underline])
        #expect(terminal.cell(8, 0).foreground == .indexed(196))
        #expect(terminal.cell(8, 0).attributes == .reverse)
        #expect(terminal.cell(12, 0).foreground == .rgb(0, 0, 0))
        #expect(terminal.cell(12, 0).background == .rgb(0, 0, 4))
        #expect(terminal.cell(16, 0).attributes == .strikethrough)
        #expect(terminal.cell(3, 0).background == .terminal)
    }

    @Test(arguments: [
        (["COLORTERM": ""], "indexed", Color.indexed(16)),
        (["COLORTERM": "", "TERM": "xterm"], "palette", .palette(0)),
        (["NO_COLOR": "1"], "mono", .terminal), (["TERM": "linux", "COLORTERM": ""], "palette", .palette(0)),
        (["TERM": "vt100", "COLORTERM": ""], "mono", .terminal), (["TERM": "screen-256color"], "indexed", .indexed(16)),
        (["TERM": "nobody-knows-it"], "direct", .rgb(1, 2, 3)),
    ])
    func `fewer colours are used where there are fewer`(
        environment: [String: String], depth: String, foreground: Color
    ) throws {
        let terminal = try start(environment)
        #expect(terminal.line(3) == "80x24 \(depth)")
        #expect(terminal.cell(0, 0).foreground == foreground)
        #expect(terminal.cell(0, 0).attributes.contains(.bold))
        #expect(terminal.line(1) == "世界|你好")
    }

    @Test func `a link goes to the terminal as one, around its cells`() throws {
        let terminal = try start()
        #expect(terminal.line(0).contains("lnk"))
        let output = String(decoding: terminal.output, as: UTF8.self)
        let parts = output.split(separator: "\u{1B}]8;", maxSplits: 2)
        #expect(parts.count == 3 && parts[1].hasPrefix("id=1;https://example.com/\u{1B}\\"))
        #expect(parts[1].contains("lnk") && parts[2].hasPrefix(";\u{1B}\\"))
        let console = try start(["TERM": "linux", "COLORTERM": ""])
        #expect(console.line(0).contains("lnk"))
        #expect(!String(decoding: console.output, as: UTF8.self).contains("\u{1B}]8"))
    }

    @Test func `wide text and joined pictures stand in their columns`() throws {
        let terminal = try start()
        #expect(terminal.cell(0, 1).width == 2)
        #expect(terminal.cell(4, 1).text == "|")
        #expect(terminal.cell(5, 1).text == "你")
        for column in [2, 5, 8, 11, 13, 16] { #expect(terminal.cell(column, 2).text == "|", "column \(column)") }
        #expect(terminal.cell(3, 2).text == "❤\u{FE0F}")
        #expect(terminal.cell(6, 2).text.unicodeScalars.first == "\u{1FAE8}")
        #expect(terminal.cell(12, 2).text == "e\u{301}")
        #expect(String(decoding: terminal.output, as: UTF8.self).contains("👨‍👩‍👧‍👦"))
        #expect(terminal.line(2).hasSuffix("end"))
        #expect(terminal.cell(78, 23).text == "世")
        #expect(terminal.line(22).isEmpty, "nothing scrolled")
    }

    @Test func `pictures that move leave nothing behind`() throws {
        let terminal = try start(columns: 30, rows: 8)
        for step in 1...14 {
            terminal.send("\u{1B}[C")
            #expect(terminal.wait { $0.cell(2 + step, 2).text == "|" })
            #expect(terminal.wait { $0.hasPrivateMode(2026) == false })
            #expect(terminal.line(2).prefix(step).allSatisfy { $0 == " " })
            #expect(terminal.line(3) == "30x8 direct")
        }
    }

    @Test func `a list that is scrolled is moved by the terminal and looks as if painted anew`() throws {
        let terminal = try start(columns: 60, rows: 20)
        terminal.send("l")
        #expect(terminal.wait { $0.line(19) == "foot 0" })
        var top = 0
        var bytes: [Int] = []
        for step in 0..<120 {
            let before = terminal.output.count
            let keys = ["\u{1B}[B", "\u{1B}[B", step % 4 == 0 ? "\u{1B}[A" : "\u{1B}[B", "n"]
            terminal.send(keys[step % 4])
            top += [1, 1, step % 4 == 0 ? -1 : 1, 7][step % 4]
            #expect(terminal.wait { $0.line(19) == "foot \(top)" && $0.hasPrivateMode(2026) == false })
            #expect(terminal.line(0) == "head")
            for row in 1..<19 {
                let number = top + row
                let picture = number.isMultiple(of: 30) ? (number.isMultiple(of: 60) ? " 🫨" : " 🫠") : ""
                let mark = number.isMultiple(of: 5) ? "#" : "|"
                let line = terminal.line(row)
                #expect(line.hasPrefix("  row \(number) of a list 世界\(picture)"), "row \(row) below \(top)")
                #expect(line.hasSuffix(mark))
                let isColored = number.isMultiple(of: 3)
                #expect((terminal.cell(30, row).background != .terminal) == isColored, "row \(row) below \(top)")
            }
            if !(1..<19).contains(where: { (top + $0).isMultiple(of: 30) || (top + $0 - 1).isMultiple(of: 30) }),
                step % 4 != 3
            {
                bytes.append(terminal.output.count - before)
            }
        }
        let median = bytes.sorted()[bytes.count / 2]
        #expect(median < 200, "\(median) bytes for a move by a row")
    }

    @Test(arguments: [(["TMUX": "/tmp/tmux,1,0"], true), (["TERM": "tmux-256color"], true), ([:], false)])
    func `tmux gets wide characters blanked before a half of one is written over`(
        environment: [String: String], isBlanked: Bool
    ) throws {
        let terminal = try start(environment)
        let before = terminal.output.count
        terminal.send("l")
        #expect(terminal.wait { $0.line(23) == "foot 0" && $0.hasPrivateMode(2026) == false })
        let frame = String(decoding: terminal.output.dropFirst(before), as: UTF8.self)
        // Of 你 in its row the first half becomes a blank, the second a digit.
        #expect(frame.contains("\u{1B}[2;6H  ") == isBlanked)
        #expect(terminal.line(1).hasPrefix("  row 1 of a list 世界"))
    }

    @Test func `a key changes only its cells`() throws {
        let terminal = try start()
        terminal.send("j")
        #expect(terminal.wait { $0.line(4) == "key j" })
        let before = terminal.output.count
        terminal.send("k")
        #expect(terminal.wait { $0.line(4) == "key k" })
        #expect(terminal.output.count - before < 24, "\(terminal.output.count - before) bytes")
    }

    @Test func `text of any script, pasted and typed, arrives`() throws {
        let terminal = try start()
        for (typed, shown) in [
            ("中", "key 中"), ("é", "key é"), ("\u{1B}[200~a\r\nb\u{1B}[201~", "paste 3"), ("\u{1B}", "key Escape"),
            ("\u{1B}[1;5C", "key C-Right"), ("\r", "key Enter"), ("\u{3}", "key C-c"),
        ] {
            terminal.send(typed)
            #expect(terminal.wait { $0.line(4) == shown }, "\(shown)")
        }
    }

    @Test func `the cursor stands at the caret or hides`() throws {
        let terminal = try start()
        #expect(!terminal.isCursorVisible)
        terminal.send("c")
        #expect(terminal.wait { $0.isCursorVisible && $0.cursor == CellPoint(column: 6, row: 4) })
        terminal.send("x")
        #expect(terminal.wait { $0.line(4) == "key x" && $0.cursor == CellPoint(column: 6, row: 4) })
        terminal.send("h")
        #expect(terminal.wait { !$0.isCursorVisible })
    }

    @Test func `the window can be of any size and change it`() throws {
        let terminal = try start()
        terminal.send("f")
        #expect(terminal.wait { $0.line(4) == "key f" })
        for (columns, rows) in [(200, 50), (20, 5), (40, 12), (1, 1), (100, 30)] {
            terminal.resize(columns: columns, rows: rows)
            if rows >= 5 {
                #expect(terminal.wait { $0.line(3) == "\(columns)x\(rows) direct" })
                #expect(terminal.wait { $0.line(4).hasPrefix("resize") }, "\(columns)x\(rows):\n\(terminal.text)")
            }
            if rows > 5 { #expect(terminal.wait { $0.cell(columns - 2, rows - 1).text == "世" }) }
        }
        terminal.resize(columns: 0, rows: 0)
        terminal.resize(columns: 60, rows: 20)
        #expect(terminal.wait { $0.line(3) == "60x20 direct" })
    }

    @Test func `a title is given without control characters`() throws {
        let terminal = try start()
        terminal.send("t")
        #expect(terminal.wait { String(decoding: $0.output, as: UTF8.self).contains("\u{1B}]2;标题 x\u{7}") })
    }

    @Test func `the background's colour is asked for and understood`() throws {
        let terminal = try start()
        #expect(String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}]11;?\u{1B}\\"))
        terminal.send("\u{1B}]11;rgb:ffff/8080/0000\u{1B}\\")
        #expect(terminal.wait { $0.line(4).contains("background") })
    }
}
