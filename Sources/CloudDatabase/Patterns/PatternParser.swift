/// Reads the syntax of JavaScript's regular expressions (ECMA-262, 22.2.1, with the leniency of its annex B).
struct PatternParser {
    private let characters: [UInt32]
    private var offset = 0
    private var depth = 0
    /// How many groups with results there are.
    private(set) var groups = 0
    /// The numbers of named groups.
    private(set) var names: [String: Int] = [:]

    /// How deep groups may nest.
    static let maximumDepth = 100
    /// How often a part may be repeated by a count.
    static let maximumCount = 1000

    init(_ source: String) { characters = source.unicodeScalars.map(\.value) }

    /// Reads the whole pattern.
    mutating func parse() throws(DatabaseError) -> PatternNode {
        let node = try choice()
        guard offset == characters.count else { throw failure("unmatched ')'") }
        return node
    }

    private mutating func choice() throws(DatabaseError) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw failure("nested too deep") }
        var parts = [try sequence()]
        while take("|") { parts.append(try sequence()) }
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() throws(DatabaseError) -> PatternNode {
        var parts: [PatternNode] = []
        while let next = peek, next != "|", next != ")" { parts.append(try repeated()) }
        return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func repeated() throws(DatabaseError) -> PatternNode {
        var node = try atom()
        while let bounds = try quantifier() {
            if case .start = node { throw failure("nothing to repeat") }
            if case .end = node { throw failure("nothing to repeat") }
            if case .border = node { throw failure("nothing to repeat") }
            if case .loop = node { throw failure("nothing to repeat") }
            node = .loop(node, least: bounds.least, most: bounds.most, isGreedy: !take("?"))
        }
        return node
    }

    private mutating func quantifier() throws(DatabaseError) -> (least: Int, most: Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        let start = offset
        guard take("{"), let least = number() else {
            offset = start
            return nil
        }
        var most: Int? = least
        if take(",") { most = number() }
        guard take("}") else {
            offset = start
            return nil
        }
        guard least <= Self.maximumCount, most ?? 0 <= Self.maximumCount else { throw failure("repeated too often") }
        if let most, most < least { throw failure("numbers out of order in {} quantifier") }
        return (least, most)
    }

    private mutating func atom() throws(DatabaseError) -> PatternNode {
        guard let character = next() else { return .empty }
        switch Unicode.Scalar(character) {
        case "^": return .start
        case "$": return .end
        case ".": return .any
        case "(": return try group()
        case "[": return .set(try bracket())
        case "\\": return try escape()
        case "*", "+", "?": throw failure("nothing to repeat")
        default: return .character(character)
        }
    }

    private mutating func group() throws(DatabaseError) -> PatternNode {
        if take("?") {
            if take(":") { return try .group(nil, closed(choice())) }
            if take("=") { return try .look(closed(choice()), ahead: true, wanted: true) }
            if take("!") { return try .look(closed(choice()), ahead: true, wanted: false) }
            guard take("<") else { throw failure("invalid group") }
            if take("=") { return try .look(closed(choice()), ahead: false, wanted: true) }
            if take("!") { return try .look(closed(choice()), ahead: false, wanted: false) }
            groups += 1
            let number = groups
            let name = try groupName()
            guard names.updateValue(number, forKey: name) == nil else { throw failure("duplicate group name") }
            return try .group(number, closed(choice()))
        }
        groups += 1
        let number = groups
        return try .group(number, closed(choice()))
    }

    private mutating func closed(_ node: PatternNode) throws(DatabaseError) -> PatternNode {
        guard take(")") else { throw failure("unterminated group") }
        return node
    }

    private mutating func groupName() throws(DatabaseError) -> String {
        var name = String.UnicodeScalarView()
        while let character = next(), let scalar = Unicode.Scalar(character) {
            if scalar == ">" {
                guard !name.isEmpty else { break }
                return String(name)
            }
            name.append(scalar)
        }
        throw failure("invalid group name")
    }

    // MARK: Escapes

    private mutating func escape() throws(DatabaseError) -> PatternNode {
        guard let character = next(), let scalar = Unicode.Scalar(character) else {
            throw failure("\\ at end of pattern")
        }
        switch scalar {
        case "b": return .border(true)
        case "B": return .border(false)
        case "1"..."9":
            offset -= 1
            let start = offset
            if let reference = number(), reference <= total { return .reference(reference) }
            offset = start + 1
            return .character(character)
        case "k" where peek == "<" && characters.contains(UInt32(ascii: "<")):
            offset += 1
            return .namedReference(try groupName())
        default:
            if let set = Self.classSet(scalar) { return .set(set) }
            return .character(try escaped(scalar))
        }
    }

    /// How many groups with results the whole pattern has: `\3` is a character if there are two.
    private var total: Int {
        var count = 0
        var isInSet = false
        var place = 0
        while place < characters.count {
            switch Unicode.Scalar(characters[place]) {
            case "\\": place += 1
            case "[": isInSet = true
            case "]": isInSet = false
            case "(" where !isInSet:
                let rest = characters[(place + 1)...].prefix(3).compactMap(Unicode.Scalar.init)
                let isPlain = rest.first != "?"
                let isNamed = rest.count == 3 && rest[1] == "<" && rest[2] != "=" && rest[2] != "!"
                if isPlain || isNamed { count += 1 }
            default: break
            }
            place += 1
        }
        return count
    }

    /// The character that an escape stands for.
    private mutating func escaped(_ scalar: Unicode.Scalar) throws(DatabaseError) -> UInt32 {
        switch scalar {
        case "n": return 10
        case "r": return 13
        case "t": return 9
        case "v": return 11
        case "f": return 12
        case "0": return 0
        case "x": return hexadecimal(2) ?? scalar.value
        case "u":
            if peek == "{" {
                let start = offset
                offset += 1
                var digits = 0
                var code: UInt32 = 0
                while digits < 7, let digit = hexadecimal(1) {
                    code = code << 4 | digit
                    digits += 1
                }
                if digits > 0, take("}") { return code }
                offset = start
                return scalar.value
            }
            guard let code = hexadecimal(4) else { return scalar.value }
            guard code & 0xFC00 == 0xD800 else { return code }
            let start = offset
            if take("\\"), take("u"), let low = hexadecimal(4), low & 0xFC00 == 0xDC00 {
                return 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
            }
            offset = start
            return code
        case "c":
            guard let letter = peek, letter.isASCII, letter.properties.isAlphabetic else { return UInt32(ascii: "\\") }
            offset += 1
            return letter.value % 32
        default: return scalar.value
        }
    }

    private mutating func hexadecimal(_ width: Int) -> UInt32? {
        guard offset + width <= characters.count else { return nil }
        var code: UInt32 = 0
        for character in characters[offset..<(offset + width)] {
            switch character {
            case 48...57: code = code << 4 | (character - 48)
            case 65...70: code = code << 4 | (character - 55)
            case 97...102: code = code << 4 | (character - 87)
            default: return nil
            }
        }
        offset += width
        return code
    }

    // MARK: Sets

    private mutating func bracket() throws(DatabaseError) -> PatternProgram.Set {
        var set = PatternProgram.Set()
        set.isNegated = take("^")
        while !take("]") {
            guard offset < characters.count else { throw failure("unterminated character class") }
            let low = try member()
            let start = offset
            guard take("-"), let next = peek, next != "]" else {
                offset = start
                set.ranges += low.ranges
                continue
            }
            let high = try member()
            if let first = low.single, let last = high.single {
                guard first <= last else { throw failure("range out of order in character class") }
                set.ranges.append(first...last)
            } else {
                set.ranges += low.ranges + high.ranges + [UInt32(ascii: "-")...UInt32(ascii: "-")]
            }
        }
        return set
    }

    /// One member of a set: a character or a class.
    private mutating func member() throws(DatabaseError) -> (ranges: [ClosedRange<UInt32>], single: UInt32?) {
        guard let character = next() else { throw failure("unterminated character class") }
        guard character == UInt32(ascii: "\\") else { return ([character...character], character) }
        guard let escape = next(), let scalar = Unicode.Scalar(escape) else { throw failure("\\ at end of pattern") }
        if scalar == "b" { return ([8...8], 8) }
        if scalar == "-" { return ([escape...escape], escape) }
        if let set = Self.classSet(scalar) {
            return (set.isNegated ? Self.complement(set.ranges) : set.ranges, nil)
        }
        let code = try escaped(scalar)
        return ([code...code], code)
    }

    /// The set that `\d`, `\w`, `\s` and their opposites stand for.
    static func classSet(_ scalar: Unicode.Scalar) -> PatternProgram.Set? {
        switch scalar {
        case "d": PatternProgram.Set(ranges: [48...57])
        case "D": PatternProgram.Set(ranges: [48...57], isNegated: true)
        case "w": PatternProgram.Set(ranges: words)
        case "W": PatternProgram.Set(ranges: words, isNegated: true)
        case "s": PatternProgram.Set(ranges: blanks)
        case "S": PatternProgram.Set(ranges: blanks, isNegated: true)
        default: nil
        }
    }

    /// Letters, digits and the underscore.
    static let words: [ClosedRange<UInt32>] = [48...57, 65...90, 95...95, 97...122]
    private static let blanks: [ClosedRange<UInt32>] = [
        9...13, 32...32, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
        0x205F...0x205F,
        0x3000...0x3000, 0xFEFF...0xFEFF,
    ]

    /// What is in none of the ranges, which ascend.
    private static func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if next < range.lowerBound { result.append(next...(range.lowerBound - 1)) }
            next = range.upperBound + 1
        }
        return result + [next...0x10FFFF]
    }

    // MARK: Characters

    private var peek: Unicode.Scalar? { offset < characters.count ? Unicode.Scalar(characters[offset]) : nil }

    private mutating func next() -> UInt32? {
        guard offset < characters.count else { return nil }
        offset += 1
        return characters[offset - 1]
    }

    private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
        guard peek == wanted else { return false }
        offset += 1
        return true
    }

    private mutating func number() -> Int? {
        let start = offset
        var number = 0
        while let digit = peek, digit >= "0", digit <= "9" {
            number = min(number * 10 + Int(digit.value - 48), 1_000_000)
            offset += 1
        }
        return offset > start ? number : nil
    }

    private func failure(_ what: String) -> DatabaseError { .invalidQuery("invalid regular expression: \(what)") }
}

extension UInt32 {
    fileprivate init(ascii scalar: Unicode.Scalar) { self = scalar.value }
}
