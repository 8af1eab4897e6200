import Dispatch
import Foundation
import Synchronization

/// Ends a headless run whose app never comes to rest: a promise chain without an end cannot be stopped from inside.
package final class HangGuard: Sendable {
    package static let shared = HangGuard()
    /// How much longer than real work may hold the clock an app may take before it rests.
    package static let grace = Duration.seconds(20)

    private let rests = Atomic<UInt64>(0)

    /// Starts to look. For a process that does nothing but run one app: it is ended as a whole.
    /// - Parameter patience: how long an app may take before it rests.
    package func start(patience: Duration) { look(at: rests.load(ordering: .relaxed), patience) }

    /// Says that everything is still.
    func rest() { rests.add(1, ordering: .relaxed) }

    private func look(at last: UInt64, _ patience: Duration) {
        DispatchQueue.global().asyncAfter(deadline: .now() + patience / .seconds(1)) { [self] in
            let now = rests.load(ordering: .relaxed)
            if now == last {
                let seconds = Int(patience / .seconds(1))
                let line =
                    "termina: the mini-program did not come to rest within \(seconds) s; is it in an endless loop?"
                FileHandle.standardError.write(Data((line + "\n").utf8))
                _exit(1)
            }
            look(at: now, patience)
        }
    }
}
