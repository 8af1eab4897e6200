extension ScriptParser {
    /// What stands in front of the key of a method.
    struct MemberModifiers {
        var isAsync = false
        var isGenerator = false
        /// Whether there is any, `get` and `set` included.
        var any = false
    }

    /// Reads `async`, `get`, `set` and `*` where they are no keys themselves.
    mutating func memberModifiers() throws(ScriptError) -> MemberModifiers {
        var modifiers = MemberModifiers()
        let token = try current()
        if token.is(Word.async) || token.is(Word.get) || token.is(Word.set) || token.is(Word.accessor) {
            let next = try following()
            let isKey = [.string, .number, .word, .privateName].contains(next.kind) || next.is("[")
            let startsGenerator = token.is(Word.async) && next.is("*")
            if (isKey || startsGenerator) && !(token.is(Word.async) && next.newlineBefore) {
                try take()
                modifiers.any = true
                modifiers.isAsync = token.is(Word.async)
            }
        }
        if try take("*") {
            modifiers.isGenerator = true
            modifiers.any = true
        }
        return modifiers
    }

    /// Reads the key of a property.
    mutating func propertyKey() throws(ScriptError) {
        let token = try current()
        switch token.kind {
        case .word, .string, .number, .privateName: try take()
        case .punctuator where token.is("["):
            try take()
            try plainAssignment()
            try expect("]", "]")
        default: throw try unexpected("a property's name is expected")
        }
    }

    /// Reads the parameters and body of a method.
    mutating func method(isAsync: Bool, isGenerator: Bool) throws(ScriptError) {
        thisDepth += 1
        try parametersAndBody(isAsync: isAsync, isGenerator: isGenerator)
        thisDepth -= 1
    }

    /// Reads a function with its keyword. A declaration's name belongs to the scope around it.
    mutating func function(declaration: Bool) throws(ScriptError) {
        let isAsync = try take(Word.async)
        try take()
        let isGenerator = try take("*")
        openScope()
        let name = try current()
        if name.kind == .word {
            try take()
            if declaration {
                closeScope()
                declare(name)
                openScope()
            } else {
                declare(name)
            }
        }
        try method(isAsync: isAsync, isGenerator: isGenerator)
        closeScope()
    }

    private mutating func parametersAndBody(isAsync: Bool, isGenerator: Bool) throws(ScriptError) {
        let outer = (self.isAsync, self.isGenerator, noIn)
        (self.isAsync, self.isGenerator, noIn) = (isAsync, isGenerator, false)
        openScope(holdsVariables: true)
        try expect("(", "(")
        try parameters()
        try functionBody()
        closeScope()
        (self.isAsync, self.isGenerator, noIn) = outer
    }

    /// Reads parameters up to and with the closing parenthesis.
    private mutating func parameters() throws(ScriptError) {
        while try !take(")") {
            _ = try take("...")
            try binding(variable: false)
            if try take("=") { try plainAssignment() }
            if try !current().is(")") { try expect(",", ",") }
        }
    }

    private mutating func functionBody() throws(ScriptError) {
        try expect("{", "{")
        // Names declared in the body are not those that default values in the parameters see.
        openScope(holdsVariables: true)
        try statements()
        closeScope()
    }

    /// Reads an arrow function from its parameters on.
    mutating func arrow(isAsync: Bool) throws(ScriptError) {
        let outer = (self.isAsync, self.isGenerator)
        (self.isAsync, self.isGenerator) = (isAsync, false)
        openScope(holdsVariables: true)
        if try take("(") { try parameters() } else { declare(try take()) }
        try expect("=>", "=>")
        if try current().is("{") {
            let outerIn = noIn
            noIn = false
            try functionBody()
            noIn = outerIn
        } else {
            try assignment()
        }
        closeScope()
        (self.isAsync, self.isGenerator) = outer
    }

    /// Reads a name or a destructuring pattern and declares its names.
    mutating func binding(variable: Bool) throws(ScriptError) {
        try descend()
        defer { ascend() }
        let token = try current()
        if token.kind == .word, Word(rawValue: token.code)?.isReserved != true {
            try take()
            declare(token, variable: variable)
        } else if try take("[") {
            while try !take("]") {
                if try take(",") { continue }
                _ = try take("...")
                try bindingElement(variable)
                if try !current().is("]") { try expect(",", ",") }
            }
        } else if try take("{") {
            while try !take("}") {
                try bindingProperty(variable)
                if try !current().is("}") { try expect(",", ",") }
            }
        } else {
            throw try unexpected("a name is expected")
        }
    }

    private mutating func bindingElement(_ variable: Bool) throws(ScriptError) {
        try binding(variable: variable)
        if try take("=") { try plainAssignment() }
    }

    private mutating func bindingProperty(_ variable: Bool) throws(ScriptError) {
        if try take("...") { return try binding(variable: variable) }
        let key = try current()
        try propertyKey()
        if try take(":") { return try bindingElement(variable) }
        guard key.kind == .word else { throw try unexpected("':' is expected behind the key") }
        declare(key, variable: variable, context: .shorthand)
        if try take("=") { try plainAssignment() }
    }

    /// Reads a class with its keyword.
    mutating func classDefinition(declaration: Bool) throws(ScriptError) {
        try take()
        let name = try current()
        let hasName = name.kind == .word && !name.is(Word.extends)
        if hasName {
            try take()
            if declaration { declare(name) }
        }
        openScope()
        if hasName, !declaration { declare(name) }
        if try take(Word.extends) { try heritage() }
        try expect("{", "{")
        while try !take("}") { try classMember() }
        closeScope()
    }

    /// Reads what a class extends: an operand, which ends before the brace of the class.
    private mutating func heritage() throws(ScriptError) {
        let token = try current()
        if token.is("{") { throw try unexpected("a class is expected behind 'extends'") }
        let outer = noIn
        noIn = false
        try classHeritageOperand()
        noIn = outer
    }

    private mutating func classMember() throws(ScriptError) {
        if try take(";") { return }
        if try current().is(Word.static) {
            let next = try following()
            if next.is("{") { return try staticBlock() }
            if !next.is("("), !next.is("="), !next.is(";"), !next.is("}") { try take() }
        }
        let modifiers = try memberModifiers()
        try propertyKey()
        if try current().is("(") {
            return try method(isAsync: modifiers.isAsync, isGenerator: modifiers.isGenerator)
        }
        if try take("=") { try fieldValue() }
        try semicolon()
    }

    private mutating func fieldValue() throws(ScriptError) {
        let outer = (isAsync, isGenerator)
        (isAsync, isGenerator) = (false, false)
        thisDepth += 1
        try plainAssignment()
        thisDepth -= 1
        (isAsync, isGenerator) = outer
    }

    private mutating func staticBlock() throws(ScriptError) {
        try take()
        try take()
        let outer = (isAsync, isGenerator)
        (isAsync, isGenerator) = (false, false)
        thisDepth += 1
        openScope(holdsVariables: true)
        try statements()
        closeScope()
        thisDepth -= 1
        (isAsync, isGenerator) = outer
    }
}
