/// The classes of bytes that the parsers of this target tell apart.
extension UInt8 {
    /// Space, tab, LF, VT, FF, CR.
    var isWhitespace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
    /// `0` to `9`.
    var isDigit: Bool { self &- 0x30 < 10 }
    /// `A` to `Z` and `a` to `z`.
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// `0` to `9`, `A` to `F`, `a` to `f`.
    var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }
    /// The value of a hexadecimal digit.
    var hexValue: UInt32 { UInt32(isDigit ? self &- 0x30 : (self | 0x20) &- 0x57) }

    /// LF or CR.
    var isNewline: Bool { self == 0x0A || self == 0x0D }
}
