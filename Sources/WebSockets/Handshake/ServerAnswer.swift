package import NIOHTTP1

/// A server's side of the handshake: what it answers to a request beside what NIO's upgrader writes itself. Pure: the same
/// request gets the same answer.
package struct ServerAnswer: Sendable {
    /// What both ends agree on.
    package let opening: SocketOpening
    /// The header fields that say so.
    package let headers: HTTPHeaders

    /// - Parameters:
    ///   - subprotocol: chosen from the client's; nil for none.
    ///   - deflate: what the server would like of permessage-deflate; nil turns it off.
    package init(to head: HTTPRequestHead, subprotocol: String? = nil, deflate: DeflateParameters? = .withoutTakeover) {
        var headers = HTTPHeaders()
        var opening = SocketOpening(subprotocol: subprotocol)
        if let subprotocol { headers.add(name: "Sec-WebSocket-Protocol", value: subprotocol) }
        let offers = head.headers["Sec-WebSocket-Extensions"]
        if let deflate, let answer = DeflateParameters.answer(to: offers, preferring: deflate) {
            opening.deflate = answer.parameters
            headers.add(name: "Sec-WebSocket-Extensions", value: answer.header)
        }
        self.opening = opening
        self.headers = headers
    }
}
