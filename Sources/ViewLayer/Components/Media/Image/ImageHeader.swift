/// The size of a picture, read from the first bytes of its file.
enum ImageHeader {
    /// The size in px of a PNG, JPEG, GIF, WebP, BMP or SVG file; nil where the bytes say none.
    static func size(_ bytes: [UInt8]) -> (width: Double, height: Double)? {
        let found = png(bytes) ?? gif(bytes) ?? webp(bytes) ?? bmp(bytes) ?? jpeg(bytes) ?? svg(bytes)
        guard let found, found.width > 0, found.height > 0, found.width < 1e6, found.height < 1e6 else { return nil }
        return found
    }

    private typealias Size = (width: Double, height: Double)

    private static func starts(_ bytes: [UInt8], _ text: String, at offset: Int = 0) -> Bool {
        bytes.count >= offset + text.utf8.count && zip(bytes[offset...], text.utf8).allSatisfy { $0 == $1 }
    }

    private static func big(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Double {
        Double(bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | UInt64($1) })
    }

    private static func little(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
        bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private static func png(_ bytes: [UInt8]) -> Size? {
        guard bytes.count >= 24, bytes[0] == 0x89, starts(bytes, "PNG", at: 1) else { return nil }
        return (big(bytes, 16, 4), big(bytes, 20, 4))
    }

    private static func gif(_ bytes: [UInt8]) -> Size? {
        guard bytes.count >= 10, starts(bytes, "GIF8") else { return nil }
        return (Double(little(bytes, 6, 2)), Double(little(bytes, 8, 2)))
    }

    private static func bmp(_ bytes: [UInt8]) -> Size? {
        guard bytes.count >= 26, starts(bytes, "BM") else { return nil }
        let height = Int32(truncatingIfNeeded: little(bytes, 22, 4))
        return (Double(little(bytes, 18, 4)), Double(height.magnitude))
    }

    private static func webp(_ bytes: [UInt8]) -> Size? {
        guard bytes.count >= 30, starts(bytes, "RIFF"), starts(bytes, "WEBP", at: 8) else { return nil }
        if starts(bytes, "VP8X", at: 12) {
            return (Double(little(bytes, 24, 3) + 1), Double(little(bytes, 27, 3) + 1))
        }
        if starts(bytes, "VP8L", at: 12) {
            let bits = little(bytes, 21, 4)
            return (Double(bits & 0x3FFF + 1), Double(bits >> 14 & 0x3FFF + 1))
        }
        guard starts(bytes, "VP8 ", at: 12) else { return nil }
        return (Double(little(bytes, 26, 2) & 0x3FFF), Double(little(bytes, 28, 2) & 0x3FFF))
    }

    /// Goes from marker to marker to the one that begins a frame.
    private static func jpeg(_ bytes: [UInt8]) -> Size? {
        guard bytes.count >= 4, bytes[0] == 0xFF, bytes[1] == 0xD8 else { return nil }
        var place = 2
        while place + 9 <= bytes.count {
            guard bytes[place] == 0xFF else { return nil }
            let marker = bytes[place + 1]
            if marker == 0xFF {
                place += 1
                continue
            }
            let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
            if isFrame { return (big(bytes, place + 7, 2), big(bytes, place + 5, 2)) }
            place += 2 + Int(big(bytes, place + 2, 2))
        }
        return nil
    }

    private static func svg(_ bytes: [UInt8]) -> Size? {
        let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
        guard let start = text.range(of: "<svg") else { return nil }
        let tag = text[start.upperBound...].prefix { $0 != ">" }
        if let width = number(attribute("width", of: tag)), let height = number(attribute("height", of: tag)) {
            return (width, height)
        }
        let box = attribute("viewBox", of: tag)?.split { $0 == " " || $0 == "," }.compactMap { Double($0) } ?? []
        return box.count == 4 ? (box[2], box[3]) : nil
    }

    private static func attribute(_ name: String, of tag: Substring) -> Substring? {
        for quote in ["\"", "'"] {
            guard let range = tag.range(of: " \(name)=\(quote)") else { continue }
            return tag[range.upperBound...].prefix { String($0) != quote }
        }
        return nil
    }

    private static func number(_ text: Substring?) -> Double? {
        guard let text, !text.hasSuffix("%") else { return nil }
        return Double(text.prefix { $0.isNumber || $0 == "." })
    }
}

extension StringProtocol {
    /// Where a text begins first.
    fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
