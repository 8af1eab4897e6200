import AsyncHTTPClient
import Glibc
import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Sends HTTP requests, many at once, over connections that are kept for a while. Made without cost: thread and client come
/// with the first request, and at rest nothing wakes.
package final class WebClient: Sendable {
    /// How long an idle connection is kept.
    private static let idleTime = TimeAmount.seconds(30)

    /// The threads of all that talks to the network in this process.
    static let loops: any EventLoopGroup = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    /// The client of this process. It trusts the system's authorities, or those of the file that `SSL_CERT_FILE` names.
    package static let shared = WebClient(authorities: getenv("SSL_CERT_FILE").map { String(cString: $0) })

    private let client = NIOLockedValueBox<HTTPClient?>(nil)
    private let authorities: String?

    /// - Parameter authorities: a PEM file of further authorities to trust.
    package init(authorities: String? = nil) { self.authorities = authorities }

    deinit {
        // A client must be shut down; nobody waits for it.
        client.withLockedValue { $0 }?.shutdown { _ in }
    }

    /// Sends a request. What happens is told to `receive`, on a thread of the network's; nothing after `end` or `failed`.
    @discardableResult
    package func send(_ request: WebRequest, receive: @escaping @Sendable (WebEvent) -> Void) -> WebExchange {
        let exchange = WebExchange(request, receive: receive)
        do {
            let prepared = try Self.prepare(request, exchange)
            let task = makeClient().execute(request: prepared, delegate: WebExchangeDelegate(exchange), deadline: nil)
            exchange.start(task)
        } catch {
            exchange.fail(WebFailure(error, hasHead: false))
        }
        return exchange
    }

    private func makeClient() -> HTTPClient {
        client.withLockedValue { client in
            if let client { return client }
            let made = HTTPClient(eventLoopGroup: Self.loops, configuration: configuration)
            client = made
            return made
        }
    }

    private var configuration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.httpVersion = .http1Only
        // Callers have their own time limits.
        configuration.timeout.connect = .minutes(30)
        configuration.connectionPool.idleTimeout = Self.idleTime
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 32
        configuration.connectionPool.retryConnectionEstablishment = false
        if let authorities {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.additionalTrustRoots = [.file(authorities)]
            configuration.tlsConfiguration = tls
        }
        return configuration
    }

    private static func prepare(_ request: WebRequest, _ exchange: WebExchange) throws -> HTTPClient.Request {
        var headers = HTTPHeaders()
        for (name, value) in request.headers { headers.add(name: name, value: value) }
        if !headers.contains(name: "accept-encoding") { headers.add(name: "accept-encoding", value: "gzip, deflate") }
        let body: HTTPClient.Body? =
            switch request.body {
            case .none: nil
            case .bytes(let bytes): .bytes(bytes)
            case .stream(let length, let read):
                .stream(contentLength: Int64(length)) { writer in
                    exchange.sendStream(length: length, read: read, writer: writer)
                }
            }
        return try HTTPClient.Request(
            url: request.url.text, method: HTTPMethod(rawValue: request.method), headers: headers, body: body)
    }
}
