/// Keys and mouse events as a cat on the keyboard makes them, the same for the same seed.
struct RandomEvents {
    private var state: UInt64
    /// Whether the palette is opened, too, which offers everything: also to quit.
    private let withPalette: Bool
    private static let palette = "\u{10}"

    init(seed: UInt64, withPalette: Bool) {
        state = seed
        self.withPalette = withPalette
    }

    /// All keys but those that end the program or its process, which a person means.
    private static let plain: [String] =
        [
            "\t", "\t", "\t", "\u{1B}[Z", "\r", "\r", " ", "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[H",
            "\u{1B}[F", "\u{1B}[5~", "\u{1B}[6~", "\u{7F}", "\u{1B}[3~", "\u{1B}OP", "\u{1B}[24~", "?", "!", "`", ":",
            "/",
            "+", "-", "[", "]", "<", ">", "w", "p", "z", "g", "G", "j", "k", "l", "y", "x", "m", "o", "r", "\u{1B}w",
            "\u{18}", "n", "N", "1", "2", "3",
            "4",
            "\u{1}", "\u{2}", "\u{4}", "\u{5}", "\u{6}", "\u{8}", "\u{B}", "\u{E}", palette, "\u{15}", "\u{17}",
            "\u{1B}[1;5C", "\u{1B}[1;5D", "\u{1B}[1;2A", "\u{1B}[13;2u", "\u{1B}b", "\u{1B}f", "\u{1B}d", "\u{1B}z",
            "\u{1B}y", "\u{1F}", "李", "雷", "é", "👨‍👩‍👧", "e\u{301}", "\u{1B}[I", "\u{1B}[O",
            "\u{1B}[200~pasted\ntext\u{1B}[201~",
            "\u{1B}[27u", "\u{1B}[9999999999;99999A", "\u{1B}[<0;99999;99999M", "\u{C}",
        ]

    private mutating func next(_ count: Int) -> Int {
        // SplitMix64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(max(1, count)))
    }

    /// The next event's bytes, on a screen of that size.
    mutating func event(columns: Int, rows: Int) -> String {
        guard next(4) == 0 else {
            let key = Self.plain[next(Self.plain.count)]
            return key == Self.palette && !withPalette ? "" : key
        }
        let place = "\(1 + next(columns + 1));\(1 + next(rows + 1))"
        switch next(6) {
        case 0: return "\u{1B}[<64;\(place)M"
        case 1: return "\u{1B}[<65;\(place)M"
        case 2: return "\u{1B}[<32;\(place)M"
        case 3: return "\u{1B}[<2;\(place)M\u{1B}[<2;\(place)m"
        default: return "\u{1B}[<0;\(place)M\u{1B}[<0;\(place)m"
        }
    }
}
