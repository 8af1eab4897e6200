import Markup

/// Writes the CommonJS form of a script that was read.
struct ModuleRewriter {
    private let parser: ScriptParser
    private let lines: SourceLines
    private let path: String
    private var editor: SourceEditor
    /// What the conversion's own names begin with; no name of the source does.
    private let prefix: String
    /// What uses of names at the top become.
    private var replacements: [UInt32: Replacement] = [:]
    private var prologue = ""
    private var helpers: Set<ModuleHelper> = []
    private var exports: [(name: String, value: String, isSafe: Bool)] = []
    private var diagnostics: [Diagnostic] = []
    private var isMixed = false
    /// The code of imports behind the first statement, where no import leads.
    private var lateRequests = ""

    private struct Replacement {
        var text: String
        /// Whether it is a member access, which would give a call a `this`.
        var isMember: Bool
        var isImport: Bool
    }

    init(_ parser: ScriptParser, path: String) {
        self.parser = parser
        self.path = path
        lines = SourceLines(parser.scanner.bytes)
        editor = SourceEditor(parser.scanner.bytes)
        var prefix = "__m"
        while parser.scanner.words.contains(where: { $0.hasPrefix(prefix) }) { prefix = "_" + prefix }
        self.prefix = prefix
    }

    /// The converted module.
    mutating func rewrite(_ source: String) -> ConvertedModule {
        let isModule = !parser.items.isEmpty
        var converted = ConvertedModule(
            code: source, isESModule: isModule, map: ColumnMap(), requests: requests(), diagnostics: [])
        if isModule || !parser.dynamicImports.isEmpty || !parser.metas.isEmpty {
            rewriteExpressions()
            if isModule { rewriteModule() }
            editor.begin(prologueText(isModule))
            if parser.scanner.bytes.starts(with: [0x23, 0x21]) { editor.replace(0, 2, "//") }
            (converted.code, converted.map) = editor.result()
        }
        converted.diagnostics = diagnostics
        return converted
    }

    // MARK: Statements

    private mutating func rewriteModule() {
        renameReserved()
        let top = parser.scopes[0]
        isMixed = top.pending.contains { reference in
            (reference.name == Word.exports.rawValue || reference.name == Word.module.rawValue)
                && !top.declared.contains(reference.name)
        }
        bindImports()
        let lastLeading = parser.items.lastIndex { $0.isLeading && request(of: $0) != nil }
        var late = ""
        for (index, item) in parser.items.enumerated() where !item.isLeading {
            if request(of: item) != nil { late += loading(item, index) }
        }
        for (index, item) in parser.items.enumerated() {
            rewrite(item, index, late: index == lastLeading ? late : "")
        }
        if lastLeading == nil { lateRequests = late }
        rewriteUses()
        for offset in parser.outerThis { editor.replace(offset, offset + 4, "undefined") }
        partCommentMarks()
    }

    /// Parts `<!--`, which are operators in a module and begin a comment in the function that it becomes.
    private mutating func partCommentMarks() {
        let tokens = parser.tokens
        for index in tokens.indices.dropFirst().dropLast() where tokens[index].is("!") {
            let (before, token, after) = (tokens[index - 1], tokens[index], tokens[index + 1])
            let isMark = before.is("<") && before.end == token.start && after.is("--") && token.end == after.start
            if isMark { editor.insert(token.start, " ") }
        }
    }

    private mutating func rewrite(_ item: ModuleItem, _ index: Int, late: String) {
        switch item.kind {
        case .importing, .reexport, .star:
            editor.replace(item.start, item.end, item.isLeading ? loading(item, index) + late : ";")
            addReexports(item, index)
        case .list(let names):
            editor.replace(item.start, item.end, ";")
            for name in names { addLocal(name.local, as: name.exported) }
        case .declaration(let names, let lexical):
            editor.blank(item.start, item.end)
            for name in names { exports.append((word(name), use(name), !lexical)) }
        case .namedDefault(let name, let lexical):
            editor.blank(item.start, item.end)
            exports.append(("default", use(name), !lexical))
        case .anonymousFunction(let offset):
            editor.blank(item.start, item.end)
            let name = prefix + "default"
            editor.insert(offset, " " + name)
            exports.append(("default", name, true))
            prologue += "Object.defineProperty(\(name),\"name\",{value:\"default\",configurable:true});"
        case .expression(let end):
            let name = prefix + "default"
            // A property's value is named after it, as the default export is.
            editor.replace(item.start, item.end, "var \(name)={default:")
            editor.insert(end, "}.default;")
            exports.append(("default", name, true))
        }
    }

    private mutating func addReexports(_ item: ModuleItem, _ index: Int) {
        switch item.kind {
        case .reexport(let names, _):
            for name in names {
                exports.append((name.exported, access(.named(name.imported), index).text, false))
            }
        case .star(let exported?, _): exports.append((exported, access(.namespace, index).text, false))
        default: return
        }
    }

    private mutating func addLocal(_ local: ModuleName, as exported: String) {
        guard parser.scopes[0].declared.contains(local.name) else {
            let range = lines.range(local.start, local.start + 1)
            let message = "'\(word(local.name))' is exported but not declared in this module"
            diagnostics.append(Diagnostic(.error, path: path, range: range, message: message))
            return
        }
        exports.append((exported, use(local.name), false))
    }

    /// The code that loads the module of an import or re-export.
    private mutating func loading(_ item: ModuleItem, _ index: Int) -> String {
        guard let specifier = request(of: item) else { return "" }
        let variable = "\(prefix)\(index)"
        var code = "require(\(specifier.literal))"
        var needsDefault = false
        var needsNamespace = false
        var isUsed = true
        switch item.kind {
        case .importing(let bindings, _):
            needsDefault = bindings.contains { $0.source == .named("default") }
            needsNamespace = bindings.contains { $0.source == .namespace }
            isUsed = !bindings.isEmpty
        case .reexport(let names, _): needsDefault = names.contains { $0.imported == "default" }
        case .star(let exported, _):
            needsNamespace = exported != nil
            if exported == nil {
                helpers.insert(.star)
                return "\(prefix)star(\(code));"
            }
        default: break
        }
        guard isUsed else { return code + ";" }
        code = "var \(variable)=\(code)"
        if needsDefault {
            helpers.insert(.interop)
            code += ",\(variable)d=\(prefix)default_(\(variable))"
        }
        if needsNamespace {
            helpers.insert(.namespace)
            code += ",\(variable)n=\(prefix)namespace(\(variable))"
        }
        return code + ";"
    }

    private func request(of item: ModuleItem) -> ModuleSpecifier? {
        switch item.kind {
        case .importing(_, let specifier), .reexport(_, let specifier), .star(_, let specifier): specifier
        default: nil
        }
    }

    // MARK: Names

    private func word(_ name: UInt32) -> String {
        let word = parser.scanner.words[Int(name)]
        return word.hasPrefix("\\") ? String(word.dropFirst()) : word
    }

    /// How a name at the top is written in the converted code.
    private func use(_ name: UInt32) -> String { replacements[name]?.text ?? word(name) }

    /// How a thing of an imported module is written.
    private func access(_ source: ImportBinding.Source, _ index: Int) -> Replacement {
        let variable = "\(prefix)\(index)"
        return switch source {
        case .namespace: Replacement(text: variable + "n", isMember: false, isImport: true)
        case .named("default"): Replacement(text: variable + "d.default", isMember: true, isImport: true)
        case .named(let name): Replacement(text: variable + Self.member(name), isMember: true, isImport: true)
        }
    }

    private static func member(_ name: String) -> String {
        let isPlain = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
                true
            default: false
            }
        }
        let startsWithDigit = name.utf8.first.map { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } ?? true
        return isPlain && !startsWithDigit ? ".\(name)" : "[\(ModuleHelper.literal(name))]"
    }

    /// Names of the loader's function that the module declares itself get other names.
    private mutating func renameReserved() {
        for name in [Word.require, .module, .exports] where parser.scopes[0].declared.contains(name.rawValue) {
            let text = prefix + "own_" + word(name.rawValue)
            replacements[name.rawValue] = Replacement(text: text, isMember: false, isImport: false)
        }
    }

    private mutating func bindImports() {
        for (index, item) in parser.items.enumerated() {
            guard case .importing(let bindings, _) = item.kind else { continue }
            for binding in bindings { replacements[binding.local] = access(binding.source, index) }
        }
    }

    private mutating func rewriteUses() {
        guard !replacements.isEmpty else { return }
        for reference in parser.scopes[0].pending {
            guard let replacement = replacements[reference.name] else { continue }
            var text = replacement.text
            let called = replacement.isMember && reference.context.contains(.called)
            if called {
                text = "(0,\(text))"
                // Without this the parenthesis would call what the line before ends with.
                if reference.context.contains(.beginsStatement) { text = ";" + text }
            }
            if reference.context.contains(.shorthand) { text = "\(word(reference.name)):\(text)" }
            editor.replace(reference.start, reference.end, text)
            if replacement.isImport, !reference.context.isDisjoint(with: [.assigned, .declaration]) {
                let range = lines.range(reference.start, reference.end)
                let message = "'\(word(reference.name))' is imported and cannot be assigned or declared again"
                diagnostics.append(Diagnostic(.error, path: path, range: range, message: message))
            }
        }
    }

    // MARK: Expressions

    private mutating func rewriteExpressions() {
        for offset in parser.dynamicImports {
            helpers.formUnion([.namespace, .dynamic])
            editor.replace(offset, offset + 6, prefix + "import")
        }
        for meta in parser.metas {
            editor.replace(meta.start, meta.end, "({})")
            let message = "import.meta does not exist in mini-programs; it is an empty object here"
            let range = lines.range(meta.start, meta.end)
            diagnostics.append(Diagnostic(.warning, path: path, range: range, message: message))
        }
    }

    private func prologueText(_ isModule: Bool) -> String {
        var text = isModule ? "\"use strict\";" : ""
        for helper in ModuleHelper.allCases where helpers.contains(helper) { text += helper.code(prefix) }
        if !exports.isEmpty || helpers.contains(.star) {
            text += "Object.defineProperty(exports,\"__esModule\",{value:true,writable:true,configurable:true});"
        }
        if !exports.isEmpty {
            text += ModuleHelper.export(prefix, isMixed: isMixed)
            for export in exports {
                // What is read before it is there (a cycle) is undefined, as in code that the platform's tools
                // converted.
                let value = export.isSafe ? export.value : "{try{return \(export.value)}catch(e){}}"
                text += "\(prefix)export(\(ModuleHelper.literal(export.name)),()=>\(value));"
            }
        }
        return text + prologue + lateRequests
    }

    // MARK: Requests

    private func requests() -> [ConvertedModule.Request] {
        let free = Set(
            parser.scopes[0].declared.contains(Word.require.rawValue)
                ? [] : parser.scopes[0].pending.filter { $0.name == Word.require.rawValue }.map(\.start))
        var found: [(start: Int, request: ConvertedModule.Request)] = []
        func add(_ kind: ConvertedModule.Request.Kind, _ specifier: ModuleSpecifier) {
            let range = lines.range(specifier.start, specifier.end)
            found.append((specifier.start, .init(kind: kind, specifier: specifier.text, range: range)))
        }
        for item in parser.items { if let specifier = request(of: item) { add(.importing, specifier) } }
        for request in parser.requests {
            switch request.kind {
            case .require where free.contains(request.start): add(.require, request.specifier)
            case .requireAsync where free.contains(request.start): add(.requireAsync, request.specifier)
            case .dynamicImport: add(.dynamicImport, request.specifier)
            default: break
            }
        }
        return found.sorted { $0.start < $1.start }.map(\.request)
    }
}
