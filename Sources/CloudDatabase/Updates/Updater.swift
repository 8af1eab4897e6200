package import Values

/// Applies an update to documents in memory.
package final class Updater {
    private let update: Update
    private var matchers: [Int: Matcher] = [:]

    /// What became of a document.
    package struct Result: Equatable {
        package var document: Document
        /// The paths that changed, with their new values.
        package var updatedFields: ValueObject
        /// The paths that are no more.
        package var removedFields: [String]

        /// Whether anything changed.
        package var isChanged: Bool { !updatedFields.isEmpty || !removedFields.isEmpty }
    }

    /// - Throws: `invalidQuery` for a regular expression that is none.
    package init(_ update: Update) throws(DatabaseError) {
        self.update = update
        for (place, change) in update.changes.enumerated() {
            switch change.operation {
            case .pull(.value(let condition)): matchers[place] = try Matcher(.field(.id, condition))
            case .pull(.document(let query)): matchers[place] = try Matcher(query)
            case .pull(.equal): matchers[place] = try Matcher(.all)
            default: break
            }
        }
    }

    /// A document after the update; the given one is as it was if this throws.
    /// - Throws: `invalidUpdate` if an operator does not fit a field's value.
    package func apply(to document: Document) throws(DatabaseError) -> Result {
        var root = Value.object(document.fields)
        var result = Result(document: document, updatedFields: [:], removedFields: [])
        for (place, change) in update.changes.enumerated() {
            do {
                try apply(change, place, &root, &result)
            } catch {
                throw Self.described(error, change, document)
            }
        }
        for matcher in matchers.values { try matcher.checkOverrun() }
        if case .object(let fields) = root { result.document.fields = fields }
        return result
    }

    private func apply(
        _ change: Update.Change, _ place: Int, _ root: inout Value, _ result: inout Result
    ) throws(DatabaseError) {
        let name = change.path.description
        switch change.operation {
        case .remove:
            switch FieldEdit.remove(change.path, from: &root) {
            case .removed: result.removedFields.append(name)
            case .emptied: result.updatedFields[name] = .null
            case .missing: break
            }
        case .rename(let target):
            guard let value = try FieldEdit.object(change.path, in: root) else { return }
            _ = FieldEdit.remove(change.path, from: &root)
            _ = try FieldEdit.object(target, in: root)
            try FieldEdit.set(target, to: value, in: &root)
            result.removedFields.append(name)
            result.updatedFields[target.description] = value
        default:
            let before = FieldEdit.value(change.path, in: root)
            guard let after = try changed(before, change.operation, place) else { return }
            if let before, ValueOrder.areEqual(before, after) { return }
            try FieldEdit.set(change.path, to: after, in: &root)
            result.updatedFields[name] = after
        }
    }

    /// A field's new value; nil if it stays as it is, and stays missing if it is.
    private func changed(
        _ before: Value?, _ operation: UpdateOperator, _ place: Int
    ) throws(DatabaseError) -> Value? {
        switch operation {
        case .set(let value): return value
        case .inc(let number): return try Self.plain(Self.number("inc", before) + number)
        case .mul(let number): return try Self.plain(Self.number("mul", before) * number)
        case .min(let value): return before.map { ValueOrder.compare(value, $0) < 0 ? value : $0 } ?? value
        case .max(let value): return before.map { ValueOrder.compare(value, $0) > 0 ? value : $0 } ?? value
        case .bit(let operation, let bits): return try Self.bits(before, operation, bits)
        case .remove, .rename: return before
        case .push, .pop, .shift, .unshift, .addToSet, .pull, .pullAll:
            return try changedArray(before, operation, place)
        }
    }

    private func changedArray(
        _ before: Value?, _ operation: UpdateOperator, _ place: Int
    ) throws(DatabaseError) -> Value? {
        var elements: [Value]
        switch before {
        case .array(let array): elements = array
        case nil: elements = []
        default: throw .invalidUpdate(Self.wrongType)
        }
        switch operation {
        case .push(let push): push.apply(to: &elements)
        case .unshift(let values): elements.insert(contentsOf: values, at: 0)
        case .addToSet(let values): Self.add(values, toSet: &elements)
        default:
            // The others take away: what is not there stays so.
            guard before != nil else { return nil }
            switch operation {
            case .pop: if !elements.isEmpty { elements.removeLast() }
            case .shift: if !elements.isEmpty { elements.removeFirst() }
            case .pull(let test):
                guard let matcher = matchers[place] else { return nil }
                elements.removeAll { matcher.pulls(test, $0) }
            case .pullAll(let values):
                elements.removeAll { element in values.contains { ValueOrder.areEqual($0, element) } }
            default: break
            }
        }
        return .array(elements)
    }

    private static func add(_ values: [Value], toSet elements: inout [Value]) {
        for value in values where !elements.contains(where: { ValueOrder.areEqual($0, value) }) {
            elements.append(value)
        }
    }

    private static func number(_ name: String, _ value: Value?) throws(DatabaseError) -> Double {
        switch value {
        case nil: return 0
        case .number(let number): return number
        default: throw .invalidUpdate("Cannot apply $\(name) to a value of non-numeric type")
        }
    }

    /// A number that may be stored: there is no -0 in a store.
    private static func plain(_ number: Double) -> Value { .number(number == 0 ? 0 : number) }

    private static func bits(
        _ value: Value?, _ operation: UpdateOperator.BitOperation, _ operand: Int64
    ) throws(DatabaseError) -> Value {
        guard let bits = Int64(exactly: try number("bit", value)) else {
            throw .invalidUpdate("Cannot apply $bit to a value that is no whole number")
        }
        let result =
            switch operation {
            case .and: bits & operand
            case .or: bits | operand
            case .xor: bits ^ operand
            }
        return .number(Double(result))
    }

    private static let wrongType = "The field must be an array"

    /// An error with the field and the document in it.
    private static func described(_ error: DatabaseError, _ change: Update.Change, _ document: Document)
        -> DatabaseError
    {
        guard case .invalidUpdate(let text) = error else { return error }
        let id = JSON.string(document.id) ?? "?"
        return .invalidUpdate("\(text) (field '\(change.path)' of the document with _id \(id))")
    }
}

extension UpdateOperator.Push {
    /// Inserts, sorts, cuts.
    fileprivate func apply(to elements: inout [Value]) {
        if let position {
            let place = position < 0 ? max(0, elements.count + position) : min(position, elements.count)
            elements.insert(contentsOf: each, at: place)
        } else {
            elements += each
        }
        switch order {
        case .elements(let ascending):
            Self.sort(&elements) { ascending ? ValueOrder.compare($0, $1) : ValueOrder.compare($1, $0) }
        case .fields(let sort):
            Self.sort(&elements) { one, other in
                sort.compare(sort.values(of: Self.document(one)), sort.values(of: Self.document(other)))
            }
        case nil: break
        }
        guard let slice else { return }
        elements = slice < 0 ? elements.suffix(-slice) : Array(elements.prefix(slice))
    }

    private static func document(_ value: Value) -> Document {
        if case .object(let fields) = value { Document(fields) } else { Document([:]) }
    }

    /// Sorts and keeps the order of equal elements.
    private static func sort(_ elements: inout [Value], _ compare: (Value, Value) -> Int) {
        elements = elements.enumerated().sorted { one, other in
            let order = compare(one.element, other.element)
            return order == 0 ? one.offset < other.offset : order < 0
        }.map(\.element)
    }
}
