/// Writes numbers and bytes one after another.
struct ByteWriter {
    /// What is written so far.
    private(set) var bytes: [UInt8] = []

    /// Makes room for so many bytes more.
    mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

    /// One byte.
    mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    /// A number in groups of seven bits, the lowest first.
    mutating func varint(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// A count.
    mutating func count(_ count: Int) { varint(UInt64(count)) }

    /// A number of either sign: 0, -1, 1, -2 ... are 0, 1, 2, 3 ...
    mutating func signed(_ number: Int64) { varint(UInt64(bitPattern: (number << 1) ^ (number >> 63))) }

    /// A number in as many bytes as its type has, the lowest first.
    mutating func fixed<T: FixedWidthInteger>(_ number: T) {
        var rest = number
        for _ in 0..<(T.bitWidth / 8) {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    /// Bytes as they are.
    mutating func raw(_ content: [UInt8]) { bytes.append(contentsOf: content) }

    /// A string's UTF-8, without its length.
    mutating func raw(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Overwrites four bytes that were written before.
    mutating func replace(at place: Int, _ number: UInt32) {
        for offset in 0..<4 { bytes[place + offset] = UInt8(truncatingIfNeeded: number >> (8 * offset)) }
    }
}
