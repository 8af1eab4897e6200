/// The names of folders below the data folder.
enum DataFolder {
    /// A folder's name for a user: letters and digits as they are, other bytes as `%XX`.
    static func name(for user: String) -> String {
        guard !user.isEmpty else { return "default" }
        var name = ""
        for byte in user.utf8.prefix(80) {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                name.unicodeScalars.append(UnicodeScalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                name += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return name
    }
}
