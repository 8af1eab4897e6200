import Values

/// Goes to a field through objects and arrays, by MongoDB's rules: an array on the way stands for those of its elements that are
/// objects, and a number in the path for the element of that index as well.
enum FieldWalk {
    /// What becomes of an array at the end of the path.
    enum Leaves {
        /// Its elements are visited, then the array.
        case elementsToo
        /// Only the array itself.
        case asWhole
    }

    /// Calls `body` with every value that the path leads to (nil for a field that is not there, and whether it is an array's element
    /// that the path names by its index) until it answers true.
    /// - Returns: whether one call did.
    static func visit(
        _ object: ValueObject, _ path: ArraySlice<String>, leaves: Leaves, _ body: (Value?, Bool) -> Bool
    ) -> Bool {
        guard let name = path.first else { return false }
        var current = object[name]
        var rest = path.dropFirst()
        while let next = rest.first {
            switch current {
            case .object(let inner):
                current = inner[next]
                rest = rest.dropFirst()
            case .array(let elements): return visit(elements, rest, leaves: leaves, body)
            default: return body(nil, false)
            }
        }
        guard case .array(let elements) = current, leaves == .elementsToo else { return body(current, false) }
        for element in elements where body(element, false) { return true }
        return body(current, false)
    }

    private static func visit(
        _ elements: [Value], _ path: ArraySlice<String>, leaves: Leaves, _ body: (Value?, Bool) -> Bool
    ) -> Bool {
        guard let name = path.first else { return false }
        for case .object(let object) in elements where visit(object, path, leaves: leaves, body) { return true }
        guard let index = FieldPath.index(name), index < elements.count else { return false }
        let rest = path.dropFirst()
        guard let next = rest.first else { return body(elements[index], true) }
        switch elements[index] {
        case .object(let object): return visit(object, rest, leaves: leaves, body)
        case .array(let inner) where FieldPath.index(next) != nil: return visit(inner, rest, leaves: leaves, body)
        default: return false
        }
    }
}
