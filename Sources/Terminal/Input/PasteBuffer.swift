/// Collects pasted bytes up to `ESC [ 201 ~`.
struct PasteBuffer: Sendable {
    /// What is kept; more than this is dropped, so that a lost end does not fill the memory.
    static let capacity = 16 << 20

    private static let end: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]
    private var bytes: [UInt8] = []
    /// How much of the end mark has been seen.
    private var matched = 0

    /// Takes bytes up to the end mark; returns the index after what was taken, and the text once it is whole.
    mutating func take(_ input: ArraySlice<UInt8>) -> (next: Int, text: String?) {
        var index = input.startIndex
        while index < input.endIndex {
            if matched == 0 {
                // What cannot begin the mark is taken in one piece.
                let piece = input[index...].prefix { $0 != Self.end[0] }
                keep(piece)
                index = piece.endIndex
                if index == input.endIndex { break }
            }
            let byte = input[index]
            index += 1
            if byte == Self.end[matched] {
                matched += 1
                if matched == Self.end.count { return (index, text) }
                continue
            }
            keep(Self.end[..<matched])
            matched = byte == Self.end[0] ? 1 : 0
            if matched == 0 { keep(CollectionOfOne(byte)) }
        }
        return (input.endIndex, nil)
    }

    private mutating func keep(_ more: some Collection<UInt8>) {
        if bytes.count + more.count <= Self.capacity { bytes += more }
    }

    /// The text, with every kind of line break as a line feed.
    private var text: String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { result.append(0x0A) }
            if byte != 0x0D && byte != 0x0A { result.append(byte) }
            previous = byte
        }
        return String(decoding: result, as: UTF8.self)
    }
}
