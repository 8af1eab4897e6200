import Bridge
import Testing
import Values

@testable import Shell

/// How the app's messages come in while there are more of them than can be shown.
@MainActor
struct AppInboxTests {
    /// A thread whose time passes with each portion, and which does what is due when the test says so.
    private final class World {
        var now = 0.0
        var due: [@MainActor () -> Void] = []
        var portions: [[AppMessage]] = []
        var ends: [AppEnd] = []
        /// What a portion costs.
        var cost = 0.0

        @MainActor func runDue() {
            let work = due
            due = []
            for item in work { item() }
        }

        @MainActor func runAll() { while !due.isEmpty { runDue() } }
    }

    private let world = World()

    private func inbox(opened: Bool = true) -> AppInbox {
        let world = world
        let inbox = AppInbox(.init(now: { world.now }, later: { world.due.append($0) }))
        if opened { open(inbox) }
        return inbox
    }

    private func open(_ inbox: AppInbox) {
        let world = world
        inbox.open(
            {
                world.portions.append($0)
                world.now += world.cost
            }, { world.ends.append($0) })
        world.runAll()
    }

    private func line(_ number: Int) -> AppMessage {
        .record(
            Record(
                kind: .console(level: "log", arguments: [.number(Double(number))]), time: Double(number), source: nil))
    }

    /// What was handed on: the number of a line, nil for anything else.
    private var heard: [Int?] {
        world.portions.joined().map { message in
            guard case .record(let record) = message, case .console(_, let arguments) = record.kind else { return nil }
            return Int(arguments.first?.toNumber() ?? -1)
        }
    }

    @Test func `What comes is handed on in order, at once while there is little`() {
        let inbox = inbox()
        inbox.take([line(1), .pong(7), line(2)])
        #expect(heard == [1, nil, 2])
        #expect(world.due.isEmpty)
    }

    @Test func `A flood is taken in slices, with other work between`() {
        world.cost = 2
        let inbox = inbox()
        inbox.take((0..<1_000).map(line))
        #expect(world.portions.map(\.count) == [128, 128, 128])
        #expect(world.due.count == 1)
        inbox.take([line(1_000)])
        #expect(world.portions.count == 3, "what comes meanwhile waits behind")
        world.runAll()
        #expect(heard == Array(0...1_000))
    }

    @Test func `The end is told behind all that was said`() {
        world.cost = 10
        let inbox = inbox()
        inbox.take((0..<300).map(line))
        inbox.finish(.exited(1))
        #expect(world.ends.isEmpty)
        world.runAll()
        #expect(heard == Array(0..<300))
        #expect(world.ends == [.exited(1)])
    }

    @Test func `What comes before somebody listens waits`() {
        let inbox = inbox(opened: false)
        inbox.take([line(1)])
        inbox.finish(.notStarted("no"))
        #expect(world.portions.isEmpty)
        open(inbox)
        #expect(heard == [1])
        #expect(world.ends == [.notStarted("no")])
    }

    @Test func `Once closed nothing is heard`() {
        world.cost = 10
        let inbox = inbox()
        inbox.take((0..<300).map(line))
        inbox.close()
        inbox.take([line(300)])
        inbox.finish(.exited(0))
        world.runAll()
        #expect(heard == Array(0..<128))
        #expect(world.ends.isEmpty)
    }
}
