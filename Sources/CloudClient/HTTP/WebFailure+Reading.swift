import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

extension WebFailure {
    /// What an error of the HTTP client's means.
    /// - Parameter hasHead: whether the response had begun.
    init(_ error: any Error, hasHead: Bool) {
        switch error {
        case let failure as WebFailure: self = failure
        case let error as HTTPClientError: self.init(error, hasHead: hasHead)
        case let error as NIOConnectionError: self.init(error)
        case let error as NIOSSLError: self.init(error, hasHead: hasHead)
        case let error as NIOSSLExtraError: self = .certificate(error.description)
        case let error as BoringSSLError: self = .secureChannel("\(error)")
        case let error as IOError: self.init(error.errnoCode, hasHead: hasHead)
        case let error as ChannelError: self.init(error, hasHead: hasHead)
        case let error as HTTPParserError:
            self = error == .invalidEOFState ? .incomplete : .malformed("\(error)")
        case is SocketAddressError: self = .unknownHost
        default: self = .other("\(error)")
        }
    }

    private init(_ error: HTTPClientError, hasHead: Bool) {
        switch error {
        case .cancelled, .requestStreamCancelled: self = .cancelled
        case .remoteConnectionClosed: self = hasHead ? .incomplete : .empty
        case .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .getConnectionFromPoolTimeout,
            .tlsHandshakeTimeout:
            self = .timedOut
        case .uncleanShutdown: self = hasHead ? .incomplete : .empty
        case .invalidURL, .emptyHost, .emptyScheme: self = .badRequest("\(error)")
        default:
            let text = "\(error)"
            self =
                text.contains("invalidHeaderField") || text.contains("traceRequestWithBody")
                ? .badRequest(text) : .other(text)
        }
    }

    private init(_ error: NIOConnectionError) {
        guard let first = error.connectionErrors.first else {
            self = .unknownHost
            return
        }
        let failures = error.connectionErrors.map { WebFailure($0.error, hasHead: false) }
        // Of several addresses, one that answers that nobody listens says more than one that cannot be reached.
        self = failures.contains(.refused) ? .refused : WebFailure(first.error, hasHead: false)
    }

    private init(_ error: NIOSSLError, hasHead: Bool) {
        switch error {
        case .uncleanShutdown: self = hasHead ? .incomplete : .empty
        case .unableToValidateCertificate: self = .certificate("\(error)")
        case .handshakeFailed(let reason):
            let text = "\(reason)"
            self = text.uppercased().contains("CERTIFICATE") ? .certificate(text) : .secureChannel(text)
        default: self = .secureChannel("\(error)")
        }
    }

    private init(_ error: ChannelError, hasHead: Bool) {
        switch error {
        case .connectTimeout: self = .timedOut
        case .eof, .ioOnClosedChannel, .alreadyClosed, .inputClosed, .outputClosed:
            self = hasHead ? .incomplete : .empty
        default: self = .other("\(error)")
        }
    }

    private init(_ number: CInt, hasHead: Bool) {
        switch number {
        case ECONNREFUSED: self = .refused
        case ECONNRESET, EPIPE, ECONNABORTED: self = .reset
        case ENETUNREACH, EHOSTUNREACH, EADDRNOTAVAIL, ENETDOWN: self = .unreachable
        case ETIMEDOUT: self = .timedOut
        default: self = .other(String(cString: strerror(number)))
        }
    }
}
