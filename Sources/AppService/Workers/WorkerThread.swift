import Dispatch
import Glibc
import JavaScript
import MiniProgram
import Synchronization
import Values

/// The thread on which one worker lives. It ends when it is told to, or when nobody holds its handle any more.
final class WorkerThread: Sendable {
    private enum Order: Sendable {
        case message(Value)
        case end
    }

    private let orders = Mutex<[Order]>([])
    private let arrival = DispatchSemaphore(value: 0)

    /// Starts the thread, which runs the script at once.
    init(
        _ source: any ProgramSource, path: String, limits: Watchdog.Limits,
        tell: @escaping @Sendable (WorkerNews) -> Void
    ) {
        LogicThread.start { [self] in
            run(WorkerMachine(source: source, limits: limits, now: Self.milliseconds, tell: tell), path, tell)
        }
    }

    /// Hands the worker a message.
    func post(_ message: Value) { add(.message(message)) }

    /// Ends the worker behind what it was handed.
    func end() { add(.end) }

    private func add(_ order: Order) {
        orders.withLock { $0.append(order) }
        arrival.signal()
    }

    private func run(_ machine: WorkerMachine, _ path: String, _ tell: (WorkerNews) -> Void) {
        machine.start(path)
        var done = 1
        tell(.rests(after: done))
        while true {
            let wait = machine.nextDeadline.map { max(0, $0 - Self.milliseconds()) }
            if let wait {
                _ = arrival.wait(timeout: .now() + .microseconds(Int(min(wait, 1e9) * 1_000)))
            } else {
                arrival.wait()
            }
            machine.runTimers()
            for order in orders.withLock({ orders in
                defer { orders = [] }
                return orders
            }) {
                guard case .message(let message) = order else { return }
                machine.receive(message)
                done += 1
                tell(.rests(after: done))
            }
        }
    }

    private static func milliseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1e6
    }
}
