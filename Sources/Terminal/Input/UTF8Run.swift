/// The longest run of printable UTF-8 text at a place. Bytes that are not UTF-8 and C1 control characters vanish.
struct UTF8Run {
    private(set) var text = ""
    /// The index after the run.
    private(set) var end: Int
    /// Whether the input ends inside of a character that began at `end`.
    private(set) var isUnfinished = false

    /// Reads from `start` up to a control character, the end, or `limit` scalars.
    init(_ input: [UInt8], from start: Int, limit: Int = .max) {
        end = start
        var scalars = String.UnicodeScalarView()
        while end < input.count {
            let lead = input[end]
            if lead < 0x20 || lead == 0x7F { break }
            let length = Self.length(lead)
            guard length > 0 else {
                end += 1
                if limit != .max { break }
                continue
            }
            var value = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(length))
            var next = end + 1
            while next < end + length, next < input.count, input[next] & 0xC0 == 0x80 {
                value = value << 6 | UInt32(input[next] & 0x3F)
                next += 1
            }
            if next < end + length && next == input.count {
                isUnfinished = true
                break
            }
            let isWhole = next == end + length && value >= Self.least[length]
            end = next
            if isWhole, !(0x80..<0xA0).contains(value), let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
            if limit != .max { break }
        }
        text = String(scalars)
    }

    /// The bytes of a character by its first byte; 0 if none begins so.
    private static func length(_ lead: UInt8) -> Int {
        switch lead {
        case 0x00..<0x80: 1
        case 0xC2..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0..<0xF5: 4
        default: 0
        }
    }

    /// The least value that needs so many bytes.
    private static let least: [UInt32] = [0, 0, 0x80, 0x800, 0x10000]
}
