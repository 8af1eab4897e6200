import Synchronization

/// Content on its way to the cloud or from it, piece by piece.
package enum CloudTransfer: Sendable {
    /// Puts content at a path of an environment; nil is the mini-program's own.
    case upload(
        path: String, env: String?, length: Int, read: @Sendable (_ offset: Int, _ count: Int) throws -> [UInt8])
    /// Gets the content of a file; `write` takes each piece.
    case download(fileID: String, write: @Sendable (_ offset: Int, _ bytes: [UInt8]) throws -> Void)
}

/// Ends a transfer early. Safe from any thread.
package final class TransferStop: Sendable {
    private struct State {
        var isStopped = false
        var exchange: WebExchange?
    }

    private let state = Mutex(State())

    package init() {}

    /// Ends it; nothing of it is waited for.
    package func stop() {
        let exchange = state.withLock { state in
            state.isStopped = true
            return state.exchange
        }
        exchange?.cancel()
    }

    /// Whether it was ended.
    var isStopped: Bool { state.withLock { $0.isStopped } }

    func hold(_ exchange: WebExchange) {
        let isStopped = state.withLock { state in
            state.exchange = exchange
            return state.isStopped
        }
        if isStopped { exchange.cancel() }
    }

    func proceed() { state.withLock { $0.exchange }?.proceed() }
}

extension CloudTransport {
    /// Carries content; the file's id for an upload.
    package func carry(
        _ transfer: CloudTransfer, stop: TransferStop, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void
    ) async throws(CloudCallError) -> String {
        throw CloudCallError(-501001, "files are not carried here")
    }
}
