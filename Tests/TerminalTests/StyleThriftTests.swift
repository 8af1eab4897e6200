import CVTerm
import Testing

@testable import Terminal

/// What ncurses writes looks the same with fewer bytes.
@Suite struct StyleThriftTests {
    private func reduced(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let result = bytes.withUnsafeBytes { StyleThrift.reduced($0) }
        return String(decoding: result, as: UTF8.self).replacing("\u{1B}[", with: "^")
    }

    @Test(arguments: [
        // A pair of colours of which one is there already.
        (
            "\u{1B}[38;2;1;2;3m\u{1B}[48;2;4;5;6ma\u{1B}[38;2;7;8;9m\u{1B}[48;2;4;5;6mb\u{1B}[39;49m",
            "^;38;2;1;2;3;48;2;4;5;6ma^38;2;7;8;9mb^m"
        ),
        // Blanks have no text colour, and a move has no style at all.
        (
            "\u{1B}[34m\u{1B}[41ma\u{1B}[39;49m\u{1B}[41m \u{1B}[3;4H\u{1B}[39;49m\u{1B}[5d\u{1B}[34m\u{1B}[41mb\u{1B}[m",
            "^;34;41ma ^3;4H^5db^m"
        ),
        // But what is reversed or underlined shows it.
        ("a\u{1B}[32m\u{1B}[7m \u{1B}[m", "^ma^7;32m ^m"),
        ("a\u{1B}[1m\u{1B}[4m\u{1B}[K\u{1B}[24mb\u{1B}[m", "^ma^1;4m^K^;1mb^m"),
        // Erasing and scrolling fill with the background.
        ("a\u{1B}[44m\u{1B}[3X\u{1B}[39;49m\u{1B}[2S", "^ma^44m^3X^m^2S"),
        // Something unknown goes through as it is.
        ("a\u{1B}[58;5;1mb\u{1B}]2;t", "^ma^58;5;1m^mb\u{1B}]2;t"), ("a\u{1B}[", "^ma^"), ("\u{1B}", "^m\u{1B}"),
        ("", "^m"),
    ])
    func `what is spared`(written: String, wanted: String) {
        #expect(reduced(written) == wanted)
    }

    private static let parts = [
        "\u{1B}[m", "\u{1B}[1m", "\u{1B}[2m", "\u{1B}[3m", "\u{1B}[4m", "\u{1B}[7m", "\u{1B}[24m", "\u{1B}[27m",
        "\u{1B}[39;49m", "\u{1B}[31m", "\u{1B}[97m", "\u{1B}[44m", "\u{1B}[104m", "\u{1B}[38;5;99m", "\u{1B}[48;5;200m",
        "\u{1B}[38;2;1;2;3m", "\u{1B}[48;2;4;5;6m", "\u{1B}[38;2;255;0;9m", "\u{1B}[48;2;40;50;60m", "a", "bc", "字",
        " ",
        "   ", "\n", "\r", "\u{8}", "\u{1B}[K", "\u{1B}[1K", "\u{1B}[J", "\u{1B}[5X", "\u{1B}[2S", "\u{1B}[1T",
        "\u{1B}M",
        "\u{1B}[2;5r", "\u{1B}[r", "\u{1B}[3;4H", "\u{1B}[2d", "\u{1B}[7G", "\u{1B}[B", "\u{1B}[2C",
    ]

    @Test(arguments: 0..<200)
    func `random styles, texts and erasures look the same`(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let frames = (0..<6).map { _ in
            (0..<60).map { _ in Self.parts[random.below(Self.parts.count)] }.joined() + "\u{1B}[m"
        }
        let (whole, spared) = (SmallTerminal(), SmallTerminal())
        for frame in frames {
            let bytes = Array(frame.utf8)
            whole.write(bytes)
            spared.write(bytes.withUnsafeBytes { StyleThrift.reduced($0) })
            let place = zip(spared.cells, whole.cells).enumerated().first { $1.0 != $1.1 }
            #expect(place == nil, "\(frame.debugDescription)")
            if place != nil { return }
        }
    }

    @Test func `no bytes are too strange`() {
        var random = SplitMix(seed: 9)
        for _ in 0..<2_000 {
            let bytes = (0..<random.below(40)).map { _ in UInt8([27, 91, 109, 59, 48, 56, 57, 255][random.below(8)]) }
            _ = bytes.withUnsafeBytes { StyleThrift.reduced($0) }
        }
    }
}

/// A terminal of 12 by 6 that tells how its cells look.
private final class SmallTerminal {
    private let terminal: OpaquePointer
    private let screen: OpaquePointer

    init() {
        terminal = vterm_new(6, 12)
        vterm_set_utf8(terminal, 1)
        screen = vterm_obtain_screen(terminal)
        vterm_screen_reset(screen, 1)
    }

    deinit { vterm_free(terminal) }

    func write(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes {
            _ = vterm_input_write(terminal, $0.bindMemory(to: CChar.self).baseAddress, bytes.count)
        }
    }

    /// The looks of all cells, in words. What a blank does not show is left out.
    var cells: [String] {
        (0..<6).flatMap { row in
            (0..<12).map { column in
                var cell = VTermScreenCell()
                vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &cell)
                // The second half of a wide glyph.
                if cell.chars.0 == .max { return "" }
                let attributes = cell.attrs
                let isBlank = cell.chars.0 == 0 || cell.chars.0 == 0x20
                let seen = "\(attributes.underline) \(attributes.reverse) \(attributes.strike)"
                let ground = "\(cell.chars.0) \(Self.words(cell.bg)) \(seen)"
                guard !isBlank || attributes.underline != 0 || attributes.reverse != 0 else { return ground }
                // What is faint is not told by every version, what is bold only matters on glyphs.
                let weight = isBlank ? "" : "\(attributes.bold) \(attributes.italic)"
                return "\(ground) \(Self.words(cell.fg)) \(weight)"
            }
        }
    }

    private static func words(_ color: VTermColor) -> String {
        if color.type & 6 != 0 { return "own" }
        if color.type & 1 != 0 { return "\(color.indexed.idx)" }
        return "\(color.rgb.red),\(color.rgb.green),\(color.rgb.blue)"
    }
}
