/// Reads what `ByteWriter` wrote; never beyond the end.
struct ByteReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// How many bytes are left.
    var remaining: Int { bytes.count - place }

    /// One byte.
    mutating func byte() throws(BridgeError) -> UInt8 {
        guard place < bytes.count else { throw Self.tooShort }
        defer { place += 1 }
        return bytes[place]
    }

    /// A number in groups of seven bits.
    mutating func varint() throws(BridgeError) -> UInt64 {
        let first = try byte()
        if first < 0x80 { return UInt64(first) }
        var number = UInt64(first & 0x7F)
        var shift: UInt64 = 7
        while shift < 64 {
            let next = try byte()
            number |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return number }
            shift += 7
        }
        throw BridgeError.malformed("a number does not end")
    }

    /// A number that fits the type.
    mutating func number<T: FixedWidthInteger>(_ type: T.Type) throws(BridgeError) -> T {
        guard let number = T(exactly: try varint()) else { throw BridgeError.malformed("a number is too large") }
        return number
    }

    /// A count of things that take at least one byte each.
    mutating func count() throws(BridgeError) -> Int {
        let number = try varint()
        guard number <= UInt64(remaining) else { throw Self.tooShort }
        return Int(number)
    }

    /// A number of either sign.
    mutating func signed() throws(BridgeError) -> Int64 {
        let number = try varint()
        return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }

    /// A number in as many bytes as its type has.
    mutating func fixed<T: FixedWidthInteger>(_ type: T.Type) throws(BridgeError) -> T {
        guard remaining >= T.bitWidth / 8 else { throw Self.tooShort }
        var number: T = 0
        for offset in 0..<(T.bitWidth / 8) { number |= T(truncatingIfNeeded: bytes[place + offset]) << (8 * offset) }
        place += T.bitWidth / 8
        return number
    }

    /// This many bytes.
    mutating func raw(_ count: Int) throws(BridgeError) -> [UInt8] {
        guard count >= 0, count <= remaining else { throw Self.tooShort }
        defer { place += count }
        return Array(bytes[place..<(place + count)])
    }

    /// A string of this many bytes; what is not UTF-8 becomes U+FFFD.
    mutating func text(_ count: Int) throws(BridgeError) -> String {
        guard count >= 0, count <= remaining else { throw Self.tooShort }
        defer { place += count }
        return String(decoding: bytes[place..<(place + count)], as: UTF8.self)
    }

    private static var tooShort: BridgeError { .malformed("a message ends too early") }
}
