import Cells
import Foundation
import Testing

@testable import Images

/// Pictures encoded for terminals that show more than cells.
@Suite struct PixelTests {
    /// Red, green, blue and transparent quarters.
    private func quarters(_ side: Int) -> Bitmap {
        var rgba: [UInt8] = []
        for y in 0..<side {
            for x in 0..<side {
                switch (x < side / 2, y < side / 2) {
                case (true, true): rgba += [255, 0, 0, 255]
                case (false, true): rgba += [0, 255, 0, 255]
                case (true, false): rgba += [0, 0, 255, 255]
                case (false, false): rgba += [9, 9, 9, 0]
                }
            }
        }
        return Bitmap(width: side, height: side, rgba: rgba)
    }

    @Test func `a PNG file comes back from its base 64`() throws {
        for side in [64, 65, 66] {
            let picture = try PixelFormat.png.encode(quarters(side), columns: 40, rows: 20)
            let file = try #require(Data(base64Encoded: Data(picture.code)))
            let decoded = try PictureDecoder.decode(Array(file), longestSide: 1000).pixels
            #expect(decoded.width == side && picture.width == side && picture.height == side)
            #expect(decoded.rgba.prefix(4) == [255, 0, 0, 255])
        }
    }

    @Test func `what is larger than its cells is sent smaller`() throws {
        let picture = try PixelFormat.png.encode(quarters(1000), columns: 10, rows: 5)
        #expect(picture.width <= 130 && picture.height <= 130)
        let other = try PixelFormat.png.encode(quarters(10), columns: 10, rows: 5)
        #expect(other.number != picture.number)
    }

    /// Reads sixels as a terminal does; nil where no colour is.
    private func decode(_ code: [UInt8], _ width: Int, _ height: Int) -> [[[Int]?]] {
        var rows = [[[Int]?]](repeating: [[Int]?](repeating: nil, count: width), count: height)
        var palette: [Int: [Int]] = [:]
        var (column, top, color, place) = (0, 0, 0, code.firstIndex(of: UInt8(ascii: "q")).map { $0 + 1 } ?? 0)
        func numbers() -> [Int] {
            var text = ""
            while place < code.count, (48...59).contains(code[place]) {
                text.append(Character(Unicode.Scalar(code[place])))
                place += 1
            }
            return text.split(separator: ";").compactMap { Int($0) }
        }
        while place < code.count, code[place] != 27 {
            let sign = code[place]
            place += 1
            switch sign {
            case UInt8(ascii: "\""): _ = numbers()
            case UInt8(ascii: "#"):
                let values = numbers()
                color = values[0]
                if values.count == 5 { palette[color] = Array(values[2...]) }
            case UInt8(ascii: "$"): column = 0
            case UInt8(ascii: "-"): (column, top) = (0, top + 6)
            default:
                var (count, bits) = (1, sign)
                if sign == UInt8(ascii: "!") {
                    count = numbers()[0]
                    bits = code[place]
                    place += 1
                }
                for _ in 0..<count {
                    for bit in 0..<6 where (bits - 63) >> UInt8(bit) & 1 == 1 {
                        rows[top + bit][column] = palette[color]
                    }
                    column += 1
                }
            }
        }
        return rows
    }

    @Test(arguments: [8, 13, 24])
    func `sixels are the picture again`(_ side: Int) throws {
        let code = SixelEncoder.encode(quarters(side))
        let rows = decode(code, side, side)
        for y in 0..<side {
            for x in 0..<side {
                let expected: [Int]? =
                    switch (x < side / 2, y < side / 2) {
                    case (true, true): [100, 0, 0]
                    case (false, true): [0, 100, 0]
                    case (true, false): [0, 0, 100]
                    case (false, false): nil
                    }
                #expect(rows[y][x] == expected)
            }
        }
    }

    @Test func `sixels of a shade are that shade on the whole`() {
        let grey = Bitmap(width: 40, height: 40, rgba: (0..<1600).flatMap { _ in [128, 128, 128, 255] as [UInt8] })
        let levels = decode(SixelEncoder.encode(grey), 40, 40).joined().compactMap { $0?[0] }
        #expect(levels.count == 1600)
        #expect(abs(Double(levels.reduce(0, +)) / 1600 - 50.2) < 1.5)
    }

    @MainActor
    @Test func `a store makes them only for a terminal that shows them`() throws {
        let file = try PictureEncoder.bytes(quarters(64), .png)
        for format in [nil, PixelFormat.png, .sixel(cellWidth: 8, cellHeight: 16)] {
            let store = PictureStore(depth: .direct)
            store.isImmediate = true
            store.pixelFormat = format
            let request = PictureStore.Request(source: "a", columns: 8, rows: 4)
            guard case .ready(let picture) = store.picture(request, from: { .bytes(file) }, whenReady: {}) else {
                Issue.record("no picture")
                return
            }
            #expect((picture.pixels != nil) == (format != nil))
            var grid = Grid(columns: 20, rows: 10)
            grid.draw(picture, at: CellPoint(column: 1, row: 1), style: CellStyle(), clip: grid.bounds)
            #expect(grid.uncoveredPictures.count == (format == nil ? 0 : 1))
        }
    }
}
