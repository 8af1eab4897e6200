import Bridge
import Cells
import Terminal
import Theme
import Values

/// The developer tools below the page: what the app has told of itself, in tabs.
@MainActor
final class Dock {
    /// What the line at the foot is for, while there is one.
    enum Field: Equatable {
        case filter, evaluation
        /// Something that a tab asks for; the phrase says what.
        case entry(DockPhrase)
    }

    /// Whether it is to be seen.
    var isOpen = false
    /// Whether keys go to it.
    var isFocused = false
    /// How many rows it has, if the person has chosen.
    var rows: Int?
    let console = RecordTab<ConsoleRow>(.console)
    let lifecycle = RecordTab<LifecycleRow>(.lifecycle)
    let network = NetworkTab()
    let storage = StorageTab()
    let sockets = SocketTab()
    let cloud = CloudTab()
    let device = DeviceTab()
    let limits = LimitsTab()
    /// The query that was asked last.
    var lastCloudQuery = "db.collection('"
    /// Takes what was typed for a tab; false leaves the line open.
    private(set) var submit: ((String) -> Bool)?
    private(set) var selected = 0
    private(set) var field: Field?
    var editor = LineEditor()
    var evaluator = Evaluator()
    /// The names that could complete what is typed.
    var choices: [String] = []
    /// What was done last, such as copying.
    var note: DockPhrase?
    private var groupDepth = 0

    /// What the configuration calls the tabs, in order.
    nonisolated static let tabNames = [
        DockPhrase.console, .lifecycle, .network, .storage, .sockets, .cloud, .device, .limits,
    ].map(\.rawValue)

    /// All tabs, in order.
    var tabs: [any DockTab] { [console, lifecycle, network, storage, sockets, cloud, device, limits] }
    /// The tab in front.
    var tab: any DockTab { tabs[selected] }

    /// Takes a record. One of an evaluation is the shell's to take.
    func take(_ record: Record) {
        switch record.kind {
        case .console(let level, let arguments): take(console: level, arguments, record)
        case .lifecycle(let path, let name, let page, let milliseconds):
            lifecycle.append(
                LifecycleRow(time: record.time, path: path, name: name, page: page, milliseconds: milliseconds))
        case .network(let step): network.take(step, at: record.time)
        case .socket(let step): sockets.take(step, at: record.time)
        case .other("cloud", let note): cloud.append(CloudRow(time: record.time, note: note))
        case .storage, .device, .other: break
        }
    }

    private func take(console level: String, _ arguments: [Value], _ record: Record) {
        if level == "groupEnd" {
            groupDepth = max(0, groupDepth - 1)
            return
        }
        console.append(
            ConsoleRow(
                .init(name: level), arguments, time: record.time, source: record.source, depth: min(groupDepth, 8)))
        if level == "group" { groupDepth += 1 }
    }

    /// The app is a new one: what the old one said stays, with a line below it.
    func appStarts(at time: Double, _ language: Language) {
        groupDepth = 0
        evaluator.forgetPending()
        network.appStarts()
        storage.appStarts()
        sockets.appStarts(at: time)
        limits.meter.appStarts()
        device.appStarts()
        guard console.total > 0 else { return }
        console.append(ConsoleRow(.notice, [.string(DockPhrase.restarted.text(language))], time: time))
    }

    /// Goes to another tab; round at the ends.
    func selectTab(_ index: Int) {
        selected = (index % tabs.count + tabs.count) % tabs.count
        field = nil
    }

    /// Opens the line at the foot.
    func open(_ new: Field) {
        if new == .evaluation { selected = 0 }
        editor = LineEditor(new == .filter ? tab.filter : "")
        choices = []
        field = new
    }

    /// Opens the line at the foot for something that a tab asks for.
    func ask(_ hint: DockPhrase, text: String = "", submit: @escaping (String) -> Bool) {
        editor = LineEditor(text)
        choices = []
        field = .entry(hint)
        self.submit = submit
    }

    /// Closes the line at the foot.
    func closeField() {
        field = nil
        submit = nil
        choices = []
    }

    /// What was typed has changed: a filter acts at once.
    func edited() {
        choices = []
        if field == .filter { tab.filter = editor.text }
    }

    /// What the hint line names, the most useful first.
    var hints: [Command] {
        field == nil
            ? [.dock(.leave), .help] + tab.hints.map { .dock($0) }
                + [.dock(.open), .dock(.filter), .dock(.evaluate), .dock(.group), .dock(.copy)] : []
    }

    // MARK: Size

    private static let leastRows = 5
    private static let leastPageRows = 6

    /// The rows of the lowest terminal that it has a place in.
    static let leastTerminalRows = leastRows + leastPageRows

    /// How many rows it takes of a terminal's; 0 where it has no place.
    func rows(of size: CellSize) -> Int {
        guard isOpen, size.columns >= 12, size.rows >= Self.leastRows + Self.leastPageRows else { return 0 }
        let most = size.rows - Self.leastPageRows
        return max(Self.leastRows, min(rows ?? size.rows * 2 / 5, most))
    }
}
