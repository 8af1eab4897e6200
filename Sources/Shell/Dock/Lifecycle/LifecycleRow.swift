import Bridge
import Theme

/// A lifecycle call of the App, a page or a component.
struct LifecycleRow: TableRow {
    /// Whose call it is.
    enum Owner: Int {
        case app = 1, page, component
    }

    static let columns = [
        TableColumn(title: .time, columns: 12, narrowest: 56), TableColumn(title: .kind, columns: 11, narrowest: 80),
        TableColumn(title: .name, columns: 18), TableColumn(title: .path),
        TableColumn(title: .duration, columns: 10, alignsRight: true),
    ]
    static let groups: [DockPhrase] = [.all, .apps, .pages, .components]

    let time: Double
    let path: String
    let name: String
    let page: PageID?
    let milliseconds: Double

    /// The App's path is "app"; callbacks of pages begin with "on", those of components do not.
    var owner: Owner { path == "app" ? .app : name.hasPrefix("on") ? .page : .component }

    private var ownerPhrase: DockPhrase {
        switch owner {
        case .app: .app
        case .page: .page
        case .component: .component
        }
    }

    /// The path with the number of the page, since a page can be open twice.
    private var place: String { page.map { "\(path) #\($0.rawValue)" } ?? path }

    var scope: ThemeScope {
        switch owner {
        case .app: .dockInfo
        case .page: .dock
        case .component: .dockDebug
        }
    }

    var searchText: String { "\(name) \(place)" }

    func isIn(group: Int) -> Bool { owner.rawValue == group }

    func text(_ column: Int, _ context: RowContext) -> String {
        switch column {
        case 0: ClockTime.text(time, offset: context.timeZoneOffset)
        case 1: ownerPhrase.text(context.language)
        case 2: name
        case 3: place
        default: Self.duration(milliseconds)
        }
    }

    func sortKey(_ column: Int) -> SortKey {
        switch column {
        case 0: .number(time)
        case 1: .number(Double(owner.rawValue))
        case 2: .text(name)
        case 3: .text(place)
        default: .number(milliseconds)
        }
    }

    mutating func fold(_ next: LifecycleRow) -> Bool { false }

    func document(_ context: RowContext) -> [DocumentNode] {
        let fields: [(DockPhrase, String)] = [
            (.time, text(0, context)), (.kind, text(1, context)), (.name, name), (.path, place),
            (.duration, Self.duration(milliseconds)),
        ]
        return fields.map { DocumentNode(text: "\($0.text(context.language)): \($1)") }
    }

    /// Milliseconds with two places, seconds from one on.
    static func duration(_ milliseconds: Double) -> String {
        guard milliseconds.isFinite, milliseconds >= 0, milliseconds < 1e9 else { return "" }
        let isLong = milliseconds >= 1_000
        let hundredths = Int(((isLong ? milliseconds / 1_000 : milliseconds) * 100).rounded())
        let digits = hundredths % 100
        return "\(hundredths / 100).\(digits < 10 ? "0" : "")\(digits) \(isLong ? "s" : "ms")"
    }
}
