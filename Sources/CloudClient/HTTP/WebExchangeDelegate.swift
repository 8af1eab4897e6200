import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// What the HTTP client tells of an exchange.
final class WebExchangeDelegate: HTTPClientResponseDelegate {
    private let exchange: WebExchange

    init(_ exchange: WebExchange) { self.exchange = exchange }

    func didSendRequestHead(task: HTTPClient.Task<Void>, _ head: HTTPRequestHead) { exchange.requestWent() }

    func didReceiveHead(task: HTTPClient.Task<Void>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        exchange.receive(
            WebHead(
                status: Int(head.status.code), version: "\(head.version)",
                headers: head.headers.map { (name: $0.name, value: $0.value) }))
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<Void>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
        exchange.receive(buffer, on: task.eventLoop)
    }

    func didReceiveError(task: HTTPClient.Task<Void>, _ error: any Error) { exchange.receive(error) }

    func didFinishRequest(task: HTTPClient.Task<Void>) throws { exchange.receiveEnd() }
}
