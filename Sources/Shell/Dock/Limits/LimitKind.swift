/// What the platform limits, or advises to keep small
/// (official documentation: the rules of its performance audit, and the pages of the APIs).
enum LimitKind: Int, CaseIterable, Sendable {
    case stack, storage, sockets, requests, setDataSize, setDataRate, handler, nodes, depth

    /// The most there may be: pages, bytes, tasks, calls a second, milliseconds, nodes.
    var most: Double {
        switch self {
        case .stack, .requests: 10
        case .storage: 10 * 1024 * 1024
        case .sockets: 5
        case .setDataSize: 256 * 1024
        case .setDataRate: 20
        case .handler: 50
        case .nodes: 1_000
        case .depth: 30
        }
    }

    /// Whether the platform refuses what is more; else it advises against it.
    var isEnforced: Bool {
        switch self {
        case .stack, .storage, .sockets, .requests: true
        case .setDataSize, .setDataRate, .handler, .nodes, .depth: false
        }
    }

    /// Whether a value is at the end of what is possible, or beyond what is advised.
    func isCrossed(by value: Double) -> Bool {
        switch self {
        // There are to be fewer nodes and levels than these; of the others there may be as many.
        case .nodes, .depth: value >= most
        default: isEnforced ? value >= most : value > most
        }
    }

    /// Whether a value comes near.
    func isNear(_ value: Double) -> Bool { value >= most * 0.7 }

    var name: DockPhrase {
        switch self {
        case .stack: .limitStack
        case .storage: .limitStorage
        case .sockets: .limitSockets
        case .requests: .limitRequests
        case .setDataSize: .limitSetDataSize
        case .setDataRate: .limitSetDataRate
        case .handler: .limitHandler
        case .nodes: .limitNodes
        case .depth: .limitDepth
        }
    }

    /// What the platform says to whoever comes to the limit.
    var advice: DockPhrase {
        switch self {
        case .stack: .adviceStack
        case .storage: .adviceStorage
        case .sockets: .adviceSockets
        case .requests: .adviceRequests
        case .setDataSize: .adviceSetDataSize
        case .setDataRate: .adviceSetDataRate
        case .handler: .adviceHandler
        case .nodes: .adviceNodes
        case .depth: .adviceDepth
        }
    }

    /// A value with its unit.
    func text(_ value: Double) -> String {
        switch self {
        case .storage: Self.number(value / 1_048_576, hasTenth: true) + " MB"
        case .setDataSize: Self.number(value / 1_024) + " KB"
        case .handler: Self.number(value) + " ms"
        default: Self.number(value)
        }
    }

    /// A number that the app told: it may be anything.
    private static func number(_ value: Double, hasTenth: Bool = false) -> String {
        guard let tenths = Int(exactly: (value * 10).rounded()) else { return "?" }
        return hasTenth ? "\(tenths / 10).\(abs(tenths % 10))" : String((tenths + 5) / 10)
    }
}
