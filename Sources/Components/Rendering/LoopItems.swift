import Values

/// What `wx:for` repeats over.
struct LoopItems {
    private enum Source {
        case array([Value])
        case object([String], [Value])
        case count(Int)
    }

    private let source: Source

    init(_ value: Value) {
        switch value {
        case .array(let elements): source = .array(elements)
        case .object(let object): source = .object(Array(object.keys), Array(object.values))
        case .number(let number) where number > 0:
            source = .count(number < Double(TreeWalk.mostRows) ? Int(number) : TreeWalk.mostRows)
        case .string(let text): source = .array(text.map { .string(String($0)) })
        default: source = .count(0)
        }
    }

    /// How many rows there are.
    var count: Int {
        switch source {
        case .array(let elements): elements.count
        case .object(let keys, _): keys.count
        case .count(let count): count
        }
    }

    /// Whether rows are told by a number in the data.
    var isArray: Bool { if case .array = source { true } else { false } }
    /// Whether rows are told by a name.
    var isObject: Bool { if case .object = source { true } else { false } }

    /// The item of a row.
    subscript(place: Int) -> Value {
        switch source {
        case .array(let elements): elements[place]
        case .object(_, let values): values[place]
        case .count: .number(Double(place))
        }
    }

    /// The index of a row: a name for an object.
    func index(_ place: Int) -> Value {
        if case .object(let keys, _) = source { .string(keys[place]) } else { .number(Double(place)) }
    }

    /// The key of a row as text; nil if its item has none.
    func key(_ place: Int, _ key: LoopKey) -> String? {
        switch key {
        case .index: return nil
        case .item: return self[place].toString()
        case .member(let name):
            let value = self[place].member(name)
            return value.isUndefined ? nil : value.toString()
        }
    }

    /// The keys of all rows as they are; nil if rows are told by their place.
    func rawKeys(_ key: LoopKey) -> [String]? {
        if key == .index { return nil }
        return (0..<count).map { self.key($0, key) ?? "\u{1}\($0)" }
    }

    /// The keys, made different where they were not, and the first that was repeated.
    static func withoutRepetition(_ raw: [String]) -> (keys: [String], repeated: String?) {
        var keys: [String] = []
        keys.reserveCapacity(raw.count)
        var seen = Set<String>(minimumCapacity: raw.count)
        var repeated: String?
        for var text in raw {
            if !seen.insert(text).inserted {
                repeated = repeated ?? text
                var number = 2
                while !seen.insert("\(text)\u{1}\(number)").inserted { number += 1 }
                text = "\(text)\u{1}\(number)"
            }
            keys.append(text)
        }
        return (keys, repeated)
    }
}
