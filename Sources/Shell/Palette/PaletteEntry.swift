/// Something that the palette offers.
struct PaletteEntry: Equatable {
    /// What kind of thing.
    enum Kind: CaseIterable, Equatable {
        case command, page, member
    }

    /// What tells it from every other, for the list of recent ones.
    let id: String
    let kind: Kind
    /// What it is called.
    let title: String
    /// What else is told of it: a command's name in keymaps, a page's title, a member's options.
    var detail = ""
    /// The keys that do the same.
    var keys = ""
    /// What a search finds it by, beside what is shown.
    var words = ""
}

/// An entry that a search has found, and where its letters stand.
struct PaletteHit: Equatable {
    let entry: PaletteEntry
    var score = 0
    /// The places of the letters in the title and in the detail.
    var titlePlaces: Set<Int> = []
    var detailPlaces: Set<Int> = []
    /// Whether it is listed because it was chosen lately.
    var isRecent = false

    init(_ entry: PaletteEntry) { self.entry = entry }

    /// The hit of words that must all be somewhere in an entry; nil if one is not.
    init?(_ entry: PaletteEntry, _ words: [String]) {
        self.init(entry)
        for word in words {
            let title = FuzzyMatch.of(word, in: entry.title)
            let detail = FuzzyMatch.of(word, in: entry.detail)
            let hidden = FuzzyMatch.of(word, in: entry.words)
            // What stands in the title counts for more, what is not shown for less.
            let scores = [title.map { $0.score * 3 }, detail.map { $0.score * 2 }, hidden?.score]
            guard let most = scores.compactMap({ $0 }).max() else { return nil }
            score += most
            if let title, scores[0] == most {
                titlePlaces.formUnion(title.places)
            } else if let detail, scores[1] == most {
                detailPlaces.formUnion(detail.places)
            }
        }
    }
}

/// What was chosen lately, the latest first.
struct PaletteHistory: Equatable {
    private static let most = 50
    private(set) var ids: [String] = []

    /// The history of these choices, the latest first.
    init(_ ids: [String] = []) {
        for id in ids.reversed() { note(id) }
    }

    /// Notes a choice.
    mutating func note(_ id: String) {
        ids.removeAll { $0 == id }
        ids.insert(id, at: 0)
        if ids.count > Self.most { ids.removeLast() }
    }
}

/// What the palette lists for a search. Pure.
struct PaletteSearch {
    let entries: [PaletteEntry]
    let history: PaletteHistory
    /// How many of the recent ones stand in front when nothing is typed.
    static let mostRecent = 6

    /// What was typed, in front of and behind the question mark: words and a query.
    static func split(_ text: String) -> (words: [String], query: String?) {
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let words = (parts.first ?? "").split(separator: " ").map(String.init)
        return (words, parts.count > 1 ? String(parts[1]) : nil)
    }

    /// The entries that a text finds, the best first; recent ones come before others that are as good.
    func hits(_ text: String) -> [PaletteHit] {
        let (words, query) = Self.split(text)
        // Only pages take a query.
        let candidates = query == nil ? entries : entries.filter { $0.kind == .page }
        let ranks = Dictionary(history.ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        guard !words.isEmpty else { return recentFirst(candidates, ranks) }
        var hits = candidates.compactMap { PaletteHit($0, words) }
        // What has the letters far apart only stands in the way of what was meant.
        let least = (hits.map(\.score).max() ?? 0) * 2 / 5
        hits.removeAll { $0.score < least }
        for index in hits.indices {
            guard let rank = ranks[hits[index].entry.id] else { continue }
            hits[index].score += max(2, 12 - rank)
        }
        // The order in which they came parts those that are as good; sorting keeps it.
        return hits.enumerated().sorted {
            ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
        }.map(\.element)
    }

    private func recentFirst(_ candidates: [PaletteEntry], _ ranks: [String: Int]) -> [PaletteHit] {
        let known = candidates.filter { ranks[$0.id] != nil }
        let recent = known.sorted { ranks[$0.id] ?? 0 < ranks[$1.id] ?? 0 }.prefix(Self.mostRecent)
        let ids = Set(recent.map(\.id))
        let first = recent.map { entry in
            var hit = PaletteHit(entry)
            hit.isRecent = true
            return hit
        }
        return first + candidates.filter { !ids.contains($0.id) }.map { PaletteHit($0) }
    }
}
