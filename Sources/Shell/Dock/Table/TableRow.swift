import Cells
import Theme

/// One column of a table of records.
struct TableColumn {
    var title: DockPhrase
    /// How wide it is; nil takes what the others leave.
    var columns: Int?
    var alignsRight = false
    /// The narrowest table that shows it.
    var narrowest = 0
    /// Whether it shows the rows' spans on one scale of time.
    var isTimeline = false
}

/// By what a column sorts.
enum SortKey: Comparable {
    case number(Double)
    case text(String)
}

/// How times and words of a table are written.
struct RowContext {
    var language: Language
    /// Minutes east of Greenwich.
    var timeZoneOffset: Int
    /// The app's time, in milliseconds since 1970.
    var now = 0.0
}

/// A record as a row of the dock's tables: a later tab brings its own and nothing else.
protocol TableRow {
    /// The columns, the first at the left. Digits sort by them.
    static var columns: [TableColumn] { get }
    /// The groups that a table can be limited to, in the order in which a key goes through them; the first is all.
    static var groups: [DockPhrase] { get }
    /// When it happened, in milliseconds since 1970.
    var time: Double { get }
    /// The style of the row's text.
    var scope: ThemeScope { get }
    /// When it began and ended, for columns that show that.
    var span: TimeSpan? { get }
    /// What a filter looks at.
    var searchText: String { get }

    /// Whether a group has it.
    func isIn(group: Int) -> Bool
    /// A cell's text on one line.
    func text(_ column: Int, _ context: RowContext) -> String
    /// What its place in a column's order is.
    func sortKey(_ column: Int) -> SortKey
    /// Takes in a record that says the same again. False if it does not.
    mutating func fold(_ next: Self) -> Bool
    /// All of it, for the pager and the clipboard.
    func document(_ context: RowContext) -> [DocumentNode]
}

extension TableRow {
    var span: TimeSpan? { nil }
}

/// A text that is made when it is first looked at.
final class LazyText {
    private var make: (() -> String)?
    /// The text.
    private(set) lazy var text: String = {
        defer { make = nil }
        return make?() ?? ""
    }()

    init(_ make: @escaping () -> String) { self.make = make }
}

/// The time of day of a moment.
enum ClockTime {
    /// `hh:mm:ss.mmm`.
    static func text(_ time: Double, offset minutes: Int) -> String {
        let local = time + Double(minutes) * 60_000
        guard local.isFinite, abs(local) < 1e15 else { return "" }
        let day = 86_400_000
        let inDay = ((Int(local) % day) + day) % day
        func padded(_ number: Int, _ digits: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
        let (hours, minutes, seconds) = (inDay / 3_600_000, inDay / 60_000 % 60, inDay / 1_000 % 60)
        return "\(padded(hours, 2)):\(padded(minutes, 2)):\(padded(seconds, 2)).\(padded(inDay % 1_000, 3))"
    }
}
