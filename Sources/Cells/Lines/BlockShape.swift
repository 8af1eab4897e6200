/// The rectangles that block characters (U+2580 to U+2590, U+2594, U+2595) fill, in parts of a cell.
enum BlockShape {
    /// The filled part; nil if the character is not one rectangle.
    static func part(of scalar: Unicode.Scalar) -> (left: Double, top: Double, width: Double, height: Double)? {
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
