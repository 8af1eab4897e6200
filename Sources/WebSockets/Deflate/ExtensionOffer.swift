/// One extension as `Sec-WebSocket-Extensions` names it: `permessage-deflate; client_max_window_bits` (RFC 6455, 9.1).
struct ExtensionOffer: Equatable {
    /// One parameter, with its value if it has one.
    struct Parameter: Equatable {
        var name: String
        var value: String?
    }

    var name: String
    var parameters: [Parameter] = []

    /// Reads the header's lines; nil when they are not well formed.
    static func parse(_ lines: [String]) -> [ExtensionOffer]? {
        var offers: [ExtensionOffer] = []
        for line in lines {
            var reader = HeaderReader(line)
            repeat {
                reader.skipSpace()
                // Empty elements of a list are allowed (RFC 9110, 5.6.1).
                if reader.isAtEnd || reader.isNext(",") { continue }
                guard let offer = reader.offer() else { return nil }
                offers.append(offer)
                reader.skipSpace()
            } while reader.take(",")
            guard reader.isAtEnd else { return nil }
        }
        return offers
    }
}

/// Reads one header line from left to right.
private struct HeaderReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ line: String) {
        bytes = Array(line.utf8)
    }

    var isAtEnd: Bool { index >= bytes.count }

    func isNext(_ character: Unicode.Scalar) -> Bool {
        index < bytes.count && bytes[index] == UInt8(ascii: character)
    }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard isNext(character) else { return false }
        index += 1
        return true
    }

    mutating func skipSpace() {
        while isNext(" ") || isNext("\t") { index += 1 }
    }

    /// `token *( ";" token [ "=" ( token | quoted ) ] )`
    mutating func offer() -> ExtensionOffer? {
        guard let name = token() else { return nil }
        var offer = ExtensionOffer(name: name)
        skipSpace()
        while take(";") {
            skipSpace()
            guard let name = token() else { return nil }
            skipSpace()
            var parameter = ExtensionOffer.Parameter(name: name)
            if take("=") {
                skipSpace()
                guard let value = isNext("\"") ? quoted() : token() else { return nil }
                parameter.value = value
            }
            offer.parameters.append(parameter)
            skipSpace()
        }
        return offer
    }

    private mutating func token() -> String? {
        let start = index
        while index < bytes.count, Self.isTokenByte(bytes[index]) { index += 1 }
        guard index > start else { return nil }
        return String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
    }

    /// A quoted value must be a token once it is unquoted.
    private mutating func quoted() -> String? {
        guard take("\"") else { return nil }
        var value: [UInt8] = []
        while index < bytes.count, !isNext("\"") {
            _ = take("\\")
            guard index < bytes.count, Self.isTokenByte(bytes[index]) else { return nil }
            value.append(bytes[index])
            index += 1
        }
        guard take("\""), !value.isEmpty else { return nil }
        return String(decoding: value, as: UTF8.self)
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
