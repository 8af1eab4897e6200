/// A token of CSS, by its place: its text is made only when someone asks for it.
struct CSSToken {
    /// What it is (CSS Syntax Level 3, section 4; brackets and punctuation are `delim`s).
    enum Kind: UInt8 {
        case ident, function, atKeyword, hash, string, url, number, percentage, dimension, whitespace, comment
        /// A string or url that the end of a line or stray characters broke.
        case bad
        /// One byte that is nothing else; in `CSSToken.byte`.
        case delim
        case end
    }

    /// What it is.
    var kind: Kind
    /// Its first byte.
    var byte: UInt8
    /// Whether its text has a backslash in it.
    var hasEscape = false
    /// The whole token's place.
    var start: Int
    /// Behind it.
    var end: Int
    /// Where the text of interest lies: without quotes, `#`, `@`, `(`; of a dimension its unit.
    var text: Range<Int>
    /// Of a number, percentage or dimension.
    var number: Double = 0

    /// Whether it is this one byte.
    func isDelim(_ byte: Unicode.Scalar) -> Bool { kind == .delim && self.byte == UInt8(ascii: byte) }

    /// Whether it separates only.
    var isBlank: Bool { kind == .whitespace || kind == .comment }
}
