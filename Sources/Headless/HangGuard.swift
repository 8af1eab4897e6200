import Dispatch
import Foundation
import Synchronization

/// Ends a headless run whose app never comes to rest: a promise chain without an end cannot be stopped from inside.
final class HangGuard: Sendable {
    static let shared = HangGuard()
    /// How long an app may take before it rests, in seconds.
    static let patience = 30

    private let rests = Atomic<UInt64>(0)
    private let isRunning = Atomic<Bool>(false)

    /// Says that everything is still; the first call starts the guard.
    func rest() {
        rests.add(1, ordering: .relaxed)
        if isRunning.compareExchange(expected: false, desired: true, ordering: .relaxed).exchanged { look(at: 0) }
    }

    private func look(at last: UInt64) {
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(Self.patience)) { [self] in
            let now = rests.load(ordering: .relaxed)
            if now == last {
                let patience = Self.patience
                let line =
                    "termina: the mini-program did not come to rest within \(patience) s; is it in an endless loop?"
                FileHandle.standardError.write(Data((line + "\n").utf8))
                _exit(1)
            }
            look(at: now)
        }
    }
}
