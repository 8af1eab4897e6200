import Bridge
import Markup

/// The sheets of a mini-program, and the styles computed from them.
@MainActor
final class StyleEngine {
    /// What media queries and relative units refer to.
    var environment = MediaEnvironment(width: 376, height: 640, isDark: false)
    /// The scopes that each number stands for.
    var scopeSets: [StyleScopeSet: [StyleScope]] = [:]
    private(set) var diagnostics: [Diagnostic] = []
    /// What selectors of all sheets depend on.
    private(set) var dependencies = SelectorDependencies()
    /// Whether some pseudo-element shows a counter.
    private(set) var usesCounters = false

    private let readFile: @MainActor (String) -> String?
    private let userAgent = WXSSParser.parse(UserAgentSheet.source, path: UserAgentSheet.path)
    private var parsed: [String: StyleSheet] = [:]
    private var missing: Set<String> = []
    private var sheets: [(scope: StyleScope, path: String)] = []
    private var indices: [StyleScope: RuleIndex] = [:]
    private var builtIn = RuleIndex()
    private var keyframes: [StyleScope: [String: Keyframes]] = [:]
    private var isIndexed = false
    private var ruleCount: Int32 = 0
    /// The ids that some selector's subject asks for: others make no difference.
    private var usedIDs: Set<String> = []

    /// Counts how often everything was forgotten.
    private var generation = 0
    private var signatures: [Signature.Key: Signature] = [:]
    private var inlineStyles: [String: InlineStyle] = [:]
    private var styles: [StyleKey: StyleEntry] = [:]
    private var unknownProperties: Set<String> = []

    private static let cacheLimit = 20_000
    private static let importLimit = 200

    init(readFile: @escaping @MainActor (String) -> String?) { self.readFile = readFile }

    /// Adds a sheet to a scope, behind those that it has; one that is there already stays where it is.
    func addSheet(scope: StyleScope, path: String) {
        guard !sheets.contains(where: { $0.scope == scope && $0.path == path }) else { return }
        sheets.append((scope, path))
        isIndexed = false
    }

    /// Forgets everything that depends on the environment or on which sheets there are.
    func invalidate() {
        isIndexed = false
        generation += 1
        signatures = [:]
        styles = [:]
    }

    /// Whether every element must be matched anew when its signature changes, not just itself.
    func affectsOthers(classes: Set<String>) -> Bool {
        indexIfNeeded()
        return !dependencies.classes.isDisjoint(with: classes) || dependencies.usesSiblings
    }

    /// The declarations of an inline style made of segments, later ones winning; nil when there are none.
    func inlineStyle(_ texts: [StyleSegment: String], own: String = "") -> InlineStyle? {
        var ordered = StyleSegment.allCases.compactMap { texts[$0] }.filter { !$0.isEmpty }
        if !own.isEmpty { ordered.append(own) }
        guard !ordered.isEmpty else { return nil }
        let key = ordered.count == 1 ? ordered[0] : ordered.joined(separator: "\u{0}")
        if let style = inlineStyles[key] { return style }
        if inlineStyles.count > Self.cacheLimit { inlineStyles = [:] }
        let style = InlineStyle(ordered.flatMap { WXSSParser.parseDeclarations($0) })
        inlineStyles[key] = style
        return style
    }

    /// The computed style of an element inside `parent`. Costs a few look-ups when one like it was styled before.
    func style(of node: RenderNode, parent: ComputedStyle?) -> ComputedStyle {
        indexIfNeeded()
        let signature = signature(of: node)
        var matched: [Int32] = []
        if !signature.contextual.isEmpty {
            let matcher = SelectorMatcher(scopeSets: scopeSets)
            for rule in signature.contextual where matcher.matches(node, rule) { matched.append(rule.number) }
        }
        let inherited = parent?.inherited ?? .initial
        let key = StyleKey(
            signature: ObjectIdentifier(signature), inherited: ObjectIdentifier(inherited),
            inline: node.inlineStyle.map { ObjectIdentifier($0) }, matched: matched)
        if let entry = styles[key] { return entry.style }
        let (style, usesParent) = compute(signature, matched, node.inlineStyle, parent, inherited)
        if styles.count > Self.cacheLimit { styles = [:] }
        if !usesParent {
            styles[key] = StyleEntry(
                style: style, signature: signature, parentInherited: inherited, inline: node.inlineStyle)
        }
        return style
    }

    /// The style that declarations make of a parent's, for `placeholder-style` and its kin.
    func style(declarations: [Declaration], parent: ComputedStyle) -> ComputedStyle {
        cascade.style(declarations, parent: parent, inherited: parent.inherited, pseudos: .init())
    }

    /// The style that class names (of `placeholder-class` and its kin) make inside `parent`, as the sheets that reach
    /// the classes of `node` know them.
    func style(classNames: [String], like node: RenderNode, parent: ComputedStyle) -> ComputedStyle {
        indexIfNeeded()
        var rules: [IndexedRule] = []
        for name in classNames {
            for scope in scopeSets[node.scopes] ?? [] {
                let found = indices[scope]?.byClass[name] ?? []
                rules += found.filter { !$0.isContextual && $0.selector.subject.classes == [name] }
            }
        }
        return style(declarations: ordered(rules.sorted { $0.isWeaker(than: $1) }, nil), parent: parent)
    }

    /// The `@keyframes` that a name means for a node: of its own component's sheets, of those that reach its classes,
    /// of app.wxss, or else of any sheet; nil where nobody knows it.
    func keyframes(named name: String, for node: RenderNode) -> Keyframes? {
        indexIfNeeded()
        var scopes = scopeSets[node.scopes] ?? []
        for style in node.classes { scopes += scopeSets[style.scopes] ?? [] }
        if let host = node.host { scopes.append(host) }
        // A later scope is a closer one: app.wxss is the first.
        for scope in scopes.sorted(by: { $0.rawValue > $1.rawValue }) {
            if let found = keyframes[scope]?[name] { return found }
        }
        return keyframes.sorted { $0.key.rawValue < $1.key.rawValue }.lazy.compactMap { $0.value[name] }.first
    }

    /// A style with declarations over it, and the names of the longhands that they set.
    func values(_ declarations: [Declaration], over base: ComputedStyle) -> (StyleDraft, names: [String]) {
        cascade.values(declarations, over: base)
    }

    /// The number for a list of scopes that the view makes itself.
    func scopeSet(for scopes: [StyleScope]) -> StyleScopeSet {
        // The app counts from 0; the view from the other end.
        var number = UInt16.max
        while let existing = scopeSets[StyleScopeSet(number)], existing != scopes, number > 0 { number -= 1 }
        scopeSets[StyleScopeSet(number)] = scopes
        return StyleScopeSet(number)
    }

    // MARK: Computing

    private struct StyleKey: Hashable {
        var signature: ObjectIdentifier
        var inherited: ObjectIdentifier
        var inline: ObjectIdentifier?
        var matched: [Int32]
    }

    /// Keeps alive what the key names by address.
    private struct StyleEntry {
        var style: ComputedStyle
        var signature: Signature
        var parentInherited: InheritedStyle
        var inline: InlineStyle?
    }

    private var cascade: Cascade { Cascade(width: environment.width, height: environment.height) }

    private func compute(
        _ signature: Signature, _ matched: [Int32], _ inline: InlineStyle?, _ parent: ComputedStyle?,
        _ inherited: InheritedStyle
    ) -> (ComputedStyle, usesParent: Bool) {
        let rules = signature.candidates.filter { !$0.isContextual || matched.contains($0.number) }
        let own = ordered(rules.filter { $0.selector.pseudoElement == nil }, inline)
        for rule in rules { reportUnknown(rule) }
        var style = cascade.style(own, parent: parent, inherited: inherited, pseudos: .init())
        var pseudos = StyleDraft.Pseudos()
        for name in Set(rules.compactMap(\.selector.pseudoElement)) {
            let declarations = ordered(rules.filter { $0.selector.pseudoElement == name }, nil)
            let pseudo = cascade.style(declarations, parent: style, inherited: style.inherited, pseudos: .init())
            if pseudo.content?.usesCounters == true { usesCounters = true }
            switch name {
            case "before": pseudos.before = pseudo
            case "after": pseudos.after = pseudo
            case "placeholder", "-webkit-input-placeholder": pseudos.placeholder = pseudo
            default: continue
            }
        }
        if pseudos.before != nil || pseudos.after != nil || pseudos.placeholder != nil {
            style = cascade.style(own, parent: parent, inherited: inherited, pseudos: pseudos)
        }
        let usesParent = own.contains { $0.value == [.ident("inherit")] }
        return (style, usesParent)
    }

    /// The declarations in ascending order of weight: normal, inline, important, important inline.
    private func ordered(_ rules: [IndexedRule], _ inline: InlineStyle?) -> [Declaration] {
        var normal: [Declaration] = []
        var important: [Declaration] = []
        for rule in rules {
            for declaration in rule.declarations {
                if declaration.important { important.append(declaration) } else { normal.append(declaration) }
            }
        }
        guard let inline else { return normal + important }
        return normal + inline.declarations.filter { !$0.important } + important
            + inline.declarations.filter(\.important)
    }

    private func reportUnknown(_ rule: IndexedRule) {
        for declaration in rule.declarations where !declaration.name.hasPrefix("--") {
            guard Cascade.modern(declaration.name, declaration.value) == nil,
                unknownProperties.count < 500, unknownProperties.insert(declaration.name).inserted
            else { continue }
            diagnostics.append(
                Diagnostic(
                    .note, path: rule.path, range: declaration.range,
                    message: "The property \"\(declaration.name)\" has no effect here."))
        }
    }

    // MARK: Rules

    private func signature(of node: RenderNode) -> Signature {
        if let signature = node.signature, signature.generation == generation { return signature }
        let key = Signature.Key(
            tag: node.tag, identifier: usedIDs.contains(node.identifier) ? node.identifier : "", scopes: node.scopes,
            host: node.host, classes: node.classes)
        if let signature = signatures[key] {
            node.signature = signature
            return signature
        }
        var rules = builtIn.byTag[key.tag] ?? []
        rules += builtIn.others
        for scope in scopeSets[key.scopes] ?? [] {
            guard let index = indices[scope] else { continue }
            rules += index.byTag[key.tag] ?? []
            rules += index.others
            if !key.identifier.isEmpty { rules += index.byID[key.identifier] ?? [] }
        }
        for name in key.classes {
            rules += builtIn.byClass[name.name] ?? []
            for scope in scopeSets[name.scopes] ?? [] { rules += indices[scope]?.byClass[name.name] ?? [] }
        }
        if let host = key.host { rules += indices[host]?.hosts ?? [] }
        var seen: Set<Int32> = []
        let matcher = SelectorMatcher(scopeSets: scopeSets)
        let candidates = rules.filter {
            // A rule found by one class may ask for a second one that the signature lacks: that is decided here.
            seen.insert($0.number).inserted && ($0.isContextual || matcher.matches(node, $0))
        }
        let signature = Signature(candidates: candidates.sorted { $0.isWeaker(than: $1) }, generation: generation)
        if signatures.count > Self.cacheLimit { signatures = [:] }
        signatures[key] = signature
        node.signature = signature
        return signature
    }

    private func indexIfNeeded() {
        guard !isIndexed else { return }
        isIndexed = true
        ruleCount = 0
        dependencies = SelectorDependencies()
        builtIn = RuleIndex()
        indices = [:]
        keyframes = [:]
        usedIDs = []
        for rule in userAgent.rules { index(rule, scope: nil, path: userAgent.path) }
        // app.wxss gives way to the sheets of pages and components.
        for (scope, path) in sheets.sorted(by: { $0.scope.rawValue < $1.scope.rawValue }) {
            var open: [String] = []
            var count = 0
            indexSheet(path, from: nil, scope: scope, open: &open, count: &count)
        }
    }

    private func indexSheet(
        _ path: String, from source: (path: String, range: SourceRange)?, scope: StyleScope, open: inout [String],
        count: inout Int
    ) {
        count += 1
        guard count < Self.importLimit, open.count < 32 else { return }
        if open.contains(path) {
            report(.warning, source, path, "The import of \"\(path)\" goes round in a circle; it is left out.")
            return
        }
        guard let sheet = sheet(path, from: source) else { return }
        open.append(path)
        for reference in sheet.imports where reference.media?.matches(environment) ?? true {
            let target = Self.resolve(reference.src, from: path)
            indexSheet(target, from: (path, reference.range), scope: scope, open: &open, count: &count)
        }
        for rule in sheet.rules { index(rule, scope: scope, path: path) }
        for frames in sheet.keyframes { keyframes[scope, default: [:]][frames.name] = frames }
        open.removeLast()
    }

    private func index(_ rule: StyleRule, scope: StyleScope?, path: String) {
        guard rule.media?.matches(environment) ?? true else { return }
        for selector in rule.selectors {
            ruleCount &+= 1
            let indexed = IndexedRule(number: ruleCount, scope: scope, selector: selector, rule: rule, path: path)
            dependencies.add(selector)
            if let id = selector.subject.id { usedIDs.insert(id) }
            if let scope { indices[scope, default: RuleIndex()].add(indexed) } else { builtIn.add(indexed) }
        }
    }

    private func sheet(_ path: String, from source: (path: String, range: SourceRange)?) -> StyleSheet? {
        if let sheet = parsed[path] { return sheet }
        guard let text = readFile(path) else {
            if missing.insert(path).inserted {
                report(.error, source, path, "The style sheet \"\(path)\" cannot be read.")
            }
            return nil
        }
        let sheet = WXSSParser.parse(text, path: path, supports: Cascade.supports)
        parsed[path] = sheet
        diagnostics += sheet.diagnostics
        return sheet
    }

    private func report(
        _ severity: Diagnostic.Severity, _ source: (path: String, range: SourceRange)?, _ path: String,
        _ message: String
    ) {
        let diagnostic = Diagnostic(
            severity, path: source?.path ?? path, range: source?.range ?? .none, message: message)
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }

    /// A path as written in a file, from the mini-program's root.
    static func resolve(_ src: String, from file: String) -> String {
        var parts = src.hasPrefix("/") ? [] : file.split(separator: "/").dropLast().map(String.init)
        for part in src.split(separator: "/") where part != "." {
            if part == ".." {
                _ = parts.popLast()
            } else {
                parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }
}
