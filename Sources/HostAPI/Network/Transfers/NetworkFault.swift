import Bridge
import CloudClient

/// A failure of the network in the platform's words: those of the network stack that its Android client uses.
struct NetworkFault {
    /// The number and name of the stack's error.
    private var number: Int
    private var name: String
    private var errno = 600_001

    private init(_ number: Int, _ name: String, errno: Int = 600_001) {
        self.number = number
        self.name = name
        self.errno = errno
    }

    /// There is no network at all.
    static let disconnected = NetworkFault(-106, "INTERNET_DISCONNECTED")
    /// A chain of redirects that does not end.
    static let tooManyRedirects = NetworkFault(-310, "TOO_MANY_REDIRECTS", errno: 600_008)
    /// A method that no request can have.
    static let methodNotSupported = NetworkFault(-322, "METHOD_NOT_SUPPORTED")

    /// - Parameter hasLength: whether the response had said how long it is.
    init(_ failure: WebFailure, hasLength: Bool = true) {
        switch failure {
        case .unknownHost: self.init(-105, "NAME_NOT_RESOLVED")
        case .refused: self.init(-102, "CONNECTION_REFUSED")
        case .unreachable: self.init(-109, "ADDRESS_UNREACHABLE")
        case .reset: self.init(-101, "CONNECTION_RESET")
        case .empty: self.init(-324, "EMPTY_RESPONSE")
        case .incomplete where !hasLength: self.init(-355, "INCOMPLETE_CHUNKED_ENCODING")
        case .incomplete: self.init(-354, "CONTENT_LENGTH_MISMATCH")
        case .malformed: self.init(-320, "INVALID_RESPONSE")
        case .certificate(let reason) where reason.contains("Hostname"):
            self.init(-200, "CERT_COMMON_NAME_INVALID")
        case .certificate: self.init(-202, "CERT_AUTHORITY_INVALID")
        case .secureChannel: self.init(-107, "SSL_PROTOCOL_ERROR")
        case .timedOut: self.init(-118, "CONNECTION_TIMED_OUT")
        case .cancelled: self.init(-3, "ABORTED")
        case .tooLarge: self.init(-8, "FILE_TOO_BIG", errno: 602_300)
        case .badRequest: self.init(-300, "INVALID_URL", errno: 600_009)
        case .unreadableBody: self.init(-14, "UPLOAD_FILE_CHANGED", errno: 600_010)
        case .other: self.init(-2, "FAILED", errno: 600_000)
        }
    }

    /// What the call answers.
    var hostError: HostError {
        HostError("fail errcode:\(number) cronet_error_code:\(number) error_msg:net::ERR_\(name)", errno: errno)
    }
}
