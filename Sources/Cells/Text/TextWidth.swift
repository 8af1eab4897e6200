/// How many columns text takes in a terminal. Layout and paint both ask here, so they can not disagree.
package enum TextWidth {
    /// The columns of a text: each of its grapheme clusters takes 0, 1 or 2.
    package static func of(_ text: String) -> Int {
        if text.utf8.withContiguousStorageIfAvailable(\.arePrintableASCII) == true { return text.utf8.count }
        var width = 0
        var glyphs = Glyphs(text)
        while let glyph = glyphs.next() { width += glyph.width }
        return width
    }

    /// The columns of a part of a text.
    package static func of(_ text: Substring) -> Int { of(String(text)) }

    /// The columns of a grapheme cluster.
    package static func of(_ character: Character) -> Int { of(character.unicodeScalars) }

    /// The columns of a lone scalar. Tab and line feed count as a blank, other control characters as nothing.
    package static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x7F { return value >= 0x20 || value == 0x09 || value == 0x0A || value == 0x0D ? 1 : 0 }
        return WidthTable.class(of: value).columns
    }

    /// The columns of a cluster's scalars.
    ///
    /// An emoji variation selector (U+FE0F) widens a narrow emoji; what follows a joiner (U+200D), a skin tone or
    /// the second letter of a flag belongs to the picture before it; else the scalars add up, to two at most.
    static func of(_ scalars: Character.UnicodeScalarView) -> Int {
        var width = 0
        var isPicture = false
        var previous: UInt32 = 0
        for scalar in scalars {
            let value = scalar.value
            let kind = WidthTable.class(of: value)
            if value == 0xFE0F {
                if WidthTable.class(of: previous) == .emoji { width = 2 }
            } else if previous == 0 {
                width = of(scalar)
                isPicture = width == 2 || kind == .emoji
            } else if (previous == 0x0D && value == 0x0A) || (isPicture && previous == 0x200D) {
                // Adds nothing: the line break is one, the picture is one.
            } else if isFlagLetter(value) && isFlagLetter(previous) {
                width = 2
            } else if !(0x1F3FB...0x1F3FF).contains(value) {
                width = min(2, width + kind.columns)
            }
            previous = value
        }
        return width
    }

    private static func isFlagLetter(_ value: UInt32) -> Bool { (0x1F1E6...0x1F1FF).contains(value) }
}
