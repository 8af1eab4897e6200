extension ScriptParser {
    /// Reads one statement. `inList` is whether others may stand before it, so that a semicolon may be put in front.
    mutating func statement(inList: Bool) throws(ScriptError) {
        try descend()
        defer { ascend() }
        let token = try current()
        if token.kind == .word, try moduleStatement(token) { return }
        if scopes.count == 1, !isDirective(token) { onlyImports = false }
        if token.is("{") {
            try take()
            openScope()
            try statements()
            closeScope()
        } else if token.is(";") {
            try take()
        } else if token.kind == .word, let word = Word(rawValue: token.code), try keyword(word) {
            return
        } else {
            try expressionStatement(token, inList: inList)
        }
    }

    /// Reads statements up to and with the closing brace.
    mutating func statements() throws(ScriptError) {
        while try !take("}") {
            if try current().kind.isEnd { throw try unexpected("'}' is expected") }
            try statement(inList: true)
        }
    }

    /// Reads the end of a statement: a semicolon, or what stands in for one (ECMA-262, 12.10).
    mutating func semicolon() throws(ScriptError) {
        let token = try current()
        if token.is(";") {
            try take()
        } else if !token.newlineBefore, !token.is("}"), token.kind != .end {
            throw try unexpected("a new statement or ';' is expected")
        }
    }

    private func isDirective(_ token: ScriptToken) -> Bool { token.kind == .string }

    private mutating func expressionStatement(_ token: ScriptToken, inList: Bool) throws(ScriptError) {
        if token.kind == .word, Word(rawValue: token.code)?.isReserved != true, try following().is(":") {
            try take()
            try take()
            return try statement(inList: false)
        }
        if inList { statementStart = position }
        try expression()
        try semicolon()
    }

    /// Reads a statement that a keyword begins; false if this one does not.
    private mutating func keyword(_ word: Word) throws(ScriptError) -> Bool {
        switch word {
        case .var, .const:
            try take()
            try declarations(variable: word == .var)
            try semicolon()
        case .let:
            let next = try following()
            guard next.is("[") || next.is("{") || (next.kind == .word && !isOperatorWord(next)) else { return false }
            try take()
            try declarations(variable: false)
            try semicolon()
        case .function:
            try function(declaration: true)
        case .async:
            let next = try following()
            guard next.is(Word.function), !next.newlineBefore else { return false }
            try function(declaration: true)
        case .class:
            try classDefinition(declaration: true)
        default: return try controlStatement(word)
        }
        return true
    }

    /// Reads a statement that steers others; false if this one does not.
    private mutating func controlStatement(_ word: Word) throws(ScriptError) -> Bool {
        switch word {
        case .if: try ifStatement()
        case .for: try forStatement()
        case .while, .with:
            try take()
            try parenthesized()
            try statement(inList: false)
        case .do:
            try take()
            try statement(inList: false)
            guard try take(Word.while) else { throw try unexpected("'while' is expected") }
            try parenthesized()
            _ = try take(";")
        case .return, .throw:
            try take()
            let next = try current()
            if !next.newlineBefore, !next.is(";"), !next.is("}"), next.kind != .end { try expression() }
            try semicolon()
        case .break, .continue:
            try take()
            let next = try current()
            if next.kind == .word, !next.newlineBefore { try take() }
            try semicolon()
        case .debugger:
            try take()
            try semicolon()
        case .try: try tryStatement()
        case .switch: try switchStatement()
        default: return false
        }
        return true
    }

    private func isOperatorWord(_ token: ScriptToken) -> Bool { token.is(Word.in) || token.is(Word.instanceof) }

    /// Reads the declarators of `var`, `let` or `const`.
    mutating func declarations(variable: Bool) throws(ScriptError) {
        repeat {
            try binding(variable: variable)
            if try take("=") { try assignment() }
        } while try take(",")
    }

    private mutating func parenthesized() throws(ScriptError) {
        try expect("(", "(")
        try plainExpression()
        try expect(")", ")")
    }

    /// Reads `if` with all its `else if`, without going deeper for each.
    private mutating func ifStatement() throws(ScriptError) {
        while true {
            try take()
            try parenthesized()
            try statement(inList: false)
            guard try take(Word.else) else { return }
            guard try current().is(Word.if) else { return try statement(inList: false) }
        }
    }

    private mutating func forStatement() throws(ScriptError) {
        try take()
        _ = try take(Word.await)
        try expect("(", "(")
        openScope()
        try forHead()
        try expect(")", ")")
        try statement(inList: false)
        closeScope()
    }

    private mutating func forHead() throws(ScriptError) {
        let first = try current()
        let outer = noIn
        noIn = true
        if first.is(Word.var) || first.is(Word.const) {
            try take()
            try declarations(variable: first.is(Word.var))
        } else if first.is(Word.let), try letBeginsDeclaration() {
            try take()
            try declarations(variable: false)
        } else if !first.is(";") {
            try expression()
        }
        noIn = outer
        if try take(Word.in) { return try plainExpression() }
        if try take(Word.of) { return try plainAssignment() }
        try expect(";", ";")
        if try !current().is(";") { try plainExpression() }
        try expect(";", ";")
        if try !current().is(")") { try plainExpression() }
    }

    private mutating func letBeginsDeclaration() throws(ScriptError) -> Bool {
        let next = try following()
        return next.is("[") || next.is("{") || (next.kind == .word && !isOperatorWord(next))
    }

    private mutating func tryStatement() throws(ScriptError) {
        try take()
        try block()
        if try take(Word.catch) {
            openScope()
            if try take("(") {
                try binding(variable: false)
                try expect(")", ")")
            }
            try block()
            closeScope()
        }
        if try take(Word.finally) { try block() }
    }

    private mutating func block() throws(ScriptError) {
        try expect("{", "{")
        openScope()
        try statements()
        closeScope()
    }

    private mutating func switchStatement() throws(ScriptError) {
        try take()
        try parenthesized()
        try expect("{", "{")
        openScope()
        while try !take("}") {
            if try take(Word.case) {
                try plainExpression()
                try expect(":", ":")
            } else if try current().is(Word.default), try following().is(":") {
                try take()
                try take()
            } else if try current().kind.isEnd {
                throw try unexpected("'}' is expected")
            } else {
                try statement(inList: true)
            }
        }
        closeScope()
    }
}
