import CloudClient
import Dispatch
import NIOPosix
import Synchronization

/// Waits on a thread for what tasks do, for commands that have nothing else to do.
package enum Waiting {
    /// Runs work on the server's event loops, and waits.
    package static func wait<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) throws -> Result {
        let done = DispatchSemaphore(value: 0)
        let result = Mutex<Swift.Result<Result, any Error>?>(nil)
        let executor = LoopExecutor(MultiThreadedEventLoopGroup.singleton.next())
        Task(executorPreference: executor) {
            do {
                let value = try await body()
                result.withLock { $0 = .success(value) }
            } catch {
                result.withLock { $0 = .failure(error) }
            }
            done.signal()
        }
        done.wait()
        guard let result = result.withLock({ $0 }) else { preconditionFailure("the task has signalled its end") }
        return try result.get()
    }
}
