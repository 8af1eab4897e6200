import Values

/// How documents of a query are found.
struct Plan {
    /// Where they are looked for.
    enum Source {
        /// In the whole collection.
        case all
        /// By `_id`, in these ranges.
        case ids([KeyRange])
        /// In an index, in these ranges.
        case index(Catalog.Index, [KeyRange])
    }

    var source: Source
    /// Whether all that is found matches.
    var isExact: Bool
    /// Whether it is found in the order that is wanted: upwards, or downwards.
    var order: Order?
    /// What a scan is narrowed by.
    var narrowing: Narrowing?

    /// Which way an index is read.
    enum Order { case upwards, downwards }

    /// What is said of the plan to whoever asks.
    var summary: String {
        switch source {
        case .all: narrowing == nil ? "collection scan" : "narrowed collection scan"
        case .ids: "_id_"
        case .index(let index, _): index.definition.name
        }
    }
}

/// Chooses a plan.
struct Planner {
    private let query: Query
    private let sort: Sort
    private let conditions: [(path: FieldPath, condition: Condition, isWhole: Bool)]
    /// How many conditions the query's conjunction has.
    private let count: Int

    init(_ query: Query, sort: Sort) {
        self.query = query
        self.sort = sort
        var found: [(FieldPath, Condition, Bool)] = []
        count = Self.collect(query, into: &found)
        conditions = found
    }

    /// The best plan.
    /// - Parameter estimate: how many documents there are in ranges of an index, up to some number.
    func plan(_ collection: Catalog.Collection, estimate: (Plan.Source) throws -> Int) rethrows -> Plan {
        var candidates: [Plan] = []
        if let plan = candidate([Sort.Key(.id)], isMultikey: false, source: { .ids($0) }) { candidates.append(plan) }
        for index in collection.indexes {
            let keys = index.definition.keys
            if let plan = candidate(keys, isMultikey: index.isMultikey, source: { .index(index, $0) }) {
                candidates.append(plan)
            }
        }
        guard var best = candidates.first else {
            return Plan(
                source: .all, isExact: count == 0, order: sort.keys.isEmpty ? .upwards : nil,
                narrowing: count == 0 ? nil : Narrowing(query, body: "d.body"))
        }
        if candidates.count > 1 {
            var least = Double.infinity
            for candidate in candidates {
                // Sorting costs about as much again as reading.
                let cost = Double(try estimate(candidate.source)) * (candidate.order == nil ? 2 : 1)
                if cost < least { (least, best) = (cost, candidate) }
            }
        }
        if !best.isExact { best.narrowing = Narrowing(query, body: "d.body") }
        return best
    }

    /// The plan that an index of these keys makes possible; nil if it is of no use.
    private func candidate(
        _ keys: [Sort.Key], isMultikey: Bool, source: ([KeyRange]) -> Plan.Source
    ) -> Plan? {
        var prefixes: [[UInt8]] = [[]]
        var used: Set<Int> = []
        var isExact = !isMultikey
        var ranges: [KeyRange]?
        var fixed = 0
        for key in keys {
            let found = bounds(key.path, isMultikey: isMultikey)
            guard let bounds = found.bounds, bounds.ranges.count * prefixes.count <= Bounds.maximumCount else { break }
            used.formUnion(found.used)
            isExact = isExact && bounds.isExact
            let steps = key.ascending ? bounds.ranges : bounds.ranges.reversed().map(\.inverted)
            if bounds.arePoints, !bounds.ranges.isEmpty {
                prefixes = prefixes.flatMap { prefix in steps.map { prefix + $0.lower } }
                if prefixes.count == 1 { fixed += 1 }
                continue
            }
            ranges = prefixes.flatMap { prefix in steps.map { $0.prefixed(by: prefix) } }
            break
        }
        let isBounded = ranges != nil || prefixes != [[]]
        let order = isMultikey ? nil : order(keys, fixed: fixed)
        guard isBounded || (order != nil && !sort.keys.isEmpty) else { return nil }
        let all =
            ranges
            ?? (isBounded ? prefixes.map { KeyRange(lower: $0, upper: SortKey.end(of: $0), isPoint: true) } : [.all])
        return Plan(source: source(all), isExact: isExact && used.count == count, order: order, narrowing: nil)
    }

    /// The bounds that the conditions of a field give together, and which conditions they are.
    private func bounds(_ path: FieldPath, isMultikey: Bool) -> (bounds: Bounds?, used: Set<Int>) {
        var result: Bounds?
        var used: Set<Int> = []
        for (place, entry) in conditions.enumerated() where entry.path == path {
            guard let bounds = Bounds.of(entry.condition, isMultikey: isMultikey) else { continue }
            guard let known = result else {
                result = bounds
                if entry.isWhole { used.insert(place) } else { result?.isExact = false }
                continue
            }
            if isMultikey {
                if bounds.weight < known.weight { result = bounds }
            } else {
                result = known.intersection(bounds)
                if entry.isWhole { used.insert(place) } else { result?.isExact = false }
            }
        }
        return (result, used)
    }

    /// Which way an index is in the wanted order, if it is.
    /// - Parameter fixed: how many of its first keys have one value only.
    private func order(_ keys: [Sort.Key], fixed: Int) -> Plan.Order? {
        let constant = Set(keys.prefix(fixed).map(\.path))
        let wanted = sort.keys.filter { !constant.contains($0.path) }
        let offered = Array(keys.dropFirst(fixed))
        // Equal documents must come as they were added, which an index with further keys does not keep.
        guard wanted.count == offered.count else { return nil }
        guard let first = wanted.first, let key = offered.first else { return sort.tiesAscend ? .upwards : .downwards }
        let isUpward = first.ascending == key.ascending
        for (one, other) in zip(wanted, offered) {
            guard one.path == other.path, (one.ascending == other.ascending) == isUpward else { return nil }
        }
        // The order of equal documents is that of the first key that was asked for.
        guard sort.tiesAscend == isUpward else { return nil }
        return isUpward ? .upwards : .downwards
    }

    /// The conditions of a query's conjunction, and what they imply for fields of arrays' elements.
    static func conditions(of query: Query) -> [(path: FieldPath, condition: Condition)] {
        var found: [(FieldPath, Condition, Bool)] = []
        _ = collect(query, into: &found)
        return found.map { ($0.0, $0.1) }
    }

    /// Takes a conjunction apart.
    /// - Returns: how many conditions it has.
    private static func collect(_ query: Query, into found: inout [(FieldPath, Condition, Bool)]) -> Int {
        switch query {
        case .and(let parts): return parts.reduce(0) { sum, part in sum + collect(part, into: &found) }
        case .field(let path, let condition): return collect(path, condition, into: &found)
        case .or(let parts) where parts.count == 1: return collect(parts[0], into: &found)
        case .or, .nor:
            // A place that nothing uses, so that numbers are those of `conditions`.
            return 1
        }
    }

    private static func collect(
        _ path: FieldPath, _ condition: Condition, into found: inout [(FieldPath, Condition, Bool)]
    ) -> Int {
        switch condition {
        case .and(let parts) where !parts.isEmpty:
            return parts.reduce(0) { sum, part in sum + collect(path, part, into: &found) }
        case .elemMatch(.document(let query)):
            found.append((path, condition, true))
            // What holds for an element's field holds for some value that the index has of it.
            var inner: [(FieldPath, Condition, Bool)] = []
            _ = collect(query, into: &inner)
            // (An element that is an array itself has indices, which this knows nothing of.)
            inner.removeAll { $0.0.segments.contains { FieldPath.index($0) != nil } }
            found += inner.map { (FieldPath(segments: path.segments + $0.0.segments), $0.1, false) }
            return 1
        default:
            found.append((path, condition, true))
            return 1
        }
    }
}
