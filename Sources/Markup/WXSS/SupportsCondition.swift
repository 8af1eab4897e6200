/// Decides `@supports` (CSS Conditional Rules Level 3). What the platform supports is close to all, so every
/// declaration counts as supported, and only the logic around it decides.
enum SupportsCondition {
    /// Whether a condition holds: `not`, `and`, `or` around declarations in parentheses.
    static func holds(_ values: [ComponentValue], depth: Int) -> Bool {
        guard depth < WXSSParser.deepest else { return false }
        let words = values.filter { $0 != .whitespace }
        if let parts = split(words, "or") { return parts.contains { holds($0, depth: depth + 1) } }
        if let parts = split(words, "and") { return parts.allSatisfy { holds($0, depth: depth + 1) } }
        if isWord(words.first, "not") { return !holds(Array(words.dropFirst()), depth: depth + 1) }
        guard words.count == 1 else { return !words.isEmpty }
        guard case .block("(", let inner) = words[0] else { return true }
        let content = inner.filter { $0 != .whitespace }
        // A declaration begins with a name and a colon; all else is a condition in parentheses.
        if content.count > 1, content[1] == .delim(":") { return true }
        if case .ident = content.first, !isWord(content.first, "not") { return true }
        return content.isEmpty ? false : holds(content, depth: depth + 1)
    }

    private static func split(_ words: [ComponentValue], _ word: String) -> [[ComponentValue]]? {
        let parts = words.split { isWord($0, word) }.map(Array.init)
        return parts.count > 1 ? parts : nil
    }

    private static func isWord(_ value: ComponentValue?, _ word: String) -> Bool {
        if case .ident(let text)? = value { text.lowercased() == word } else { false }
    }
}
