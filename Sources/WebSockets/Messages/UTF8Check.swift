/// Checks text for being UTF-8, piece by piece: a character may be cut between two fragments (RFC 6455, 8.1).
struct UTF8Check {
    /// How many bytes the current character still needs.
    private var needed = 0
    /// What the next byte of it may be.
    private var range: ClosedRange<UInt8> = 0x80...0xBF

    /// Whether the text so far ends with a whole character.
    var isComplete: Bool { needed == 0 }

    /// Takes the next piece; false at the first byte that cannot be.
    mutating func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index < bytes.count {
            if needed == 0 {
                index = Self.afterASCII(bytes, from: index)
                guard index < bytes.count else { return true }
                guard start(bytes[index]) else { return false }
            } else {
                guard range.contains(bytes[index]) else { return false }
                needed -= 1
                range = 0x80...0xBF
            }
            index += 1
        }
        return true
    }

    /// The first byte of a character; the second one's range excludes overlong forms, surrogates and what is past U+10FFFF.
    private mutating func start(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00...0x7F: return true
        case 0xC2...0xDF: (needed, range) = (1, 0x80...0xBF)
        case 0xE0: (needed, range) = (2, 0xA0...0xBF)
        case 0xED: (needed, range) = (2, 0x80...0x9F)
        case 0xE1...0xEF: (needed, range) = (2, 0x80...0xBF)
        case 0xF0: (needed, range) = (3, 0x90...0xBF)
        case 0xF1...0xF3: (needed, range) = (3, 0x80...0xBF)
        case 0xF4: (needed, range) = (3, 0x80...0x8F)
        default: return false
        }
        return true
    }

    /// Skips ASCII, eight bytes at a time.
    private static func afterASCII(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index + 8 <= bytes.count {
            guard bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 else {
                break
            }
            index += 8
        }
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        return index
    }
}
