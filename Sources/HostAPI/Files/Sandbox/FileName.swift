/// Names for files that a program did not name.
enum FileName {
    /// Whether a byte can stand in an extension: a letter or a digit.
    static func isPlain(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// Sixteen digits.
    static func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Thirty-two digits that look like chance and follow from the number.
    static func mixed(_ number: UInt64) -> String {
        var state = number
        func next() -> UInt64 {
            // The steps of SplitMix64.
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
        return hex(next()) + hex(next())
    }
}
