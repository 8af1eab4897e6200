/// A compiled pattern: instructions for `PatternMachine`.
struct PatternProgram {
    /// One instruction. Places are indices of instructions.
    enum Instruction: Equatable {
        /// This character; lower case if case does not count.
        case character(UInt32)
        /// Any character, line ends too or not.
        case any(lineEnds: Bool)
        /// A character of a set.
        case set(Int)
        /// Goes on at the first place, and at the second if that fails.
        case split(Int, Int)
        /// Goes on elsewhere.
        case jump(Int)
        /// Notes the position.
        case save(Int)
        /// Begins a round of a loop whose body may be empty.
        case mark(Int)
        /// Ends it: fails if nothing was read since the mark.
        case progress(Int)
        /// Start of the text, or of a line.
        case start(lines: Bool)
        /// End of the text, or of a line.
        case end(lines: Bool)
        /// A word's border, or none.
        case border(Bool)
        /// What a group found.
        case reference(Int)
        /// What follows (or precedes) must match (or must not), to the instruction before `end`; nothing of it is read.
        case look(ahead: Bool, wanted: Bool, end: Int)
        /// It matched.
        case match
    }

    /// A set of characters.
    struct Set: Equatable {
        var ranges: [ClosedRange<UInt32>] = []
        var isNegated = false

        /// Whether a character is in it.
        func contains(_ character: UInt32) -> Bool { ranges.contains { $0.contains(character) } != isNegated }
    }

    var instructions: [Instruction] = []
    var sets: [Set] = []
    /// How many positions are noted.
    var saves = 2
    /// How many marks there are.
    var marks = 0
    /// Whether upper and lower case are the same.
    var ignoresCase = false
    /// The text itself, if the pattern is nothing but that.
    var literal: [UInt8]?
    /// A text that is in whatever matches; in lower case, and ASCII alone, if case does not count.
    var required: String?
    /// A text that whatever matches begins with, if it must stand at the text's start.
    var anchoredPrefix: String?

    /// How many instructions a pattern may have.
    static let maximumSize = 20_000

    /// A character in lower case.
    static func folded(_ character: UInt32) -> UInt32 {
        if character < 128 { return character >= 65 && character <= 90 ? character + 32 : character }
        guard let scalar = Unicode.Scalar(character) else { return character }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        guard lower.count == 1, let first = lower.first else { return character }
        return first.value
    }
}
