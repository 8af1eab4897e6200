/// Turns a pattern's tree into instructions.
struct PatternCompiler {
    private var program = PatternProgram()
    private let matchesLines: Bool
    private let matchesLineEnds: Bool
    private let names: [String: Int]
    private let groups: Int

    /// The program of a pattern.
    /// - Throws: `invalidQuery` if the pattern is none or too large.
    static func program(_ pattern: Pattern) throws(DatabaseError) -> PatternProgram {
        var parser = PatternParser(pattern.source)
        let tree = try parser.parse()
        var compiler = PatternCompiler(pattern, parser)
        try compiler.emit(.group(0, tree))
        compiler.program.instructions.append(.match)
        compiler.findLiteral(tree)
        return compiler.program
    }

    /// The program of a pattern; nil if it is none, which whoever made the query's matcher was told.
    static func known(_ pattern: Pattern) -> PatternProgram? {
        do { return try program(pattern) } catch { return nil }
    }

    private init(_ pattern: Pattern, _ parser: PatternParser) {
        matchesLines = pattern.options.contains("m")
        matchesLineEnds = pattern.options.contains("s")
        names = parser.names
        groups = parser.groups
        program.ignoresCase = pattern.options.contains("i")
        program.saves = 2 * (parser.groups + 1)
    }

    private mutating func emit(_ node: PatternNode) throws(DatabaseError) {
        guard program.instructions.count < PatternProgram.maximumSize else {
            throw .invalidQuery("the regular expression is too large")
        }
        switch node {
        case .empty: break
        case .character(let character):
            append(.character(program.ignoresCase ? PatternProgram.folded(character) : character))
        case .any: append(.any(lineEnds: matchesLineEnds))
        case .set(let set):
            program.sets.append(set)
            append(.set(program.sets.count - 1))
        case .sequence(let parts): for part in parts { try emit(part) }
        case .choice(let parts): try emitChoice(parts)
        case .group(nil, let part): try emit(part)
        case .group(let number?, let part):
            append(.save(2 * number))
            try emit(part)
            append(.save(2 * number + 1))
        case .loop(let part, let least, let most, let isGreedy): try emitLoop(part, least, most, isGreedy)
        case .start: append(.start(lines: matchesLines))
        case .end: append(.end(lines: matchesLines))
        case .border(let wanted): append(.border(wanted))
        case .reference(let number): append(.reference(number))
        case .namedReference(let name):
            guard let number = names[name] else { throw .invalidQuery("invalid regular expression: no group \(name)") }
            append(.reference(number))
        case .look(let part, let ahead, let wanted):
            let place = reserve()
            try emit(part)
            append(.match)
            program.instructions[place] = .look(ahead: ahead, wanted: wanted, end: program.instructions.count)
        }
    }

    private mutating func emitChoice(_ parts: [PatternNode]) throws(DatabaseError) {
        var ends: [Int] = []
        for (number, part) in parts.enumerated() {
            guard number < parts.count - 1 else {
                try emit(part)
                break
            }
            let split = reserve()
            try emit(part)
            ends.append(reserve())
            program.instructions[split] = .split(split + 1, program.instructions.count)
        }
        for end in ends { program.instructions[end] = .jump(program.instructions.count) }
    }

    private mutating func emitLoop(
        _ part: PatternNode, _ least: Int, _ most: Int?, _ isGreedy: Bool
    ) throws(DatabaseError) {
        for _ in 0..<least { try emit(part) }
        guard let most else {
            let split = reserve()
            try emitRound(part)
            append(.jump(split))
            program.instructions[split] = Self.split(split + 1, program.instructions.count, isGreedy)
            return
        }
        guard most > least else { return }
        var splits: [Int] = []
        for _ in least..<most {
            splits.append(reserve())
            try emitRound(part)
        }
        for split in splits {
            program.instructions[split] = Self.split(split + 1, program.instructions.count, isGreedy)
        }
    }

    /// One round of a loop, which ends the loop if it reads nothing.
    private mutating func emitRound(_ part: PatternNode) throws(DatabaseError) {
        guard part.canBeEmpty else { return try emit(part) }
        let mark = program.marks
        program.marks += 1
        append(.mark(mark))
        try emit(part)
        append(.progress(mark))
    }

    private static func split(_ inside: Int, _ outside: Int, _ isGreedy: Bool) -> PatternProgram.Instruction {
        isGreedy ? .split(inside, outside) : .split(outside, inside)
    }

    private mutating func append(_ instruction: PatternProgram.Instruction) { program.instructions.append(instruction) }

    private mutating func reserve() -> Int {
        append(.match)
        return program.instructions.count - 1
    }

    /// Notes texts that the pattern is, begins with or needs.
    private mutating func findLiteral(_ tree: PatternNode) {
        let parts = if case .sequence(let parts) = tree { parts[...] } else { [tree][...] }
        program.required = longestText(parts)
        guard !program.ignoresCase else { return }
        let isAnchored = if case .start = parts.first, !matchesLines { true } else { false }
        let rest = isAnchored ? parts.dropFirst() : parts
        var text = String.UnicodeScalarView()
        for part in rest {
            guard case .character(let character) = part, let scalar = Unicode.Scalar(character) else { break }
            text.append(scalar)
        }
        if isAnchored { program.anchoredPrefix = String(text) }
        if !isAnchored, text.count == rest.count, !text.isEmpty { program.literal = Array(String(text).utf8) }
    }

    /// The longest run of characters in a sequence that upper and lower case cannot hide.
    private func longestText(_ parts: ArraySlice<PatternNode>) -> String? {
        var best = String.UnicodeScalarView()
        var text = String.UnicodeScalarView()
        for part in parts {
            if case .character(let character) = part, let scalar = plain(character) {
                text.append(scalar)
                if text.count > best.count { best = text }
            } else {
                text = String.UnicodeScalarView()
            }
        }
        return best.isEmpty ? nil : String(best)
    }

    /// A character as it stands in every text that matches; nil if it may look otherwise. (The sign of Kelvin is a k in lower case.)
    private func plain(_ character: UInt32) -> Unicode.Scalar? {
        guard program.ignoresCase else { return Unicode.Scalar(character) }
        let lower = PatternProgram.folded(character)
        guard lower < 128, lower != 0x6B else { return nil }
        return Unicode.Scalar(lower)
    }
}
