import Values

/// Collects what a read finds: in the order in which it comes, or sorted, keeping no more than is asked for.
struct Results {
    private struct Entry {
        var values: [Value]
        var found: Reader.Found
    }

    private let sort: Sort
    private let skip: Int
    private let limit: Int
    private let isOrdered: Bool
    private let maximumBytes: Int?
    private var passed = 0
    private var entries: [Entry] = []
    private var seen: Set<Int64> = []
    private var bytes = 0

    /// - Parameter isOrdered: whether documents come in the order that is wanted, and each once.
    init(_ sort: Sort, skip: Int, limit: Int, isOrdered: Bool, bytes: Int?) {
        self.sort = sort
        self.skip = skip
        self.limit = limit
        self.isOrdered = isOrdered
        maximumBytes = bytes
    }

    /// How many must be sorted; nil is all.
    private var wanted: Int? {
        let (sum, isTooLarge) = skip.addingReportingOverflow(limit)
        return isTooLarge || sum > 1 << 40 ? nil : sum
    }

    /// Takes a document that matches.
    /// - Returns: whether more are wanted.
    /// - Throws: `resultTooLarge`.
    mutating func add(_ found: Reader.Found) throws(DatabaseError) -> Bool {
        guard isOrdered else {
            if seen.insert(found.sequence).inserted { insert(found) }
            return true
        }
        if passed < skip {
            passed += 1
            return true
        }
        bytes += found.json.count
        try check()
        entries.append(Entry(values: [], found: found))
        return entries.count < limit
    }

    private mutating func insert(_ found: Reader.Found) {
        let entry = Entry(values: sort.values(of: found.document), found: found)
        entries.append(entry)
        // Twice as many as are wanted are cut to as many at once: cheaper than to keep them sorted.
        if let wanted, entries.count >= max(64, wanted * 2) {
            entries.sort(by: precedes)
            entries.removeLast(entries.count - wanted)
        }
    }

    private func precedes(_ one: Entry, _ other: Entry) -> Bool {
        let order = sort.compare(one.values, other.values)
        if order != 0 { return order < 0 }
        return (one.found.sequence < other.found.sequence) == sort.tiesAscend
    }

    /// All that was wanted, in its order.
    /// - Throws: `resultTooLarge`.
    mutating func finished() throws(DatabaseError) -> [Reader.Found] {
        guard !isOrdered else { return entries.map(\.found) }
        entries.sort(by: precedes)
        let result = entries.dropFirst(skip).prefix(limit).map(\.found)
        bytes = result.reduce(0) { $0 + $1.json.count }
        try check()
        return result
    }

    private func check() throws(DatabaseError) {
        if let maximumBytes, bytes > maximumBytes { throw .resultTooLarge(limit: maximumBytes) }
    }
}
