import NIOCore

/// Runs a connection's tasks on its own event loop, so that nothing hops between threads and Swift's own pool, which wakes
/// once a second for ever when it has been used, is never started.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
