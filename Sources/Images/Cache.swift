/// Keeps values up to a sum of costs; the longest unused go first, half of them at once.
struct Cache<Key: Hashable, Value> {
    private struct Entry {
        var value: Value
        var cost: Int
        var used: UInt64
    }

    private let limit: Int
    private var entries: [Key: Entry] = [:]
    private var total = 0
    private var time: UInt64 = 0

    init(limit: Int) { self.limit = limit }

    /// A value, which counts as used.
    subscript(key: Key) -> Value? {
        mutating get {
            guard let entry = entries[key] else { return nil }
            time += 1
            entries[key]?.used = time
            return entry.value
        }
    }

    /// Keeps a value; one that costs more than all may is not kept.
    mutating func add(_ value: Value, for key: Key, cost: Int) {
        guard cost <= limit else { return }
        time += 1
        total += cost - (entries[key]?.cost ?? 0)
        entries[key] = Entry(value: value, cost: cost, used: time)
        guard total > limit else { return }
        for (old, entry) in entries.sorted(by: { $0.value.used < $1.value.used }) where total > limit / 2 && old != key
        {
            entries[old] = nil
            total -= entry.cost
        }
    }

    /// Forgets what has such keys.
    mutating func remove(where isGone: (Key) -> Bool) {
        for (key, entry) in entries where isGone(key) {
            entries[key] = nil
            total -= entry.cost
        }
    }

    /// What all of it costs.
    var cost: Int { total }
}
