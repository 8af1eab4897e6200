import Synchronization
import Values

extension CloudConnection {
    package func carry(
        _ transfer: CloudTransfer, stop: TransferStop, progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void
    ) async throws(CloudCallError) -> String {
        // A cloud that was killed is started again; nothing is half there meanwhile.
        for attempt in 0..<2 {
            let session: CloudSession
            do {
                session = try await access()
            } catch let error as CloudError {
                throw .network(error.userMessage)
            } catch {
                guard attempt == 0 else { throw .network("\(error)") }
                forget()
                continue
            }
            let carrier = Carrier(transfer, stop, progress)
            let result = await carrier.run(session, client)
            switch result {
            case .success(let text): return text
            case .failure(.refused), .failure(.reset), .failure(.empty):
                guard attempt == 0, !stop.isStopped else { throw .network("the cloud does not answer") }
                await lost(session.endpoint)
            case .failure(let failure): throw .network("\(failure)")
            case .answer(let error):
                guard attempt == 0, error.code == 401 else { throw error }
                drop(session.token)
            }
        }
        throw .network("the cloud does not answer")
    }
}

/// One try of a transfer.
private final class Carrier: Sendable {
    enum Result: Sendable {
        case success(String)
        case failure(WebFailure)
        case answer(CloudCallError)
    }

    private struct State {
        var status = 0
        var length = 0
        var received = 0
        var collected: [UInt8] = []
        var problem: String?
    }

    private let transfer: CloudTransfer
    private let stop: TransferStop
    private let progress: @Sendable (Int, Int) -> Void
    private let state = Mutex(State())

    init(_ transfer: CloudTransfer, _ stop: TransferStop, _ progress: @escaping @Sendable (Int, Int) -> Void) {
        self.transfer = transfer
        self.stop = stop
        self.progress = progress
    }

    func run(_ session: CloudSession, _ client: WebClient) async -> Result {
        let base = session.endpoint.url + "/cloud/storage/file?"
        let headers = [("Authorization", "Bearer \(session.token)")]
        var request: WebRequest
        switch transfer {
        case .upload(let path, let env, let length, let read):
            let query =
                "path=\(PercentEncoding.encode(path, keeping: PercentEncoding.isPath))"
                + (env.map { "&env=\(PercentEncoding.encode($0, keeping: PercentEncoding.isPath))" } ?? "")
            guard let url = WebURL(base + query) else { return .answer(CloudCallError(-501007, "no path")) }
            request = WebRequest("POST", url, headers: headers, body: .stream(length: length, read: read))
        case .download(let fileID, _):
            guard let url = WebURL(base + "fileID=\(PercentEncoding.encode(fileID, keeping: PercentEncoding.isPath))")
            else {
                return .answer(CloudCallError(-503003, ""))
            }
            request = WebRequest("GET", url, headers: headers)
            request.delivery = .pieces
        }
        return await withCheckedContinuation { continuation in
            stop.hold(
                client.send(request) { event in
                    if let result = self.take(event) { continuation.resume(returning: result) }
                })
        }
    }

    /// What an event means; a result is the last.
    private func take(_ event: WebEvent) -> Result? {
        switch event {
        case .sent(let count):
            if case .upload(_, _, let length, _) = transfer { progress(count, length) }
            stop.proceed()
            return nil
        case .head(let head):
            state.withLock { state in
                state.status = head.status
                let length = head.headers.first { $0.name.lowercased() == "content-length" }?.value
                state.length = length.flatMap { Int($0) } ?? 0
            }
            return nil
        case .piece(let bytes):
            takePiece(bytes)
            stop.proceed()
            return nil
        case .end(let bytes): return ended(bytes)
        case .failed(let failure): return .failure(failure)
        }
    }

    private func takePiece(_ bytes: [UInt8]) {
        let (offset, isContent, length) = state.withLock { state in
            defer { state.received += bytes.count }
            if state.status != 200 { state.collected += bytes.prefix(65536) }
            return (state.received, state.status == 200, state.length)
        }
        guard isContent, case .download(_, let write) = transfer else { return }
        do {
            try write(offset, bytes)
            progress(offset + bytes.count, length)
        } catch {
            state.withLock { $0.problem = "\(error)" }
            stop.stop()
        }
    }

    private func ended(_ bytes: [UInt8]) -> Result {
        let (status, collected, problem) = state.withLock { ($0.status, $0.collected + bytes, $0.problem) }
        if let problem { return .answer(CloudCallError(-501001, problem)) }
        if status == 200, case .download = transfer { return .success("") }
        let value: Value
        do throws(JSONError) {
            value = try JSON.parse(collected)
        } catch {
            return .answer(CloudCallError(-501001, "the cloud answered \(status)"))
        }
        if case .string(let id) = value.member("result").member("fileID") { return .success(id) }
        let error = value.member("error")
        if case .number(let code) = error.member("code") {
            return .answer(CloudCallError(Int(exactly: code) ?? -501001, error.member("message").toString()))
        }
        let code = if case .number(let code) = value.member("code") { Int(exactly: code) ?? -501001 } else { -501001 }
        return .answer(CloudCallError(code == 401 ? 401 : -501001, value.member("message").toString()))
    }

    /// A text as it stands in a query.
    private static func escaped(_ text: String) -> String {
        PercentEncoding.encode(text, keeping: PercentEncoding.isPath)
    }
}
