import Values

extension Projection {
    /// What is wanted of a document. A path goes through arrays: it stands for every element that is an object.
    package func apply(_ document: Document) -> Document {
        var fields = includes ? picked(document.fields, tree) : without(document.fields, tree)
        if let id = document.fields["_id"] {
            if includesID {
                if !fields.contains("_id") {
                    fields = ValueObject([("_id", id)] + fields.map { ($0.key, $0.value) })
                }
            } else {
                fields.remove("_id")
            }
        }
        return Document(fields)
    }

    /// The names of the paths as a tree; a node without children is the end of a path.
    private final class Node {
        var children: [String: Node] = [:]
        var isEnd = false
    }

    private var tree: Node {
        let root = Node()
        for path in paths {
            var node = root
            for segment in path.segments {
                let next = node.children[segment] ?? Node()
                node.children[segment] = next
                node = next
            }
            node.isEnd = true
        }
        return root
    }

    private func picked(_ object: ValueObject, _ node: Node) -> ValueObject {
        var result = ValueObject()
        for (name, value) in object {
            guard let next = node.children[name] else { continue }
            if next.isEnd { result[name] = value } else if let part = picked(value, next) { result[name] = part }
        }
        return result
    }

    private func picked(_ value: Value, _ node: Node) -> Value? {
        switch value {
        case .object(let object): .object(picked(object, node))
        case .array(let elements): .array(elements.compactMap { picked($0, node) })
        default: nil
        }
    }

    private func without(_ object: ValueObject, _ node: Node) -> ValueObject {
        var result = ValueObject(capacity: object.count)
        for (name, value) in object {
            guard let next = node.children[name] else {
                result[name] = value
                continue
            }
            if !next.isEnd { result[name] = without(value, next) }
        }
        return result
    }

    private func without(_ value: Value, _ node: Node) -> Value {
        switch value {
        case .object(let object): .object(without(object, node))
        case .array(let elements): .array(elements.map { without($0, node) })
        default: value
        }
    }
}
