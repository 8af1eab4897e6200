import Glibc

/// A thread that waits for input or output. Signals go elsewhere: it blocks all but those of its own crashes, SIGPIPE too, so
/// that a write to a closed pipe is an error and nothing more.
enum IOThread {
    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Starts a thread that runs this and ends.
    static func start(_ body: @escaping @Sendable () -> Void) throws(BridgeError) {
        var thread = pthread_t()
        let work = Unmanaged.passRetained(Work(body))
        let result = pthread_create(
            &thread, nil,
            { pointer in
                IOThread.blockSignals()
                if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body() }
                return nil
            }, work.toOpaque())
        guard result == 0 else {
            work.release()
            throw BridgeError.system(call: "pthread_create", number: result)
        }
        pthread_detach(thread)
    }

    private static func blockSignals() {
        var signals = sigset_t()
        sigfillset(&signals)
        for signal in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS] { sigdelset(&signals, signal) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
