/// Runs a compiled pattern: backtracking with a stack of its own (no recursion but for look-arounds) and a bound on its steps, so
/// that no pattern of a client can hold the server.
struct PatternMachine {
    /// The program.
    let program: PatternProgram

    /// How many steps a search may take.
    static let maximumSteps = 2_000_000

    /// - Throws: `invalidQuery`.
    init(_ pattern: Pattern) throws(DatabaseError) { program = try PatternCompiler.program(pattern) }

    /// What a search gives.
    enum Answer { case found, notFound, tooManySteps }

    /// Looks for the pattern anywhere in a text.
    func finds(in text: String) -> Answer {
        if let literal = program.literal { return Self.contains(text, literal) ? .found : .notFound }
        var run = Run(program: program, text: text.unicodeScalars.map(\.value))
        for start in 0...run.text.count {
            switch run.matches(from: 0, at: start) {
            case true?: return .found
            case nil: return .tooManySteps
            case false?: break
            }
            // A pattern that must stand at the start stands nowhere else.
            if program.anchoredPrefix != nil { break }
        }
        return .notFound
    }

    private static func contains(_ text: String, _ wanted: [UInt8]) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let first = wanted.first, bytes.count >= wanted.count else { return wanted.isEmpty }
            for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
                var place = 1
                while place < wanted.count, bytes[start + place] == wanted[place] { place += 1 }
                if place == wanted.count { return true }
            }
            return false
        }
    }
}

/// One search.
private struct Run {
    let program: PatternProgram
    let text: [UInt32]
    private var steps = 0
    private var saved: [Int]
    private var marks: [Int]

    /// What is undone when an attempt fails: where to go on, or a note's former position.
    private enum Undo {
        case attempt(place: Int, position: Int)
        case save(Int, Int)
        case mark(Int, Int)
    }

    init(program: PatternProgram, text: [UInt32]) {
        self.program = program
        self.text = text
        saved = Array(repeating: -1, count: program.saves)
        marks = Array(repeating: -1, count: program.marks)
    }

    /// Whether the instructions from a place match at a position; nil if that takes too long.
    /// - Parameter end: where a match must end, for what looks back.
    mutating func matches(from start: Int, at first: Int, end: Int? = nil) -> Bool? {
        var stack: [Undo] = []
        var place = start
        var position = first
        while true {
            steps += 1
            guard steps <= PatternMachine.maximumSteps else { return nil }
            let holds: Bool
            switch program.instructions[place] {
            case .match:
                if end == nil || end == position { return true }
                holds = false
            case .jump(let target):
                place = target
                continue
            case .split(let one, let other):
                stack.append(.attempt(place: other, position: position))
                place = one
                continue
            case .save(let slot):
                stack.append(.save(slot, saved[slot]))
                saved[slot] = position
                holds = true
            case .mark(let slot):
                stack.append(.mark(slot, marks[slot]))
                marks[slot] = position
                holds = true
            case .progress(let slot): holds = marks[slot] != position
            case .look(let ahead, let wanted, let end):
                guard let found = looks(ahead: ahead, at: position, from: place + 1) else { return nil }
                holds = found == wanted
                if holds {
                    place = end
                    continue
                }
            case .reference(let group): holds = refers(to: group, &position)
            default: holds = reads(program.instructions[place], &position)
            }
            if holds {
                place += 1
            } else {
                guard let attempt = backtrack(&stack) else { return false }
                (place, position) = attempt
            }
        }
    }

    private mutating func backtrack(_ stack: inout [Undo]) -> (Int, Int)? {
        while let last = stack.popLast() {
            switch last {
            case .attempt(let place, let position): return (place, position)
            case .save(let slot, let position): saved[slot] = position
            case .mark(let slot, let position): marks[slot] = position
            }
        }
        return nil
    }

    private mutating func looks(ahead: Bool, at position: Int, from place: Int) -> Bool? {
        if ahead { return matches(from: place, at: position) }
        for start in stride(from: position, through: 0, by: -1) {
            guard let found = matches(from: place, at: start, end: position) else { return nil }
            if found { return true }
        }
        return false
    }

    /// An instruction that reads one character, or looks at the borders around it.
    private func reads(_ instruction: PatternProgram.Instruction, _ position: inout Int) -> Bool {
        switch instruction {
        case .start(let lines): return position == 0 || (lines && Self.isLineEnd(text[position - 1]))
        case .end(let lines): return position == text.count || (lines && Self.isLineEnd(text[position]))
        case .border(let wanted): return (isWord(position - 1) != isWord(position)) == wanted
        default: break
        }
        guard position < text.count else { return false }
        let character = text[position]
        let holds =
            switch instruction {
            case .character(let wanted):
                character == wanted || (program.ignoresCase && PatternProgram.folded(character) == wanted)
            case .any(let lineEnds): lineEnds || !Self.isLineEnd(character)
            case .set(let number): contains(program.sets[number], character)
            default: false
            }
        if holds { position += 1 }
        return holds
    }

    private func contains(_ set: PatternProgram.Set, _ character: UInt32) -> Bool {
        guard program.ignoresCase else { return set.contains(character) }
        let plain = PatternProgram.Set(ranges: set.ranges)
        let found =
            plain.contains(character) || plain.contains(PatternProgram.folded(character))
            || plain.contains(Self.upper(character))
        return found != set.isNegated
    }

    private static func upper(_ character: UInt32) -> UInt32 {
        if character < 128 { return character >= 97 && character <= 122 ? character - 32 : character }
        let mapping = Unicode.Scalar(character)?.properties.uppercaseMapping.unicodeScalars
        guard let mapping, mapping.count == 1, let first = mapping.first else { return character }
        return first.value
    }

    private func refers(to group: Int, _ position: inout Int) -> Bool {
        let start = saved[2 * group]
        let end = saved[2 * group + 1]
        // A group that found nothing matches nothing, which is everywhere.
        guard start >= 0, end >= start else { return true }
        guard position + end - start <= text.count else { return false }
        for place in 0..<(end - start) {
            let one = text[start + place]
            let other = text[position + place]
            guard one == other || (program.ignoresCase && PatternProgram.folded(one) == PatternProgram.folded(other))
            else {
                return false
            }
        }
        position += end - start
        return true
    }

    private func isWord(_ position: Int) -> Bool {
        guard position >= 0, position < text.count else { return false }
        return PatternParser.words.contains { $0.contains(text[position]) }
    }

    private static func isLineEnd(_ character: UInt32) -> Bool {
        character == 10 || character == 13 || character == 0x2028 || character == 0x2029
    }
}
