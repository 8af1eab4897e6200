import Values

/// Finds the watchers whom a change may concern without asking each: by values or ranges that their queries need.
///
/// A watcher that it does not name is not concerned; one that it names still has to be asked (`Matcher`). Not safe to share
/// between threads.
package struct WatchIndex<Watcher: Hashable> {
    /// What a query needs of one field.
    private struct Need {
        var path: FieldPath
        var ranges: [KeyRange]
        var arePoints: Bool
    }

    private var needs: [Watcher: Need] = [:]
    /// Watchers that need one of some values, by path and value.
    private var points: [FieldPath: [[UInt8]: Set<Watcher>]] = [:]
    /// Watchers that need a value in some range.
    private var ranges: [FieldPath: [Watcher: [KeyRange]]] = [:]
    /// Watchers of whose queries nothing is known.
    private var others: Set<Watcher> = []

    package init() {}

    /// How many watchers there are.
    package var count: Int { needs.count + others.count }

    /// Adds a watcher; one that is there gets another query.
    package mutating func insert(_ watcher: Watcher, _ query: Query) {
        remove(watcher)
        guard let need = Self.need(of: query) else {
            others.insert(watcher)
            return
        }
        needs[watcher] = need
        if need.arePoints {
            for range in need.ranges { points[need.path, default: [:]][range.lower, default: []].insert(watcher) }
        } else {
            ranges[need.path, default: [:]][watcher] = need.ranges
        }
    }

    /// Takes a watcher away.
    package mutating func remove(_ watcher: Watcher) {
        others.remove(watcher)
        guard let need = needs.removeValue(forKey: watcher) else { return }
        guard need.arePoints else {
            ranges[need.path]?[watcher] = nil
            if ranges[need.path]?.isEmpty == true { ranges[need.path] = nil }
            return
        }
        for range in need.ranges {
            points[need.path]?[range.lower]?.remove(watcher)
            if points[need.path]?[range.lower]?.isEmpty == true { points[need.path]?[range.lower] = nil }
        }
        if points[need.path]?.isEmpty == true { points[need.path] = nil }
    }

    /// The watchers whom a change may concern: whose query may find the document now, or found it before.
    package func candidates(for change: Change) -> Set<Watcher> {
        if change.before == nil, change.kind == .update || change.kind == .replace {
            // Of what was there before, the feed tells nothing.
            return others.union(needs.keys)
        }
        var result = others
        collect(change.document.fields, into: &result)
        if let before = change.before { collect(before.fields, into: &result) }
        return result
    }

    private func collect(_ document: ValueObject, into result: inout Set<Watcher>) {
        for (path, watchers) in points {
            for value in IndexedValues.values(of: document, at: path) {
                if let found = watchers[SortKey.bytes(of: value)] { result.formUnion(found) }
            }
        }
        for (path, watchers) in ranges {
            let keys = IndexedValues.values(of: document, at: path).map(SortKey.bytes)
            for (watcher, ranges) in watchers where !result.contains(watcher) {
                if ranges.contains(where: { range in keys.contains(where: range.contains) }) { result.insert(watcher) }
            }
        }
    }

    /// The narrowest of what a query needs; nil if it needs nothing that is known.
    private static func need(of query: Query) -> Need? {
        var best: (need: Need, weight: Int)?
        for entry in Planner.conditions(of: query) {
            // A document may have arrays: what holds for one of several values.
            guard let bounds = Bounds.of(entry.condition, isMultikey: true) else { continue }
            if let best, best.weight <= bounds.weight { continue }
            best = (Need(path: entry.path, ranges: bounds.ranges, arePoints: bounds.arePoints), bounds.weight)
        }
        return best?.need
    }
}
