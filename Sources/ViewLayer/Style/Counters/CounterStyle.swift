/// How a counter's number is written (CSS Counter Styles Level 3, the styles that are used).
enum CounterStyle {
    /// The number in a style by its name; unknown ones are decimal.
    static func text(_ number: Int, _ style: String) -> String {
        switch style {
        case "none": return ""
        case "disc": return "\u{2022}"
        case "circle": return "\u{25E6}"
        case "square": return "\u{25AA}"
        case "decimal-leading-zero": return (0...9).contains(number) ? "0\(number)" : "\(number)"
        case "lower-alpha", "lower-latin": return letters(number, first: 0x61)
        case "upper-alpha", "upper-latin": return letters(number, first: 0x41)
        case "lower-greek": return letters(number, first: 0x3B1, count: 17)
        case "upper-roman": return roman(number)
        case "lower-roman": return roman(number).lowercased()
        case "cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal":
            return chinese(number)
        default: return "\(number)"
        }
    }

    private static func letters(_ number: Int, first: UInt32, count: Int = 26) -> String {
        guard number > 0 else { return "\(number)" }
        var rest = number
        var result = ""
        while rest > 0 {
            rest -= 1
            if let scalar = Unicode.Scalar(first + UInt32(rest % count)) { result = String(scalar) + result }
            rest /= count
        }
        return result
    }

    private static func roman(_ number: Int) -> String {
        guard (1...3999).contains(number) else { return "\(number)" }
        let parts = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
            (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var result = ""
        for (value, text) in parts {
            while rest >= value {
                result += text
                rest -= value
            }
        }
        return result
    }

    private static func chinese(_ number: Int) -> String {
        let digits = [
            "\u{96F6}", "\u{4E00}", "\u{4E8C}", "\u{4E09}", "\u{56DB}", "\u{4E94}", "\u{516D}", "\u{4E03}", "\u{516B}",
            "\u{4E5D}",
        ]
        switch number {
        case 0...9: return digits[number]
        case 10...99:
            let tens = number / 10 == 1 ? "" : digits[number / 10]
            return tens + "\u{5341}" + (number % 10 == 0 ? "" : digits[number % 10])
        default: return "\(number)"
        }
    }
}
