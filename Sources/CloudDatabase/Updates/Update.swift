package import Values

/// What becomes of a document's fields: operators by path, none of whose places lies in another's.
package struct Update: Sendable, Equatable {
    /// One field's change.
    package struct Change: Sendable, Equatable {
        package var path: FieldPath
        package var operation: UpdateOperator

        package init(_ path: FieldPath, _ operation: UpdateOperator) {
            self.path = path
            self.operation = operation
        }
    }

    /// The changes, in the order of the update's data; applied in it.
    package var changes: [Change]

    /// - Throws: `invalidUpdate` if there is nothing to do, if it would change `_id`, or if two places are in conflict.
    package init(_ changes: [Change]) throws(DatabaseError) {
        self.changes = changes
        try check()
    }
}

/// The 15 update operators.
package enum UpdateOperator: Sendable, Equatable {
    /// The field is this value.
    case set(Value)
    /// The field is no more.
    case remove
    /// Plus this number; a field that is not there begins as 0.
    case inc(Double)
    /// Times this number; a field that is not there becomes 0.
    case mul(Double)
    /// This value if it is less than the field's.
    case min(Value)
    /// This value if it is greater than the field's.
    case max(Value)
    /// The field gets another path.
    case rename(FieldPath)
    /// The bits of a whole number.
    case bit(BitOperation, Int64)
    /// Elements into an array.
    case push(Push)
    /// Without the last element.
    case pop
    /// Without the first element.
    case shift
    /// Elements in front of an array's.
    case unshift([Value])
    /// Elements, if the array has no equal ones.
    case addToSet([Value])
    /// Without the elements that match.
    case pull(PullTest)
    /// Without the elements that are equal to one of these.
    case pullAll([Value])

    /// How bits are joined.
    package enum BitOperation: String, Sendable, CaseIterable {
        case and, or, xor
    }

    /// What goes into an array, and what becomes of it then: insert, sort, cut.
    package struct Push: Sendable, Equatable {
        /// The elements that are inserted.
        package var each: [Value]
        /// Where: from the front, or from the end if negative; nil is the end.
        package var position: Int?
        /// The order of the whole array then.
        package var order: Order?
        /// How many elements stay: the first ones, or the last ones if negative.
        package var slice: Int?

        package init(each: [Value], position: Int? = nil, order: Order? = nil, slice: Int? = nil) {
            self.each = each
            self.position = position
            self.order = order
            self.slice = slice
        }

        /// The order of an array.
        package enum Order: Sendable, Equatable {
            /// By the elements themselves.
            case elements(ascending: Bool)
            /// By fields of elements that are objects.
            case fields(Sort)
        }
    }

    /// Which elements are pulled.
    package enum PullTest: Sendable, Equatable {
        /// Those equal to the value.
        case equal(Value)
        /// Those for which the condition holds.
        case value(Condition)
        /// Objects of which the query holds.
        case document(Query)
    }
}

extension Update {
    private func check() throws(DatabaseError) {
        guard !changes.isEmpty else { throw .invalidUpdate("data must be an object with at least one field") }
        var places: [FieldPath] = []
        for change in changes {
            places.append(change.path)
            if case .rename(let target) = change.operation { places.append(target) }
        }
        if places.contains(where: { $0.root == "_id" }) { throw .invalidUpdate("不能更新_id的值") }
        let seen = PathSet()
        for place in places {
            guard seen.insert(place) else {
                throw .invalidUpdate("updating the path '\(place)' would create a conflict at '\(place)'")
            }
        }
    }
}

/// Paths none of which lies in another; told in the time of the path's length.
private struct PathSet {
    private final class Node {
        var children: [String: Node] = [:]
        var isEnd = false
    }

    private let root = Node()

    /// Adds a path; false if it lies in another or another in it.
    func insert(_ path: FieldPath) -> Bool {
        var node = root
        var isNew = false
        for segment in path.segments {
            if node.isEnd { return false }
            if let next = node.children[segment] {
                node = next
            } else {
                let next = Node()
                node.children[segment] = next
                node = next
                isNew = true
            }
        }
        guard isNew, !node.isEnd else { return false }
        node.isEnd = true
        return true
    }
}
