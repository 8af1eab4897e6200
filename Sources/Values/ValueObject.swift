import OrderedCollections

/// An object of `Value`s with JavaScript's property order: integer keys ascending, then strings as they were added.
package struct ValueObject: Sendable {
    private var storage: OrderedDictionary<String, Value>
    /// How many of the first keys are integer keys; 0 for nearly every object.
    private var integerKeyCount = 0

    /// An empty object.
    package init() { storage = [:] }

    /// An object of these members; a repeated key keeps its place and takes the last value.
    package init(_ members: some Sequence<(String, Value)>) {
        storage = [:]
        for (key, value) in members { self[key] = value }
    }

    /// The number of members.
    package var count: Int { storage.count }
    /// Whether there are no members.
    package var isEmpty: Bool { storage.isEmpty }
    /// The keys, in JavaScript's order.
    package var keys: some RandomAccessCollection<String> { storage.keys }
    /// The values, in the order of the keys.
    package var values: some RandomAccessCollection<Value> { storage.values }

    /// The member of this key; setting `nil` removes it. O(1), but for integer keys and removals, which are O(n).
    package subscript(key: String) -> Value? {
        get { storage[key] }
        set {
            guard let newValue else {
                remove(key)
                return
            }
            if storage.updateValue(newValue, forKey: key) == nil { settle(key) }
        }
        _modify {
            let existed = storage.index(forKey: key) != nil
            yield &storage[key]
            if !existed, storage.index(forKey: key) != nil { settle(key) }
        }
    }

    /// Removes the member of this key and returns its value.
    @discardableResult
    package mutating func remove(_ key: String) -> Value? {
        guard let index = storage.index(forKey: key) else { return nil }
        if index < integerKeyCount { integerKeyCount -= 1 }
        return storage.remove(at: index).value
    }

    /// Whether there is a member of this key.
    package func contains(_ key: String) -> Bool { storage.index(forKey: key) != nil }

    /// Moves a key that was just appended to its place among the integer keys, if it is one.
    private mutating func settle(_ key: String) {
        guard let number = Self.arrayIndex(key) else { return }
        var place = 0
        while place < integerKeyCount, let other = Self.arrayIndex(storage.keys[place]), other < number { place += 1 }
        guard let added = storage.index(forKey: key) else { return }
        let (_, value) = storage.remove(at: added)
        storage.updateValue(value, forKey: key, insertingAt: place)
        integerKeyCount += 1
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

extension ValueObject: Sequence {
    /// The members, in JavaScript's order.
    package func makeIterator() -> AnyIterator<(key: String, value: Value)> {
        var base = storage.makeIterator()
        return AnyIterator { base.next() }
    }
}
