extension ScriptParser {
    /// Reads an import or export statement; false if this is none.
    mutating func moduleStatement(_ token: ScriptToken) throws(ScriptError) -> Bool {
        if token.is(Word.import) {
            let next = try following()
            if next.is("(") || next.is(".") { return false }
            try atTop(token, "import")
            try importStatement(token)
            return true
        }
        guard token.is(Word.export) else { return false }
        try atTop(token, "export")
        try take()
        try exportStatement(token)
        return true
    }

    private func atTop(_ token: ScriptToken, _ word: String) throws(ScriptError) {
        if scopes.count > 1 {
            throw ScriptError(offset: token.start, message: "'\(word)' may stand only at the top of a module")
        }
    }

    private mutating func add(_ kind: ModuleItem.Kind, _ start: Int, _ end: Int) {
        items.append(ModuleItem(kind: kind, start: start, end: end, isLeading: onlyImports))
    }

    // MARK: Import

    private mutating func importStatement(_ keyword: ScriptToken) throws(ScriptError) {
        try take()
        var bindings: [ImportBinding] = []
        if try current().kind == .string {
            return try finishFrom(keyword.start) { .importing([], from: $0) }
        }
        let first = try current()
        if first.kind == .word {
            bindings.append(ImportBinding(source: .named("default"), local: try localName()))
            if try !take(",") { return try importFrom(bindings, keyword) }
        }
        if try take("*") {
            guard try take(Word.as) else { throw try unexpected("'as' is expected behind 'import *'") }
            bindings.append(ImportBinding(source: .namespace, local: try localName()))
        } else if try take("{") {
            while try !take("}") {
                bindings.append(try importedName())
                if try !current().is("}") { try expect(",", ",") }
            }
        } else {
            throw try unexpected("a name, '{', '*' or a string is expected behind 'import'")
        }
        try importFrom(bindings, keyword)
    }

    private mutating func importFrom(_ bindings: [ImportBinding], _ keyword: ScriptToken) throws(ScriptError) {
        guard try take(Word.from) else { throw try unexpected("'from' is expected") }
        try finishFrom(keyword.start) { .importing(bindings, from: $0) }
    }

    private mutating func importedName() throws(ScriptError) -> ImportBinding {
        let token = try current()
        let name = try exportedName()
        if try take(Word.as) { return ImportBinding(source: .named(name), local: try localName()) }
        guard token.kind == .word, Word(rawValue: token.code)?.isReserved != true else {
            throw try unexpected("'as' is expected behind '\(name)'")
        }
        scopes[0].declared.insert(token.code)
        return ImportBinding(source: .named(name), local: token.code)
    }

    private mutating func localName() throws(ScriptError) -> UInt32 {
        let token = try current()
        guard token.kind == .word, Word(rawValue: token.code)?.isReserved != true else {
            throw try unexpected("a name is expected")
        }
        try take()
        scopes[0].declared.insert(token.code)
        return token.code
    }

    /// Reads a name as modules know it: any word or a string.
    private mutating func exportedName() throws(ScriptError) -> String {
        let token = try current()
        guard token.kind == .word || token.kind == .string else { throw try unexpected("a name is expected") }
        try take()
        return token.kind == .string ? scanner.string(token) : unescaped(token)
    }

    private func unescaped(_ token: ScriptToken) -> String {
        let name = scanner.words[Int(token.code)]
        return name.hasPrefix("\\") ? String(name.dropFirst()) : name
    }

    /// Reads the string behind `from`, attributes, and the statement's end.
    private mutating func finishFrom(
        _ start: Int, _ kind: (ModuleSpecifier) -> ModuleItem.Kind
    ) throws(ScriptError) {
        let token = try current()
        guard token.kind == .string else { throw try unexpected("a module's path in quotes is expected") }
        try take()
        let specifier = specifier(token)
        let next = try current()
        if next.is(Word.with) || (next.is(Word.assert) && !next.newlineBefore) {
            try take()
            try expect("{", "{")
            while try !take("}") {
                if try current().kind.isEnd { throw try unexpected("'}' is expected") }
                try take()
            }
        }
        try semicolon()
        add(kind(specifier), start, previousEnd)
    }

    // MARK: Export

    private mutating func exportStatement(_ keyword: ScriptToken) throws(ScriptError) {
        let token = try current()
        if try take("*") {
            let name = try take(Word.as) ? try exportedName() : nil
            guard try take(Word.from) else { throw try unexpected("'from' is expected") }
            return try finishFrom(keyword.start) { .star(exported: name, from: $0) }
        }
        if token.is("{") { return try exportList(keyword) }
        onlyImports = false
        if token.is(Word.default) {
            try take()
            return try exportDefault(keyword)
        }
        try exportDeclaration(keyword, token)
    }

    private mutating func exportList(_ keyword: ScriptToken) throws(ScriptError) {
        try take()
        var names: [(token: ScriptToken, local: String, exported: String)] = []
        while try !take("}") {
            let token = try current()
            let local = try exportedName()
            let exported = try take(Word.as) ? try exportedName() : local
            names.append((token, local, exported))
            if try !current().is("}") { try expect(",", ",") }
        }
        if try take(Word.from) {
            let names = names.map { (imported: $0.local, exported: $0.exported) }
            return try finishFrom(keyword.start) { .reexport(names, from: $0) }
        }
        for name in names where name.token.kind != .word {
            throw ScriptError(offset: name.token.start, message: "an exported name in quotes needs 'from'")
        }
        try semicolon()
        let list = names.map { (local: ModuleName(name: $0.token.code, start: $0.token.start), exported: $0.exported) }
        add(.list(list), keyword.start, previousEnd)
    }

    private mutating func exportDeclaration(_ keyword: ScriptToken, _ token: ScriptToken) throws(ScriptError) {
        let before = scopes[0].pending.count
        let isFunction = token.is(Word.function) || token.is(Word.async)
        if token.is(Word.var) || token.is(Word.const) || token.is(Word.let) {
            try take()
            try declarations(variable: token.is(Word.var))
            try semicolon()
        } else if isFunction {
            if token.is(Word.async), try !following().is(Word.function) {
                throw try unexpected("a declaration is expected behind 'export'")
            }
            try function(declaration: true)
        } else if token.is(Word.class) {
            try classDefinition(declaration: true)
        } else {
            throw try unexpected("a declaration, '{', '*' or 'default' is expected behind 'export'")
        }
        // The declared names are among the uses noted since; inner scopes have taken away what is theirs.
        let names = scopes[0].pending[before...].filter { $0.context.contains(.declaration) }.map(\.name)
        let lexical = !isFunction && !token.is(Word.var)
        add(.declaration(names, lexical: lexical), keyword.start, keyword.end)
    }

    private mutating func exportDefault(_ keyword: ScriptToken) throws(ScriptError) {
        let token = try current()
        let end = previousEnd
        var isFunction = token.is(Word.function)
        if token.is(Word.async) {
            let next = try following()
            isFunction = next.is(Word.function) && !next.newlineBefore
        }
        if isFunction { return try exportDefaultFunction(keyword, end) }
        if token.is(Word.class) {
            let name = try following()
            let hasName = name.kind == .word && !name.is(Word.extends)
            try classDefinition(declaration: hasName)
            if hasName {
                add(.namedDefault(name.code, lexical: true), keyword.start, end)
            } else {
                add(.expression(end: previousEnd), keyword.start, end)
            }
            return
        }
        try plainAssignment()
        let expressionEnd = previousEnd
        try semicolon()
        add(.expression(end: expressionEnd), keyword.start, end)
    }

    private mutating func exportDefaultFunction(_ keyword: ScriptToken, _ end: Int) throws(ScriptError) {
        let mark = mark
        _ = try take(Word.async)
        try take()
        _ = try take("*")
        let name = try current()
        let nameEnd = previousEnd
        goBack(to: mark)
        try function(declaration: true)
        if name.kind == .word {
            add(.namedDefault(name.code, lexical: false), keyword.start, end)
        } else {
            add(.anonymousFunction(nameAt: nameEnd), keyword.start, end)
        }
    }
}
