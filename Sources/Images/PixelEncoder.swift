import Cells
import Synchronization

/// How pictures are encoded for a terminal that shows more than cells.
package enum PixelFormat: Sendable, Equatable {
    /// Base 64 of PNG files, as kitty takes them.
    case png
    /// Sixels, for cells of so many pixels.
    case sixel(cellWidth: Int, cellHeight: Int)

    /// Encodes a picture for so many cells.
    func encode(_ pixels: Bitmap, columns: Int, rows: Int) throws(PictureError) -> PixelPicture {
        let number = Self.numbers.wrappingAdd(1, ordering: .relaxed).newValue
        switch self {
        case .png:
            // More than a large cell's pixels only cost time on the way.
            let (width, height) = (min(pixels.width, columns * 12), min(pixels.height, rows * 24))
            let scale = min(1, max(Double(width) / Double(pixels.width), Double(height) / Double(pixels.height)))
            let small = pixels.scaled(
                width: Int(Double(pixels.width) * scale), height: Int(Double(pixels.height) * scale))
            let file = try PictureEncoder.bytes(small, .png)
            return PixelPicture(number: number, width: small.width, height: small.height, code: Self.base64(file))
        case .sixel(let cellWidth, let cellHeight):
            let fitting = pixels.scaled(width: columns * cellWidth, height: rows * cellHeight)
            let code = SixelEncoder.encode(fitting)
            return PixelPicture(number: number, width: fitting.width, height: fitting.height, code: code)
        }
    }

    private static let numbers = Atomic<UInt32>(0)

    private static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
            let bits = group[0] << 16 | group[1] << 8 | group[2]
            for place in 0..<4 {
                let isThere = start + place - 1 < bytes.count || place < 2
                result.append(isThere ? alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
            }
        }
        return result
    }
}

/// Writes pictures as DEC's sixels: bands of six rows, a bit for each pixel and colour. 216 colours, mixed by an ordered
/// pattern; what is transparent stays as it is.
enum SixelEncoder {
    /// The pattern that turns shades into steps, as thresholds from 0 to 15.
    private static let pattern = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]

    static func encode(_ pixels: Bitmap) -> [UInt8] {
        // The second 1 leaves the background where no colour is.
        var code = Array("\u{1B}P0;1;0q\"1;1;\(pixels.width);\(pixels.height)".utf8)
        var used = [Bool](repeating: false, count: 216)
        let indices = (0..<pixels.height).map { y in
            (0..<pixels.width).map { x -> Int in
                let color = index(pixels, x, y)
                if color >= 0 { used[color] = true }
                return color
            }
        }
        for color in used.indices where used[color] {
            let parts = [color / 36, color / 6 % 6, color % 6].map { $0 * 20 }
            code += "#\(color);2;\(parts[0]);\(parts[1]);\(parts[2])".utf8
        }
        for top in stride(from: 0, to: pixels.height, by: 6) { band(indices, top, pixels.width, &code) }
        return code + Array("\u{1B}\\".utf8)
    }

    /// Appends six rows: a line for each colour in them.
    private static func band(_ indices: [[Int]], _ top: Int, _ width: Int, _ code: inout [UInt8]) {
        let rows = indices[top..<min(top + 6, indices.count)]
        var lines: [Int: [UInt8]] = [:]
        for (bit, row) in rows.enumerated() {
            for (column, color) in row.enumerated() where color >= 0 {
                lines[color, default: [UInt8](repeating: 0, count: width)][column] |= 1 << UInt8(bit)
            }
        }
        for (color, line) in lines.sorted(by: { $0.key < $1.key }) {
            code += "#\(color)".utf8
            var column = 0
            while column < width {
                let start = column
                while column < width, line[column] == line[start] { column += 1 }
                let sign = 63 + line[start]
                if column - start > 3 {
                    code += "!\(column - start)".utf8
                    code.append(sign)
                } else {
                    code += [UInt8](repeating: sign, count: column - start)
                }
            }
            code.append(UInt8(ascii: "$"))
        }
        code.append(UInt8(ascii: "-"))
    }

    /// The colour of a pixel, from 0 to 215; -1 where it is transparent.
    private static func index(_ pixels: Bitmap, _ x: Int, _ y: Int) -> Int {
        let place = (y * pixels.width + x) * 4
        guard pixels.rgba[place + 3] >= 128 else { return -1 }
        let threshold = pattern[y % 4 * 4 + x % 4]
        func step(_ value: UInt8) -> Int { min(5, (Int(value) * 80 + threshold * 255) / (255 * 16)) }
        return step(pixels.rgba[place]) * 36 + step(pixels.rgba[place + 1]) * 6 + step(pixels.rgba[place + 2])
    }
}
