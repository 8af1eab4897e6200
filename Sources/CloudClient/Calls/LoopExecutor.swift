package import NIOCore

/// Runs tasks on an event loop, so that Swift's own pool, which wakes once a second for ever when it has been used, is never
/// started.
package final class LoopExecutor: TaskExecutor {
    /// The loop.
    package let loop: any EventLoop

    package init(_ loop: any EventLoop) { self.loop = loop }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Runs work on the loop.
    package func run(_ work: @escaping @Sendable () async -> Void) {
        Task(executorPreference: self) { await work() }
    }

    /// Waits.
    package func sleep(milliseconds: Int64) async throws {
        try await loop.scheduleTask(in: .milliseconds(milliseconds)) {}.futureResult.get()
    }
}
