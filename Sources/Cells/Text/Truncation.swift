/// Which part of a text gives way to an ellipsis.
package enum Truncation: Sendable {
    case end, start, middle
}

extension TextWidth {
    /// The text, or as much of it as fits with an ellipsis into that many columns.
    package static func truncated(
        _ text: String, to columns: Int, at place: Truncation = .end, ellipsis: String = "\u{2026}"
    ) -> String {
        guard columns > 0 else { return "" }
        guard of(text) > columns else { return text }
        let room = columns - of(ellipsis)
        guard room >= 0 else { return prefix(of: text, columns: columns) }
        switch place {
        case .end: return prefix(of: text, columns: room) + ellipsis
        case .start: return ellipsis + suffix(of: text, columns: room)
        case .middle:
            let head = prefix(of: text, columns: (room + 1) / 2)
            return head + ellipsis + suffix(of: text, columns: room - of(head))
        }
    }

    /// The longest beginning of a text, in whole clusters, that fits into that many columns.
    package static func prefix(of text: String, columns: Int) -> String {
        var used = 0
        for index in text.indices {
            used += of(text[index])
            if used > columns { return String(text[..<index]) }
        }
        return text
    }

    /// The longest end of a text, in whole clusters, that fits into that many columns.
    package static func suffix(of text: String, columns: Int) -> String {
        var used = 0
        var start = text.endIndex
        while start > text.startIndex {
            let before = text.index(before: start)
            used += of(text[before])
            if used > columns { break }
            start = before
        }
        return String(text[start...])
    }
}
