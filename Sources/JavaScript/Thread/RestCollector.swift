import CJavaScriptCore

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
    /// process, have no timers for it, and no thread looks ten times a second for memory to give back.
    package static func takeOver() {
        JSDisableGCTimer()
        // bmalloc::api::disableScavenger()
        if let symbol = engine_symbol("_ZN7bmalloc3api16disableScavengerEv") {
            unsafeBitCast(symbol, to: (@convention(c) () -> Void).self)()
        }
    }

    /// Gives the memory back to the system that no machine uses any more.
    package static func giveBack() {
        // bmalloc::api::scavenge()
        if let symbol = engine_symbol("_ZN7bmalloc3api8scavengeEv") {
            unsafeBitCast(symbol, to: (@convention(c) () -> Void).self)()
        }
    }
}
