/// A selector of `selectComponent` and `createSelectorQuery`.
struct NodeSelector {
    /// How a part stands to the part before it.
    enum Combinator {
        /// Somewhere inside, in the same tree.
        case descendant
        /// Right inside.
        case child
        /// Somewhere inside, also in components' own trees (`>>>`).
        case crossing
    }

    /// A tag, an id and classes that all must fit.
    struct Part {
        var combinator: Combinator
        var tag: String?
        var identifiers: [String] = []
        var classes: [String] = []

        var isEmpty: Bool { tag == nil && identifiers.isEmpty && classes.isEmpty }
    }

    /// The alternatives that commas part, each from the outside in.
    let alternatives: [[Part]]

    /// Whether nodes in components' own trees may be meant.
    var isCrossing: Bool { alternatives.contains { $0.contains { $0.combinator == .crossing } } }

    /// Reads a selector; nil if it is none that is supported.
    init?(_ text: String) {
        var alternatives: [[Part]] = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let parts = Self.parse(piece.unicodeScalars) else { return nil }
            alternatives.append(parts)
        }
        self.alternatives = alternatives
    }

    private static func parse(_ text: Substring.UnicodeScalarView) -> [Part]? {
        var rest = text
        var parts: [Part] = []
        while let combinator = skipCombinator(&rest, isFirst: parts.isEmpty) {
            if rest.isEmpty { return combinator == .descendant && !parts.isEmpty ? parts : nil }
            guard let part = parsePart(&rest, combinator) else { return nil }
            parts.append(part)
            if rest.isEmpty { return parts }
        }
        return nil
    }

    private static func skipCombinator(_ rest: inout Substring.UnicodeScalarView, isFirst: Bool) -> Combinator? {
        var signs = 0
        while let first = rest.first, first == ">" || first.properties.isWhitespace {
            if first == ">" { signs += 1 }
            rest.removeFirst()
        }
        switch signs {
        case 0: return .descendant
        case 1: return isFirst ? nil : .child
        case 3: return .crossing
        default: return nil
        }
    }

    private static func parsePart(_ rest: inout Substring.UnicodeScalarView, _ combinator: Combinator) -> Part? {
        var part = Part(combinator: combinator)
        while let first = rest.first, first != ">", !first.properties.isWhitespace {
            if first == "." || first == "#" { rest.removeFirst() }
            let name = parseName(&rest)
            if name.isEmpty { return nil }
            switch first {
            case ".": part.classes.append(name)
            case "#": part.identifiers.append(name)
            default: part.tag = name
            }
        }
        return part.isEmpty ? nil : part
    }

    private static func parseName(_ rest: inout Substring.UnicodeScalarView) -> String {
        var name = String.UnicodeScalarView()
        while let first = rest.first {
            if first == "\\" {
                rest.removeFirst()
                if let escaped = rest.popFirst() { name.append(escaped) }
            } else if first == "-" || first == "_" || first.properties.isAlphabetic || first.value > 127
                || ("0"..."9").contains(first)
            {
                name.append(first)
                rest.removeFirst()
            } else {
                break
            }
        }
        return String(name)
    }
}
