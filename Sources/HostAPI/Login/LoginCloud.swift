import Bridge
import CloudClient
import Values

/// What login asks of the cloud.
final class LoginCloud {
    private let locator: CloudLocator?

    init(_ locator: CloudLocator?) { self.locator = locator }

    /// Asks for something as the owner of the data folder, and answers on the logic thread. A cloud that was killed meanwhile
    /// is started again, once.
    func post(
        _ path: String, _ body: Value, _ context: any HostContext,
        answer: @escaping (Result<Value, HostError>) -> Void
    ) {
        guard let locator else {
            return context.after(milliseconds: 0) { answer(.failure(HostError("fail there is no cloud in this run"))) }
        }
        let hold = context.hold()
        let inboxes = context.inboxes
        var inbox: Inbox<Result<Value, HostError>>?
        let opened = context.inbox { (result: Result<Value, HostError>) in
            if let inbox { inboxes.close(inbox) }
            inbox = nil
            answer(result)
            hold.release()
        }
        inbox = opened
        Self.send(path, JSON.bytes(body) ?? [], locator, isFirst: true) { opened.post($0) }
    }

    private static func send(
        _ path: String, _ body: [UInt8], _ locator: CloudLocator, isFirst: Bool,
        _ answer: @escaping @Sendable (Result<Value, HostError>) -> Void
    ) {
        locator.find { found in
            switch found {
            case .failure(let error): answer(.failure(HostError("fail \(error.userMessage)")))
            case .success(let endpoint):
                let headers = [("Content-Type", "application/json"), ("X-Termina-Key", endpoint.key)]
                let request = WebRequest("POST", endpoint.url(path), headers: headers, body: .bytes(body))
                WebClient.shared.send(request) { event in
                    switch event {
                    case .end(let bytes): answer(read(bytes, endpoint))
                    case .failed(let failure):
                        guard isFirst else {
                            return answer(.failure(HostError("fail the cloud does not answer: \(failure)")))
                        }
                        locator.forget()
                        send(path, body, locator, isFirst: false, answer)
                    default: break
                    }
                }
            }
        }
    }

    private static func read(_ bytes: [UInt8], _ endpoint: CloudEndpoint) -> Result<Value, HostError> {
        do throws(JSONError) {
            let answer = try JSON.parse(bytes)
            guard answer.member("code") != 403 else {
                let wish = "--cloud \(endpoint.isSecure ? "https" : "http")://KEY@HOST:PORT"
                return .failure(HostError("fail the cloud at \(endpoint.url) wants its owner's key: \(wish)"))
            }
            return .success(answer)
        } catch {
            return .failure(HostError("fail the cloud's answer cannot be read"))
        }
    }
}
