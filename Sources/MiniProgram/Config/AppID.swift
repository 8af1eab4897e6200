/// The appid: what keeps one mini-program's data apart from another's. It names a folder, so nothing else passes.
package enum AppID {
    /// Whether a text is an appid: wx and 16 hexadecimal digits.
    package static func isValid(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 18 && text.hasPrefix("wx")
            && bytes[2...].allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
                default: false
                }
            }
    }

    /// The appid to use: the written one if it is valid, else one made from what identifies the program.
    package static func settle(_ written: String?, identity: String) -> String {
        if let written, isValid(written) { return written }
        // FNV-1a, 64 bits: the same path must give the same folder in every version.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in identity.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return "wx" + String(repeating: "0", count: 16 - digits.count) + digits
    }
}
