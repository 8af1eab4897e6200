import Theme
import Values

/// A call of the cloud, or a word of a watch, as a row.
struct CloudRow: TableRow {
    static let columns = [
        TableColumn(title: .time, columns: 12, narrowest: 70), TableColumn(title: .name, columns: 22),
        TableColumn(title: .collection, columns: 16, narrowest: 50), TableColumn(title: .outcome),
        TableColumn(title: .rule, columns: 18, narrowest: 90),
        TableColumn(title: .duration, columns: 9, alignsRight: true, narrowest: 60),
    ]
    static let groups: [DockPhrase] = [.all, .databaseCalls, .functionCalls, .watches, .refusals]

    let time: Double
    /// What the app told: `{call, service, action, collection, request, milliseconds, result | error, decision, logs}` or
    /// `{watch, collection, request, state | event}`.
    let note: Value

    private var isWatch: Bool { note.member("watch") != .undefined }
    private var decision: Value { note.member("decision") }
    private var error: Value { note.member("error") }

    /// The collection that it is about; empty if it is about none.
    var collection: String { note.member("collection").word }

    private var name: String {
        isWatch ? "watch #\(note.member("watch").word)" : "\(note.member("service").word) \(note.member("action").word)"
    }

    /// Whether a rule or the cloud refused it.
    private var isRefused: Bool { decision.member("allowed") == .bool(false) || hasError }

    private var hasError: Bool { if case .object = error { true } else { false } }

    /// The documents that it brought, which can be edited where they are whole.
    var documents: [Value] {
        let event = note.member("event").member("changes")
        let result = isWatch ? event : note.member("result").member("data")
        let all: [Value] = if case .array(let list) = result { list } else { [result] }
        return all.map { $0.member("doc") != .undefined ? $0.member("doc") : $0 }.filter {
            $0.member("_id") != .undefined
        }
    }

    var scope: ThemeScope {
        if hasError { return .dockError }
        if decision.member("allowed") == .bool(false) { return .dockWarn }
        return isWatch ? .dockInfo : .dock
    }

    var searchText: String { "\(name) \(collection) \(outcome) \(rule)" }

    func isIn(group: Int) -> Bool {
        switch group {
        case 1: note.member("service").word == "database"
        case 2: note.member("service").word == "functions"
        case 3: isWatch
        default: isRefused
        }
    }

    func text(_ column: Int, _ context: RowContext) -> String {
        switch column {
        case 0: ClockTime.text(time, offset: context.timeZoneOffset)
        case 1: name
        case 2: collection
        case 3: outcome
        case 4: rule
        default: milliseconds.map(LifecycleRow.duration) ?? ""
        }
    }

    private var milliseconds: Double? {
        if case .number(let number) = note.member("milliseconds") { number } else { nil }
    }

    private var outcome: String {
        if hasError { return "\(error.member("code").word) \(error.member("message").word)" }
        if isWatch {
            let state = note.member("state")
            if state != .undefined { return state.word }
            return ValuePreview.line(note.member("event").member("changes"))
        }
        return ValuePreview.line(note.member("result"))
    }

    /// What a rule decided: a mark, the operation, and whether it narrowed a query.
    private var rule: String {
        guard case .object = decision else { return "" }
        let isAllowed = decision.member("allowed") != .bool(false)
        let narrowed = decision.member("narrowed")
        let isNarrowed = isAllowed && narrowed != .undefined && narrowed != .null && narrowed != .bool(false)
        return "\(isAllowed ? "\u{2713}" : "\u{2717}") \(decision.member("operation").word)"
            + (isNarrowed ? " \u{2282}" : "")
    }

    func sortKey(_ column: Int) -> SortKey {
        switch column {
        case 0: .number(time)
        case 1: .text(name)
        case 2: .text(collection)
        case 3: .text(outcome)
        case 4: .text(rule)
        default: .number(milliseconds ?? -1)
        }
    }

    mutating func fold(_ next: CloudRow) -> Bool { false }

    func document(_ context: RowContext) -> [DocumentNode] {
        var nodes = [DocumentNode(text: "\(name) \(collection)", isHeading: true)]
        let parts: [(DockPhrase, String)] = [
            (.rule, "decision"), (.failures, "error"), (.logs, "logs"), (.outcome, "result"), (.states, "state"),
            (.changes, "event"),
            (.requests, "request"),
        ]
        for (phrase, member) in parts {
            let value = note.member(member)
            guard value != .undefined, value != .null else { continue }
            nodes.append(DocumentNode(text: ""))
            nodes.append(DocumentNode(text: phrase.text(context.language), isHeading: true))
            if phrase == .outcome, !documents.isEmpty {
                nodes += documents.map { DocumentNode(value: $0, label: nil, depth: 0, isOpen: documents.count < 4) }
            } else {
                nodes.append(DocumentNode(value: value, label: nil, depth: 0, isOpen: true))
            }
        }
        return nodes
    }
}

extension Value {
    /// A text or number as it stands; empty for what is none.
    fileprivate var word: String {
        switch self {
        case .string(let text): text
        case .number(let number): NumberText.string(number)
        default: ""
        }
    }
}
