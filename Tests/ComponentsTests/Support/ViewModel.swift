import Bridge
import Values

/// A view that does nothing but apply patches, strictly: any operation that makes no sense is an error.
final class ViewModel {
    final class Node {
        var tag = ""
        var text: String?
        var attributes: [String: Value] = [:]
        var classes: [StyleClass] = []
        var style = ""
        var id = ""
        var listens: [String: Listening] = [:]
        var scopes = StyleScopeSet(0)
        var children: [Node] = []
        weak var parent: Node?
    }

    var nodes: [NodeID: Node] = [:]
    var scopeSets: [StyleScopeSet: [StyleScope]] = [:]
    var errors: [String] = []
    var operationCount = 0
    let root: Node
    private let rootID: NodeID

    init(root: NodeID) {
        self.root = Node()
        self.root.tag = "page"
        rootID = root
        nodes[root] = self.root
    }

    func apply(_ patches: [Patch]) {
        for patch in patches {
            operationCount += patch.operations.count
            for operation in patch.operations { apply(operation) }
        }
    }

    private func find(_ id: NodeID, _ what: String) -> Node {
        if let node = nodes[id] { return node }
        errors.append("\(what): no node \(id.rawValue)")
        return Node()
    }

    private func apply(_ operation: PatchOperation) {
        switch operation {
        case .scopeSet(let set, let scopes): scopeSets[set] = scopes
        case .element(let id, let tag, let scopes, _):
            if nodes[id] != nil { errors.append("element \(id.rawValue) is there already") }
            if scopeSets[scopes] == nil { errors.append("scope set \(scopes.rawValue) is not known") }
            let node = Node()
            node.tag = tag
            node.scopes = scopes
            nodes[id] = node
        case .text(let id, let text):
            if nodes[id] != nil { errors.append("text \(id.rawValue) is there already") }
            let node = Node()
            node.text = text
            nodes[id] = node
        case .insert(let id, let parent, let before): insert(id, parent, before)
        case .remove(let id): remove(id)
        case .replaceText(let id, let text): find(id, "replaceText").text = text
        case .attribute(let id, let name, let value): find(id, "attribute").attributes[name] = value
        case .classes(let id, let classes): find(id, "classes").classes = classes
        case .style(let id, _, let text): find(id, "style").style = text
        case .identifier(let id, let text): find(id, "identifier").id = text
        case .listen(let id, let event, let listening):
            find(id, "listen").listens[event] = listening.isEmpty ? nil : listening
        case .source(let id, _, _, _): _ = find(id, "source")
        }
    }

    private func insert(_ id: NodeID, _ parent: NodeID, _ before: NodeID?) {
        let node = find(id, "insert")
        let place = find(parent, "insert into")
        node.parent?.children.removeAll { $0 === node }
        node.parent = place
        guard let before else {
            place.children.append(node)
            return
        }
        let next = find(before, "insert before")
        guard let index = place.children.firstIndex(where: { $0 === next }) else {
            errors.append("insert \(id.rawValue): \(before.rawValue) is not in \(parent.rawValue)")
            return
        }
        place.children.insert(node, at: index)
    }

    private func remove(_ id: NodeID) {
        let node = find(id, "remove")
        node.parent?.children.removeAll { $0 === node }
        var gone = Set<ObjectIdentifier>()
        func collect(_ node: Node) {
            gone.insert(ObjectIdentifier(node))
            for child in node.children { collect(child) }
        }
        collect(node)
        nodes = nodes.filter { !gone.contains(ObjectIdentifier($0.value)) }
    }

    /// The tree as markup in one line, without numbers.
    func markup(_ node: Node? = nil, full: Bool = false) -> String {
        let node = node ?? root
        if let text = node.text { return text }
        let open = Self.open(node, full: full, scopeSets)
        return open + node.children.map { markup($0, full: full) }.joined() + "</>"
    }

    /// A node's start tag; a full one with the sheets of each class, and with what is listened to.
    static func open(_ node: Node, full: Bool = false, _ sets: [StyleScopeSet: [StyleScope]] = [:]) -> String {
        var open = node.tag
        if full { open += scopes(node.scopes, sets) }
        if !node.id.isEmpty { open += "#\(node.id)" }
        for one in node.classes { open += ".\(one.name)" + (full ? scopes(one.scopes, sets) : "") }
        for (name, value) in node.attributes.sorted(by: { $0.key < $1.key }) { open += " \(name)=\(value.toString())" }
        if !node.style.isEmpty { open += " style=\(node.style)" }
        if full {
            for (name, value) in node.listens.sorted(by: { $0.key < $1.key }) { open += " on\(name)=\(value.rawValue)" }
        }
        return "<\(open)>"
    }

    private static func scopes(_ set: StyleScopeSet, _ sets: [StyleScopeSet: [StyleScope]]) -> String {
        "[\((sets[set] ?? []).map { String($0.rawValue) }.joined(separator: " "))]"
    }
}
