/// Where lines may break (UAX #14), as far as the style of the text decides it.
struct BreakRules: Equatable {
    /// `word-break`.
    var wordBreak = WordBreak.normal
    /// `line-break`.
    var strictness = LineBreakStrictness.auto

    /// The rules of a style.
    init(_ style: LayoutStyle) {
        wordBreak = style.wordBreak
        strictness = style.lineBreak
    }

    /// The initial values.
    init() {}

    /// Whether a line may end between a cluster of one class and one of the next.
    func allowsBreak(after first: BreakClass, before second: BreakClass) -> Bool {
        switch second {
        case .space, .lineFeed, .zeroWidthSpace, .softHyphen, .joiner: return false
        default: break
        }
        switch first {
        case .space, .zeroWidthSpace, .softHyphen, .lineFeed: return true
        case .glue, .joiner: return false
        default: break
        }
        if first == .object || second == .object { return second != .glue }
        if strictness == .anywhere { return true }
        switch second {
        case .glue: return first == .breakAfter || first == .hyphen
        case .close, .wideClose, .exclamation, .hyphen, .breakAfter, .slash, .quote: return false
        case .nonStarter where strictness != .loose: return false
        case .smallKana where strictness == .auto || strictness == .strict: return false
        default: break
        }
        switch first {
        case .open, .quote: return false
        case .hyphen, .slash: return second != .digit || wordBreak == .breakAll
        case .breakAfter, .exclamation: return true
        case .dash: return second != .dash
        case .prefix: return second == .open || !(second.isLetter || second.isWide)
        default: break
        }
        if second == .dash { return true }
        if second == .postfix { return !(first.isLetter || first.isWide || first == .close) }
        return allowsBreakInWords(first, second)
    }

    private func allowsBreakInWords(_ first: BreakClass, _ second: BreakClass) -> Bool {
        let areLetters = (first.isLetter || first.isWide) && (second.isLetter || second.isWide)
        if wordBreak == .breakAll, areLetters { return true }
        if wordBreak == .keepAll, areLetters { return false }
        if second == .prefix { return first.isWide || first == .wideClose }
        if first == .postfix { return second.isWide }
        return first.isWide || second.isWide || first == .wideClose
    }
}

extension BreakClass {
    /// Whether it is part of words.
    fileprivate var isLetter: Bool { self == .word || self == .digit }
    /// Whether it is a letter of a script that has no words.
    fileprivate var isWide: Bool { self == .ideograph || self == .smallKana || self == .nonStarter }
}
