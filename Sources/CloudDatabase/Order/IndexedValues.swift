import Values

/// The values of a field by which a document is sorted and found in an index: one, or for arrays one for each element.
enum IndexedValues {
    /// At least one value: null for a field that is not there, undefined for an empty array.
    static func values(of document: ValueObject, at path: FieldPath) -> [Value] {
        // Nearly every field is no array.
        if path.segments.count == 1 {
            switch document[path.root] {
            case nil: return [.null]
            case .array(let elements): return elements.isEmpty ? [.undefined] : elements
            case .some(let value): return [value]
            }
        }
        var result: [Value] = []
        _ = FieldWalk.visit(document, path.segments[...], leaves: .asWhole) { value, isPositional in
            switch value {
            case nil: result.append(.null)
            case .array(let elements) where !isPositional:
                if elements.isEmpty { result.append(.undefined) } else { result += elements }
            case .some(let value): result.append(value)
            }
            return false
        }
        return result.isEmpty ? [.null] : result
    }

    /// Whether there is an array anywhere on the path or at its end.
    static func meetsArray(_ document: ValueObject, at path: FieldPath) -> Bool {
        var current: Value? = .object(document)
        for segment in path.segments {
            guard case .object(let object) = current else { break }
            current = object[segment]
        }
        if case .array = current { return true }
        return false
    }

    /// The value by which a document is sorted: the least of an array's elements, or the greatest if the order descends.
    static func sortValue(of document: ValueObject, _ key: Sort.Key) -> Value {
        let values = values(of: document, at: key.path)
        guard var best = values.first, values.count > 1 else { return values.first ?? .null }
        for value in values.dropFirst() {
            let order = ValueOrder.compare(value, best)
            if key.ascending ? order < 0 : order > 0 { best = value }
        }
        return best
    }
}
