/// An absolute URL of the web as a request needs it: checked, in lower case where case means nothing, and with everything
/// that may not stand in a URL percent-encoded.
package struct WebURL: Hashable, Sendable {
    /// "http", "https", "ws" or "wss".
    package var scheme: String
    /// In lower case; an IPv6 address without its brackets.
    package var host: String
    /// As written; nil is the scheme's own.
    package var port: Int?
    /// Path and query, encoded, beginning with a slash.
    package var target: String

    package init(scheme: String, host: String, port: Int?, target: String) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.target = target
    }

    /// Reads an absolute URL; nil if it is none, or of a scheme that is not of the web.
    package init?(_ text: String) {
        guard let colon = text.range(of: "://") else { return nil }
        scheme = text[..<colon.lowerBound].lowercased()
        guard Self.defaultPorts[scheme] != nil else { return nil }
        let rest = text[colon.upperBound...].prefix { $0 != "#" }
        let end = rest.firstIndex { "/?\\".contains($0) } ?? rest.endIndex
        // A name and password in front of the host are nothing that a mini-program's request can carry.
        let authority = rest[..<end].split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        guard let (host, port) = Self.authority(authority) else { return nil }
        self.host = host
        self.port = port == Self.defaultPorts[scheme] ? nil : port
        let target = Self.encoded(rest[end...])
        self.target = target.hasPrefix("/") ? target : "/" + target
    }

    /// The port that is connected to.
    package var effectivePort: Int { port ?? Self.defaultPorts[scheme] ?? 80 }

    /// Whether it counts as secure.
    package var isSecure: Bool { scheme == "https" || scheme == "wss" }

    /// Host and port as a Host header and a log write them.
    package var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port.map { "\(name):\($0)" } ?? name
    }

    /// Scheme, host and port.
    package var origin: String { "\(scheme)://\(authority)" }

    /// The whole URL.
    package var text: String { origin + target }

    /// The path without the query.
    package var path: String { String(target.prefix { $0 != "?" }) }

    /// What a reference in this URL's answer (a Location header) stands for; nil if it leads out of the web.
    package func resolving(_ reference: String) -> WebURL? {
        let reference = reference.prefix { $0 != "#" }
        if reference.hasPrefix("//") { return WebURL("\(scheme):\(reference)") }
        if let colon = reference.range(of: "://"),
            !reference[..<colon.lowerBound].contains(where: { "/?".contains($0) })
        {
            return WebURL(String(reference))
        }
        var result = self
        let encoded = Self.encoded(reference)
        if encoded.isEmpty { return result }
        if encoded.hasPrefix("/") {
            result.target = encoded
        } else if encoded.hasPrefix("?") {
            result.target = path + encoded
        } else {
            result.target = String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) + encoded
        }
        result.target = Self.withoutDots(result.target)
        return result
    }

    private static let defaultPorts = ["http": 80, "https": 443, "ws": 80, "wss": 443]

    private static func authority(_ text: Substring) -> (host: String, port: Int?)? {
        var name = text
        var port: Int?
        let bracket = text.lastIndex(of: "]")
        if let colon = text.lastIndex(of: ":"), bracket.map({ colon > $0 }) ?? true {
            name = text[..<colon]
            let digits = text[text.index(after: colon)...]
            if !digits.isEmpty {
                guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits),
                    (1...65_535).contains(number)
                else { return nil }
                port = number
            }
        }
        if name.hasPrefix("["), name.hasSuffix("]") {
            name = name.dropFirst().dropLast()
            guard name.contains(":"), name.utf8.allSatisfy({ isHexadecimal($0) || $0 == 58 || $0 == 46 }) else {
                return nil
            }
        } else {
            guard name.utf8.allSatisfy(isHostByte) else { return nil }
        }
        guard !name.isEmpty, name.utf8.count <= 253 else { return nil }
        return (name.lowercased(), port)
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...70, 97...102: true
        default: false
        }
    }

    /// Encodes what may not stand in a path or query; what is encoded already stays.
    private static func encoded(_ text: Substring) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        var isInQuery = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "?") { isInQuery = true }
            switch byte {
            case UInt8(ascii: "\\") where !isInQuery: bytes.append(UInt8(ascii: "/"))
            case 9, 10, 13: continue
            case 0...32, 127...255, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
                UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func withoutDots(_ target: String) -> String {
        let path = target.prefix { $0 != "?" }
        var kept: [Substring] = []
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            if part == ".." { _ = kept.popLast() } else if part != "." { kept.append(part) }
            if isLast, part == "." || part == ".." { kept.append("") }
        }
        return "/" + kept.joined(separator: "/") + target[path.endIndex...]
    }
}

extension StringProtocol {
    /// Where a text first stands in this one.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
