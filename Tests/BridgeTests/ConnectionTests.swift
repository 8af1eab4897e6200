import Dispatch
import Glibc
import Testing
import Values

@testable import Bridge

@Suite struct ConnectionTests {
    /// Both ends, over sockets.
    private func pair(droppableLimit: Int = 1000) throws -> (shell: ShellConnection, app: AppConnection) {
        let toApp = try SystemCall.pair()
        let toShell = try SystemCall.pair()
        return (
            try ShellConnection(input: toShell.reading, output: toApp.writing),
            try AppConnection(input: toApp.reading, output: toShell.writing, droppableLimit: droppableLimit)
        )
    }

    @Test func `messages of both directions arrive in their order`() throws {
        let (shell, app) = try pair()
        let atShell = Collector<AppMessage>()
        let atApp = Collector<ShellMessage>()
        let sent = (0..<20).flatMap { appMessages(seed: UInt64($0)) }
        for message in sent.prefix(10) { app.send(message) }
        try atShell.start(shell)
        try atApp.start(app)
        for message in sent.dropFirst(10) { app.send(message) }
        for id in 0..<1000 { shell.send(.ping(UInt64(id))) }
        #expect(atShell.wait(sent.count) && atApp.wait(1000))
        #expect(try texts(atShell.all) == texts(sent))
        #expect(try texts(atApp.all) == texts((0..<1000).map { ShellMessage.ping(UInt64($0)) }))
        shell.close()
        #expect(atShell.waitForEnd() && atApp.waitForEnd())
        #expect(atShell.allEnds == [.closed])
        #expect(atApp.allEnds == [.peerClosed])
    }

    @Test func `sending does not wait for a peer that does not read, and records are dropped`() throws {
        let (shell, app) = try pair(droppableLimit: 100)
        let atApp = Collector<ShellMessage>()
        try atApp.start(app)
        let text = String(repeating: "x", count: 10_000)
        for _ in 0..<2000 {
            app.send(.record(Record(kind: .console(level: "log", arguments: [.string(text)]), time: 0, source: nil)))
        }
        // Not droppable, so all of them arrive; 5 MB do not fit into any buffer between the two.
        for id in 0..<500 { app.send(.fault(Fault(kind: .file, message: "\(id)" + text, source: nil, page: nil))) }
        #expect(!app.flush(milliseconds: 1))
        let atShell = Collector<AppMessage>()
        try atShell.start(shell)
        #expect(app.flush(milliseconds: 20_000))
        app.close()
        #expect(atShell.waitForEnd())
        let kinds = atShell.all.map { AppMessage.name(of: $0.kind) }
        #expect(kinds.count { $0 == "fault" } == 500)
        #expect(kinds.count { $0 == "record" } < 1000)
        let dropped = atShell.all.compactMap { message -> Double? in
            guard case .record(let record) = message, case .other("dropped", .number(let count)) = record.kind else {
                return nil
            }
            return count
        }
        let kept = kinds.count { $0 == "record" } - dropped.count
        #expect(dropped.reduce(0, +) + Double(kept) == 2000)
    }

    @Test func `a peer that goes away is reported once, after its last words`() throws {
        let (shell, app) = try pair()
        let atApp = Collector<ShellMessage>()
        let atShell = Collector<AppMessage>()
        try atApp.start(app)
        for id in 0..<100 { app.send(.pong(UInt64(id))) }
        #expect(app.flush(milliseconds: 20_000))
        app.close()
        #expect(atApp.waitForEnd())
        // The shell writes into a closed socket before it has read a word.
        for id in 0..<100 { shell.send(.ping(UInt64(id))) }
        try atShell.start(shell)
        #expect(atShell.waitForEnd())
        #expect(atShell.all.count == 100)
        shell.send(.quit)
        #expect(!shell.flush(milliseconds: 1000))
        #expect(atShell.allEnds == [.peerClosed])
    }

    @Test func `broken data ends the connection with its reason`() throws {
        let toShell = try SystemCall.pair()
        let toApp = try SystemCall.pair()
        defer { close(toApp.reading) }
        let shell = try ShellConnection(input: toShell.reading, output: toApp.writing)
        let atShell = Collector<AppMessage>()
        try atShell.start(shell)
        #expect(write(toShell.writing, "print!\n", 7) == 7)
        #expect(atShell.waitForEnd())
        #expect(atShell.allEnds == [.failed(.frameTooLarge(0x6E69_7270))])
        close(toShell.writing)
    }

    @Test func `letting go of a connection closes it`() throws {
        let atApp = Collector<ShellMessage>()
        let toApp = try SystemCall.pair()
        let toShell = try SystemCall.pair()
        let app = try AppConnection(input: toApp.reading, output: toShell.writing)
        try atApp.start(app)
        do {
            let shell = try ShellConnection(input: toShell.reading, output: toApp.writing)
            shell.send(.ping(1))
            try shell.start(deliver: { _ in }, ended: { _ in })
            #expect(shell.flush(milliseconds: 20_000))
        }
        #expect(atApp.waitForEnd())
        #expect(atApp.all.count == 1)
    }

    @Test(arguments: [false, true]) func `the Bridge in memory keeps the order of each side`(throughCodec: Bool) throws
    {
        let bridge = InMemoryBridge(throughCodec: throughCodec, now: { 0 })
        let sent = appMessages(seed: 31)
        for message in sent { bridge.send(message) }
        bridge.send(ShellMessage.ping(1))
        bridge.send(ShellMessage.quit)
        #expect(!bridge.isIdle)
        #expect(try texts(bridge.takeForShell()) == texts(sent))
        #expect(try texts(bridge.takeForApp()) == texts([ShellMessage.ping(1), .quit]))
        #expect(bridge.isIdle && bridge.failure == nil)
        #expect(bridge.takeForShell().isEmpty)
    }
}
