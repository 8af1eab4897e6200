package import NIOCore
import Values

/// Carries calls to the cloud of this machine over HTTP. A cloud that has gone is looked for again, which starts it; calls whose
/// repetition does no harm are sent again, with the same request id.
package final class CloudConnection: CloudTransport {
    /// How long a call is tried again, and how long one try may take.
    package struct Patience: Sendable {
        package var milliseconds: Int64 = 10_000
        package var callMilliseconds: Int64 = 30_000
        /// The first pause; each is longer than the one before, up to a second.
        package var firstPause: Int64 = 20

        package init() {}
    }

    private let locator: CloudLocator
    private let identity: Identity
    let client: WebClient
    private let patience: Patience
    private let sessions = CloudSessionBox()
    /// Runs what this connection does.
    package let executor: LoopExecutor

    /// Whose calls they are.
    package enum Identity: Sendable {
        /// A user of this machine, who is signed in when it is first needed.
        case user(CloudUser)
        /// Whoever this token names.
        case token(String)
    }

    package init(
        _ locator: CloudLocator, as identity: Identity, client: WebClient = .shared, loop: (any EventLoop)? = nil,
        patience: Patience = Patience()
    ) {
        self.locator = locator
        self.identity = identity
        self.client = client
        self.patience = patience
        executor = LoopExecutor(loop ?? WebClient.loops.next())
    }

    package func send(_ call: CloudCall) async throws(CloudCallError) -> CloudAnswer {
        let end = NIODeadline.now() + .milliseconds(patience.milliseconds)
        var pause = patience.firstPause
        while true {
            switch await attempt(call) {
            case .answered(let result): return try result.get()
            case .renew where NIODeadline.now() < end: continue
            case .renew: throw CloudCallError(-601010, "the cloud does not take this user's token")
            case .failed(let reason, let mayRepeat):
                guard mayRepeat, NIODeadline.now() + .milliseconds(pause) < end else { throw .network(reason) }
                await wait(pause)
                pause = min(pause * 2, 1000)
            }
        }
    }

    package func openWatches(_ receive: @escaping @Sendable (WatchSocketEvent) -> Void) -> any WatchSocket {
        let socket = CloudWatchSocket(self, executor: executor, receive: receive)
        socket.start()
        return socket
    }

    /// What became of one try.
    private enum Attempt {
        case answered(Result<CloudAnswer, CloudCallError>)
        /// The token is not taken any more.
        case renew
        case failed(String, mayRepeat: Bool)
    }

    private func attempt(_ call: CloudCall) async -> Attempt {
        let endpoint: CloudEndpoint
        var headers: [(name: String, value: String)] = []
        var token: String?
        do {
            endpoint = try await locator.endpoint()
            if call.isOwners {
                headers.append(("X-Termina-Key", endpoint.key))
            } else {
                let session = try await session(at: endpoint)
                token = session.token
                headers.append(("Authorization", "Bearer \(session.token)"))
            }
        } catch let error as CloudError {
            return .failed(error.userMessage, mayRepeat: false)
        } catch let failure as PostFailure {
            if failure.isGone { await locator.lost(failure.endpoint) }
            return .failed("\(failure.reason)", mayRepeat: failure.isGone)
        } catch {
            return .failed("\(error)", mayRepeat: false)
        }
        do throws(PostFailure) {
            let body = ExtendedJSON.bytes(.object(call.body))
            let answer = try await post("/cloud/\(call.service.rawValue)", body, headers, to: endpoint)
            return read(answer, token)
        } catch {
            if error.isGone { await locator.lost(endpoint) }
            // A function may have run before the connection broke.
            return .failed(error.reason, mayRepeat: error.isGone && (call.service != .functions || !error.wasSent))
        }
    }

    private func read(_ answer: PostAnswer, _ token: String?) -> Attempt {
        let value: Value
        do throws(JSONError) {
            value = try ExtendedJSON.parse(answer.bytes)
        } catch {
            return .answered(.failure(CloudCallError(-501001, "the cloud answered no JSON: \(error)")))
        }
        let decision = value.member("decision")
        let logs: [Value] = if case .array(let logs) = value.member("logs") { logs } else { [] }
        if case .object(let result) = value.member("result") {
            return .answered(
                .success(
                    CloudAnswer(result: result, decision: decision.isNullish ? .none : decision, logs: logs)))
        }
        let error = value.member("error")
        if case .number(let code) = error.member("code") {
            return .answered(
                .failure(
                    CloudCallError(
                        Int(exactly: code) ?? -1, error.member("message").toString(),
                        decision: decision.isNullish ? .none : decision, logs: logs)))
        }
        if value.member("code") == 401, let token {
            sessions.drop(token)
            return .renew
        }
        if answer.status == 429 || answer.status == 503 {
            return .failed("the cloud is busy", mayRepeat: true)
        }
        return .answered(.failure(CloudCallError(-501001, value.member("message").toString())))
    }

    private func wait(_ milliseconds: Int64) async {
        do {
            try await executor.sleep(milliseconds: milliseconds)
        } catch {
            // Only a loop that is shut down ends a pause early; the next try fails then.
        }
    }

    // MARK: For the socket

    /// Where the cloud answers, and the user's token there.
    func access() async throws -> CloudSession { try await session(at: try await locator.endpoint()) }

    /// Whatever is known of where the cloud answers may be wrong.
    func forget() { locator.forget() }

    /// Nobody answers there any more.
    func lost(_ endpoint: CloudEndpoint) async { await locator.lost(endpoint) }

    /// The cloud does not take a token.
    func drop(_ token: String) { sessions.drop(token) }

    private func session(at endpoint: CloudEndpoint) async throws -> CloudSession {
        if let known = sessions.session(at: endpoint) { return known }
        let user: CloudUser
        switch identity {
        case .token(let token): return CloudSession(endpoint: endpoint, token: token)
        case .user(let known): user = known
        }
        // As wx.login does it, whose code a server of one's own exchanges.
        let code = try await ask(
            "/termina/code", ["appid": .string(user.appID), "user": .string(user.name)],
            [("X-Termina-Key", endpoint.key)], for: "code", of: endpoint)
        let value = try await ask("/login", ["code": code], [], for: "token", of: endpoint)
        let session = CloudSession(endpoint: endpoint, token: value.toString())
        sessions.keep(session)
        return session
    }

    private func ask(
        _ path: String, _ body: Value, _ headers: [(name: String, value: String)], for member: String,
        of endpoint: CloudEndpoint
    ) async throws -> Value {
        let answer = try await post(path, JSON.bytes(body) ?? [], headers, to: endpoint)
        let value = try JSON.parse(answer.bytes)
        guard case .string = value.member(member) else {
            throw PostFailure(
                endpoint: endpoint, reason: value.member("message").toString(), isGone: false, wasSent: true)
        }
        return value.member(member)
    }

    // MARK: HTTP

    private struct PostAnswer {
        var status: Int
        var bytes: [UInt8]
    }

    /// Why there is no answer.
    private struct PostFailure: Error {
        var endpoint: CloudEndpoint
        var reason: String
        /// Whether the cloud itself has gone, so that it should be looked for again.
        var isGone: Bool
        /// Whether it may have heard the call.
        var wasSent: Bool
    }

    private func post(
        _ path: String, _ body: [UInt8], _ headers: [(name: String, value: String)], to endpoint: CloudEndpoint
    ) async throws(PostFailure) -> PostAnswer {
        guard let url = WebURL(endpoint.url + path) else {
            throw PostFailure(endpoint: endpoint, reason: "no address", isGone: false, wasSent: false)
        }
        let request = WebRequest(
            "POST", url, headers: [("Content-Type", "application/json")] + headers, body: .bytes(body))
        let result: Result<PostAnswer, WebFailure> = await withCheckedContinuation { continuation in
            exchange(request) { continuation.resume(returning: $0) }
        }
        switch result {
        case .success(let answer): return answer
        case .failure(let failure):
            let neverSent = failure == .refused || failure == .unreachable || failure == .unknownHost
            let isGone = neverSent || failure == .reset || failure == .empty || failure == .incomplete
            throw PostFailure(endpoint: endpoint, reason: "\(failure)", isGone: isGone, wasSent: !neverSent)
        }
    }

    /// Sends a request; its answer, or that there is none in time, is told once.
    private func exchange(
        _ request: WebRequest, _ done: @escaping @Sendable (Result<PostAnswer, WebFailure>) -> Void
    ) {
        let timer = CallTimer()
        let exchange = client.send(request) { event in
            switch event {
            case .sent, .piece: break
            case .head(let head): timer.status = head.status
            case .end(let bytes):
                timer.end()
                done(.success(PostAnswer(status: timer.status, bytes: bytes)))
            case .failed(let failure):
                timer.end()
                done(.failure(failure == .cancelled ? .timedOut : failure))
            }
        }
        timer.start(executor.loop, milliseconds: patience.callMilliseconds) { exchange.cancel() }
    }
}
