import Bridge
import Theme

/// A request or transfer as a row.
struct NetworkRow: TableRow {
    static let columns = [
        TableColumn(title: .method, columns: 8), TableColumn(title: .address),
        TableColumn(title: .status, columns: 9), TableColumn(title: .type, columns: 8, narrowest: 84),
        TableColumn(title: .size, columns: 8, alignsRight: true, narrowest: 60),
        TableColumn(title: .duration, columns: 9, alignsRight: true, narrowest: 48),
        TableColumn(title: .waterfall, columns: 28, narrowest: 110, isTimeline: true),
    ]
    static let groups: [DockPhrase] = [.all, .requests, .transfers, .failures]

    let entry: NetworkEntry

    var time: Double { entry.began }

    var scope: ThemeScope {
        switch entry.state {
        case .queued, .running: .dockDebug
        case .answered: entry.status >= 500 ? .dockError : entry.status >= 400 ? .dockWarn : .dock
        case .aborted: .dockWarn
        case .timeout, .blocked, .failed: .dockError
        }
    }

    var searchText: String { "\(entry.beginning.method) \(entry.beginning.url) \(entry.status) \(entry.type)" }

    var span: TimeSpan? {
        TimeSpan(began: entry.began, started: entry.started, firstByte: entry.firstByte, ended: entry.ended)
    }

    func isIn(group: Int) -> Bool {
        switch group {
        case 1: entry.beginning.source == .request
        case 2: entry.beginning.source != .request
        default: entry.isBad
        }
    }

    func text(_ column: Int, _ context: RowContext) -> String {
        switch column {
        case 0: Self.method(entry.beginning)
        case 1: (entry.beginning.replayed == nil ? "" : "\u{21BB} ") + Self.short(entry.beginning.url)
        case 2: status(context.language)
        case 3: entry.type
        case 4: entry.size.map(ByteCount.text) ?? ""
        case 5: entry.duration.map(LifecycleRow.duration) ?? ""
        default: ""
        }
    }

    /// The status or, without one, how it stands.
    func status(_ language: Language) -> String {
        switch entry.state {
        case .answered: return String(entry.status)
        case .queued: return DockPhrase.queued.text(language)
        case .running:
            guard let (bytes, whole) = entry.progress, let whole, whole > 0 else { return "\u{2026}" }
            return "\(min(100, Int(Double(bytes) / Double(whole) * 100)))%"
        case .timeout: return DockPhrase.timeout.text(language)
        case .aborted: return DockPhrase.aborted.text(language)
        case .blocked: return DockPhrase.blocked.text(language)
        case .failed: return DockPhrase.failed.text(language)
        }
    }

    private static func method(_ beginning: NetworkRecord.Beginning) -> String {
        switch beginning.source {
        case .request: beginning.method
        case .uploadFile: "\u{2191} \(beginning.method)"
        case .downloadFile: "\u{2193} \(beginning.method)"
        }
    }

    /// A URL without its scheme, which most share.
    private static func short(_ url: String) -> String {
        for scheme in ["https://", "http://"] where url.hasPrefix(scheme) { return String(url.dropFirst(scheme.count)) }
        return url
    }

    func sortKey(_ column: Int) -> SortKey {
        switch column {
        case 0: .text(entry.beginning.method)
        case 1: .text(entry.beginning.url)
        case 2: .number(Double(entry.status))
        case 3: .text(entry.type)
        case 4: .number(Double(entry.size ?? -1))
        case 5: .number(entry.duration ?? .infinity)
        default: .number(entry.began)
        }
    }

    mutating func fold(_ next: NetworkRow) -> Bool { false }

    func document(_ context: RowContext) -> [DocumentNode] { NetworkDocument(entry, context).nodes }
}

/// Counts of bytes as people read them.
enum ByteCount {
    /// `34 B`, `1.2 kB`, `3.4 MB`.
    static func text(_ count: Int) -> String {
        guard count >= 1_000 else { return "\(count) B" }
        var tenths = (count + 50) / 100
        for unit in ["kB", "MB", "GB"] {
            if tenths < 10_000 {
                return tenths < 1_000 ? "\(tenths / 10).\(tenths % 10) \(unit)" : "\(tenths / 10) \(unit)"
            }
            tenths = (tenths + 500) / 1_000
        }
        return "\(tenths / 10) TB"
    }
}
