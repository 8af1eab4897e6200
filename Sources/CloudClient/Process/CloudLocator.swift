import NIOCore
import Synchronization

/// Knows where the cloud of this data folder answers, and starts it when it is first asked for. Calls at once share one start.
package final class CloudLocator: Sendable {
    private struct State {
        var start: Task<CloudEndpoint, any Error>?
    }

    private let state = Mutex(State())
    private let find: @Sendable () async throws -> CloudEndpoint
    private let ownExecutor: (any TaskExecutor)?
    /// The network's threads start when they are first asked for.
    private var executor: any TaskExecutor { ownExecutor ?? LoopExecutor(WebClient.loops.next()) }

    /// - Parameters:
    ///   - executor: runs the search; nil is the network's threads.
    ///   - find: finds the cloud or starts it. Called again after `lost`.
    package init(
        executor: (any TaskExecutor)? = nil, find: @escaping @Sendable () async throws -> CloudEndpoint
    ) {
        ownExecutor = executor
        self.find = find
    }

    /// A cloud that somebody else runs.
    package convenience init(_ endpoint: CloudEndpoint) { self.init { endpoint } }

    /// Where the cloud answers; it is started if it does not run.
    /// - Throws: `CloudError`.
    package func endpoint() async throws -> CloudEndpoint {
        let task = state.withLock { state in
            if let start = state.start { return start }
            let find = find
            let start = Task(executorPreference: executor) { try await find() }
            state.start = start
            return start
        }
        do {
            return try await task.value
        } catch {
            // The next call tries anew.
            state.withLock { if $0.start == task { $0.start = nil } }
            throw error
        }
    }

    /// Where the cloud answers, for callers that are no tasks; `answer` is called on a thread of the network's.
    package func find(_ answer: @escaping @Sendable (Result<CloudEndpoint, CloudError>) -> Void) {
        Task(executorPreference: executor) {
            do {
                answer(.success(try await self.endpoint()))
            } catch let error as CloudError {
                answer(.failure(error))
            } catch {
                answer(.failure(.notStarted("\(error)")))
            }
        }
    }

    /// What is known to run is looked for anew by the next call.
    package func forget() { state.withLock { $0.start = nil } }

    /// Nobody answers at an endpoint any more: the next call looks again, and starts the cloud if need be.
    package func lost(_ endpoint: CloudEndpoint) async {
        guard let task = state.withLock({ $0.start }), case .success(endpoint) = await task.result
        else { return }
        state.withLock { if $0.start == task { $0.start = nil } }
    }
}
