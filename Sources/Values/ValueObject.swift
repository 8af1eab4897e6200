/// An object of `Value`s with JavaScript's property order: integer keys ascending, then strings as they were added.
///
/// A copy shares its storage until one of both is written. Keys are the same if their code units are.
package struct ValueObject: Sendable {
    private var storage: Storage

    /// An empty object.
    package init() { storage = Storage.empty }

    /// An object of these members; a repeated key keeps its place and takes the last value.
    package init(_ members: some Sequence<(String, Value)>) {
        storage = Storage(capacity: members.underestimatedCount)
        for (key, value) in members { storage.set(key, value) }
    }

    /// An empty object with room for this many members.
    package init(capacity: Int) { storage = Storage(capacity: capacity) }

    /// An object of members as a parser collects them; like `init(_:)`, but without a search in the storage for each.
    package init(collected members: [(key: String, value: Value)]) {
        guard members.count <= Storage.linearLimit, !Self.needsOrdering(members) else {
            self = ValueObject(members.lazy.map { ($0.key, $0.value) })
            return
        }
        storage = members.isEmpty ? Storage.empty : Storage(members)
    }

    /// Whether a key repeats or may be an integer key.
    private static func needsOrdering(_ members: [(key: String, value: Value)]) -> Bool {
        for place in members.indices {
            let key = members[place].key
            if let first = key.utf8.first, first >= 48, first <= 57 { return true }
            for other in 0..<place where members[other].key.hasSameUnits(as: key) { return true }
        }
        return false
    }

    /// The number of members.
    package var count: Int { storage.members.count }
    /// Whether there are no members.
    package var isEmpty: Bool { storage.members.isEmpty }
    /// The keys, in JavaScript's order.
    package var keys: some RandomAccessCollection<String> { storage.members.lazy.map(\.key) }
    /// The values, in the order of the keys.
    package var values: some RandomAccessCollection<Value> { storage.members.lazy.map(\.value) }

    /// The member of this key; setting `nil` removes it. O(1), but for integer keys and removals, which are O(n).
    package subscript(key: String) -> Value? {
        get { storage.place(of: key).map { storage.members[$0].value } }
        set {
            guard let newValue else {
                remove(key)
                return
            }
            makeUnique()
            storage.set(key, newValue)
        }
        _modify {
            makeUnique()
            // The value is taken out, so that the caller holds the only reference and can change it in place.
            let place = storage.place(of: key)
            var value: Value? = nil
            if let place {
                value = storage.members[place].value
                storage.members[place].value = .undefined
            }
            defer {
                if let value {
                    if let place { storage.members[place].value = value } else { storage.set(key, value) }
                } else if let place {
                    storage.remove(at: place)
                }
            }
            yield &value
        }
    }

    /// The member of this key, looked for first where `hint` says; sets `hint` to where it was. For repeated look-ups
    /// in objects of one shape.
    package func member(_ key: String, hint: inout Int) -> Value? {
        let members = storage.members
        if hint < members.count, members[hint].key.hasSameUnits(as: key) { return members[hint].value }
        guard let place = storage.place(of: key) else { return nil }
        hint = place
        return members[place].value
    }

    /// Changes the member of this key in place; one that is not there begins as undefined.
    package mutating func withMember<R>(_ key: String, _ body: (inout Value) -> R) -> R {
        makeUnique()
        guard let place = storage.place(of: key) else {
            var value = Value.undefined
            defer { storage.set(key, value) }
            return body(&value)
        }
        return body(&storage.members[place].value)
    }

    /// Removes the member of this key and returns its value.
    @discardableResult
    package mutating func remove(_ key: String) -> Value? {
        guard let place = storage.place(of: key) else { return nil }
        makeUnique()
        return storage.remove(at: place)
    }

    /// Whether there is a member of this key.
    package func contains(_ key: String) -> Bool { storage.place(of: key) != nil }

    private mutating func makeUnique() {
        if !isKnownUniquelyReferenced(&storage) { storage = Storage(copying: storage) }
    }

    /// The number that a canonical array index spells ("0", "17"; not "01" or "-1"), below 2^32 - 1 (ECMA-262, 6.1.7).
    package static func arrayIndex(_ key: String) -> UInt32? {
        let bytes = key.utf8
        guard let first = bytes.first, first >= 48, first <= 57, bytes.count <= 10 else { return nil }
        if first == 48 { return bytes.count == 1 ? 0 : nil }
        guard let number = UInt32(key), number != .max else { return nil }
        return number
    }
}

extension ValueObject: ExpressibleByDictionaryLiteral {
    package typealias Key = String
    package typealias Value = Values.Value

    package init(dictionaryLiteral elements: (String, Values.Value)...) { self.init(elements) }
}

extension ValueObject: Sequence {
    /// The members, in JavaScript's order.
    package func makeIterator() -> IndexingIterator<[(key: String, value: Value)]> { storage.members.makeIterator() }
}

extension ValueObject {
    /// The members and, beyond a few, an index of them.
    ///
    /// `@unchecked Sendable`: an object that more than one `ValueObject` refers to is never written (copy on write).
    fileprivate final class Storage: @unchecked Sendable {
        /// What every empty object shares; never written, since this reference makes it not unique.
        static let empty = Storage(capacity: 0)
        /// Up to this many members, a search from the first to the last beats a hash table.
        static let linearLimit = 12

        // No check at run time that accesses do not overlap: the struct around, which alone gets here, is checked itself.
        @exclusivity(unchecked) var members: [(key: String, value: Value)] = []
        /// Where each key is, once there are more than `linearLimit`.
        @exclusivity(unchecked) private var index: [UnitKey: Int]?
        /// How many of the first keys are integer keys; 0 for nearly every object.
        @exclusivity(unchecked) private var integerKeyCount = 0

        init(capacity: Int) {
            if capacity > 0 { members.reserveCapacity(capacity) }
        }

        init(_ members: [(key: String, value: Value)]) { self.members = members }

        init(copying other: Storage) {
            members = other.members
            index = other.index
            integerKeyCount = other.integerKeyCount
        }

        /// Where this key is.
        func place(of key: String) -> Int? {
            if let index { return index[UnitKey(text: key)] }
            return members.firstIndex { $0.key.hasSameUnits(as: key) }
        }

        /// Sets a member, a new one behind the others or among the integer keys.
        func set(_ key: String, _ value: Value) {
            if let place = place(of: key) {
                members[place].value = value
                return
            }
            guard let number = ValueObject.arrayIndex(key) else {
                members.append((key, value))
                if index != nil {
                    index?[UnitKey(text: key)] = members.count - 1
                } else if members.count > Self.linearLimit {
                    rebuildIndex()
                }
                return
            }
            let place = placeForInteger(number)
            members.insert((key, value), at: place)
            integerKeyCount += 1
            if index != nil, place == members.count - 1 {
                index?[UnitKey(text: key)] = place
            } else if members.count > Self.linearLimit {
                rebuildIndex()
            }
        }

        /// Removes the member at this place.
        @discardableResult
        func remove(at place: Int) -> Value {
            if place < integerKeyCount { integerKeyCount -= 1 }
            let value = members.remove(at: place).value
            if index != nil { rebuildIndex() }
            return value
        }

        /// Where a new integer key belongs: a binary search among the integer keys.
        private func placeForInteger(_ number: UInt32) -> Int {
            var low = 0
            var high = integerKeyCount
            while low < high {
                let middle = (low + high) / 2
                if let other = ValueObject.arrayIndex(members[middle].key), other < number {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            return low
        }

        private func rebuildIndex() {
            guard members.count > Self.linearLimit else {
                index = nil
                return
            }
            var index: [UnitKey: Int] = [:]
            index.reserveCapacity(members.count)
            for (place, member) in members.enumerated() { index[UnitKey(text: member.key)] = place }
            self.index = index
        }
    }

    /// A key that is equal to another if their code units are; Swift's own equality is that of characters.
    private struct UnitKey: Hashable {
        let text: String

        static func == (one: UnitKey, other: UnitKey) -> Bool { one.text.hasSameUnits(as: other.text) }

        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }
}
