import Bridge
import Theme
import Values

/// A key of the storage with its value.
struct StorageRow: TableRow {
    static let columns = [
        TableColumn(title: .key, columns: 24), TableColumn(title: .type, columns: 8, narrowest: 70),
        TableColumn(title: .value), TableColumn(title: .size, columns: 8, alignsRight: true, narrowest: 56),
    ]
    static let groups: [DockPhrase] = [.all, .objects, .texts]

    let entry: StorageRecord.Entry
    private let parsed: LazyValue

    /// A value that is read when it is first looked at.
    private final class LazyValue {
        private let text: String
        /// The value; nil where the text is cut or broken.
        private(set) lazy var value: Value? = {
            do throws(JSONError) { return try ExtendedJSON.parse(text) } catch { return nil }
        }()

        init(_ text: String) { self.text = text }
    }

    init(_ entry: StorageRecord.Entry) {
        self.entry = entry
        parsed = LazyValue(entry.text)
    }

    /// The value; nil where only a part of its text is known.
    var value: Value? { entry.isCut ? nil : parsed.value }

    var time: Double { 0 }
    var scope: ThemeScope { .dock }
    var searchText: String { "\(entry.key) \(entry.text)" }

    private var isObject: Bool { entry.text.hasPrefix("{") || entry.text.hasPrefix("[") }

    func isIn(group: Int) -> Bool { isObject == (group == 1) }

    func text(_ column: Int, _ context: RowContext) -> String {
        switch column {
        case 0: entry.key
        case 1: type
        case 2: value.map { ValuePreview.line($0) } ?? String(entry.text.prefix(300))
        default: ByteCount.text(entry.size)
        }
    }

    private var type: String {
        switch value {
        case .array: "array"
        case .date: "date"
        case .null: "null"
        case nil: entry.text.hasPrefix("[") ? "array" : isObject ? "object" : "string"
        case .some(let value): value.typeof
        }
    }

    func sortKey(_ column: Int) -> SortKey {
        switch column {
        case 0: .text(entry.key)
        case 1: .text(type)
        case 2: .text(entry.text)
        default: .number(Double(entry.size))
        }
    }

    mutating func fold(_ next: StorageRow) -> Bool { false }

    func document(_ context: RowContext) -> [DocumentNode] {
        var nodes = [DocumentNode(text: "\(entry.key)  \(ByteCount.text(entry.size))", isHeading: true)]
        if let value {
            nodes.append(DocumentNode(value: value, label: nil, depth: 0, isOpen: true))
        } else {
            nodes += DocumentNode.lines(of: entry.text)
            nodes.append(DocumentNode(text: DockPhrase.cut.text(context.language), isHeading: true))
        }
        return nodes
    }
}
