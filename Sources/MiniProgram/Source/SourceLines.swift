import Markup

/// Finds the line and column of a byte in a source text. Lines end as JavaScript's do: LF, CR, CRLF, U+2028, U+2029.
struct SourceLines {
    private let bytes: [UInt8]
    /// The offset of each line's first byte.
    let starts: [Int]
    /// How many UTF-16 units stand in front of every 256th byte, since a whole program may be one line.
    private let marks: [Int]
    private static let stride = 256

    /// Reads the text once, in O(n).
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        var index = 0
        while index < bytes.count {
            let length = Self.lineTerminator(in: bytes, at: index)
            if length > 0 { starts.append(index + length) }
            index += max(1, length)
        }
        self.starts = starts
        var marks = [0]
        for start in Swift.stride(from: 0, to: bytes.count, by: Self.stride) {
            let end = min(start + Self.stride, bytes.count)
            marks.append(marks[marks.count - 1] + Self.utf16Length(bytes[start..<end]))
        }
        self.marks = marks
    }

    /// The number of the line that holds an offset, from 0. O(log n).
    func line(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The place of an offset, line and column from 1. O(log n).
    func location(of offset: Int) -> SourceLocation {
        let line = line(of: offset)
        let column = units(before: max(starts[line], min(offset, bytes.count))) - units(before: starts[line])
        return SourceLocation(line: line + 1, column: column + 1)
    }

    private func units(before offset: Int) -> Int {
        let mark = offset / Self.stride
        return marks[mark] + Self.utf16Length(bytes[(mark * Self.stride)..<offset])
    }

    /// The range between two offsets.
    func range(_ start: Int, _ end: Int) -> SourceRange {
        SourceRange(start: location(of: start), end: location(of: max(start, end)))
    }

    /// The length of the line terminator at an offset; 0 if there is none.
    static func lineTerminator(in bytes: [UInt8], at index: Int) -> Int {
        switch bytes[index] {
        case 0x0A: return 1
        case 0x0D: return index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
        case 0xE2:
            guard index + 2 < bytes.count, bytes[index + 1] == 0x80 else { return 0 }
            return bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 ? 3 : 0
        default: return 0
        }
    }

    /// How many UTF-16 units these UTF-8 bytes make.
    static func utf16Length(_ bytes: ArraySlice<UInt8>) -> Int {
        var count = 0
        for byte in bytes {
            if byte & 0xC0 != 0x80 { count += byte >= 0xF0 ? 2 : 1 }
        }
        return count
    }
}
