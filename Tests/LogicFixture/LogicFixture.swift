package import AppService
package import Bridge
import Dispatch
package import JavaScript
import MiniProgram
import Testing
package import Values

/// An app without a terminal: runs the logic layer of a program in memory against a view that lays everything out at
/// once.
///
/// Every message is kept; the trees that patches describe can be printed.
package final class LogicFixture {
    package let service: AppService
    private let outbox: Outbox
    private let arrival = DispatchSemaphore(value: 0)

    /// What the app sent, and the view's side of it.
    private final class Outbox {
        var messages: [AppMessage] = []
        var view = FakeView()
    }

    /// A program of these files, launched when `start` is called. Files that every program needs may be left out:
    /// app.json then names `pages`, and each of these gets an empty template.
    package init(
        _ files: [String: String], pages: [String] = ["pages/index"], tabs: [String] = [],
        functions: [HostFunction] = [],
        unsupported: [UnsupportedMember] = [], launch: LaunchOptions = LaunchOptions(),
        limits: Watchdog.Limits = .init()
    ) {
        var files = files
        let quoted = pages.map { "\"\($0)\"" }.joined(separator: ",")
        let items = tabs.map { "{\"pagePath\":\"\($0)\",\"text\":\"\($0)\"}" }.joined(separator: ",")
        let bar = tabs.isEmpty ? "" : ",\"tabBar\":{\"list\":[\(items)]}"
        files["app.json"] = files["app.json"] ?? "{\"pages\":[\(quoted)]\(bar)}"
        for page in pages where files[page + ".wxml"] == nil { files[page + ".wxml"] = "<view/>" }
        let outbox = Outbox()
        self.outbox = outbox
        service = AppService(
            program: MiniProgram.load(MemorySource(files)), functions: functions, unsupported: unsupported,
            launch: launch, clock: .virtual(startingAt: 1_700_000_000_000), limits: limits
        ) { message in
            outbox.messages.append(message)
            outbox.view.receive(message)
        }
        service.poster.onPost { [arrival] in arrival.signal() }
        service.holds.onChange { [arrival] in arrival.signal() }
    }

    /// Launches the app and lets it come to rest.
    @discardableResult
    package func start() -> Self {
        service.start()
        settle()
        return self
    }

    /// Lays out what was sent, until the app has nothing more to say.
    package func settle() {
        for _ in 0..<1_000 {
            if let batch = outbox.view.takeBatch() {
                service.receive(.frame(batch: batch))
            } else if let deadline = service.nextDeadline, deadline <= service.clock.now {
                service.advance(to: deadline)
            } else {
                return
            }
        }
        Issue.record("the app does not come to rest")
    }

    /// Lets time pass: every timer due until then runs, in order.
    package func advance(milliseconds: Double) {
        let end = service.clock.now + milliseconds
        while let deadline = service.nextDeadline, deadline <= end {
            service.advance(to: deadline)
            settle()
        }
        service.advance(to: end)
        settle()
    }

    /// Sends a message of the shell's, and lets the app come to rest.
    package func send(_ message: ShellMessage) {
        service.receive(message)
        settle()
    }

    /// Runs JavaScript as the console does.
    package func evaluate(_ source: String) {
        send(.evaluate(id: 0, source))
    }

    /// The page on top and its first node with this id.
    package func node(_ identifier: String) -> (page: PageID, node: NodeID)? {
        outbox.view.find(identifier).map { ($0.0, $0.1) }
    }

    /// Taps the first node with this id.
    package func tap(_ identifier: String) { fire("tap", at: identifier, detail: ["x": 0, "y": 0]) }

    /// Waits for real work in flight, and runs what it brings, until none holds the clock.
    package func awaitHeldWork() {
        let deadline = ContinuousClock.now + .seconds(120)
        while ContinuousClock.now < deadline, service.holds.end != nil || !service.poster.isEmpty {
            if service.poster.isEmpty { _ = arrival.wait(timeout: .now() + 1) }
            service.takePosts()
            settle()
        }
    }

    /// Takes what comes next from another thread, waiting for it for up to a second of real time.
    package func awaitPost() {
        if service.poster.isEmpty { _ = arrival.wait(timeout: .now() + 1) }
        service.takePosts()
        settle()
    }

    /// Takes what comes from other threads, waiting for it for so many milliseconds of real time at most.
    package func takePosts(waiting milliseconds: Int) {
        if service.poster.isEmpty { _ = arrival.wait(timeout: .now() + .milliseconds(milliseconds)) }
        service.takePosts()
        settle()
    }

    /// Types into the input with this id.
    package func type(_ text: String, into identifier: String) {
        fire("input", at: identifier, detail: ["value": .string(text), "cursor": .number(Double(text.count))])
    }

    private func fire(_ type: String, at identifier: String, detail: Value) {
        guard let (page, node) = outbox.view.find(identifier) else {
            Issue.record("no node with id \(identifier)")
            return
        }
        sequence += 1
        send(.event(UserEvent(sequence: sequence, page: page, node: node, type: type, detail: detail)))
    }

    private var sequence: UInt64 = 0

    /// All that was sent so far.
    package var messages: [AppMessage] { outbox.messages }

    /// The lines of the console so far: `log a 1`.
    package var console: [String] {
        messages.compactMap { message in
            guard case .record(let record) = message, case .console(let level, let arguments) = record.kind else {
                return nil
            }
            return ([level] + arguments.map(\.shown)).joined(separator: " ")
        }
    }

    /// Where the lines of the console were written.
    package var consoleSources: [String?] {
        messages.compactMap { message in
            guard case .record(let record) = message, case .console = record.kind else { return nil }
            return record.source
        }
    }

    /// The lifecycle calls so far: `pages/a.onLoad`.
    package var lifecycle: [String] {
        messages.compactMap { message in
            guard case .record(let record) = message, case .lifecycle(let path, let name, _, _) = record.kind else {
                return nil
            }
            return "\(path).\(name)"
        }
    }

    /// The faults so far.
    package var faults: [Fault] {
        messages.compactMap { if case .fault(let fault) = $0 { fault } else { nil } }
    }

    /// The paths on the page stack, as the last route told.
    package var stack: [String] { outbox.view.stack }

    /// The tree of the page on top, as indented markup.
    package var tree: String { outbox.view.printedTop }
}

extension Value {
    /// A short text for comparing.
    package var shown: String {
        switch self {
        case .undefined: "undefined"
        case .null: "null"
        case .bool(let flag): "\(flag)"
        case .number(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
        case .string(let text): text
        case .array(let list): "[" + list.map(\.shown).joined(separator: ",") + "]"
        case .object(let members): "{" + members.map { "\($0.key):\($0.value.shown)" }.joined(separator: ",") + "}"
        case .date(let time): "Date(\(time))"
        case .binary(let bytes): "bytes\(bytes)"
        case .opaque: "opaque"
        }
    }
}
