/// A word of a rule's expression.
struct RuleToken: Equatable {
    /// What it is.
    enum Kind: Equatable {
        case number(Double)
        case text
        case template([Part])
        case name
        case sign
    }

    /// A part of a template.
    enum Part: Equatable {
        case text(String)
        case code(String)
    }

    var kind: Kind
    /// A name, a sign, or what a text says.
    var text: String
    /// Where it begins, from 1.
    var column: Int

    /// The words of a text.
    static func tokens(of text: String) throws(RuleSyntaxError) -> [RuleToken] {
        var scanner = Scanner(characters: Array(text))
        var tokens: [RuleToken] = []
        while let token = try scanner.token() { tokens.append(token) }
        return tokens
    }

    private struct Scanner {
        let characters: [Character]
        var place = 0

        init(characters: [Character]) { self.characters = characters }

        private static let signs = [
            "===", "!==", "==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "(", ")", "[", "]", ",", ".", "-",
        ].map(Array.init)

        private var current: Character? { place < characters.count ? characters[place] : nil }

        mutating func token() throws(RuleSyntaxError) -> RuleToken? {
            while let current, current.isWhitespace { place += 1 }
            guard let current else { return nil }
            let column = place + 1
            if current == "'" || current == "\"" {
                return RuleToken(kind: .text, text: try quoted(), column: column)
            }
            if current == "`" { return RuleToken(kind: .template(try template()), text: "`", column: column) }
            if current.isASCII, current.isNumber { return try number(column) }
            if Self.isNameCharacter(current) {
                let start = place
                while let next = self.current, Self.isNameCharacter(next) || next.isNumber { place += 1 }
                return RuleToken(kind: .name, text: String(characters[start..<place]), column: column)
            }
            for sign in Self.signs where characters[place...].starts(with: sign) {
                place += sign.count
                return RuleToken(kind: .sign, text: String(sign), column: column)
            }
            throw RuleSyntaxError(message: "unexpected \(current)", column: column)
        }

        private static func isNameCharacter(_ character: Character) -> Bool {
            character.isLetter || character == "_" || character == "$"
        }

        private mutating func number(_ column: Int) throws(RuleSyntaxError) -> RuleToken {
            let start = place
            while let current, current.isNumber || current == "." { place += 1 }
            let text = String(characters[start..<place])
            guard let number = Double(text) else {
                throw RuleSyntaxError(message: "\(text) is no number", column: column)
            }
            return RuleToken(kind: .number(number), text: text, column: column)
        }

        private mutating func quoted() throws(RuleSyntaxError) -> String {
            let column = place + 1
            let quote = characters[place]
            place += 1
            var text = ""
            while let current {
                place += 1
                if current == quote { return text }
                if current == "\\" {
                    guard let escaped = self.current else { break }
                    place += 1
                    text.append(escaped == "n" ? "\n" : escaped == "t" ? "\t" : escaped)
                } else {
                    text.append(current)
                }
            }
            throw RuleSyntaxError(message: "a text does not end", column: column)
        }

        private mutating func template() throws(RuleSyntaxError) -> [Part] {
            let column = place + 1
            place += 1
            var parts: [Part] = []
            var text = ""
            while let current {
                place += 1
                if current == "`" {
                    if !text.isEmpty || parts.isEmpty { parts.append(.text(text)) }
                    return parts
                }
                if current == "$", self.current == "{" {
                    place += 1
                    if !text.isEmpty { parts.append(.text(text)) }
                    text = ""
                    // The official examples write `${doc.\_id}`.
                    parts.append(.code(try code(column).filter { $0 != "\\" }))
                } else if current == "\\", let escaped = self.current {
                    place += 1
                    text.append(escaped)
                } else {
                    text.append(current)
                }
            }
            throw RuleSyntaxError(message: "a template does not end", column: column)
        }

        private mutating func code(_ column: Int) throws(RuleSyntaxError) -> String {
            var open = 1
            let start = place
            while let current {
                place += 1
                if current == "{" { open += 1 }
                if current == "}" { open -= 1 }
                if open == 0 { return String(characters[start..<(place - 1)]) }
            }
            throw RuleSyntaxError(message: "a template does not end", column: column)
        }
    }
}
