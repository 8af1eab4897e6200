/// Reads declarations and the values in them.
struct DeclarationParser {
    /// The text, at the cursor.
    var lexer: CSSLexer
    /// What is wrong, by offsets.
    private(set) var problems: [Problem] = []
    private let lines: LineIndex?

    /// Something to say about a place.
    struct Problem {
        var severity: Diagnostic.Severity
        var offsets: Range<Int>
        var message: String
    }

    /// How reading one declaration ended.
    private enum Ending {
        /// At `;`, which is read.
        case semicolon
        /// At `}` or the end, which is not read.
        case end
        /// At `{`: it was no declaration but a rule.
        case rule
        /// At a name and `:` in a new line: `;` is missing.
        case nextDeclaration(at: Int)
        /// At something that cannot stand in a value.
        case broken(at: Int)
    }

    /// With `lines`, declarations get their ranges.
    init(_ lexer: CSSLexer, lines: LineIndex?) {
        self.lexer = lexer
        self.lines = lines
    }

    /// All declarations up to `}` or the end; rules among them are passed over.
    mutating func parseList() -> [Declaration] {
        var result: [Declaration] = []
        while true {
            switch parseNext(into: &result) {
            case .declaration: break
            case .rule: skipRule()
            case .end:
                let token = lexer.next()
                if token.kind == .end { return result }
            // A stray `}` of an inline style.
            }
        }
    }

    /// A value that ends with the text.
    mutating func parseWholeValue() -> [ComponentValue] {
        var values: [ComponentValue] = []
        var token = lexer.next()
        while token.kind != .end {
            append(token, to: &values, depth: 0)
            token = lexer.next()
        }
        trimEnd(&values)
        return values
    }

    /// What came next.
    enum Next {
        /// A declaration, good or bad, or a stray `;`.
        case declaration
        /// A rule, at whose start the cursor is.
        case rule
        /// `}` or the end, at which the cursor is.
        case end
    }

    /// Reads the next declaration.
    mutating func parseNext(into result: inout [Declaration]) -> Next {
        var token = lexer.next()
        while token.isBlank || token.isDelim(";") { token = lexer.next() }
        if token.kind == .end || token.isDelim("}") {
            lexer.offset = token.start
            return .end
        }
        let start = token.start
        guard token.kind == .ident else { return skipBad(from: start) }
        let name = token
        token = lexer.next()
        while token.isBlank { token = lexer.next() }
        guard token.isDelim(":") else { return skipBad(from: start) }
        return parseValue(of: name, into: &result)
    }

    private mutating func parseValue(of name: CSSToken, into result: inout [Declaration]) -> Next {
        let isCustom =
            name.text.count > 2 && lexer.bytes[name.start] == UInt8(ascii: "-")
            && lexer.bytes[name.start + 1] == UInt8(ascii: "-")
        var values: [ComponentValue] = []
        let ending = readValue(into: &values, isCustom: isCustom)
        let property = isCustom ? lexer.text(name) : lexer.lowercasedText(name)
        switch ending {
        case .rule:
            lexer.offset = name.start
            return .rule
        case .broken(let at):
            lexer.offset = at
            let next = lexer.next()
            let text = shown(next)
            say(.warning, next.start..<next.end, "Unexpected \(text); \(property) was left out.")
            skipToEndOfDeclaration()
            return .declaration
        case .nextDeclaration(let at):
            say(.error, name.start..<name.end, "A ; is missing behind the value of \(property).")
            lexer.offset = at
        case .semicolon, .end: break
        }
        let important = takeImportant(&values)
        if values.isEmpty, !isCustom {
            say(.warning, name.start..<name.end, "\(property) has no value.")
            return .declaration
        }
        let range = lines?.range(name.start..<lexer.offset) ?? .none
        result.append(Declaration(name: property, value: values, important: important, range: range))
        return .declaration
    }

    private mutating func readValue(into values: inout [ComponentValue], isCustom: Bool) -> Ending {
        var newline: (at: Int, name: CSSToken)?
        var isNewLine = false
        var firstLine: (end: Int, count: Int)?
        while true {
            let token = lexer.next()
            if token.kind == .end || token.isDelim("}") {
                lexer.offset = token.start
                trimEnd(&values)
                return .end
            }
            if token.isDelim(";") {
                trimEnd(&values)
                return .semicolon
            }
            if !isCustom {
                if token.isDelim("{") {
                    // `color: red` with no `;`, then a rule; but `a:hover,` in a line of its own is a selector.
                    guard let firstLine, values[firstLine.count - 1] != .comma else { return .rule }
                    values.removeSubrange(firstLine.count...)
                    return .nextDeclaration(at: firstLine.end)
                }
                if token.kind == .bad || token.isDelim(")") || token.isDelim("]") { return .broken(at: token.start) }
                if token.isDelim(":"), let newline, newline.name.end == token.start {
                    values.removeLast()
                    trimEnd(&values)
                    return .nextDeclaration(at: newline.at)
                }
            }
            newline = isNewLine && token.kind == .ident && !values.isEmpty ? (token.start, token) : nil
            isNewLine = token.isBlank && lexer.bytes[token.start..<token.end].contains { $0.isNewline }
            if isNewLine, firstLine == nil, !values.isEmpty { firstLine = (token.end, values.count) }
            append(token, to: &values, depth: 0)
        }
    }

    private func takeImportant(_ values: inout [ComponentValue]) -> Bool {
        guard case .ident(let word) = values.last, word.lowercased() == "important" else { return false }
        var rest = values.dropLast()
        if rest.last == .whitespace { rest.removeLast() }
        guard rest.last == .delim("!") else { return false }
        values = Array(rest.dropLast())
        trimEnd(&values)
        return true
    }

    private func trimEnd(_ values: inout [ComponentValue]) {
        while values.last == .whitespace { values.removeLast() }
    }

    // MARK: Bad input

    /// A start that is no declaration: a rule when a `{` comes before `;` and `}`, else it is left out.
    private mutating func skipBad(from start: Int) -> Next {
        lexer.offset = start
        let first = lexer.next()
        lexer.offset = start
        while true {
            let token = lexer.next()
            if token.isDelim("{") {
                lexer.offset = start
                return .rule
            }
            if token.kind == .end || token.isDelim("}") || token.isDelim(";") {
                if !token.isDelim(";") { lexer.offset = token.start }
                say(.warning, first.start..<first.end, "This is no declaration (name: value;); it was left out.")
                return .declaration
            }
        }
    }

    private mutating func skipToEndOfDeclaration() {
        while true {
            let token = lexer.next()
            if token.isDelim(";") { return }
            if token.kind == .end || token.isDelim("}") {
                lexer.offset = token.start
                return
            }
            if token.isDelim("{") { skipBlock() }
        }
    }

    /// Moves behind the `}` of a rule.
    mutating func skipRule() {
        while true {
            let token = lexer.next()
            if token.kind == .end { return }
            if token.isDelim("{") {
                skipBlock()
                return
            }
        }
    }

    /// Moves behind the `}` of a block whose `{` is read.
    mutating func skipBlock() {
        var depth = 1
        while depth > 0 {
            let token = lexer.next()
            if token.kind == .end { return }
            if token.isDelim("{") { depth += 1 }
            if token.isDelim("}") { depth -= 1 }
        }
    }

    private func shown(_ token: CSSToken) -> String {
        token.kind == .bad
            ? "string or url that does not end" : String(decoding: lexer.bytes[token.start..<token.end], as: UTF8.self)
    }

    private mutating func say(
        _ severity: Diagnostic.Severity, _ offsets: Range<Int>, _ message: @autoclosure () -> String
    ) {
        guard lines != nil else { return }
        problems.append(Problem(severity: severity, offsets: offsets, message: message()))
    }

    /// Hands over what is wrong.
    mutating func takeProblems() -> [Problem] {
        defer { problems.removeAll() }
        return problems
    }
}

// MARK: - Component values

extension DeclarationParser {
    /// Adds what a token begins; brackets and functions are read to their end.
    private mutating func append(_ token: CSSToken, to values: inout [ComponentValue], depth: Int) {
        switch token.kind {
        case .ident: values.append(.ident(lexer.text(token)))
        case .function: values.append(function(token, depth: depth))
        case .atKeyword: values += [.delim("@"), .ident(lexer.text(token))]
        case .hash: values.append(.hash(lexer.text(token)))
        case .string: values.append(.string(lexer.text(token)))
        case .url: values.append(.url(lexer.text(token)))
        case .number: values.append(.number(token.number))
        case .percentage: values.append(.percentage(token.number))
        case .dimension: values.append(.dimension(token.number, unit: lexer.lowercasedText(token)))
        case .whitespace, .comment: if let last = values.last, last != .whitespace { values.append(.whitespace) }
        case .bad, .end: break
        case .delim: appendDelim(token, to: &values, depth: depth)
        }
    }

    private mutating func appendDelim(_ token: CSSToken, to values: inout [ComponentValue], depth: Int) {
        switch token.byte {
        case UInt8(ascii: ","): values.append(.comma)
        case UInt8(ascii: "/"): values.append(.slash)
        case UInt8(ascii: "("): values.append(.block("(", contents(until: ")", depth: depth + 1)))
        case UInt8(ascii: "["): values.append(.block("[", contents(until: "]", depth: depth + 1)))
        case UInt8(ascii: "{"): values.append(.block("{", contents(until: "}", depth: depth + 1)))
        default: values.append(.delim(Character(Unicode.Scalar(token.byte))))
        }
    }

    private mutating func function(_ token: CSSToken, depth: Int) -> ComponentValue {
        let name = lexer.lowercasedText(token)
        let arguments = contents(until: ")", depth: depth + 1)
        if name == "url", case .string(let address) = arguments.first { return .url(address) }
        return .function(name, arguments)
    }

    /// What is inside brackets, up to and with the closing one; `;` and a `}` of the rule around end it too.
    private mutating func contents(until close: Unicode.Scalar, depth: Int) -> [ComponentValue] {
        var values: [ComponentValue] = []
        while true {
            let token = lexer.next()
            if token.isDelim(close) || token.kind == .end { break }
            if close != "}", token.isDelim(";") || token.isDelim("}") || token.isDelim("{") {
                lexer.offset = token.start
                break
            }
            if depth >= WXSSParser.deepest {
                // Brackets are left out, so nothing nests deeper; their ends must not close the ones around.
                if token.kind == .function || token.isDelim("(") { skipParentheses() }
                continue
            }
            append(token, to: &values, depth: depth)
        }
        trimEnd(&values)
        return values
    }

    private mutating func skipParentheses() {
        var depth = 1
        while depth > 0 {
            let token = lexer.next()
            if token.kind == .end || token.isDelim(";") || token.isDelim("}") {
                lexer.offset = token.start
                return
            }
            if token.kind == .function || token.isDelim("(") { depth += 1 }
            if token.isDelim(")") { depth -= 1 }
        }
    }
}
