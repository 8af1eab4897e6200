import Bridge
import Values

/// The view's side of the Bridge without a terminal: keeps the trees that patches describe, and can print them.
struct FakeView {
    private struct Node {
        var tag: String?
        var text = ""
        var identifier = ""
        var classes: [String] = []
        var attributes: [(name: String, value: Value)] = []
        var listens: [String] = []
        var children: [NodeID] = []
        var parent: NodeID?
    }

    private var nodes: [NodeID: Node] = [:]
    private var roots: [PageID: NodeID] = [:]
    private var paths: [PageID: String] = [:]
    private var shown: [PageID] = []
    private var batch: UInt64 = 0
    private var acknowledged: UInt64 = 0

    /// The paths on the page stack.
    var stack: [String] { shown.map { paths[$0] ?? "?" } }

    /// The batch to acknowledge, if there is a new one.
    mutating func takeBatch() -> UInt64? {
        guard batch > acknowledged else { return nil }
        acknowledged = batch
        return batch
    }

    /// Takes a message of the app's.
    mutating func receive(_ message: AppMessage) {
        switch message {
        case .pageOpen(let open):
            roots[open.page] = open.root
            paths[open.page] = open.path
            nodes[open.root] = Node(tag: "page")
        case .route(let route): shown = route.stack
        case .patch(let patch):
            batch = max(batch, patch.batch)
            for operation in patch.operations { apply(operation) }
        default: break
        }
    }

    /// The page and node of this id attribute.
    func find(_ identifier: String) -> (PageID, NodeID)? {
        guard let page = shown.last, let root = roots[page] else { return nil }
        var rest = [root]
        while let id = rest.popLast() {
            if nodes[id]?.identifier == identifier { return (page, id) }
            rest += nodes[id]?.children ?? []
        }
        return nil
    }

    /// The tree of the page on top, a node a line, two spaces a level.
    var printedTop: String {
        guard let page = shown.last, let root = roots[page] else { return "" }
        return print(root, indent: "")
    }

    private func print(_ id: NodeID, indent: String) -> String {
        guard let node = nodes[id] else { return "" }
        guard let tag = node.tag else { return indent + node.text + "\n" }
        var line = indent + tag
        if !node.identifier.isEmpty { line += " #\(node.identifier)" }
        for name in node.classes { line += " .\(name)" }
        for (name, value) in node.attributes.sorted(by: { $0.name < $1.name }) { line += " \(name)=\(value.shown)" }
        return line + "\n" + node.children.map { print($0, indent: indent + "  ") }.joined()
    }

    private mutating func apply(_ operation: PatchOperation) {
        switch operation {
        case .element(let id, let tag, _, _): nodes[id] = Node(tag: tag)
        case .text(let id, let text): nodes[id] = Node(text: text)
        case .insert(let id, let parent, let before): insert(id, parent, before)
        case .remove(let id): remove(id)
        case .replaceText(let id, let text): nodes[id]?.text = text
        case .attribute(let id, let name, let value):
            nodes[id]?.attributes.removeAll { $0.name == name }
            if case .undefined = value { return }
            nodes[id]?.attributes.append((name, value))
        case .classes(let id, let classes): nodes[id]?.classes = classes.map(\.name)
        case .identifier(let id, let identifier): nodes[id]?.identifier = identifier
        case .listen(let id, let event, _): nodes[id]?.listens.append(event)
        default: break
        }
    }

    private mutating func insert(_ id: NodeID, _ parent: NodeID, _ before: NodeID?) {
        if let old = nodes[id]?.parent { nodes[old]?.children.removeAll { $0 == id } }
        let siblings = nodes[parent]?.children ?? []
        let place = before.flatMap { siblings.firstIndex(of: $0) } ?? siblings.count
        nodes[parent]?.children.insert(id, at: place)
        nodes[id]?.parent = parent
    }

    private mutating func remove(_ id: NodeID) {
        guard let node = nodes.removeValue(forKey: id) else { return }
        if let parent = node.parent { nodes[parent]?.children.removeAll { $0 == id } }
        for child in node.children { remove(child) }
    }
}
