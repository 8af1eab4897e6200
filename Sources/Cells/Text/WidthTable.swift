/// The width class of every scalar, as Unicode 17 has it: East Asian width, emoji presentation, combining marks,
/// conjoining jamo.
///
/// The data is made from Python's `wcwidth` by `WidthTableTests` (run it with `RECORD=1`).
enum WidthTable {
    /// How a scalar counts.
    enum Class: UInt32 {
        /// Joins what stands before it.
        case zero = 0
        case narrow = 1
        case wide = 2
        /// Narrow as text; wide when an emoji variation selector follows.
        case emoji = 3

        /// The columns of the scalar when it stands alone.
        var columns: Int {
            switch self {
            case .zero: 0
            case .wide: 2
            case .narrow, .emoji: 1
            }
        }
    }

    /// The class of a scalar. Costs one comparison for what is most frequent, else ten.
    static func `class`(of scalar: UInt32) -> Class {
        switch scalar {
        case 0x4E00...0x9FFF, 0xAC00...0xD7A3: return .wide
        case 0x40...0x7E: return .narrow
        default: break
        }
        var low = 0
        var high = boundaries.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if boundaries[middle] >> 2 <= scalar { low = middle } else { high = middle }
        }
        return Class(rawValue: boundaries[low] & 3) ?? .narrow
    }
}
