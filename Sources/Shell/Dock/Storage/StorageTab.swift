import Bridge
import Values

/// What is in the app's storage, live once the tab was looked at.
@MainActor
final class StorageTab: RecordTab<StorageRow> {
    private var entries: [String: StorageRow] = [:]
    private var order: [String] = []
    private var isStale = false
    /// Whether the app was asked to tell.
    var isWatched = false

    init() { super.init(.storage, capacity: 100_000) }

    /// Takes what the app tells; returns what went wrong.
    func take(_ record: StorageRecord) -> String? {
        isStale = true
        switch record {
        case .all(let all):
            order = all.map(\.key)
            entries = Dictionary(all.map { ($0.key, StorageRow($0)) }, uniquingKeysWith: { $1 })
        case .set(let entry):
            if entries.updateValue(StorageRow(entry), forKey: entry.key) == nil { order.append(entry.key) }
        case .removed(let key): if entries.removeValue(forKey: key) != nil { order.removeAll { $0 == key } }
        case .cleared:
            entries = [:]
            order = []
        case .failed(let message): return message
        }
        return nil
    }

    /// Another app tells anew when it is asked.
    func appStarts() {
        isWatched = false
        entries = [:]
        order = []
        isStale = true
    }

    /// Makes the rows of what was told since they were last looked at.
    override func refresh() {
        guard isStale else { return }
        isStale = false
        replace(order.compactMap { entries[$0] }) { $0.entry.key == $1.entry.key }
    }

    override var actions: Set<DockCommand> { [.edit, .add, .delete] }
    override var hints: [DockCommand] { [.edit, .add, .delete] }
    /// The program's keys are no records that could be cleared away.
    override var isClearable: Bool { false }

    /// A key and its value as they are typed: `key = JSON`; a value that is no JSON is a text if it is no beginning of
    /// one. Nil where the key is missing.
    static func pair(_ text: String) -> (key: String, value: String)? {
        guard let mark = text.firstIndex(of: "=") else { return nil }
        let key = String(text[..<mark]).trimmed
        return key.isEmpty ? nil : (key, String(text[text.index(after: mark)...]).trimmed)
    }
}
