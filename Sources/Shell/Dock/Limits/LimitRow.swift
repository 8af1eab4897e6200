import Theme

/// A limit with how near the app is to it.
struct LimitRow: TableRow, Equatable {
    static let columns = [
        TableColumn(title: .limit, columns: 18), TableColumn(title: .now, columns: 10, alignsRight: true),
        TableColumn(title: .most, columns: 10, alignsRight: true),
        TableColumn(title: .peak, columns: 10, alignsRight: true, narrowest: 76),
        TableColumn(title: .advice),
    ]
    static let groups: [DockPhrase] = [.all, .crossedLimits]

    let kind: LimitKind
    let now: Double
    let peak: Double

    var time: Double { 0 }
    var scope: ThemeScope {
        kind.isCrossed(by: now) ? .dockError : kind.isNear(now) || kind.isCrossed(by: peak) ? .dockWarn : .dock
    }
    var searchText: String { "\(kind) \(kind.name.text(.english)) \(kind.name.text(.chinese))" }

    func isIn(group: Int) -> Bool { kind.isCrossed(by: peak) }

    func text(_ column: Int, _ context: RowContext) -> String {
        switch column {
        case 0: kind.name.text(context.language)
        case 1: kind.text(now)
        case 2: kind.text(kind.most)
        case 3: kind.text(peak)
        // What nobody comes near needs no advice.
        default: scope == .dock ? "" : kind.advice.text(context.language)
        }
    }

    func sortKey(_ column: Int) -> SortKey {
        switch column {
        case 0: .text("\(kind)")
        case 1: .number(now / kind.most)
        case 2: .number(kind.most)
        case 3: .number(peak / kind.most)
        default: .text(scope == .dock ? "" : "\(kind)")
        }
    }

    mutating func fold(_ next: LimitRow) -> Bool { false }

    func document(_ context: RowContext) -> [DocumentNode] {
        let language = context.language
        let values =
            "\(kind.text(now)) / \(kind.text(kind.most))   \(DockPhrase.peak.text(language)) \(kind.text(peak))"
        return [
            DocumentNode(text: kind.name.text(language), isHeading: true), DocumentNode(text: values),
            DocumentNode(text: ""), DocumentNode(text: kind.advice.text(language)),
        ]
    }
}
