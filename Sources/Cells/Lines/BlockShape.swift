/// The rectangles that block characters (U+2580 to U+2590, U+2594 to U+259F) fill, in parts of a cell.
enum BlockShape {
    /// A filled part, from the cell's upper left corner.
    typealias Part = (left: Double, top: Double, width: Double, height: Double)

    /// The filled parts; empty if the character is none of them.
    static func parts(of scalar: Unicode.Scalar) -> [Part] {
        if let part = part(of: scalar) { return [part] }
        guard (0x2596...0x259F).contains(scalar.value) else { return [] }
        let filled = quarters[Int(scalar.value - 0x2596)]
        return [0.0, 1, 2, 3].compactMap { (quarter: Double) -> Part? in
            guard filled & (1 << UInt8(quarter)) != 0 else { return nil }
            return (quarter.truncatingRemainder(dividingBy: 2) / 2, quarter < 2 ? 0 : 0.5, 0.5, 0.5)
        }
    }

    /// The quarters that U+2596 to U+259F fill, a bit each: upper left, upper right, lower left, lower right.
    private static let quarters: [UInt8] = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14]

    private static func part(of scalar: Unicode.Scalar) -> Part? {
        switch scalar.value {
        case 0x2580: (0, 0, 1, 0.5)
        case 0x2581...0x2588: (0, 1 - Double(scalar.value - 0x2580) / 8, 1, Double(scalar.value - 0x2580) / 8)
        case 0x2589...0x258F: (0, 0, 1 - Double(scalar.value - 0x2588) / 8, 1)
        case 0x2590: (0.5, 0, 0.5, 1)
        case 0x2594: (0, 0, 1, 0.125)
        case 0x2595: (0.875, 0, 0.125, 1)
        default: nil
        }
    }
}
