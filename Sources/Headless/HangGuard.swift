import Dispatch
import Foundation
import Synchronization

/// Ends a headless run whose app never comes to rest: a promise chain without an end cannot be stopped from inside.
package final class HangGuard: Sendable {
    package static let shared = HangGuard()
    /// How long an app may take before it rests, in seconds.
    static let patience = 30

    private let rests = Atomic<UInt64>(0)

    /// Starts to look. For a process that does nothing but run one app: it is ended as a whole.
    package func start() { look(at: rests.load(ordering: .relaxed)) }

    /// Says that everything is still.
    func rest() { rests.add(1, ordering: .relaxed) }

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
