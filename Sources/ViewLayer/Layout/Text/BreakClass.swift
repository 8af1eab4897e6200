/// How a character behaves where lines break: the classes of UAX #14 that matter, merged.
enum BreakClass: UInt8 {
    /// Letters, symbols: words stay together (AL).
    case word
    /// Digits, which a hyphen or a slash before does not leave (NU).
    case digit
    /// Han, kana, Hangul, emoji: lines break on either side (ID).
    case ideograph
    /// Small kana and the mark that lengthens a sound: none begins a line where breaking is strict (CJ).
    case smallKana
    /// Marks of repetition and middle dots: no break before, unless breaking is loose (NS).
    case nonStarter
    /// Opening brackets and quotes: no break after (OP).
    case open
    /// Closing brackets, full stops and the like: no break before (CL, CP, IS).
    case close
    /// The same in full width: a break after it even before a letter.
    case wideClose
    /// `!` and `?`: as closing, with a break after it (EX).
    case exclamation
    /// Straight quotes: no break on either side (QU).
    case quote
    /// A slash: no break before, one after it unless a digit follows (SY).
    case slash
    /// A hyphen: a break after it, unless a digit follows (HY).
    case hyphen
    /// Wide blanks, dashes and bars with a break after them (BA).
    case breakAfter
    /// A long dash: a break on either side, but not between two (B2).
    case dash
    /// Currency signs: no break before a number or an ideograph (PR).
    case prefix
    /// Units: no break after a number or an ideograph (PO).
    case postfix
    /// No break on either side, unless a space is before it (GL).
    case glue
    /// No break on either side at all (WJ).
    case joiner
    /// A space: a break after it, never before.
    case space
    /// A kept line feed.
    case lineFeed
    /// A zero width space: a break after it.
    case zeroWidthSpace
    /// A soft hyphen: a break after it, where it shows.
    case softHyphen
    /// A box in the line that is not text.
    case object

    /// The class of a cluster, by its first scalar.
    init(_ cluster: Character) {
        guard let scalar = cluster.unicodeScalars.first else {
            self = .word
            return
        }
        if scalar.value < 0x80, cluster.utf8.count == 1 {
            self = Self(ascii: UInt8(scalar.value))
        } else if scalar.properties.isEmojiPresentation || cluster.unicodeScalars.contains("\u{FE0F}") {
            // Whole sequences: flags, skin tones and families are one cluster.
            self = .ideograph
        } else {
            self = Self(scalar.value)
        }
    }

    /// The class of an ASCII character.
    init(ascii: UInt8) {
        switch ascii {
        case 0x20, 0x09: self = .space
        case 0x0A: self = .lineFeed
        case 0x30...0x39: self = .digit
        case 0x28, 0x5B, 0x7B: self = .open
        case 0x29, 0x5D, 0x7D, 0x2C, 0x2E, 0x3A, 0x3B: self = .close
        case 0x21, 0x3F: self = .exclamation
        case 0x22, 0x27: self = .quote
        case 0x24, 0x2B, 0x5C: self = .prefix
        case 0x25: self = .postfix
        case 0x2D: self = .hyphen
        case 0x2F: self = .slash
        case 0x7C: self = .breakAfter
        default: self = .word
        }
    }

    private init(_ value: UInt32) {
        switch value {
        case 0x00...0x7F: self = Self(ascii: UInt8(value))
        case 0x200B: self = .zeroWidthSpace
        case 0xAD: self = .softHyphen
        case 0xA0, 0x202F, 0x2007, 0x2011: self = .glue
        case 0x2060, 0xFEFF, 0x200D: self = .joiner
        case 0xA3, 0xA5, 0xB1, 0x20A0...0x20CF, 0x2116, 0xFF04, 0xFFE1, 0xFFE5, 0xFFE6: self = .prefix
        case 0xA2, 0xB0, 0x2030...0x2037, 0x2103, 0x2109, 0xFF05, 0xFFE0: self = .postfix
        case 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301A, 0x301D,
            0xFF08, 0xFF3B, 0xFF5B, 0xFF5F, 0xFF62, 0xA1, 0xBF:
            self = .open
        case 0x2019, 0x201D, 0x2025, 0x2026: self = .close
        case 0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019, 0x301B, 0x301E, 0x301F,
            0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0xFF60, 0xFF61, 0xFF63, 0xFF64:
            self = .wideClose
        case 0x3005, 0x301C, 0x303B, 0x303C, 0x309B...0x309E, 0x30A0, 0x30FB, 0x30FD, 0x30FE, 0xFF65, 0x203C,
            0x2047...0x2049:
            self = .nonStarter
        case 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E, 0x3095, 0x3096,
            0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5, 0x30F6, 0x30FC,
            0x31F0...0x31FF, 0xFF67...0xFF70:
            self = .smallKana
        case 0x2010, 0x2012, 0x2013, 0x2000...0x2006, 0x2008...0x200A, 0x205F, 0x3000: self = .breakAfter
        case 0x2014, 0x2E3A, 0x2E3B: self = .dash
        case 0x1100...0x11FF, 0x2E80...0x2FFF, 0x3000...0x30FF, 0x3100...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7AF,
            0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF02...0xFFEF, 0x1F000...0x1FAFF, 0x20000...0x3FFFF:
            self = .ideograph
        default: self = .word
        }
    }
}
