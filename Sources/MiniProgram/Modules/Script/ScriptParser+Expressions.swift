extension ScriptParser {
    /// Reads assignments parted by commas.
    mutating func expression() throws(ScriptError) {
        repeat { try assignment() } while try take(",")
    }

    /// Reads an expression in which `in` is an operator again.
    mutating func plainExpression() throws(ScriptError) {
        let outer = noIn
        noIn = false
        try expression()
        noIn = outer
    }

    /// Reads an assignment in which `in` is an operator again.
    mutating func plainAssignment() throws(ScriptError) {
        let outer = noIn
        noIn = false
        try assignment()
        noIn = outer
    }

    /// Reads operands and the operators between them. Precedence does not matter here, so there is no tree and no
    /// depth.
    mutating func assignment() throws(ScriptError) {
        try descend()
        defer { ascend() }
        while true {
            if try yieldWithoutOperand() { return }
            while try takePrefix() {}
            if try operand() == .arrowFunction { return }
            let token = try current()
            if !token.newlineBefore, token.is("++") || token.is("--") { try take() }
            guard try takeOperator() else { return }
        }
    }

    /// What kind of operand was read.
    enum Operand { case arrowFunction, other }

    /// Reads the operators in front of an operand.
    private mutating func takePrefix() throws(ScriptError) -> Bool {
        let token = try current()
        if token.kind == .punctuator {
            guard token.is("!") || token.is("~") || token.is("+") || token.is("-") || token.is("++") || token.is("--")
            else { return false }
            try take()
            return true
        }
        if token.is(Word.typeof) || token.is(Word.void) || token.is(Word.delete) {
            try take()
            return true
        }
        guard token.is(Word.await), try awaitIsOperator() else { return false }
        try take()
        return true
    }

    private mutating func awaitIsOperator() throws(ScriptError) -> Bool {
        if isAsync { return true }
        guard thisDepth == 0 else { return false }
        let next = try following()
        return !next.newlineBefore && (next.kind == .word && !next.is(Word.in) && !next.is(Word.of))
    }

    /// Reads a `yield`; true if nothing follows that it would give out.
    private mutating func yieldWithoutOperand() throws(ScriptError) -> Bool {
        guard isGenerator, try take(Word.yield) else { return false }
        let next = try current()
        if next.newlineBefore || next.kind == .end { return true }
        if try take("*") { return false }
        if next.kind == .templateMiddle || next.kind == .templateTail { return true }
        return next.is(")") || next.is("]") || next.is("}") || next.is(",") || next.is(";") || next.is(":")
            || next.is(Word.in) || next.is(Word.of)
    }

    /// Reads the operator between two operands; false if the expression is over.
    private mutating func takeOperator() throws(ScriptError) -> Bool {
        let token = try current()
        if token.kind == .word {
            guard token.is(Word.instanceof) || (token.is(Word.in) && !noIn) else { return false }
            try take()
            return true
        }
        guard token.kind == .punctuator else { return false }
        if token.is("?") {
            try take()
            try plainAssignment()
            try expect(":", ":")
            return true
        }
        guard Self.operators.contains(token.code) else { return false }
        try take()
        return true
    }

    private static let operators: Set<UInt32> = {
        let spellings: [Punctuator] = [
            "=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=", ">>>=", "&=", "|=", "^=", "&&=", "||=", "??=", "+",
            "-",
            "*", "/", "%", "**", "<<", ">>", ">>>", "&", "|", "^", "&&", "||", "??", "<", ">", "<=", ">=", "==", "!=",
            "===", "!==",
        ]
        return Set(spellings.map(\.code))
    }()

    // MARK: Operands

    /// Reads what a class extends, which ends before the brace of the class.
    mutating func classHeritageOperand() throws(ScriptError) { _ = try operand() }

    /// Reads one operand with its members, calls and templates.
    private mutating func operand() throws(ScriptError) -> Operand {
        var isCallee = false
        while try current().is(Word.new) {
            try take()
            if try take(".") {
                try take()  // new.target
                try suffixes()
                return .other
            }
            isCallee = true
        }
        let token = try current()
        switch token.kind {
        case .word:
            if try wordOperand(token, isNewCallee: isCallee) == .arrowFunction { return .arrowFunction }
        case .number, .string, .regularExpression, .template, .privateName: try take()
        case .templateHead: try template()
        case .punctuator:
            if try punctuatorOperand(token) == .arrowFunction { return .arrowFunction }
        case .templateMiddle, .templateTail, .end: throw try unexpected("an expression is expected")
        }
        try suffixes()
        return .other
    }

    private mutating func punctuatorOperand(_ token: ScriptToken) throws(ScriptError) -> Operand {
        if token.is("(") { return try parenthesis(isAsync: false) }
        if token.is("[") {
            try take()
            try list(closing: "]", "]")
        } else if token.is("{") {
            try objectLiteral()
        } else if token.is("/") || token.is("/=") {
            try rereadAsRegularExpression()
            try take()
        } else {
            throw try unexpected("an expression is expected")
        }
        return .other
    }

    private mutating func wordOperand(_ token: ScriptToken, isNewCallee: Bool) throws(ScriptError) -> Operand {
        if let word = Word(rawValue: token.code), word.isReserved {
            try reservedOperand(word, token)
            return .other
        }
        let next = try following()
        if next.is("=>"), !next.newlineBefore {
            try arrow(isAsync: false)
            return .arrowFunction
        }
        if token.is(Word.async), !next.newlineBefore {
            if next.is(Word.function) {
                try function(declaration: false)
                return .other
            }
            if next.kind == .word, Word(rawValue: next.code)?.isReserved != true {
                try take()
                try arrow(isAsync: true)
                return .arrowFunction
            }
            if next.is("("), arrowParentheses[position + 1] != false {
                let mark = mark
                try take()
                if try parenthesis(isAsync: true) == .arrowFunction { return .arrowFunction }
                goBack(to: mark)
            }
        }
        try name(token, next, isNewCallee: isNewCallee)
        return .other
    }

    /// Reads the use of a name.
    private mutating func name(
        _ token: ScriptToken, _ next: ScriptToken, isNewCallee: Bool
    ) throws(ScriptError) {
        var context: ScriptReference.Context = []
        if position == statementStart, token.newlineBefore { context.insert(.beginsStatement) }
        try take()
        let isTagged = next.kind == .template || next.kind == .templateHead
        if !isNewCallee, next.is("(") || isTagged { context.insert(.called) }
        if next.is("?."), try following().is("(") { context.insert(.called) }
        if next.is("=") || next.is("+=") || next.is("++") || next.is("--") { context.insert(.assigned) }
        refer(token, context)
        if token.is(Word.require) { try noteRequest(token, next) }
    }

    /// Notes `require("x")` and `require.async("x")`.
    private mutating func noteRequest(_ token: ScriptToken, _ next: ScriptToken) throws(ScriptError) {
        let mark = mark
        var kind = Request.Kind.require
        if next.is(".") {
            try take()
            guard try take(Word.async) else { return goBack(to: mark) }
            kind = .requireAsync
        }
        if try take("(") {
            let literal = try current()
            if literal.kind == .string, try following().is(")") {
                goBack(to: mark)
                requests.append(Request(kind: kind, specifier: specifier(literal), start: token.start))
                return
            }
        }
        goBack(to: mark)
    }

    /// The specifier that a string token is.
    func specifier(_ token: ScriptToken) -> ModuleSpecifier {
        ModuleSpecifier(
            text: scanner.string(token), literal: scanner.text(token), start: token.start, end: token.end)
    }

    private mutating func reservedOperand(_ word: Word, _ token: ScriptToken) throws(ScriptError) {
        switch word {
        case .this:
            if thisDepth == 0 { outerThis.append(token.start) }
            try take()
        case .null, .true, .false, .super: try take()
        case .function: try function(declaration: false)
        case .class: try classDefinition(declaration: false)
        case .import: try importOperand(token)
        default: throw try unexpected("an expression is expected")
        }
    }

    private mutating func importOperand(_ token: ScriptToken) throws(ScriptError) {
        try take()
        if try take(".") {
            guard try current().is(Word.meta) else { throw try unexpected("'meta' is expected behind 'import.'") }
            metas.append((token.start, try take().end))
            return
        }
        guard try current().is("(") else { throw try unexpected("'(' is expected behind 'import'") }
        dynamicImports.append(token.start)
        let literal = try following()
        if literal.kind == .string {
            requests.append(Request(kind: .dynamicImport, specifier: specifier(literal), start: token.start))
        }
    }

    /// Reads a parenthesis: a group, the arguments of a call to `async`, or the parameters of an arrow function.
    private mutating func parenthesis(isAsync: Bool) throws(ScriptError) -> Operand {
        let start = position
        if arrowParentheses[start] == true {
            try arrow(isAsync: isAsync)
            return .arrowFunction
        }
        let mark = mark
        try take()
        try list(closing: ")", ")")
        let next = try current()
        let isArrow = next.is("=>") && !next.newlineBefore
        arrowParentheses[start] = isArrow
        guard isArrow else { return .other }
        goBack(to: mark)
        try arrow(isAsync: isAsync)
        return .arrowFunction
    }

    /// Reads the elements of an array, arguments or a group, with holes and spreads, and the closing bracket.
    mutating func list(closing: Punctuator, _ spelling: String) throws(ScriptError) {
        while try !take(closing) {
            if try take(",") { continue }
            _ = try take("...")
            try plainAssignment()
            if try !current().is(closing) { try expect(",", spelling) }
        }
    }

    /// Reads members, calls and tagged templates behind an operand.
    mutating func suffixes() throws(ScriptError) {
        while true {
            let token = try current()
            if token.kind == .template {
                try take()
            } else if token.kind == .templateHead {
                try template()
            } else if token.is(".") {
                try take()
                try memberName()
            } else if token.is("?.") {
                try take()
                let next = try current()
                if next.kind == .word || next.kind == .privateName { try take() }
            } else if token.is("[") {
                try take()
                try plainExpression()
                try expect("]", "]")
            } else if token.is("(") {
                try take()
                try list(closing: ")", ")")
            } else {
                return
            }
        }
    }

    private mutating func memberName() throws(ScriptError) {
        let token = try current()
        guard token.kind == .word || token.kind == .privateName else { throw try unexpected("a name is expected") }
        try take()
    }

    private mutating func template() throws(ScriptError) {
        try take()
        while true {
            try plainExpression()
            if try current().is("}") { try rereadAsTemplate() }
            let part = try current().kind
            guard part == .templateMiddle || part == .templateTail else { throw try unexpected("'}' is expected") }
            try take()
            if part == .templateTail { return }
        }
    }

    private mutating func objectLiteral() throws(ScriptError) {
        try take()
        while try !take("}") {
            try objectMember()
            if try !current().is("}") { try expect(",", ",") }
        }
    }

    private mutating func objectMember() throws(ScriptError) {
        if try take("...") { return try plainAssignment() }
        let modifiers = try memberModifiers()
        let key = try current()
        let isShorthand = key.kind == .word && !modifiers.any
        try propertyKey()
        let next = try current()
        if next.is("(") {
            try method(isAsync: modifiers.isAsync, isGenerator: modifiers.isGenerator)
        } else if next.is(":") {
            try take()
            try plainAssignment()
        } else if isShorthand, next.is(",") || next.is("}") || next.is("=") {
            refer(key, .shorthand)
            if try take("=") { try plainAssignment() }
        } else {
            throw try unexpected("':' is expected behind the key")
        }
    }
}
