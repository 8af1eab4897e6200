/// The counters at a place of the document (CSS Lists Level 3): each holds for the siblings behind its element and for
/// what is in them.
struct Counters {
    private var scopes: [String: [(depth: Int, value: Int)]] = [:]

    /// The values of a counter, those of the outermost scope first.
    func values(of name: String) -> [Int] { scopes[name]?.map(\.value) ?? [] }

    /// Does what an element at a depth says.
    mutating func apply(_ changes: CounterChanges, depth: Int) {
        for change in changes.resets {
            if let last = scopes[change.name]?.last, last.depth >= depth { scopes[change.name]?.removeLast() }
            scopes[change.name, default: []].append((depth, change.value))
        }
        for change in changes.increments { self.change(change.name, depth) { $0 &+ change.value } }
        for change in changes.sets { self.change(change.name, depth) { _ in change.value } }
    }

    private mutating func change(_ name: String, _ depth: Int, _ body: (Int) -> Int) {
        var scope = scopes[name] ?? []
        let last = scope.popLast() ?? (depth, 0)
        scope.append((last.depth, body(last.value)))
        scopes[name] = scope
    }

    /// Forgets what holds only at this depth and below.
    mutating func leave(depth: Int) {
        for (name, scope) in scopes where scope.last.map({ $0.depth >= depth }) == true {
            scopes[name] = scope.filter { $0.depth < depth }
        }
    }
}

/// Puts the values of counters into the pseudo-elements of a page, in document order.
@MainActor
struct CounterPass {
    private var counters = Counters()

    /// Brings all of a page up to date.
    mutating func run(_ node: RenderNode, depth: Int = 0) {
        guard !node.isText, let style = node.style, style.layout.value.display != .none, depth < TreeUpdate.depthLimit
        else { return }
        if let changes = style.counters { counters.apply(changes, depth: depth) }
        update(node.before, of: node, depth: depth + 1)
        for child in node.children where child.parent === node { run(child, depth: depth + 1) }
        update(node.after, of: node, depth: depth + 1)
        counters.leave(depth: depth + 1)
    }

    private mutating func update(_ box: PseudoBox?, of node: RenderNode, depth: Int) {
        guard let box else { return }
        if let changes = box.style.counters { counters.apply(changes, depth: depth) }
        guard let content = box.style.content, content.usesCounters else { return }
        box.update(box.style, text: content.text(of: node, counters: counters))
    }
}
