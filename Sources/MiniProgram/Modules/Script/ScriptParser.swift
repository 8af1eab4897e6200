/// Reads a script for what module conversion needs: imports, exports, scopes, and every use of a name with what stands
/// around it. It builds no tree. The grammar is that of ECMAScript 2025, read leniently: what it lets pass the engine
/// will refuse.
struct ScriptParser {
    /// A call of `require` with a literal, or a dynamic import.
    struct Request {
        /// How the module is asked for.
        enum Kind { case require, requireAsync, dynamicImport }
        /// How the module is asked for.
        var kind: Kind
        /// What is asked for.
        var specifier: ModuleSpecifier
        /// Where the word `require` or `import` begins.
        var start: Int
    }

    /// Cuts the source into tokens.
    var scanner: ScriptScanner
    /// The tokens so far; the last one is the end once all is read.
    private(set) var tokens: [ScriptToken] = []
    private var index = 0
    /// The scopes that are open, the module's first.
    var scopes: [ScriptScope] = [ScriptScope(holdsVariables: true)]
    /// The import and export statements, in order.
    var items: [ModuleItem] = []
    /// The modules asked for by literals, other than by statements.
    var requests: [Request] = []
    /// Where `import(` begins.
    var dynamicImports: [Int] = []
    /// Where `import.meta` stands.
    var metas: [(start: Int, end: Int)] = []
    /// Where `this` stands outside any function.
    var outerThis: [Int] = []

    /// How deep in functions with their own `this` the current token is.
    var thisDepth = 0
    /// Whether the innermost function is asynchronous.
    var isAsync = false
    /// Whether the innermost function is a generator.
    var isGenerator = false
    /// Whether only imports, re-exports and directives were read so far.
    var onlyImports = true
    /// The index of the token that begins a statement of a list.
    var statementStart = -1
    /// Whether `in` ends the expression: the head of a `for`.
    var noIn = false
    private var depth = 0
    /// Opening parentheses, by token index, that are known to begin an arrow function's parameters, or not to.
    var arrowParentheses: [Int: Bool] = [:]

    private static let deepest = 400

    init(_ bytes: [UInt8]) { scanner = ScriptScanner(bytes) }

    /// Reads the whole script.
    mutating func parse() throws(ScriptError) {
        while try !current().kind.isEnd { try statement(inList: true) }
    }

    // MARK: Tokens

    /// The current token.
    mutating func current() throws(ScriptError) -> ScriptToken {
        if index == tokens.count { tokens.append(try scanner.token(after: tokens.last?.end ?? 0)) }
        return tokens[index]
    }

    /// The token behind the current one, `/` read as a division.
    mutating func following() throws(ScriptError) -> ScriptToken {
        _ = try current()
        if index + 1 == tokens.count { tokens.append(try scanner.token(after: tokens[index].end)) }
        return tokens[index + 1]
    }

    /// Takes the current token.
    @discardableResult
    mutating func take() throws(ScriptError) -> ScriptToken {
        let token = try current()
        if token.kind != .end { index += 1 }
        return token
    }

    /// The index of the current token.
    var position: Int { index }

    /// Takes the current token if it is this punctuator.
    mutating func take(_ punctuator: Punctuator) throws(ScriptError) -> Bool {
        guard try current().is(punctuator) else { return false }
        index += 1
        return true
    }

    /// Takes the current token if it is this word.
    mutating func take(_ word: Word) throws(ScriptError) -> Bool {
        guard try current().is(word) else { return false }
        index += 1
        return true
    }

    /// Takes this punctuator, which must stand here.
    mutating func expect(_ punctuator: Punctuator, _ spelling: String) throws(ScriptError) {
        guard try take(punctuator) else { throw try unexpected("'\(spelling)' is expected") }
    }

    /// The error of the current token.
    mutating func unexpected(_ wanted: String) throws(ScriptError) -> ScriptError {
        let token = try current()
        let found = token.kind == .end ? "the end of the file" : "'\(scanner.text(token).prefix(40))'"
        return ScriptError(offset: token.start, message: "\(wanted), and \(found) stands here")
    }

    /// Where the token before the current one ends.
    var previousEnd: Int { index > 0 ? tokens[index - 1].end : 0 }

    /// Reads the current `/` or `/=` as the beginning of a regular expression.
    mutating func rereadAsRegularExpression() throws(ScriptError) {
        let token = try scanner.regularExpression(at: try current())
        replaceCurrent(token)
    }

    /// Reads the current `}` as the continuation of a template.
    mutating func rereadAsTemplate() throws(ScriptError) {
        let token = try scanner.templateContinuation(at: try current())
        replaceCurrent(token)
    }

    private mutating func replaceCurrent(_ token: ScriptToken) {
        tokens.removeSubrange(index...)
        tokens.append(token)
    }

    // MARK: Going back

    /// A point to which reading can return.
    struct Mark {
        fileprivate var index: Int
        fileprivate var pending: Int
        fileprivate var requests: Int
        fileprivate var dynamicImports: Int
        fileprivate var metas: Int
        fileprivate var outerThis: Int
    }

    /// The current point. Valid while the current scope is open.
    var mark: Mark {
        Mark(
            index: index, pending: scopes[scopes.count - 1].pending.count, requests: requests.count,
            dynamicImports: dynamicImports.count, metas: metas.count, outerThis: outerThis.count)
    }

    /// Forgets everything read since a mark.
    mutating func goBack(to mark: Mark) {
        index = mark.index
        scopes[scopes.count - 1].pending.removeSubrange(mark.pending...)
        requests.removeSubrange(mark.requests...)
        dynamicImports.removeSubrange(mark.dynamicImports...)
        metas.removeSubrange(mark.metas...)
        outerThis.removeSubrange(mark.outerThis...)
    }

    // MARK: Scopes and depth

    /// Opens a scope inside the innermost one.
    mutating func openScope(holdsVariables: Bool = false) {
        scopes.append(ScriptScope(holdsVariables: holdsVariables))
    }

    /// Closes the innermost scope; what is not declared in it may be declared outside.
    mutating func closeScope() {
        guard scopes.count > 1, let scope = scopes.popLast() else { return }
        if scope.declared.isEmpty {
            scopes[scopes.count - 1].pending.append(contentsOf: scope.pending)
        } else {
            for reference in scope.pending where !scope.declared.contains(reference.name) {
                scopes[scopes.count - 1].pending.append(reference)
            }
        }
    }

    /// Declares a name: `var` in the nearest function, all else in the innermost scope.
    mutating func declare(_ token: ScriptToken, variable: Bool = false, context: ScriptReference.Context = []) {
        var target = scopes.count - 1
        if variable { while target > 0, !scopes[target].holdsVariables { target -= 1 } }
        scopes[target].declared.insert(token.code)
        refer(token, context.union(.declaration))
    }

    /// Notes a use of a name.
    mutating func refer(_ token: ScriptToken, _ context: ScriptReference.Context) {
        scopes[scopes.count - 1].pending.append(
            ScriptReference(name: token.code, start: token.start, end: token.end, context: context))
    }

    /// Goes one level down in the grammar.
    mutating func descend() throws(ScriptError) {
        depth += 1
        if depth > Self.deepest {
            throw ScriptError(offset: try current().start, message: "the code is nested too deeply")
        }
    }

    /// Goes one level up again.
    mutating func ascend() { depth -= 1 }
}

extension ScriptToken.Kind {
    /// Whether it is the end of the source.
    var isEnd: Bool { self == .end }
}
