import CZlib

/// What the camera of a terminal takes: hills below a sun, in other colours each time.
struct TestPicture {
    /// Which one it is, from 1.
    let number: Int

    private static let width = 480
    private static let height = 360

    /// The picture as a PNG file.
    var png: [UInt8] {
        var rows: [UInt8] = []
        rows.reserveCapacity((Self.width * 3 + 1) * Self.height)
        for y in 0..<Self.height {
            rows.append(0)
            for x in 0..<Self.width {
                let (red, green, blue) = color(Double(x) / Double(Self.width), Double(y) / Double(Self.height))
                rows += [Self.byte(red), Self.byte(green), Self.byte(blue)]
            }
        }
        return PNGFile.bytes(width: Self.width, height: Self.height, rows: rows)
    }

    /// The colour of a place, both from 0 to 1.
    private func color(_ x: Double, _ y: Double) -> (Double, Double, Double) {
        let turn = Double(number % 7) / 7
        let sun = (x: 0.2 + 0.6 * turn, y: 0.28)
        let distance = (x - sun.x) * (x - sun.x) * 1.8 + (y - sun.y) * (y - sun.y)
        let far = 0.62 + 0.12 * Self.wave(x * 1.3 + turn)
        let near = 0.78 + 0.10 * Self.wave(x * 0.9 + 0.4 - turn)
        if y > near { return (0.10 + 0.15 * turn, 0.36 - 0.1 * turn, 0.20) }
        if y > far { return (0.22, 0.48 - 0.12 * turn, 0.30 + 0.2 * turn) }
        if distance < 0.012 { return (1, 0.92, 0.55) }
        let light = max(0, 0.35 - distance)
        return (0.35 + 0.45 * turn + light, 0.62 - 0.15 * turn + light * 0.7, 0.95 - 0.35 * turn)
    }

    /// A soft wave between -1 and 1 that repeats every 1, without a library of mathematics.
    private static func wave(_ x: Double) -> Double {
        let part = x - x.rounded(.down)
        let half = part < 0.5 ? part * 2 : (1 - part) * 2
        return half * half * (3 - 2 * half) * 2 - 1
    }

    private static func byte(_ part: Double) -> UInt8 { UInt8(max(0, min(255, part * 255))) }
}

/// Writes PNG files (ISO/IEC 15948).
enum PNGFile {
    /// A file of so many pixels in red, green and blue; each row begins with its filter's number.
    static func bytes(width: Int, height: Int, rows: [UInt8]) -> [UInt8] {
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        file += chunk("IHDR", number(UInt32(width)) + number(UInt32(height)) + [8, 2, 0, 0, 0])
        file += chunk("IDAT", deflated(rows))
        return file + chunk("IEND", [])
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + data
        let checksum = body.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
        return number(UInt32(data.count)) + body + number(UInt32(truncatingIfNeeded: checksum))
    }

    private static func number(_ value: UInt32) -> [UInt8] {
        [UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
    }

    private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
        var size = compressBound(UInt(bytes.count))
        var output = [UInt8](repeating: 0, count: Int(size))
        let status = compress2(&output, &size, bytes, UInt(bytes.count), 6)
        precondition(status == Z_OK, "compressBound says what room is enough")
        return Array(output.prefix(Int(size)))
    }
}
