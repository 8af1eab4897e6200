/// The arms of a box-drawing character: up, right, down, left, each absent, light, heavy or double.
struct BoxArms: Hashable, Sendable {
    /// Two bits an arm, upwards first, then clockwise: 0 absent, 1 light, 2 heavy, 3 double.
    var bits: UInt8

    /// Equal arms towards each of the sides.
    init(_ sides: BoxSides, weight: UInt8) {
        bits = 0
        for side in 0..<4 where sides.rawValue & (1 << side) != 0 { bits |= weight << UInt8(side * 2) }
    }

    private init(bits: UInt8) { self.bits = bits }

    /// The arms of a character; nil if it is not made of arms.
    init?(_ scalar: Unicode.Scalar?) {
        guard let scalar, (0x2500..<0x2580).contains(scalar.value) else { return nil }
        bits = Self.ofCharacters[Int(scalar.value) - 0x2500]
        if bits == 0 { return nil }
    }

    /// The weight of the arm towards a side, numbered as in `BoxSides`: 0 absent, 1 light, 2 heavy, 3 double.
    func weight(_ side: Int) -> UInt8 { bits >> UInt8(side * 2) & 3 }

    /// These arms, with those of another laid over them.
    func joined(with other: BoxArms) -> BoxArms {
        var result = bits
        for side in 0..<4 where other.weight(side) != 0 {
            result = result & ~(3 << UInt8(side * 2)) | other.weight(side) << UInt8(side * 2)
        }
        return BoxArms(bits: result)
    }

    /// The character with these arms, or the nearest there is: heavy and double do not meet in Unicode.
    var scalar: Unicode.Scalar {
        if let exact = Self.characters[Int(bits)] { return exact }
        // Where weights do not mix, the heaviest wins everywhere.
        let heaviest = (0..<4).map(weight).max() ?? 1
        var all: UInt8 = 0
        for side in 0..<4 where weight(side) != 0 { all |= heaviest << UInt8(side * 2) }
        if let uniform = Self.characters[Int(all)] { return uniform }
        // Half a double line does not exist: draw it whole.
        let upright = all & 0b0011_0011 != 0
        return Self.characters[Int(upright ? heaviest * 0b0001_0001 : heaviest * 0b0100_0100)] ?? "\u{2500}"
    }

    /// The first character of each combination of arms: dashes and arcs come later and lose.
    private static let characters: [Unicode.Scalar?] = {
        var result = [Unicode.Scalar?](repeating: nil, count: 256)
        for (offset, bits) in ofCharacters.enumerated() where bits != 0 && result[Int(bits)] == nil {
            guard let scalar = Unicode.Scalar(UInt32(0x2500 + offset)), !isDash(scalar) else { continue }
            result[Int(bits)] = scalar
        }
        return result
    }()

    /// Whether a character is a broken line.
    static func isDash(_ scalar: Unicode.Scalar) -> Bool {
        (0x2504...0x250B).contains(scalar.value) || (0x254C...0x254F).contains(scalar.value)
    }

    /// The arms of U+2500 to U+257F, from their Unicode names.
    private static let ofCharacters: [UInt8] = [
        0x44, 0x88, 0x11, 0x22, 0x44, 0x88, 0x11, 0x22, 0x44, 0x88, 0x11, 0x22, 0x14, 0x18, 0x24, 0x28,
        0x50, 0x90, 0x60, 0xA0, 0x05, 0x09, 0x06, 0x0A, 0x41, 0x81, 0x42, 0x82, 0x15, 0x19, 0x16, 0x25,
        0x26, 0x1A, 0x29, 0x2A, 0x51, 0x91, 0x52, 0x61, 0x62, 0x92, 0xA1, 0xA2, 0x54, 0x94, 0x58, 0x98,
        0x64, 0xA4, 0x68, 0xA8, 0x45, 0x85, 0x49, 0x89, 0x46, 0x86, 0x4A, 0x8A, 0x55, 0x95, 0x59, 0x99,
        0x56, 0x65, 0x66, 0x96, 0x5A, 0xA5, 0x69, 0x9A, 0xA9, 0xA6, 0x6A, 0xAA, 0x44, 0x88, 0x11, 0x22,
        0xCC, 0x33, 0x1C, 0x34, 0x3C, 0xD0, 0x70, 0xF0, 0x0D, 0x07, 0x0F, 0xC1, 0x43, 0xC3, 0x1D, 0x37,
        0x3F, 0xD1, 0x73, 0xF3, 0xDC, 0x74, 0xFC, 0xCD, 0x47, 0xCF, 0xDD, 0x77, 0xFF, 0x14, 0x50, 0x41,
        0x05, 0x00, 0x00, 0x00, 0x40, 0x01, 0x04, 0x10, 0x80, 0x02, 0x08, 0x20, 0x48, 0x21, 0x84, 0x12,
    ]
}
