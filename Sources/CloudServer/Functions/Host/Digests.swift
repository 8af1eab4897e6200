import Crypto

/// The digests that Node's `crypto` names.
enum Digests {
    /// The digest of bytes; with a key it is an HMAC. An unknown algorithm gives nothing.
    static func digest(_ algorithm: String, _ bytes: [UInt8], key: [UInt8]?) -> [UInt8] {
        switch algorithm {
        case "md5": hash(Insecure.MD5.self, bytes, key)
        case "sha1": hash(Insecure.SHA1.self, bytes, key)
        case "sha256": hash(SHA256.self, bytes, key)
        case "sha384": hash(SHA384.self, bytes, key)
        case "sha512": hash(SHA512.self, bytes, key)
        default: []
        }
    }

    private static func hash<H: HashFunction>(_ type: H.Type, _ bytes: [UInt8], _ key: [UInt8]?) -> [UInt8] {
        guard let key else { return Array(H.hash(data: bytes)) }
        return Array(HMAC<H>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
    }
}

/// Base 64 with its usual alphabet and padding.
enum Base64Text {
    static func encode(_ bytes: [UInt8]) -> String {
        let text = Base64URL.encode(bytes).replacing("-", with: "+").replacing("_", with: "/")
        return text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    }

    /// The bytes of a text; nil if it is none.
    static func decode(_ text: String) -> [UInt8]? {
        let bare = text.replacing("+", with: "-").replacing("/", with: "_").filter { $0 != "=" }
        return Base64URL.decode(bare)
    }
}
