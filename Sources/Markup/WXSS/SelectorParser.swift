/// Reads selectors.
struct SelectorParser {
    /// Why a list of selectors is none.
    struct Failure: Error {
        /// The place of the token that cannot be there.
        var offsets: Range<Int>
        /// What is wrong, as a sentence.
        var message: String
    }

    /// The text, at the cursor.
    var lexer: CSSLexer
    private let allowsCrossing: Bool
    private var depth = 0

    /// With `allowsCrossing`, `>>>` is a combinator.
    init(_ lexer: CSSLexer, allowsCrossing: Bool = false) {
        self.lexer = lexer
        self.allowsCrossing = allowsCrossing
    }

    /// A list that ends with the text.
    mutating func parseWholeList() throws(Failure) -> [Selector] {
        let selectors = try parseList()
        let token = lexer.next()
        guard token.kind == .end else { throw unexpected(token) }
        return selectors
    }

    /// A list up to `{`, `)` or the end, at which the cursor is then.
    mutating func parseList() throws(Failure) -> [Selector] {
        var selectors: [Selector] = []
        while true {
            selectors.append(try parseSelector())
            let token = lexer.next()
            guard token.isDelim(",") else {
                lexer.offset = token.start
                return selectors
            }
        }
    }

    private mutating func parseSelector() throws(Failure) -> Selector {
        var token = nextAfterBlanks()
        var specificity = Specificity()
        var pseudoElement: String?
        var subject = try parseCompound(token, &specificity, &pseudoElement)
        var context: [Selector.Link] = []
        while let combinator = try parseCombinator() {
            if pseudoElement != nil { throw unexpected(lexer.next()) }
            context.append(Selector.Link(combinator: combinator, compound: subject))
            token = nextAfterBlanks()
            subject = try parseCompound(token, &specificity, &pseudoElement)
        }
        context.reverse()
        return Selector(subject: subject, context: context, pseudoElement: pseudoElement, specificity: specificity)
    }

    /// The combinator that comes next; nil at the end of the selector.
    private mutating func parseCombinator() throws(Failure) -> Selector.Combinator? {
        var token = lexer.next()
        var isApart = false
        while token.isBlank {
            isApart = isApart || token.kind == .whitespace
            token = lexer.next()
        }
        guard token.kind == .delim else {
            lexer.offset = token.start
            if token.kind == .end { return nil }
            guard isApart else { throw unexpected(token) }
            return .descendant
        }
        switch token.byte {
        case UInt8(ascii: ">"): return isCrossing() ? .crossing : .child
        case UInt8(ascii: "+"): return .nextSibling
        case UInt8(ascii: "~"): return .laterSibling
        case UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: ")"):
            lexer.offset = token.start
            return nil
        default:
            lexer.offset = token.start
            return isApart ? .descendant : nil
        }
    }

    private mutating func isCrossing() -> Bool {
        guard allowsCrossing else { return false }
        let start = lexer.offset
        guard lexer.next().isDelim(">"), lexer.next().isDelim(">") else {
            lexer.offset = start
            return false
        }
        return true
    }

    private mutating func nextAfterBlanks() -> CSSToken {
        var token = lexer.next()
        while token.isBlank { token = lexer.next() }
        return token
    }

    private func unexpected(_ token: CSSToken) -> Failure {
        let text = String(decoding: lexer.bytes[token.start..<token.end], as: UTF8.self)
        let what = token.kind == .end || token.isDelim("{") ? "the end" : text
        return Failure(offsets: token.start..<max(token.end, token.start), message: "Unexpected \(what) in a selector")
    }
}

// MARK: - Compounds

extension SelectorParser {
    private mutating func parseCompound(
        _ first: CSSToken, _ specificity: inout Specificity, _ pseudoElement: inout String?
    ) throws(Failure) -> CompoundSelector {
        var compound = CompoundSelector()
        var token = first
        if token.kind == .ident {
            compound.tag = lexer.text(token)
            specificity = specificity + Specificity(tags: 1)
            token = lexer.next()
        } else if token.isDelim("*") {
            token = lexer.next()
        }
        while true {
            if token.kind == .hash {
                // A second id can match only when it is the same one.
                if let id = compound.id, id != lexer.text(token) { compound.pseudoClasses.append(.is([])) }
                compound.id = lexer.text(token)
                specificity = specificity + Specificity(ids: 1)
            } else if token.isDelim(".") {
                let name = lexer.next()
                guard name.kind == .ident else { throw unexpected(name) }
                compound.classes.append(lexer.text(name))
                specificity = specificity + Specificity(classes: 1)
            } else if token.isDelim("[") {
                compound.attributes.append(try parseAttribute())
                specificity = specificity + Specificity(classes: 1)
            } else if token.isDelim(":") {
                try parsePseudo(&compound, &specificity, &pseudoElement)
            } else {
                lexer.offset = token.start
                if token.start == first.start { throw unexpected(token) }
                return compound
            }
            token = lexer.next()
        }
    }

    private mutating func parseAttribute() throws(Failure) -> AttributeSelector {
        let name = nextAfterBlanks()
        guard name.kind == .ident else { throw unexpected(name) }
        var result = AttributeSelector(name: lexer.text(name), op: .exists, value: "", ignoresCase: false)
        var token = nextAfterBlanks()
        if token.isDelim("]") { return result }
        let operators: [(Unicode.Scalar, AttributeSelector.Operator)] = [
            ("~", .word), ("|", .dash), ("^", .prefix), ("$", .suffix), ("*", .contains),
        ]
        result.op = .equals
        for (sign, op) in operators where token.isDelim(sign) {
            result.op = op
            token = lexer.next()
        }
        guard token.isDelim("=") else { throw unexpected(token) }
        token = nextAfterBlanks()
        switch token.kind {
        case .string, .ident: result.value = lexer.text(token)
        // Quotes are required around these, and commonly forgotten.
        case .number, .dimension: result.value = String(decoding: lexer.bytes[token.start..<token.end], as: UTF8.self)
        default: throw unexpected(token)
        }
        token = nextAfterBlanks()
        if token.kind == .ident, lexer.isText(token, "i") || lexer.isText(token, "s") {
            result.ignoresCase = lexer.isText(token, "i")
            token = nextAfterBlanks()
        }
        guard token.isDelim("]") else { throw unexpected(token) }
        return result
    }
}

// MARK: - Pseudo-classes and pseudo-elements

extension SelectorParser {
    private static let elementsWithOneColon: Set<String> = ["before", "after", "first-line", "first-letter"]

    private mutating func parsePseudo(
        _ compound: inout CompoundSelector, _ specificity: inout Specificity, _ pseudoElement: inout String?
    ) throws(Failure) {
        var token = lexer.next()
        let isElement = token.isDelim(":")
        if isElement { token = lexer.next() }
        guard token.kind == .ident || token.kind == .function else { throw unexpected(token) }
        let name = lexer.lowercasedText(token)
        if isElement || (token.kind == .ident && Self.elementsWithOneColon.contains(name)) {
            if pseudoElement != nil { throw unexpected(token) }
            if token.kind == .function { try skipArguments() }
            pseudoElement = name
            specificity = specificity + Specificity(tags: 1)
        } else if token.kind == .function {
            compound.pseudoClasses.append(try parseFunction(name, &specificity))
        } else {
            compound.pseudoClasses.append(Self.named(name))
            specificity = specificity + Specificity(classes: 1)
        }
    }

    private static func named(_ name: String) -> PseudoClass {
        switch name {
        case "first-child": .nthChild(.init(step: 0, offset: 1))
        case "last-child": .nthLastChild(.init(step: 0, offset: 1))
        case "first-of-type": .nthOfType(.init(step: 0, offset: 1))
        case "last-of-type": .nthLastOfType(.init(step: 0, offset: 1))
        case "only-child": .onlyChild
        case "only-of-type": .onlyOfType
        case "empty": .empty
        case "root": .root
        case "host": .host(nil)
        default: .named(name)
        }
    }

    private mutating func parseFunction(
        _ name: String, _ specificity: inout Specificity
    ) throws(Failure) -> PseudoClass {
        switch name {
        case "not", "is", "where", "matches", "-webkit-any": return try parseListFunction(name, &specificity)
        default: break
        }
        specificity = specificity + Specificity(classes: 1)
        switch name {
        case "nth-child": return .nthChild(try parseNth())
        case "nth-last-child": return .nthLastChild(try parseNth())
        case "nth-of-type": return .nthOfType(try parseNth())
        case "nth-last-of-type": return .nthLastOfType(try parseNth())
        case "host":
            let selectors = try parseArgument()
            guard let only = selectors.first, selectors.count == 1, only.context.isEmpty else {
                throw Failure(offsets: lexer.offset..<lexer.offset, message: "Unexpected list in :host()")
            }
            specificity = specificity + only.specificity
            return .host(only.subject)
        default:
            try skipArguments()
            return .named(name)
        }
    }

    private mutating func parseListFunction(
        _ name: String, _ specificity: inout Specificity
    ) throws(Failure) -> PseudoClass {
        let selectors = try parseArgument()
        if name == "where" { return .where(selectors) }
        specificity = specificity + (selectors.map(\.specificity).max() ?? Specificity())
        return name == "not" ? .not(selectors) : .is(selectors)
    }

    private mutating func parseArgument() throws(Failure) -> [Selector] {
        guard depth < 8 else {
            throw Failure(offsets: lexer.offset..<lexer.offset, message: "Selectors nest too deep")
        }
        depth += 1
        defer { depth -= 1 }
        let selectors = try parseList()
        let token = lexer.next()
        guard token.isDelim(")") else { throw unexpected(token) }
        return selectors
    }

    private mutating func skipArguments() throws(Failure) {
        var open = 1
        while open > 0 {
            let token = lexer.next()
            if token.kind == .end || token.isDelim("{") || token.isDelim("}") { throw unexpected(token) }
            if token.kind == .function || token.isDelim("(") { open += 1 }
            if token.isDelim(")") { open -= 1 }
        }
    }

    /// `an+b`, `odd`, `even` up to and with `)`. The tokens cut it in odd places (`n-1` is a name), so its text is read.
    private mutating func parseNth() throws(Failure) -> PseudoClass.Nth {
        let start = lexer.offset
        var token = lexer.next()
        while !token.isDelim(")") {
            if token.kind == .end || token.isDelim("{") || token.isDelim("}") { throw unexpected(token) }
            token = lexer.next()
        }
        let bytes = lexer.bytes[start..<token.start].filter { !$0.isWhitespace }
        guard let nth = Self.nth(String(decoding: bytes, as: UTF8.self).lowercased()) else {
            throw Failure(
                offsets: start..<token.start,
                message: "Unexpected \(String(decoding: lexer.bytes[start..<token.start], as: UTF8.self)), not an+b,")
        }
        return nth
    }

    private static func nth(_ text: String) -> PseudoClass.Nth? {
        if text == "odd" { return .init(step: 2, offset: 1) }
        if text == "even" { return .init(step: 2, offset: 0) }
        guard let n = text.firstIndex(of: "n") else { return Int(text).map { .init(step: 0, offset: $0) } }
        let step: Int?
        switch text[..<n] {
        case "", "+": step = 1
        case "-": step = -1
        case let digits: step = Int(digits)
        }
        let rest = text[text.index(after: n)...]
        let offset = rest.isEmpty ? 0 : rest.first == "+" || rest.first == "-" ? Int(rest) : nil
        guard let step, let offset else { return nil }
        return .init(step: step, offset: offset)
    }
}
