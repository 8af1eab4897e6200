import Cells
import Terminal
import Testing

@Suite struct InputParserTests {
    private static let keys: [(String, String)] = [
        ("a", "a"), ("A", "A"), (" ", "Space"), ("é", "é"), ("中", "中"), ("👨‍👩‍👧", "👨‍👩‍👧"), ("\r", "Enter"), ("\n", "C-j"),
        ("\t", "Tab"),
        ("\u{7F}", "Backspace"), ("\u{8}", "Backspace"), ("\u{0}", "C-Space"), ("\u{3}", "C-c"), ("\u{1A}", "C-z"),
        ("\u{1C}", "C-\\"), ("\u{1F}", "C-_"), ("\u{1B}[Z", "S-Tab"), ("\u{1B}[A", "Up"), ("\u{1B}OA", "Up"),
        ("\u{1B}[B", "Down"), ("\u{1B}[C", "Right"), ("\u{1B}[D", "Left"), ("\u{1B}[H", "Home"), ("\u{1B}[F", "End"),
        ("\u{1B}OH", "Home"), ("\u{1B}[1~", "Home"), ("\u{1B}[7~", "Home"), ("\u{1B}[4~", "End"), ("\u{1B}[8~", "End"),
        ("\u{1B}[2~", "Insert"), ("\u{1B}[3~", "Delete"), ("\u{1B}[5~", "PageUp"), ("\u{1B}[6~", "PageDown"),
        ("\u{1B}[1;2A", "S-Up"), ("\u{1B}[1;3A", "A-Up"), ("\u{1B}[1;5C", "C-Right"), ("\u{1B}[1;8D", "C-A-S-Left"),
        ("\u{1B}[5;5~", "C-PageUp"), ("\u{1B}[3;2~", "S-Delete"), ("\u{1B}[1;5H", "C-Home"), ("\u{1B}OP", "F1"),
        ("\u{1B}OS", "F4"), ("\u{1B}[11~", "F1"), ("\u{1B}[15~", "F5"), ("\u{1B}[17~", "F6"), ("\u{1B}[21~", "F10"),
        ("\u{1B}[23~", "F11"), ("\u{1B}[24~", "F12"), ("\u{1B}[24;5~", "C-F12"), ("\u{1B}[1;2P", "S-F1"),
        ("\u{1B}[1;5R", "C-F3"), ("\u{1B}[[A", "F1"), ("\u{1B}[[E", "F5"), ("\u{1B}O5P", "C-F1"), ("\u{1B}x", "A-x"),
        ("\u{1B}中", "A-中"), ("\u{1B}\r", "A-Enter"), ("\u{1B}\u{7F}", "A-Backspace"),
        ("\u{1B}\u{1}", "C-A-a"), ("\u{1B}\u{1B}[A", "A-Up"), ("\u{1B}\u{1B}OA", "A-Up"), ("\u{1B}[97u", "a"),
        ("\u{1B}[97;2u", "A"), ("\u{1B}[97;5u", "C-a"), ("\u{1B}[105;5u", "C-i"), ("\u{1B}[9;5u", "C-Tab"),
        ("\u{1B}[13;2u", "S-Enter"), ("\u{1B}[27u", "Escape"), ("\u{1B}[27;5;9~", "C-Tab"), ("\u{1B}[27;6;65~", "C-A"),
        ("\u{1B}[97:65;2;65u", "A"), ("\u{1B}[97;1:1u", "a"), ("\u{1B}[97;1:3u", ""), ("\u{1B}[57399u", "0"),
        ("\u{1B}[57417;5u", "C-Left"), ("\u{1B}[57376u", "F13"), ("\u{1B}[57441u", ""), ("\u{1B}[32;5u", "C-Space"),
        ("\u{1B}Ok", "+"), ("\u{1B}OM", "Enter"), ("\u{1B}[a", "S-Up"), ("\u{1B}Oa", "C-Up"), ("\u{1B}[5^", "C-PageUp"),
        ("\u{1B}[7$", "S-Home"), ("\u{1B}[3$x", "S-Delete x"), ("\u{1B}[3@", "C-S-Delete"), ("\u{1B}\t", "S-Tab"),
        ("\u{1B}[97;1:3;97u", ""), ("\u{1B}[1;5:3A", ""), ("\u{1B}[3;1:3~", ""), ("\u{1B}[1;5:2A", "C-Up"),
        ("\u{1B}[97;;229u", "å"), ("\u{1B}[1089::99;5u", "C-c"), ("\u{1B}[57442;5u", ""), ("\u{1B}[97;65u", "a"),
        ("\u{1B}[99999999999999999999u", ""), ("\u{1B}[;;;;~x", "x"), ("ab中c", "a b 中 c"), ("\u{9B}A", "A"),
    ]

    @Test(arguments: keys)
    func `bytes are keys`(bytes: String, names: String) throws {
        let expected = try Key.sequence(names).map { InputEvent.key($0) }
        #expect(parse(Array(bytes.utf8)) == expected)
        #expect(parseBytewise(Array(bytes.utf8)) == expected || bytes.unicodeScalars.count > 2)
    }

    private static let mouse: [(String, MouseEvent)] = [
        ("\u{1B}[<0;1;1M", at(.press(.left), 0, 0)), ("\u{1B}[<0;10;5m", at(.release(.left), 9, 4)),
        ("\u{1B}[<2;3;4M", at(.press(.right), 2, 3)), ("\u{1B}[<32;3;4M", at(.drag(.left), 2, 3)),
        ("\u{1B}[<35;3;4M", at(.move, 2, 3)), ("\u{1B}[<64;3;4M", at(.wheelUp, 2, 3)),
        ("\u{1B}[<65;300;400M", at(.wheelDown, 299, 399)), ("\u{1B}[<66;1;1M", at(.wheelLeft, 0, 0)),
        ("\u{1B}[<20;1;1M", at(.press(.left), 0, 0, [.shift, .control])),
        ("\u{1B}[<8;1;1M", at(.press(.left), 0, 0, .alt)),
        ("\u{1B}[<128;1;1M", at(.press(.other(8)), 0, 0)), ("\u{1B}[<0;0;0M", at(.press(.left), 0, 0)),
        ("\u{1B}[M !!", at(.press(.left), 0, 0)), ("\u{1B}[M#%&", at(.release(nil), 4, 5)),
        ("\u{1B}[32;10;5M", at(.press(.left), 9, 4)), ("\u{1B}[35;10;5M", at(.release(nil), 9, 4)),
        ("\u{1B}[64;10;5M", at(.drag(.left), 9, 4)), ("\u{1B}[97;10;300M", at(.wheelDown, 9, 299)),
        ("\u{1B}[M`!!", at(.wheelUp, 0, 0)), ("\u{1B}[M@!!", at(.drag(.left), 0, 0)),
    ]

    private static func at(
        _ action: MouseEvent.Action, _ column: Int, _ row: Int, _ modifiers: Key.Modifiers = []
    ) -> MouseEvent {
        MouseEvent(action, at: CellPoint(column: column, row: row), modifiers)
    }

    @Test(arguments: mouse)
    func `bytes are mouse events`(bytes: String, event: MouseEvent) {
        #expect(parse(Array(bytes.utf8)) == [.mouse(event)])
        #expect(parseBytewise(Array(bytes.utf8)) == [.mouse(event)])
    }

    private static let replies: [(String, [InputEvent])] = [
        ("\u{1B}[I", [.focus(true)]), ("\u{1B}[O", [.focus(false)]),
        ("\u{1B}]11;rgb:1e1e/2020/ffff\u{7}", [.reply(.background(.rgb(0x1E, 0x20, 0xFF)))]),
        ("\u{1B}]11;rgba:0/8/f/f\u{1B}\\x", [.reply(.background(.rgb(0, 136, 255))), .key(Key(.character("x")))]),
        ("\u{1B}]10;rgb:ff/ff/ff\u{7}", [.reply(.foreground(.rgb(255, 255, 255)))]),
        ("\u{1B}]11;blue\u{7}", [.reply(.other)]),
        ("\u{1B}[?62;22c", [.reply(.deviceAttributes([62, 22]))]), ("\u{1B}[>41;354;0c", [.reply(.other)]),
        ("\u{1B}[24;80R", [.reply(.cursor(CellPoint(column: 79, row: 23)))]), ("\u{1B}[?1u", [.reply(.keyboard(1))]),
        ("\u{1B}[?2026;2$y", [.reply(.mode(2026, state: 2))]), ("\u{1B}P>|xterm(388)\u{1B}\\", [.reply(.other)]),
        ("\u{1B}_Gi=1;OK\u{1B}\\", [.reply(.other)]), ("\u{1B}[0n", [.reply(.other)]),
    ]

    @Test(arguments: replies)
    func `what the terminal answers is no key`(bytes: String, events: [InputEvent]) {
        #expect(parse(Array(bytes.utf8)) == events)
        #expect(parseBytewise(Array(bytes.utf8)) == events)
    }

    @Test(
        arguments: [
            ([0x1B], "Escape"), ([0x1B, 0x1B], "Escape Escape"), ([0x1B, 0x5B], "A-["), ([0x1B, 0x4F], "A-O"),
            ([0x1B, 0x5D], "A-]"), ([0x1B, 0x50], "A-P"),
        ] as [([UInt8], String)])
    func `what stays unfinished was typed by hand`(bytes: [UInt8], names: String) throws {
        var parser = InputParser()
        #expect(parser.feed(bytes).isEmpty)
        #expect(parser.needsFlush)
        #expect(try parser.flush() == Key.sequence(names).map { .key($0) })
        #expect(!parser.needsFlush)
        #expect(parser.feed([0x61]) == [.key(Key(.character("a")))])
    }

    @Test func `a sequence cut by a slow line is still one`() {
        var parser = InputParser()
        #expect(parser.feed("\u{1B}[1".utf8).isEmpty)
        #expect(!parser.needsFlush)
        #expect(parser.flush().isEmpty)
        #expect(parser.feed(";5C".utf8) == [.key(Key(.right, .control))])
    }

    @Test(
        arguments: [
            ([0xE4, 0xB8], [0xAD], "中"), ([0xF0, 0x9F], [0x98, 0x80, 0x61], "😀 a"), ([0xFF, 0x61], [], "a"),
            ([0xC0, 0xAF, 0x62], [], "b"), ([0xE4, 0x61], [], "a"), ([0xED, 0xA0, 0x80, 0x63], [], "c"),
            ([0xE4, 0x03], [], "C-c"),
            ([0xC2, 0x9B, 0x64], [], "d"), ([0xF5, 0x0D], [], "Enter"), ([0xE4], [0x1B, 0x5B, 0x41], "Up"),
        ] as [([UInt8], [UInt8], String)])
    func `UTF-8 may be split or broken`(first: [UInt8], second: [UInt8], names: String) throws {
        var parser = InputParser()
        let events = parser.feed(first) + parser.feed(second)
        #expect(try events == Key.sequence(names).map { .key($0) })
    }

    @Test func `a paste of ten thousand lines is one event, however it arrives`() {
        let line = "行 one two\t\u{1B}[A three\r\n"
        let bytes = Array(("\u{1B}[200~" + String(repeating: line, count: 10_000) + "\u{1B}[201~q").utf8)
        let text = String(repeating: "行 one two\t\u{1B}[A three\n", count: 10_000)
        for size in [1, 7, 4096, bytes.count] {
            var parser = InputParser()
            var events: [InputEvent] = []
            var start = 0
            while start < bytes.count {
                events += parser.feed(bytes[start..<min(start + size, bytes.count)])
                start += size
            }
            #expect(events == [.paste(text), .key(Key(.character("q")))])
        }
    }

    @Test func `what never ends is not kept`() {
        var parser = InputParser()
        _ = parser.feed("\u{1B}]52;".utf8)
        for _ in 0..<100 { _ = parser.feed([UInt8](repeating: 0x41, count: 1_000)) }
        #expect(parser.feed("\u{7}x".utf8) == [.key(Key(.character("x")))])
        _ = parser.feed("\u{1B}[".utf8 + [UInt8](repeating: 0x31, count: 100_000))
        #expect(parser.feed("Mx".utf8).last == .key(Key(.character("x"))))
        _ = parser.feed("\u{1B}[200~".utf8)
        for _ in 0..<18 { _ = parser.feed([UInt8](repeating: 0x41, count: 1 << 20)) }
        let events = parser.feed("\u{1B}[201~".utf8)
        guard case .paste(let text) = events.first else {
            Issue.record("the paste is lost")
            return
        }
        #expect(text.utf8.count == 16 << 20)
    }

    @Test func `random bytes split anywhere give the same events`() {
        var random = SplitMix(seed: 1)
        let pieces = [
            "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}]", ";", "1", "<", "M", "m", "A", "~", "200~", "中", "\u{7}", "u",
            "\\",
        ]
        for _ in 0..<1_000 {
            var bytes: [UInt8] = []
            for _ in 0..<12 {
                if Bool.random(using: &random) {
                    bytes += (pieces.randomElement(using: &random) ?? "").utf8
                } else {
                    bytes.append(.random(in: 0...255, using: &random))
                }
            }
            var whole = InputParser()
            var split = InputParser()
            let cut = Int.random(in: 0...bytes.count, using: &random)
            let once = typed(whole.feed(bytes)) + typed(whole.flush())
            let twice = typed(split.feed(bytes[..<cut])) + typed(split.feed(bytes[cut...])) + typed(split.flush())
            #expect(once == twice, "\(bytes) cut at \(cut)")
        }
    }

    /// The events with neighbouring characters joined, since a cut may part a cluster.
    private func typed(_ events: [InputEvent]) -> String {
        events.map { event in
            if case .key(let key) = event, let character = key.typed { return String(character) }
            return "<\(event)>"
        }.joined()
    }

    private func parse(_ bytes: [UInt8]) -> [InputEvent] {
        var parser = InputParser()
        return parser.feed(bytes)
    }

    private func parseBytewise(_ bytes: [UInt8]) -> [InputEvent] {
        var parser = InputParser()
        return bytes.flatMap { parser.feed([$0]) }
    }
}
