import Values

/// Reads and writes one place of a document, as updates do: a number in a path is an index where there is an array.
enum FieldEdit {
    /// How far beyond its end an array may be written; what lies between becomes null.
    static let maximumPadding = 100_000

    /// The value at a path; nil if there is none.
    static func value(_ path: FieldPath, in root: Value) -> Value? {
        var current: Value? = root
        for segment in path.segments {
            switch current {
            case .object(let object): current = object[segment]
            case .array(let elements):
                guard let index = FieldPath.index(segment), index < elements.count else { return nil }
                current = elements[index]
            default: return nil
            }
        }
        return current
    }

    /// The value at a path that goes through objects only.
    /// - Throws: `invalidUpdate` if it goes through an array: nothing is renamed there.
    static func object(_ path: FieldPath, in root: Value) throws(DatabaseError) -> Value? {
        var current: Value? = root
        for segment in path.segments {
            switch current {
            case .object(let object): current = object[segment]
            case .array: throw .invalidUpdate("The path of a rename cannot go through an array")
            default: return nil
            }
        }
        return current
    }

    /// Sets the value at a path; objects that are missing on the way are made.
    /// - Throws: `invalidUpdate` if something on the way can have no members.
    static func set(_ path: FieldPath, to value: Value, in root: inout Value) throws(DatabaseError) {
        try set(path.segments[...], to: value, in: &root)
    }

    private static func set(
        _ path: ArraySlice<String>, to value: Value, in current: inout Value
    ) throws(DatabaseError) {
        guard let name = path.first else {
            current = value
            return
        }
        switch current {
        case .object(var object):
            try DocumentCheck.check(name: name)
            // One owner while it is written.
            current = .null
            var member = object[name] ?? .object(ValueObject())
            let error = attempt { () throws(DatabaseError) in try set(path.dropFirst(), to: value, in: &member) }
            if error == nil { object[name] = member }
            current = .object(object)
            if let error { throw error }
        case .array(var elements):
            guard let index = FieldPath.index(name) else {
                throw .invalidUpdate("Cannot create field '\(name)' in an array")
            }
            guard index - elements.count <= maximumPadding else {
                throw .invalidUpdate("The index \(index) is too far beyond the array's end")
            }
            current = .null
            let count = elements.count
            if index >= count { elements += repeatElement(.null, count: index - count) + [.object(ValueObject())] }
            let error = attempt { () throws(DatabaseError) in try set(path.dropFirst(), to: value, in: &elements[index])
            }
            current = .array(elements)
            if let error { throw error }
        default:
            throw .invalidUpdate("Cannot create field '\(name)' in element \(WireText.string(current).prefix(100))")
        }
    }

    private static func attempt(_ body: () throws(DatabaseError) -> Void) -> DatabaseError? {
        do throws(DatabaseError) {
            try body()
            return nil
        } catch {
            return error
        }
    }

    /// What a removal found.
    enum Removal { case removed, emptied, missing }

    /// Removes the value at a path; an element of an array becomes null instead.
    static func remove(_ path: FieldPath, from root: inout Value) -> Removal { remove(path.segments[...], from: &root) }

    private static func remove(_ path: ArraySlice<String>, from current: inout Value) -> Removal {
        guard let name = path.first else { return .missing }
        let rest = path.dropFirst()
        switch current {
        case .object(var object):
            guard var member = object[name] else { return .missing }
            guard rest.isEmpty else {
                let removal = remove(rest, from: &member)
                object[name] = member
                current = .object(object)
                return removal
            }
            object.remove(name)
            current = .object(object)
            return .removed
        case .array(var elements):
            guard let index = FieldPath.index(name), index < elements.count else { return .missing }
            if rest.isEmpty {
                elements[index] = .null
                current = .array(elements)
                return .emptied
            }
            let removal = remove(rest, from: &elements[index])
            current = .array(elements)
            return removal
        default: return .missing
        }
    }
}
