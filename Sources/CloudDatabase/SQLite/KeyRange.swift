import Values

/// Keys from one (with it) to another (without it); bytes as `SortKey` writes them.
struct KeyRange: Equatable {
    var lower: [UInt8]
    /// Nil is no end.
    var upper: [UInt8]?
    /// Whether it is all keys that begin with `lower`, which is one whole value.
    var isPoint = false

    /// Every key.
    static let all = KeyRange(lower: [], upper: nil)

    /// The keys of one value.
    static func point(_ value: Value) -> KeyRange {
        let key = SortKey.bytes(of: value)
        return KeyRange(lower: key, upper: SortKey.end(of: key), isPoint: true)
    }

    /// The keys of one type's values.
    static func type(_ rank: ValueOrder.Rank) -> KeyRange {
        KeyRange(lower: [rank.rawValue], upper: [rank.rawValue + 1])
    }

    /// The strings that begin with a text.
    static func prefix(_ text: String) -> KeyRange {
        let key = [ValueOrder.Rank.string.rawValue] + Array(text.utf8)
        return KeyRange(lower: key, upper: SortKey.end(of: key))
    }

    /// Whether a key is one of them.
    func contains(_ key: [UInt8]) -> Bool {
        !precedes(key, lower) && (upper.map { precedes(key, $0) } ?? true)
    }

    /// The keys in both; nil if there are none.
    func intersection(_ other: KeyRange) -> KeyRange? {
        let lower = precedes(self.lower, other.lower) ? other.lower : self.lower
        let upper =
            switch (self.upper, other.upper) {
            case (let one?, let two?): precedes(one, two) ? one : two
            case (let one, let two): one ?? two
            }
        if let upper, !precedes(lower, upper) { return nil }
        return KeyRange(lower: lower, upper: upper, isPoint: isPoint || other.isPoint)
    }

    /// The same values where all bits are turned: an index's descending field.
    var inverted: KeyRange {
        KeyRange(
            lower: upper.flatMap { SortKey.end(of: $0.map(~)) } ?? [],
            upper: lower.isEmpty ? nil : SortKey.end(of: lower.map(~)), isPoint: isPoint)
    }

    /// These values behind the keys of fields before.
    func prefixed(by prefix: [UInt8]) -> KeyRange {
        guard !prefix.isEmpty else { return self }
        return KeyRange(
            lower: prefix + lower, upper: upper.map { prefix + $0 } ?? SortKey.end(of: prefix), isPoint: isPoint)
    }

    /// Ranges in their order, without what two of them share.
    static func union(_ ranges: [KeyRange]) -> [KeyRange] {
        var result: [KeyRange] = []
        for range in ranges.sorted(by: { precedes($0.lower, $1.lower) }) {
            guard let last = result.last, last.upper.map({ precedes(range.lower, $0) }) ?? true else {
                result.append(range)
                continue
            }
            guard let end = last.upper else { continue }
            if let upper = range.upper, !precedes(end, upper) { continue }
            result[result.count - 1] = KeyRange(lower: last.lower, upper: range.upper)
        }
        return result
    }
}

/// Whether bytes come first, as SQLite compares blobs.
private func precedes(_ one: [UInt8], _ other: [UInt8]) -> Bool { one.lexicographicallyPrecedes(other) }
