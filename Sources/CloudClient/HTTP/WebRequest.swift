/// One HTTP request as it goes over the wire.
package struct WebRequest: Sendable {
    package var method: String
    package var url: WebURL
    /// Names and values, in order. `Content-Length`, `Host` and `Accept-Encoding` are added; what
    /// comes packed by gzip or deflate is unpacked.
    package var headers: [(name: String, value: String)]
    package var body: WebBody
    /// What becomes of the response's body.
    package var delivery = Delivery.collected(limit: 100 << 20)

    /// What becomes of a response's body.
    package enum Delivery: Sendable {
        /// All of it comes with `WebEvent.end`. A body longer than the limit ends the exchange.
        case collected(limit: Int)
        /// Each piece comes as it arrives, and the next is not read before `WebExchange.proceed`.
        case pieces
    }

    package init(_ method: String, _ url: WebURL, headers: [(name: String, value: String)] = [], body: WebBody = .none)
    {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}

/// What a request sends.
package enum WebBody: Sendable {
    case none
    case bytes([UInt8])
    /// So many bytes, read piece by piece as they are sent: from an offset, at most so many.
    case stream(length: Int, read: @Sendable (_ offset: Int, _ count: Int) throws -> [UInt8])

    /// How many bytes it has.
    package var length: Int {
        switch self {
        case .none: 0
        case .bytes(let bytes): bytes.count
        case .stream(let length, _): length
        }
    }
}

/// What happens in an exchange, in this order: sent (streams only), head, pieces, and at last end or failure.
package enum WebEvent: Sendable {
    /// So many bytes of the body have been sent in all; the next piece waits for `WebExchange.proceed`.
    case sent(Int)
    /// The response began.
    case head(WebHead)
    /// A piece of the body.
    case piece([UInt8])
    /// All is there, and what was collected.
    case end([UInt8])
    case failed(WebFailure)
}

/// The head of a response.
package struct WebHead: Sendable {
    package var status: Int
    /// "HTTP/1.1".
    package var version: String
    package var headers: [(name: String, value: String)]

    package init(status: Int, version: String, headers: [(name: String, value: String)]) {
        self.status = status
        self.version = version
        self.headers = headers
    }

    /// The first value of a header; case does not matter.
    package subscript(name: String) -> String? {
        let name = name.lowercased()
        return headers.first { $0.name.lowercased() == name }?.value
    }

    /// How many bytes the body has, where the server says so.
    package var length: Int? { self["content-length"].flatMap { Int($0) } }
}

/// When the steps of an exchange were, in milliseconds since 1970 by the machine's clock.
package struct WebTimes: Sendable {
    package var start = 0.0
    /// The connection was there, and the request's head went out.
    package var sent = 0.0
    /// The first byte of the response.
    package var firstByte = 0.0
    package var end = 0.0

    package init() {}
}

/// Why there is no response, or only a part of one.
package enum WebFailure: Error, Equatable, Sendable {
    case unknownHost
    case refused
    case unreachable
    case reset
    /// The connection was closed before any byte of a response.
    case empty
    /// The connection was closed in the middle of the body.
    case incomplete
    /// What came is not HTTP, or not what its headers said.
    case malformed(String)
    /// The server's certificate is not trusted, or not for this host.
    case certificate(String)
    /// No secure connection came about.
    case secureChannel(String)
    case timedOut
    case cancelled
    /// The body is longer than the request allows.
    case tooLarge
    /// A header or method that cannot be sent.
    case badRequest(String)
    /// The request's own body could not be read.
    case unreadableBody(String)
    case other(String)
}
