import Values

/// The changes between two lists of documents, for a server that no longer knows what happened between them.
enum ListDifference {
    /// - Parameter beginning: the new list, as the changes with which a watch begins.
    static func changes(from old: [ValueObject], to beginning: [ValueObject], sequence: Int64) -> [ValueObject] {
        let new = beginning.compactMap { change -> ValueObject? in
            if case .object(let document)? = change["doc"] { document } else { nil }
        }
        let kept = Set(new.map(key))
        var list = old
        var changes: [ValueObject] = []
        for place in old.indices.reversed() where !kept.contains(key(old[place])) {
            changes.append(change("dequeue", "remove", old[place], sequence, from: place))
            list.remove(at: place)
        }
        for (place, document) in new.enumerated() {
            let name = key(document)
            guard let from = list[min(place, list.count)...].firstIndex(where: { key($0) == name }) else {
                changes.append(change("enqueue", "add", document, sequence, to: place))
                list.insert(document, at: min(place, list.count))
                continue
            }
            guard from != place || list[from] != document else { continue }
            changes.append(change("update", "replace", document, sequence, from: from, to: place))
            list.remove(at: from)
            list.insert(document, at: place)
        }
        return changes
    }

    private static func key(_ document: ValueObject) -> String { ExtendedJSON.string(document["_id"] ?? .undefined) }

    private static func change(
        _ queueType: String, _ dataType: String, _ document: ValueObject, _ sequence: Int64, from: Int? = nil,
        to: Int? = nil
    ) -> ValueObject {
        var change: ValueObject = [
            "id": .number(Double(sequence)), "queueType": .string(queueType), "dataType": .string(dataType),
            "docId": document["_id"] ?? .undefined, "doc": .object(document),
        ]
        if let from { change["from"] = .number(Double(from)) }
        if let to { change["to"] = .number(Double(to)) }
        return change
    }
}
