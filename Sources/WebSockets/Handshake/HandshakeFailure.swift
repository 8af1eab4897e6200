/// Why a connection did not open.
package enum HandshakeFailure: Error, Sendable, Equatable {
    /// Neither ws nor wss, no host, or not a URL at all.
    case badURL(String)
    /// A header that cannot be sent.
    case badHeader(String)
    /// Nobody listens there, or the name is not known.
    case cannotConnect(String)
    /// The certificate, or TLS itself.
    case notSecure(String)
    /// The server answered with another status than 101.
    case refused(status: Int)
    /// The server answered 101 without proving that it knows WebSocket.
    case badAnswer(String)
    /// The server answered with an extension that was not offered.
    case badExtension(String)
    /// The server answered with a subprotocol that was not offered.
    case badProtocol(String)
    /// The connection ended before the answer.
    case closed
    /// The time was up.
    case timeout

    /// A sentence for people.
    package var userMessage: String {
        switch self {
        case .badURL(let url): "invalid url \"\(url)\""
        case .badHeader(let name): "invalid header \"\(name)\""
        case .cannotConnect(let why): "cannot connect: \(why)"
        case .notSecure(let why): "TLS: \(why)"
        case .refused(let status): "Unexpected server response: \(status)"
        case .badAnswer(let what): "the server's answer is no WebSocket answer: \(what)"
        case .badExtension(let text): "the server answered with an extension that was not offered: \(text)"
        case .badProtocol(let text): "the server answered with a protocol that was not offered: \(text)"
        case .closed: "the connection ended before the server answered"
        case .timeout: "Timed out connecting to server."
        }
    }
}
