package import NIOCore

/// The server's time: the machine's, or a virtual one in headless runs.
package struct ServerClock: Sendable {
    /// Milliseconds since 1970.
    package var now: @Sendable () -> Double
    /// Waits for so many milliseconds; ends early with an error if the task is cancelled or the clock stops.
    package var sleep: @Sendable (_ milliseconds: Double, any EventLoop) async throws -> Void

    package init(
        now: @escaping @Sendable () -> Double,
        sleep: @escaping @Sendable (_ milliseconds: Double, any EventLoop) async throws -> Void
    ) {
        self.now = now
        self.sleep = sleep
    }

    /// The machine's clock.
    package static let real = ServerClock(
        now: {
            let time = SystemTime.now
            return Double(time.seconds) * 1000 + Double(time.nanoseconds / 1_000_000)
        },
        sleep: { milliseconds, loop in
            let timer = loop.scheduleTask(in: .nanoseconds(Int64(max(0, min(milliseconds, 1e9)) * 1e6))) {}
            try await withTaskCancellationHandler {
                try await timer.futureResult.get()
            } onCancel: {
                timer.cancel()
            }
        })
}
