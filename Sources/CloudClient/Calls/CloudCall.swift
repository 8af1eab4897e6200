package import Values

/// One call of the cloud: what is asked, as data.
package struct CloudCall: Sendable {
    /// What part of the cloud is asked.
    package enum Service: String, Sendable {
        case database
        case functions
        case storage
        /// What an app's folder brings: rules and first documents.
        case app
        /// What an app's folder brings of functions.
        case functionBundle = "functions/bundle"
        /// Which collections an app has, for the developer tools.
        case collections
    }

    package var service: Service
    package var body: ValueObject
    /// Whether the call is the owner's, who needs no user.
    package var isOwners: Bool

    package init(_ service: Service, _ body: ValueObject, isOwners: Bool = false) {
        self.service = service
        self.body = body
        self.isOwners = isOwners
    }
}

/// The answer to a call.
package struct CloudAnswer: Sendable {
    package var result: ValueObject
    /// What a rule decided about the call, if one was asked: see `RuleDecision` of the server.
    package var decision: Value?
    /// What a function wrote to its console: `{level, text}` each.
    package var logs: [Value]

    package init(result: ValueObject, decision: Value? = nil, logs: [Value] = []) {
        self.result = result
        self.decision = decision
        self.logs = logs
    }
}

/// Why a call failed.
package struct CloudCallError: Error, Sendable, Equatable {
    /// The official error code.
    package var code: Int
    /// What is said beside the code's own text.
    package var message: String
    /// What a rule decided, if that is why.
    package var decision: Value?
    /// What a function wrote to its console before it failed.
    package var logs: [Value]

    package init(_ code: Int, _ message: String, decision: Value? = nil, logs: [Value] = []) {
        self.code = code
        self.message = message
        self.decision = decision
        self.logs = logs
    }

    /// Nobody answers, or not in time.
    package static func network(_ reason: String) -> CloudCallError { CloudCallError(-601003, reason) }
}

/// Carries calls to a cloud. Tests and headless runs have their own.
package protocol CloudTransport: Sendable {
    /// Runs what is done with it.
    var executor: LoopExecutor { get }
    /// Makes a call. A call that changes something carries a request id, and is sent again until it is answered or time is up.
    func send(_ call: CloudCall) async throws(CloudCallError) -> CloudAnswer
    /// Opens the connection on which watches hear of changes. `receive` is called later, never from within this call.
    func openWatches(_ receive: @escaping @Sendable (WatchSocketEvent) -> Void) -> any WatchSocket
    /// Carries content to the cloud or from it; the file's id for an upload.
    func carry(
        _ transfer: CloudTransfer, stop: TransferStop, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void
    ) async throws(CloudCallError) -> String
}

/// The connection on which watches hear of changes; it comes back by itself when it is lost.
package protocol WatchSocket: Sendable {
    /// Sends a frame; it is dropped while there is no connection.
    func send(_ frame: Value)
    /// Cuts the connection without a word, as a bad network does; it comes back by itself.
    func drop()
    /// Ends the connection for good.
    func close()
}

/// What happens on that connection.
package enum WatchSocketEvent: Sendable {
    /// It is there, for the first time or again: watches must be asked for anew.
    case opened
    case frame(Value)
    /// It was lost, and is tried again.
    case lost
    /// The server refuses it.
    case refused(CloudCallError)
}
