/// Turns UTF-8 offsets of one text into lines and UTF-16 columns. Built once a file.
///
/// A lookup costs a binary search over the lines and, in a text that is not all ASCII, a count of at most 128 bytes.
package struct LineIndex: Sendable {
    private let bytes: [UInt8]
    private let starts: [Int]
    /// UTF-16 units in front of every `stride`th byte; empty when all bytes are ASCII.
    private let units: [Int]
    private static let stride = 64

    /// Reads the text once. Lines end with LF, CR LF or CR.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        var isASCII = true
        for (offset, byte) in bytes.enumerated() {
            if byte >= 0x80 {
                isASCII = false
            } else if byte == UInt8(ascii: "\n") {
                starts.append(offset + 1)
            } else if byte == UInt8(ascii: "\r"), offset + 1 < bytes.count, bytes[offset + 1] != UInt8(ascii: "\n") {
                starts.append(offset + 1)
            }
        }
        self.starts = starts
        units = isASCII ? [] : Self.checkpoints(of: bytes)
    }

    /// Where an offset is; offsets out of bounds count as the nearest end.
    package func location(at offset: Int) -> SourceLocation {
        let offset = max(0, min(offset, bytes.count))
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        let column = units.isEmpty ? offset - starts[low] : unit(at: offset) - unit(at: starts[low])
        return SourceLocation(line: low + 1, column: column + 1)
    }

    /// Where a range of offsets is.
    package func range(_ offsets: Range<Int>) -> SourceRange {
        SourceRange(start: location(at: offsets.lowerBound), end: location(at: offsets.upperBound))
    }

    private func unit(at offset: Int) -> Int {
        let checkpoint = offset / Self.stride
        var count = units[checkpoint]
        for position in checkpoint * Self.stride..<offset { count += Self.units(startedBy: bytes[position]) }
        return count
    }

    private static func checkpoints(of bytes: [UInt8]) -> [Int] {
        var units: [Int] = []
        units.reserveCapacity(bytes.count / stride + 1)
        var count = 0
        for (offset, byte) in bytes.enumerated() {
            if offset.isMultiple(of: stride) { units.append(count) }
            count += Self.units(startedBy: byte)
        }
        if bytes.count.isMultiple(of: stride) { units.append(count) }
        return units
    }

    /// How many UTF-16 units begin with a byte: continuation bytes none, lead bytes of four two.
    private static func units(startedBy byte: UInt8) -> Int {
        byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
    }
}
