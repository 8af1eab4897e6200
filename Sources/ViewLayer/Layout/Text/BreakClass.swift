/// How a character behaves where lines break: the classes of UAX #14 that matter, merged.
enum BreakClass: UInt8 {
    /// Letters, digits, symbols: words stay together.
    case word
    /// Digits, which a hyphen before does not leave.
    case digit
    /// Han, kana, Hangul, emoji: lines break on either side.
    case ideograph
    /// Opening brackets and quotes: no break after.
    case open
    /// Closing brackets, full stops and the like: no break before.
    case close
    /// The same in full width: a break after it even before a letter.
    case wideClose
    /// A hyphen: a break after it, unless a digit follows.
    case hyphen
    /// No break on either side.
    case glue
    /// A space: a break after it, never before.
    case space
    /// A kept line feed.
    case lineFeed
    /// A zero width space: a break after it.
    case zeroWidthSpace
    /// A box in the line that is not text.
    case object

    /// The class of a cluster, by its first scalar.
    init(_ cluster: Character) {
        guard let scalar = cluster.unicodeScalars.first else {
            self = .word
            return
        }
        let value = scalar.value
        self = value < 0x80 ? Self(ascii: UInt8(value)) : Self(value)
    }

    /// The class of an ASCII character.
    init(ascii: UInt8) {
        switch ascii {
        case 0x20, 0x09: self = .space
        case 0x0A: self = .lineFeed
        case 0x30...0x39: self = .digit
        case 0x28, 0x5B, 0x7B: self = .open
        case 0x29, 0x5D, 0x7D, 0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: self = .close
        case 0x2D: self = .hyphen
        default: self = .word
        }
    }

    private init(_ value: UInt32) {
        switch value {
        case 0x200B: self = .zeroWidthSpace
        case 0xA0, 0x202F, 0x2060, 0xFEFF, 0x200D: self = .glue
        case 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301A, 0x301D,
            0xFF08, 0xFF3B, 0xFF5B, 0xFF5F:
            self = .open
        case 0x2019, 0x201D, 0x2026: self = .close
        case 0x3001, 0x3002, 0x3005, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017,
            0x3019, 0x301B, 0x301E, 0x301F, 0x303B, 0x309B...0x309E, 0x30FB...0x30FE, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E,
            0xFF1A, 0xFF1B, 0xFF1F, 0xFF3D, 0xFF5D, 0xFF60, 0xFF61, 0xFF63, 0xFF64:
            self = .wideClose
        case 0x2010, 0x2013: self = .hyphen
        case 0x1100...0x11FF, 0x2E80...0x2FFF, 0x3000...0x30FF, 0x3100...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7AF,
            0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF02...0xFFEF, 0x1F000...0x1FAFF, 0x20000...0x3FFFF:
            self = .ideograph
        default: self = .word
        }
    }

    /// Whether a line may end between a cluster of this class and one of `next`.
    func allowsBreak(before next: BreakClass, _ wordBreak: WordBreak) -> Bool {
        switch next {
        case .space, .lineFeed, .zeroWidthSpace, .glue: return false
        default: break
        }
        switch self {
        case .space, .zeroWidthSpace, .lineFeed: return true
        case .glue: return false
        default: break
        }
        if self == .object || next == .object { return true }
        if next == .close || next == .wideClose || next == .hyphen || self == .open { return false }
        if self == .hyphen { return next != .digit || wordBreak == .breakAll }
        if wordBreak == .breakAll { return true }
        if wordBreak == .keepAll { return false }
        return self == .ideograph || next == .ideograph || self == .wideClose
    }
}
