import CJavaScriptCore
import Glibc

/// Collects garbage while a thread rests: once, a moment after work that may have made some, and not again before more
/// work is done. The engine's own timers would wake an idle process for half a minute.
///
/// Pure but for `collect`: it is told how long work took and what time it is, in milliseconds.
package struct RestCollector {
    /// How long nothing must happen before it collects.
    package static let quiet = 300.0
    /// After how much work it is worth its while.
    package static let leastWork = 20.0
    /// How much longer than a collection the work before the next one must take, so that collecting stays cheap.
    static let share = 5.0

    private var work = 0.0
    private var lastWork = 0.0
    private var lastCost = 0.0

    package init() {}

    /// Some work has been done.
    package mutating func worked(for milliseconds: Double, until now: Double) {
        work += max(0, milliseconds)
        lastWork = now
    }

    /// When it is time to collect, if nothing happens before; nil if it is not worth it.
    package var deadline: Double? { work >= max(Self.leastWork, lastCost * Self.share) ? lastWork + Self.quiet : nil }

    /// A collection took so long.
    package mutating func collected(in milliseconds: Double) {
        lastCost = max(0, milliseconds)
        work = 0
    }

    /// Takes collecting at rest out of the hands of the engine: machines that are made from here on, anywhere in the
    /// process, have no timers for it.
    package static func takeOver() { JSDisableGCTimer() }

    /// Gives the memory back to the system that no machine uses any more, and ends the engine's own look for it ten times
    /// a second.
    package static func giveBack() {
        var thread: pthread_t = 0
        // The engine's thread ends with its next look, which the caller need not wait for.
        let status = pthread_create(
            &thread, nil,
            { _ in
                // bmalloc::api::disableScavenger(), bmalloc::api::scavenge()
                for name in ["_ZN7bmalloc3api16disableScavengerEv", "_ZN7bmalloc3api8scavengeEv"] {
                    guard let symbol = engine_symbol(name) else { continue }
                    unsafeBitCast(symbol, to: (@convention(c) () -> Void).self)()
                }
                return nil
            }, nil)
        if status == 0 { pthread_detach(thread) }
    }
}
