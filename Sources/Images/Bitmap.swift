/// A decoded picture: red, green, blue and alpha of each pixel, row by row.
package struct Bitmap: Sendable {
    package let width: Int
    package let height: Int
    package let rgba: [UInt8]

    /// - Parameter rgba: four bytes a pixel; short ones are taken as transparent.
    package init(width: Int, height: Int, rgba: [UInt8]) {
        self.width = width
        self.height = height
        let wanted = width * height * 4
        self.rgba =
            rgba.count == wanted
            ? rgba : Array(rgba.prefix(wanted)) + [UInt8](repeating: 0, count: max(0, wanted - rgba.count))
    }

    /// A part of it, of at least one pixel; what is outside is left out.
    package func cropped(x: Int, y: Int, width: Int, height: Int) -> Bitmap {
        let left = max(0, min(self.width - 1, x))
        let top = max(0, min(self.height - 1, y))
        let columns = max(1, min(width, self.width - left))
        let rows = max(1, min(height, self.height - top))
        if columns == self.width, rows == self.height { return self }
        var part: [UInt8] = []
        part.reserveCapacity(columns * rows * 4)
        for row in top..<(top + rows) {
            let start = (row * self.width + left) * 4
            part += rgba[start..<(start + columns * 4)]
        }
        return Bitmap(width: columns, height: rows, rgba: part)
    }

    /// The picture in another size, each pixel the mean of those it stands for.
    package func scaled(width: Int, height: Int) -> Bitmap {
        let (columns, rows) = (max(1, width), max(1, height))
        if columns == self.width, rows == self.height { return self }
        var result: [UInt8] = []
        result.reserveCapacity(columns * rows * 4)
        for row in 0..<rows {
            let top = row * self.height / rows
            let bottom = max(top + 1, (row + 1) * self.height / rows)
            for column in 0..<columns {
                let left = column * self.width / columns
                let right = max(left + 1, (column + 1) * self.width / columns)
                result += mean(left..<right, top..<bottom)
            }
        }
        return Bitmap(width: columns, height: rows, rgba: result)
    }

    private func mean(_ columns: Range<Int>, _ rows: Range<Int>) -> [UInt8] {
        var sums = [0, 0, 0, 0]
        for row in rows {
            for column in columns {
                let place = (row * width + column) * 4
                let alpha = Int(rgba[place + 3])
                for channel in 0..<3 { sums[channel] += Int(rgba[place + channel]) * alpha }
                sums[3] += alpha
            }
        }
        guard sums[3] > 0 else { return [0, 0, 0, 0] }
        let count = columns.count * rows.count
        return [
            UInt8(sums[0] / sums[3]), UInt8(sums[1] / sums[3]), UInt8(sums[2] / sums[3]), UInt8(sums[3] / count),
        ]
    }
}
