/// Reads the rules of a sheet.
struct StyleSheetParser {
    private var lexer: CSSLexer
    private var sheet: StyleSheet
    private let source: SourceText
    /// Said once a sheet: after one `}` is missing every later rule would be inside.
    private var saidNested = false
    private let supports: (String, [ComponentValue]) -> Bool

    init(_ source: SourceText, path: String, supports: @escaping (String, [ComponentValue]) -> Bool) {
        self.supports = supports
        self.source = source
        lexer = CSSLexer(source.bytes)
        sheet = StyleSheet(path: path)
    }

    /// Reads everything.
    mutating func parse() -> StyleSheet {
        parseRules(media: nil, depth: 0)
        for offsets in lexer.lineComments {
            say(.warning, offsets, "// begins no comment in WXSS; it was taken for one. Use /* */.")
        }
        sheet.diagnostics.sort {
            ($0.range.start.line, $0.range.start.column) < ($1.range.start.line, $1.range.start.column)
        }
        return sheet
    }

    private mutating func say(_ severity: Diagnostic.Severity, _ offsets: Range<Int>, _ message: String) {
        guard sheet.diagnostics.count < Diagnostic.mostInFile else { return }
        let range = source.lines.range(offsets)
        sheet.diagnostics.append(Diagnostic(severity, path: sheet.path, range: range, message: message))
    }

    // MARK: Rules

    /// Reads rules up to the end, or inside an at-rule (`depth` above 0) to behind its `}`.
    private mutating func parseRules(media: MediaQueryList?, depth: Int) {
        while true {
            let token = lexer.next()
            switch token.kind {
            case .end:
                if depth > 0 { say(.error, token.start..<token.end, "A } is missing at the end of the file.") }
                return
            case .whitespace, .comment: continue
            case .atKeyword: parseAtRule(token, media: media, depth: depth)
            case .delim where token.byte == UInt8(ascii: "}"):
                if depth > 0 { return }
                say(.error, token.start..<token.end, "This } closes nothing; it was left out.")
            case .delim where token.byte == UInt8(ascii: ";"): continue
            case .delim where isCommentDelimiter(token): continue
            default:
                lexer.offset = token.start
                parseRule(media: media, depth: depth)
            }
        }
    }

    /// `<!--` and `-->`, which sheets copied from pages have around them.
    private mutating func isCommentDelimiter(_ token: CSSToken) -> Bool {
        let rest = source.bytes[token.start...]
        for text in ["<!--", "-->"] where rest.starts(with: text.utf8) {
            lexer.offset = token.start + text.utf8.count
            return true
        }
        return false
    }

    private mutating func parseRule(media: MediaQueryList?, depth: Int) {
        let start = lexer.offset
        var parser = SelectorParser(lexer)
        var selectors: [Selector] = []
        do throws(SelectorParser.Failure) {
            selectors = try parser.parseList()
            lexer = parser.lexer
            let token = lexer.next()
            guard token.isDelim("{") else {
                throw SelectorParser.Failure(
                    offsets: token.start..<token.end, message: "A { is missing behind a selector")
            }
        } catch {
            guard skipToBlock(from: start, failure: error) else { return }
        }
        parseBlock(selectors, from: start, media: media, depth: depth)
    }

    /// After bad selectors: moves behind their `{`; false when there is none before `;` or `}`.
    private mutating func skipToBlock(from start: Int, failure: SelectorParser.Failure) -> Bool {
        lexer.offset = start
        while true {
            let token = lexer.next()
            if token.isDelim("{") {
                say(.error, failure.offsets, failure.message + "; the rule was left out.")
                return true
            }
            if token.kind == .end || token.isDelim("}") || token.isDelim(";") {
                if token.isDelim("}") { lexer.offset = token.start }
                say(.error, start..<min(start + 1, token.start), "This is no rule (selector { ... }); it was left out.")
                return false
            }
        }
    }

    /// Reads the declarations behind `{`, and the rules among them.
    private mutating func parseBlock(_ selectors: [Selector], from start: Int, media: MediaQueryList?, depth: Int) {
        let place = sheet.rules.count
        var declarations: [Declaration] = []
        var isClosed = false
        reading: while true {
            switch parseDeclaration(into: &declarations) {
            case .declaration: break
            case .rule: parseInnerRule(media: media, depth: depth)
            case .end:
                isClosed = lexer.next().isDelim("}")
                break reading
            }
        }
        if !isClosed, !saidNested { say(.error, start..<start + 1, "The } of this rule is missing.") }
        guard !selectors.isEmpty else { return }
        let range = source.lines.range(start..<lexer.offset)
        sheet.rules.insert(
            StyleRule(selectors: selectors, declarations: declarations, media: media, range: range), at: place)
    }

    private mutating func parseDeclaration(into declarations: inout [Declaration]) -> DeclarationParser.Next {
        let start = lexer.offset
        let token = lexer.next()
        if token.kind == .atKeyword {
            lexer.offset = start
            return .rule
        }
        lexer.offset = start
        var parser = DeclarationParser(lexer, lines: source.lines)
        let next = parser.parseNext(into: &declarations)
        lexer = parser.lexer
        for problem in parser.takeProblems() { say(problem.severity, problem.offsets, problem.message) }
        return next
    }

    private mutating func parseInnerRule(media: MediaQueryList?, depth: Int) {
        let start = lexer.offset
        if !saidNested {
            saidNested = true
            say(
                .error, start..<start + 1,
                "A rule inside a rule: either a } is missing before it, or it cannot be here.")
        }
        guard depth < WXSSParser.deepest else {
            var parser = DeclarationParser(lexer, lines: nil)
            parser.skipRule()
            lexer = parser.lexer
            return
        }
        let token = lexer.next()
        if token.kind == .atKeyword {
            parseAtRule(token, media: media, depth: depth + 1)
        } else {
            lexer.offset = start
            parseRule(media: media, depth: depth + 1)
        }
    }
}

// MARK: - At-rules

extension StyleSheetParser {
    private mutating func parseAtRule(_ token: CSSToken, media: MediaQueryList?, depth: Int) {
        let name = lexer.lowercasedText(token)
        switch name {
        case "import": parseImport(token)
        case "media", "supports": parseConditional(token, name: name, media: media, depth: depth)
        case "keyframes", "-webkit-keyframes", "-moz-keyframes", "-o-keyframes": parseKeyframes(token)
        case "charset": skipAtRule()
        case "font-face":
            say(.note, token.start..<token.end, "@font-face has no effect here; it was left out.")
            skipAtRule()
        default:
            say(.warning, token.start..<token.end, "@\(name) is not known; it was left out.")
            skipAtRule()
        }
    }

    /// Moves behind `;` or behind the block.
    private mutating func skipAtRule() {
        while true {
            let token = lexer.next()
            if token.kind == .end || token.isDelim(";") { return }
            if token.isDelim("}") {
                lexer.offset = token.start
                return
            }
            if token.isDelim("{") {
                var parser = DeclarationParser(lexer, lines: nil)
                parser.skipBlock()
                lexer = parser.lexer
                return
            }
        }
    }

    private mutating func parseImport(_ keyword: CSSToken) {
        var token = nextAfterBlanks()
        if token.kind == .function, lexer.isText(token, "url") {
            token = nextAfterBlanks()
            let close = nextAfterBlanks()
            if !close.isDelim(")") { lexer.offset = close.start }
        }
        guard token.kind == .string || token.kind == .url else {
            say(.error, keyword.start..<keyword.end, "@import needs a path in quotes.")
            lexer.offset = token.start
            skipAtRule()
            return
        }
        let behindPath = lexer.offset
        let prelude = readPrelude()
        var media: MediaQueryList?
        if prelude.ending == UInt8(ascii: "{") || prelude.ending == UInt8(ascii: "@") {
            lexer.offset = behindPath
            say(.error, keyword.start..<behindPath, "A ; is missing behind @import.")
        } else if !prelude.values.isEmpty {
            media = MediaQueryParser.parse(prelude.values)
        }
        sheet.imports.append(
            StyleImport(src: lexer.text(token), media: media, range: source.lines.range(keyword.start..<lexer.offset)))
    }

    private mutating func parseConditional(_ keyword: CSSToken, name: String, media: MediaQueryList?, depth: Int) {
        let prelude = readPrelude()
        guard prelude.ending == UInt8(ascii: "{") else {
            say(.error, keyword.start..<keyword.end, "@\(name) needs a block { ... }; it was left out.")
            return
        }
        guard depth < WXSSParser.deepest else {
            var parser = DeclarationParser(lexer, lines: nil)
            parser.skipBlock()
            lexer = parser.lexer
            return
        }
        var condition: MediaQueryList?
        if name == "media" {
            condition = MediaQueryParser.parse(prelude.values)
        } else if !SupportsCondition(supports: supports).holds(prelude.values, depth: 0) {
            condition = MediaQueryList(.constant(false))
        }
        parseRules(media: Self.join(media, condition), depth: depth + 1)
    }

    private static func join(_ outer: MediaQueryList?, _ inner: MediaQueryList?) -> MediaQueryList? {
        guard let outer, let inner else { return outer ?? inner }
        return MediaQueryList(.all([outer.condition, inner.condition]))
    }

    /// Reads what stands between an at-rule's name and `;` (then read), `{` (then read), `}`, `@` or the end.
    private mutating func readPrelude() -> (values: [ComponentValue], ending: UInt8) {
        let start = lexer.offset
        while true {
            let token = lexer.next()
            let isNext = token.kind == .end || token.kind == .atKeyword || token.isDelim("}")
            guard isNext || token.isDelim(";") || token.isDelim("{") else { continue }
            let text = CSSLexer(Array(source.bytes[start..<token.start]))
            if isNext { lexer.offset = token.start }
            var parser = DeclarationParser(text, lines: nil)
            return (parser.parseWholeValue(), token.kind == .end ? 0 : token.byte)
        }
    }

    private mutating func nextAfterBlanks() -> CSSToken {
        var token = lexer.next()
        while token.isBlank { token = lexer.next() }
        return token
    }

    // MARK: Keyframes

    private mutating func parseKeyframes(_ keyword: CSSToken) {
        let prelude = readPrelude()
        guard prelude.ending == UInt8(ascii: "{") else {
            say(.error, keyword.start..<keyword.end, "@keyframes needs a block { ... }; it was left out.")
            return
        }
        var name = ""
        switch prelude.values.first {
        case .ident(let text), .string(let text): name = text
        default: say(.error, keyword.start..<keyword.end, "@keyframes needs a name.")
        }
        var steps: [Keyframes.Step] = []
        while true {
            let token = nextAfterBlanks()
            if token.kind == .end || token.isDelim("}") { break }
            lexer.offset = token.start
            guard let step = parseStep() else { break }
            steps.append(step)
        }
        guard !name.isEmpty else { return }
        sheet.keyframes.append(
            Keyframes(name: name, steps: steps, range: source.lines.range(keyword.start..<lexer.offset)))
    }

    private mutating func parseStep() -> Keyframes.Step? {
        let start = lexer.offset
        let prelude = readPrelude()
        guard prelude.ending == UInt8(ascii: "{") else { return prelude.ending == UInt8(ascii: ";") ? .empty : nil }
        var step = Keyframes.Step.empty
        for part in prelude.values.split(separator: .comma) {
            switch part.first(where: { $0 != .whitespace }) {
            case .percentage(let value): step.offsets.append(max(0, min(1, value / 100)))
            case .ident(let word) where word.lowercased() == "from": step.offsets.append(0)
            case .ident(let word) where word.lowercased() == "to": step.offsets.append(1)
            default: say(.warning, start..<start + 1, "A step of @keyframes is from, to or a percentage.")
            }
        }
        var parser = DeclarationParser(lexer, lines: source.lines)
        while true {
            let next = parser.parseNext(into: &step.declarations)
            if next == .end { break }
            if next == .rule { parser.skipRule() }
        }
        for problem in parser.takeProblems() { say(problem.severity, problem.offsets, problem.message) }
        lexer = parser.lexer
        let close = lexer.next()
        if !close.isDelim("}") { lexer.offset = close.start }
        return step
    }
}

extension Keyframes.Step {
    /// A step that says nothing.
    fileprivate static let empty = Self(offsets: [], declarations: [])
}
