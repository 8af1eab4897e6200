import AppService
import Bridge
import Foundation
import Headless
import HostAPI
import JavaScript
import MiniProgram
import Synchronization

/// The app process: one mini-program's logic thread, and the Bridge to the shell over what were standard input and output.
final class AppHost: Sendable {
    private let connection: AppConnection
    private let isStarted = Atomic<Bool>(false)

    /// Serves a mini-program until the shell is gone or the app ends.
    static func serve(_ start: AppStart) throws(Failure) -> Never {
        do {
            try AppHost().run(start)
        } catch let error as Failure {
            throw error
        } catch {
            throw Failure(.missing, (error as? BridgeError)?.userMessage ?? "\(error)")
        }
    }

    private init() throws(BridgeError) {
        let streams = try StandardStreams.takeOver()
        connection = try AppConnection(input: streams.input, output: streams.output)
    }

    private func run(_ start: AppStart) throws -> Never {
        let connection = connection
        let monitor = Mutex<BusyMonitor?>(nil)
        let gate = AnswerGate()
        let parts = Handover<AppAssembly.Parts>()
        let thread = LogicThread(
            onWork: { _ in monitor.withLock { $0 }?.workBegan() },
            {
                // The engine takes as long to start as all else before the program's first line: it does so beside it.
                let machine = VirtualMachine(limits: .ownProcess)
                let service = AppAssembly.make(parts.take(), machine: machine) { message in
                    connection.send(message)
                    if case .exit = message { Self.leave(connection) }
                }
                service.awaitAnswer = { id, ask in gate.wait(for: id, ask) }
                return service
            })
        monitor.withLock {
            $0 = BusyMonitor(busyTime: { thread.busyTime }) { connection.send(.busy(milliseconds: $0)) }
        }
        try connection.start(
            deliver: { messages in
                let messages = gate.pass(messages)
                thread.post { service in
                    for message in messages { self.deliver(message, to: service) }
                }
            },
            ended: { _ in exit(0) })
        // An unreadable folder is an empty program, which says itself what is missing.
        let source: any ProgramSource = FolderSource(path: start.root) ?? MemorySource([:], identity: start.root)
        let options = try start.options(ProcessInfo.processInfo.environment)
        parts.give(AppAssembly.Parts(MiniProgram.load(source), options))
        while true { pause() }
    }

    /// The app starts when it knows its device.
    private func deliver(_ message: ShellMessage, to service: AppService) {
        service.receive(message)
        guard case .device = message else { return }
        if isStarted.compareExchange(expected: false, desired: true, ordering: .relaxed).exchanged { service.start() }
    }

    private static func leave(_ connection: AppConnection) -> Never {
        connection.flush(milliseconds: 500)
        exit(0)
    }
}
