/// What both ends agreed on for permessage-deflate (RFC 7692, 7.1).
package struct DeflateParameters: Sendable, Equatable {
    /// The server forgets its window after each message.
    package var serverNoContextTakeover: Bool
    /// The client forgets its window after each message.
    package var clientNoContextTakeover: Bool
    /// The server's window is 2 to the power of this: 8 to 15.
    package var serverMaxWindowBits: Int
    /// The client's.
    package var clientMaxWindowBits: Int

    package init(
        serverNoContextTakeover: Bool = false, clientNoContextTakeover: Bool = false, serverMaxWindowBits: Int = 15,
        clientMaxWindowBits: Int = 15
    ) {
        self.serverNoContextTakeover = serverNoContextTakeover
        self.clientNoContextTakeover = clientNoContextTakeover
        self.serverMaxWindowBits = min(max(serverMaxWindowBits, 8), 15)
        self.clientMaxWindowBits = min(max(clientMaxWindowBits, 8), 15)
    }

    /// The extension's name.
    static let name = "permessage-deflate"

    /// A server with many connections: neither end keeps a window between messages.
    package static let withoutTakeover = DeflateParameters(serverNoContextTakeover: true, clientNoContextTakeover: true)

    /// The value of `Sec-WebSocket-Extensions` with which a client offers these. It always says that it understands
    /// `client_max_window_bits`.
    package var offer: String {
        var parts = [Self.name]
        if serverNoContextTakeover { parts.append("server_no_context_takeover") }
        if clientNoContextTakeover { parts.append("client_no_context_takeover") }
        if serverMaxWindowBits < 15 { parts.append("server_max_window_bits=\(serverMaxWindowBits)") }
        parts.append(
            clientMaxWindowBits < 15 ? "client_max_window_bits=\(clientMaxWindowBits)" : "client_max_window_bits")
        return parts.joined(separator: "; ")
    }

    /// What a server answers to a client's header lines, and the header value that says it; nil to go without. Of several
    /// offers the first that can be met is taken.
    package static func answer(to lines: [String], preferring wanted: DeflateParameters)
        -> (parameters: DeflateParameters, header: String)?
    {
        for offer in ExtensionOffer.parse(lines) ?? [] where offer.name == name {
            if let terms = DeflateTerms(offer), let answer = terms.answered(wanted) { return answer }
        }
        return nil
    }

    /// What a client gets from a server's answer to its `offer`: nil when the server declined.
    /// - Throws: when the server answered something that was not offered.
    package static func accepted(_ lines: [String], offered: DeflateParameters?) throws(HandshakeFailure)
        -> DeflateParameters?
    {
        guard let answers = ExtensionOffer.parse(lines) else { throw .badExtension(lines.joined(separator: ", ")) }
        guard let answer = answers.first else { return nil }
        guard answers.count == 1, answer.name == name, let offered, let terms = DeflateTerms(answer),
            let accepted = terms.accepted(offered)
        else { throw .badExtension(lines.joined(separator: ", ")) }
        return accepted
    }
}

/// The parameters of one permessage-deflate offer or answer, each at most once and with a value that can be.
private struct DeflateTerms {
    var serverNoContextTakeover = false
    var clientNoContextTakeover = false
    var serverMaxWindowBits: Int?
    var clientMaxWindowBits: Int?
    /// `client_max_window_bits` was there, with a value or without.
    var namesClientBits = false

    init?(_ offer: ExtensionOffer) {
        var seen: Set<String> = []
        for parameter in offer.parameters {
            guard seen.insert(parameter.name).inserted else { return nil }
            switch (parameter.name, parameter.value) {
            case ("server_no_context_takeover", nil): serverNoContextTakeover = true
            case ("client_no_context_takeover", nil): clientNoContextTakeover = true
            case ("client_max_window_bits", nil): namesClientBits = true
            case ("client_max_window_bits", let value?):
                guard let bits = Self.bits(value) else { return nil }
                namesClientBits = true
                clientMaxWindowBits = bits
            case ("server_max_window_bits", let value?):
                guard let bits = Self.bits(value) else { return nil }
                serverMaxWindowBits = bits
            default: return nil
            }
        }
    }

    /// 8 to 15 without leading zeros.
    private static func bits(_ text: String) -> Int? {
        guard let bits = Int(text), (8...15).contains(bits), String(bits) == text else { return nil }
        return bits
    }

    func answered(_ wanted: DeflateParameters) -> (parameters: DeflateParameters, header: String)? {
        // zlib has no raw window of 2^8 to deflate with.
        guard serverMaxWindowBits != 8 else { return nil }
        var agreed = wanted
        agreed.serverNoContextTakeover = wanted.serverNoContextTakeover || serverNoContextTakeover
        agreed.clientNoContextTakeover = wanted.clientNoContextTakeover || clientNoContextTakeover
        agreed.serverMaxWindowBits = max(9, min(wanted.serverMaxWindowBits, serverMaxWindowBits ?? 15))
        agreed.clientMaxWindowBits = namesClientBits ? min(wanted.clientMaxWindowBits, clientMaxWindowBits ?? 15) : 15
        var parts = [DeflateParameters.name]
        if agreed.serverNoContextTakeover { parts.append("server_no_context_takeover") }
        if agreed.clientNoContextTakeover { parts.append("client_no_context_takeover") }
        if serverMaxWindowBits != nil || agreed.serverMaxWindowBits < 15 {
            parts.append("server_max_window_bits=\(agreed.serverMaxWindowBits)")
        }
        if namesClientBits, clientMaxWindowBits != nil || agreed.clientMaxWindowBits < 15 {
            parts.append("client_max_window_bits=\(agreed.clientMaxWindowBits)")
        }
        return (agreed, parts.joined(separator: "; "))
    }

    func accepted(_ offered: DeflateParameters) -> DeflateParameters? {
        if namesClientBits, clientMaxWindowBits == nil { return nil }
        if offered.serverNoContextTakeover, !serverNoContextTakeover { return nil }
        if offered.serverMaxWindowBits < 15 {
            guard let serverMaxWindowBits, serverMaxWindowBits <= offered.serverMaxWindowBits else { return nil }
        }
        return DeflateParameters(
            serverNoContextTakeover: serverNoContextTakeover,
            clientNoContextTakeover: clientNoContextTakeover || offered.clientNoContextTakeover,
            serverMaxWindowBits: serverMaxWindowBits ?? 15,
            clientMaxWindowBits: min(clientMaxWindowBits ?? 15, offered.clientMaxWindowBits))
    }
}
