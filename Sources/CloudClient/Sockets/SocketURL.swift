package import WebSockets

/// A `ws:` or `wss:` URL in its parts (RFC 6455, 3).
package struct SocketURL: Sendable, Equatable {
    package var isSecure: Bool
    /// The name or address, without brackets.
    package var host: String
    package var port: Int
    /// Path and query, with whatever is not ASCII percent-encoded; a fragment is left out.
    package var target: String

    /// Reads a URL.
    package init(_ text: String) throws(HandshakeFailure) {
        let bad = HandshakeFailure.badURL(text)
        guard let mark = text.range(of: "://") else { throw bad }
        switch text[..<mark.lowerBound].lowercased() {
        case "ws": isSecure = false
        case "wss": isSecure = true
        default: throw bad
        }
        let rest = text[mark.upperBound...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
        guard let place = Self.place(rest[..<end]) else { throw bad }
        host = place.host
        port = place.port ?? (isSecure ? 443 : 80)
        target = Self.target(rest[end...])
    }

    /// Whether the port is the scheme's own.
    package var hasDefaultPort: Bool { port == (isSecure ? 443 : 80) }

    /// The value of `Host`.
    package var hostField: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return hasDefaultPort ? name : "\(name):\(port)"
    }

    private static func place(_ authority: Substring) -> (host: String, port: Int?)? {
        // Names and passwords in URLs are not for WebSockets.
        guard !authority.isEmpty, !authority.contains("@") else { return nil }
        var host = authority
        var port: Substring?
        if authority.first == "[" {
            guard let close = authority.firstIndex(of: "]") else { return nil }
            host = authority[authority.index(after: authority.startIndex)..<close]
            let after = authority[authority.index(after: close)...]
            guard after.isEmpty || after.first == ":" else { return nil }
            port = after.isEmpty ? nil : after.dropFirst()
        } else if let colon = authority.lastIndex(of: ":") {
            host = authority[..<colon]
            port = authority[authority.index(after: colon)...]
        }
        guard !host.isEmpty, host.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0 != "\u{7F}" && $0 != "\\" }) else {
            return nil
        }
        guard let port, !port.isEmpty else { return (String(host), nil) }
        guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(port), (1...65535).contains(number)
        else { return nil }
        return (String(host), number)
    }

    private static func target(_ text: Substring) -> String {
        let whole = text.prefix { $0 != "#" }
        var target = whole.first == "/" ? "" : "/"
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        for byte in whole.utf8 {
            if (0x21...0x7E).contains(byte) {
                target.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                target += "%"
                target.unicodeScalars.append(digits[Int(byte >> 4)])
                target.unicodeScalars.append(digits[Int(byte & 15)])
            }
        }
        return target
    }
}

extension String {
    /// The first place of a text that is not empty, without Foundation.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
