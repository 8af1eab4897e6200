/// A text to be found in others; the case of Latin letters does not count. One pass over bytes, nothing is copied.
struct Needle {
    private let bytes: [UInt8]

    init(_ text: String) { bytes = text.utf8.map(Self.folded) }

    /// Whether a text holds it. Every text holds the empty one.
    func isIn(_ text: String) -> Bool {
        guard let first = bytes.first else { return true }
        var text = text
        return text.withUTF8 { hay in
            guard hay.count >= bytes.count else { return false }
            for start in 0...(hay.count - bytes.count) where Self.folded(hay[start]) == first {
                var step = 1
                while step < bytes.count, Self.folded(hay[start + step]) == bytes[step] { step += 1 }
                if step == bytes.count { return true }
            }
            return false
        }
    }

    private static func folded(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
