import Bridge
import Theme

/// One thing of the device as a row.
struct DeviceRow: TableRow {
    static let columns = [
        TableColumn(title: .thing, columns: 20), TableColumn(title: .value),
        TableColumn(title: .listeners, columns: 34, narrowest: 76),
    ]
    static let groups: [DockPhrase] = [.all, .listenedTo]

    let thing: DeviceThing
    let name: String
    let value: String
    /// How many listen to which events.
    let listeners: [(event: String, count: Int)]

    var time: Double { 0 }
    var scope: ThemeScope { listeners.isEmpty ? .dock : .dockInfo }
    var searchText: String { "\(name) \(value) \(heard)" }

    /// The events that somebody listens to.
    private var heard: String {
        listeners.map { $0.count > 1 ? "\($0.event) \u{D7}\($0.count)" : $0.event }.joined(separator: ", ")
    }

    func isIn(group: Int) -> Bool { !listeners.isEmpty }

    func text(_ column: Int, _ context: RowContext) -> String {
        switch column {
        case 0: name
        case 1: value
        default: heard
        }
    }

    func sortKey(_ column: Int) -> SortKey {
        switch column {
        case 0: .text(name)
        case 1: .text(value)
        default: .text(heard)
        }
    }

    mutating func fold(_ next: DeviceRow) -> Bool { false }

    func document(_ context: RowContext) -> [DocumentNode] {
        [DocumentNode(text: "\(name): \(value)")]
            + thing.events.map { event in
                DocumentNode(text: "\(event): \(listeners.first { $0.event == event }?.count ?? 0)")
            }
    }
}

/// The device that the person plays, a row for each thing of it.
@MainActor
final class DeviceTab: RecordTab<DeviceRow> {
    /// How many listen to each event.
    private(set) var listeners: [String: Int] = [:]
    /// Whether the app wants the screen to stay on.
    private(set) var keepsScreenOn = false
    private var isStale = true
    /// Makes the rows; the shell says what is true.
    var makeRows: () -> [DeviceRow] = { [] }

    init() { super.init(.device, capacity: 100) }

    /// Takes what the app did.
    func take(_ record: DeviceRecord) {
        switch record {
        case .listeners(let event, let count): listeners[event] = count == 0 ? nil : count
        case .keepsScreenOn(let flag): keepsScreenOn = flag
        default: break
        }
        isStale = true
    }

    /// Another app has no listeners yet.
    func appStarts() {
        listeners = [:]
        keepsScreenOn = false
        isStale = true
    }

    /// Something of the device is another now.
    func changed() { isStale = true }

    override func refresh() {
        guard isStale else { return }
        isStale = false
        replace(makeRows()) { $0.thing == $1.thing }
    }

    override var actions: Set<DockCommand> { [.edit] }
    override var hints: [DockCommand] { [.edit] }
    override var isClearable: Bool { false }
}
