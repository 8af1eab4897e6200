import CJavaScriptCore
import Glibc

/// The GLib loop of one thread, in which the engine's own timers (idle garbage collection, finalizers) run. An idle
/// loop wakes for nothing.
package final class EventLoop: @unchecked Sendable {
    // Unchecked: the context is only iterated on the thread that entered the loop; waking it is safe from any.
    private let context: OpaquePointer?

    /// Makes a loop; `enter` starts it on a thread. Its context is never given back: the engine, which is one for the
    /// whole process, goes on waking the loops of the threads that it has met.
    package init() { context = g_main_context_new() }

    /// Makes this the loop of the current thread. Machines made from here on belong to it.
    package func enter() {
        g_main_context_push_thread_default(context)
        Self.prepareEngine
    }

    /// Makes the loop of the first thread that comes here the engine's main loop, for which that thread must live as long as
    /// the process. The engine's C interface does not, and a minute
    /// later the first collection at rest, which looks for a lack of memory by way of that loop, would crash. An engine
    /// without that function does not collect at rest.
    private static let prepareEngine: Void = {
        // WTF::initializeMainThread()
        if let symbol = engine_symbol("_ZN3WTF20initializeMainThreadEv") {
            unsafeBitCast(symbol, to: (@convention(c) () -> Void).self)()
        } else {
            JSDisableGCTimer()
        }
    }()

    /// Ends the stay of the current thread.
    package func leave() { g_main_context_pop_thread_default(context) }

    /// Runs what is due; with `milliseconds` it first waits for something, at most that long (nil is for ever).
    package func iterate(waitingAtMost milliseconds: Double?) {
        guard let milliseconds else {
            g_main_context_iteration(context, 1)
            return
        }
        guard milliseconds > 0 else {
            g_main_context_iteration(context, 0)
            return
        }
        let source = g_timeout_source_new(UInt32(min(milliseconds.rounded(.up), 86_400_000)))
        g_source_set_callback(source, { _ in 0 }, nil, nil)
        g_source_attach(source, context)
        g_main_context_iteration(context, 1)
        g_source_destroy(source)
        g_source_unref(source)
    }

    /// Ends the wait. Safe from any thread.
    package func wake() { g_main_context_wakeup(context) }
}
