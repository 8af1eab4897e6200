import Bridge
import Values

/// A context in virtual time that keeps what it was told.
final class FakeContext: HostContext {
    var device = Device()
    var now = 0.0
    var currentPage: PageID? = PageID(1)
    var currentPath: String? = "a"
    var isHandlingTap = true
    var emitted: [(event: String, payload: Value)] = []
    var sent: [AppMessage] = []
    var consoleLines: [String] = []
    var questions: [(question: Question, answer: (Value) -> Void)] = []
    var nodes: [String: NodeID] = [:]
    private var timers: [(due: Double, order: Int, work: () -> Void)] = []
    private var order = 0
    let poster: LogicPoster
    let inboxes: InboxTable
    let holds = Holds()

    init() {
        poster = LogicPoster()
        inboxes = InboxTable(poster)
    }

    func hold() -> Hold { holds.begin() }

    func send(_ message: AppMessage) { sent.append(message) }

    func ask(_ question: Question, answer: @escaping (Value) -> Void) { questions.append((question, answer)) }

    func emit(_ event: String, _ payload: Value) { emitted.append((event, payload)) }

    func after(milliseconds: Double, _ work: @escaping () -> Void) {
        order += 1
        timers.append((now + milliseconds, order, work))
    }

    var observers: [(HostChange) -> Void] = []

    func observe(_ tell: @escaping (HostChange) -> Void) { observers.append(tell) }

    func startTimer(milliseconds: Double, _ work: @escaping () -> Void) -> HostTimer {
        after(milliseconds: milliseconds, work)
        return HostTimer(number: order)
    }

    func stopTimer(_ timer: HostTimer) { timers.removeAll { $0.order == timer.number } }

    func console(_ level: String, _ message: String) { consoleLines.append("\(level): \(message)") }

    func node(matching selector: String) -> NodeID? { nodes[selector] }

    /// Whether no timer is due within this time.
    func hasNoTimers(within milliseconds: Double) -> Bool { !timers.contains { $0.due <= now + milliseconds } }

    /// Lets time pass, running what is due in order.
    func advance(_ milliseconds: Double) {
        let end = now + milliseconds
        while let next = timers.enumerated().min(by: {
            ($0.element.due, $0.element.order) < ($1.element.due, $1.element.order)
        }),
            next.element.due <= end
        {
            timers.remove(at: next.offset)
            now = max(now, next.element.due)
            next.element.work()
        }
        now = end
    }

    /// The overlays that were sent, shortly: "toast 甲 success", "hidden".
    var overlays: [String] {
        sent.compactMap { message in
            guard case .overlay(let overlay) = message else { return nil }
            switch overlay {
            case .toast(let title, let icon, let mask): return "\(title) \(icon)\(mask ? " mask" : "")"
            case .hidden: return "hidden"
            }
        }
    }
}
