import AppService
import Dispatch
import Synchronization

/// Tells the shell when the logic thread is at one piece of work for long. It looks only while there is work: `workBegan`
/// wakes it, and it goes back to sleep when it finds the thread at rest.
final class BusyMonitor: Sendable {
    /// After how long work is reported, in milliseconds.
    static let threshold = 100

    private let queue = DispatchQueue(label: "termina.busy")
    private let isLooking = Atomic<Bool>(false)
    private let busyTime: @Sendable () -> Duration?
    private let report: @Sendable (Int) -> Void

    init(busyTime: @escaping @Sendable () -> Duration?, report: @escaping @Sendable (_ milliseconds: Int) -> Void) {
        self.busyTime = busyTime
        self.report = report
    }

    /// Work begins; cheap when the monitor looks already.
    func workBegan() {
        guard isLooking.compareExchange(expected: false, desired: true, ordering: .relaxed).exchanged else { return }
        look()
    }

    private func look() {
        queue.asyncAfter(deadline: .now() + .milliseconds(Self.threshold)) { [self] in
            guard let time = busyTime() else {
                isLooking.store(false, ordering: .relaxed)
                return
            }
            let milliseconds = Int(time / .milliseconds(1))
            if milliseconds >= Self.threshold { report(milliseconds) }
            look()
        }
    }
}
