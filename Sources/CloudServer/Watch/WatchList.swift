import CloudDatabase
import Values

/// What a watched query finds, kept up to date change by change. A state machine without I/O.
struct WatchList {
    private struct Entry {
        var document: Document
        var values: [Value]
    }

    private let matcher: Matcher
    private let sort: Sort
    /// How many of the documents are shown.
    private let limit: Int
    /// Every document that the query finds, in order, those beyond the limit too.
    private var entries: [Entry] = []
    /// What each document is sorted by, so that it is found by halving.
    private var values: [String: [Value]] = [:]

    /// How many documents a watch may find.
    static let maximumCount = 5000

    /// - Parameter sort: the order; none is that of falling `_id`s.
    init(_ query: Query, sort: Sort, limit: Int?, documents: [Document]) throws(DatabaseError) {
        matcher = try Matcher(query)
        self.sort = sort.keys.isEmpty ? Sort([Sort.Key(.id, ascending: false)]) : sort
        self.limit = limit ?? .max
        for document in documents { values[Self.key(document.id)] = self.sort.values(of: document) }
        entries = documents.map { Entry(document: $0, values: values[Self.key($0.id)] ?? []) }
        entries.sort(by: precedes)
    }

    /// The list as it was before some changes, the last of which led to these documents; nil if a change no longer says what the
    /// document was.
    init?(_ request: WatchRequest, _ documents: [Document], before changes: [Change]) throws(DatabaseError) {
        let matcher = try Matcher(request.query)
        var found: [String: Document] = [:]
        for document in documents { found[Self.key(document.id)] = document }
        for change in changes.reversed() {
            let key = Self.key(change.document.id)
            found[key] = nil
            guard change.kind != .add else { continue }
            guard let before = change.kind == .remove ? change.document : change.before else { return nil }
            if matcher.matches(before) { found[key] = before }
        }
        try matcher.checkOverrun()
        try self.init(request.query, sort: request.sort, limit: request.limit, documents: Array(found.values))
    }

    /// How many documents the query finds.
    var count: Int { entries.count }

    /// The documents that are shown.
    var documents: [Document] { entries.prefix(limit).map(\.document) }

    /// The list's beginning, as changes.
    func initialChanges(sequence: Int64) -> [WatchChange] {
        entries.prefix(limit).enumerated().map { place, entry in
            WatchChange(
                sequence: sequence, queueType: .initial, dataType: .initial, document: entry.document, to: place)
        }
    }

    /// Takes a change of the collection.
    /// - Returns: what it does to the documents that are shown, to be done one after another.
    mutating func apply(_ change: Change) throws(DatabaseError) -> [WatchChange] {
        let key = Self.key(change.document.id)
        let old = place(of: change.document, key)
        let isFound = change.kind != .remove && matcher.matches(change.document)
        try matcher.checkOverrun()
        if let old {
            entries.remove(at: old)
            values[key] = nil
        }
        var new: Int?
        if isFound {
            let entry = Entry(document: change.document, values: sort.values(of: change.document))
            let place = placeForInsertion(of: entry)
            entries.insert(entry, at: place)
            values[key] = entry.values
            new = place
        }
        return shown(change, from: old.flatMap { $0 < limit ? $0 : nil }, to: new.flatMap { $0 < limit ? $0 : nil })
    }

    /// The changes of what is shown when a document moved.
    private func shown(_ change: Change, from old: Int?, to new: Int?) -> [WatchChange] {
        let type = WatchChange.DataType(change.kind)
        func made(_ queueType: WatchChange.QueueType) -> WatchChange {
            var made = WatchChange(
                sequence: change.sequence, queueType: queueType, dataType: type, document: change.document, from: old,
                to: new)
            if type == .update {
                made.updatedFields = change.updatedFields
                made.removedFields = change.removedFields
            }
            return made
        }
        func pushed(_ queueType: WatchChange.QueueType, _ place: Int, from: Int? = nil, to: Int? = nil) -> WatchChange {
            WatchChange(
                sequence: change.sequence, queueType: queueType, dataType: .limit, document: entries[place].document,
                from: from, to: to)
        }
        switch (old, new) {
        case (nil, nil): return []
        case (_?, _?): return [made(.update)]
        case (_?, nil):
            // Another moves up into the place that was left.
            guard entries.count >= limit else { return [made(.dequeue)] }
            return [made(.dequeue), pushed(.enqueue, limit - 1, to: limit - 1)]
        case (nil, _?):
            // The last one is pushed over the limit.
            guard entries.count > limit else { return [made(.enqueue)] }
            return [made(.enqueue), pushed(.dequeue, limit, from: limit)]
        }
    }

    private static func key(_ id: Value) -> String { ExtendedJSON.string(id) }

    private func precedes(_ one: Entry, _ other: Entry) -> Bool {
        let order = sort.compare(one.values, other.values)
        return order != 0 ? order < 0 : ValueOrder.compare(one.document.id, other.document.id) < 0
    }

    private func place(of document: Document, _ key: String) -> Int? {
        guard let values = values[key] else { return nil }
        let place = placeForInsertion(of: Entry(document: document, values: values))
        return place < entries.count && Self.key(entries[place].document.id) == key ? place : nil
    }

    /// The first place whose entry does not come before this one.
    private func placeForInsertion(of entry: Entry) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if precedes(entries[middle], entry) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension WatchChange.DataType {
    /// What a change of the feed is called.
    init(_ kind: Change.Kind) {
        self =
            switch kind {
            case .add: .add
            case .update: .update
            case .replace: .replace
            case .remove: .remove
            }
    }
}
