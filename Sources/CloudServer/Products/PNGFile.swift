import CZlib

/// Writes PNG files (RFC 2083) of 8 bits a colour.
enum PNGFile {
    /// The file of an image.
    /// - Parameter rgb: three bytes a pixel, row by row.
    static func bytes(width: Int, height: Int, rgb: [UInt8]) -> [UInt8] {
        precondition(rgb.count == width * height * 3, "an image has three bytes a pixel")
        var rows: [UInt8] = []
        rows.reserveCapacity(rgb.count + height)
        for row in 0..<height {
            // Filter "none".
            rows.append(0)
            rows += rgb[(row * width * 3)..<((row + 1) * width * 3)]
        }
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        file += chunk("IHDR", number(width) + number(height) + [8, 2, 0, 0, 0])
        file += chunk("IDAT", compressed(rows))
        file += chunk("IEND", [])
        return file
    }

    private static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        var size = compressBound(UInt(bytes.count))
        var result = [UInt8](repeating: 0, count: Int(size))
        let status = compress2(&result, &size, bytes, UInt(bytes.count), 6)
        precondition(status == Z_OK, "there is room for the worst case")
        return Array(result[..<Int(size)])
    }

    private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let content = Array(type.utf8) + data
        return number(data.count) + content + number(Int(crc32(0, content, UInt32(content.count))))
    }

    private static func number(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - $0 * 8)) }
    }
}
