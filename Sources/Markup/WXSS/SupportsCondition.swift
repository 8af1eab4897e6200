/// Decides `@supports` (CSS Conditional Rules Level 3): the logic around declarations, which whoever reads the sheet
/// knows or does not.
struct SupportsCondition {
    /// Whether a property takes a value.
    let supports: (String, [ComponentValue]) -> Bool

    /// Whether a condition holds: `not`, `and`, `or` around declarations in parentheses.
    func holds(_ values: [ComponentValue], depth: Int) -> Bool {
        guard depth < WXSSParser.deepest else { return false }
        let words = values.filter { $0 != .whitespace }
        if let parts = Self.split(words, "or") { return parts.contains { holds($0, depth: depth + 1) } }
        if let parts = Self.split(words, "and") { return parts.allSatisfy { holds($0, depth: depth + 1) } }
        if Self.isWord(words.first, "not") { return !holds(Array(words.dropFirst()), depth: depth + 1) }
        guard words.count == 1 else { return !words.isEmpty }
        guard case .block("(", let inner) = words[0] else { return true }
        let content = inner.filter { $0 != .whitespace }
        // A declaration begins with a name and a colon; all else is a condition in parentheses.
        if content.count > 1, content[1] == .delim(":") {
            guard case .ident(let name) = content[0] else { return false }
            return supports(name.hasPrefix("--") ? name : name.lowercased(), Self.value(inner))
        }
        if case .ident = content.first, !Self.isWord(content.first, "not") { return false }
        return content.isEmpty ? false : holds(content, depth: depth + 1)
    }

    /// What stands behind the colon, without white space at its ends.
    private static func value(_ inner: [ComponentValue]) -> [ComponentValue] {
        guard let colon = inner.firstIndex(of: .delim(":")) else { return [] }
        var value = inner[(colon + 1)...].drop { $0 == .whitespace }
        while value.last == .whitespace { value.removeLast() }
        return Array(value)
    }

    private static func split(_ words: [ComponentValue], _ word: String) -> [[ComponentValue]]? {
        let parts = words.split { isWord($0, word) }.map(Array.init)
        return parts.count > 1 ? parts : nil
    }

    private static func isWord(_ value: ComponentValue?, _ word: String) -> Bool {
        if case .ident(let text)? = value { text.lowercased() == word } else { false }
    }
}
