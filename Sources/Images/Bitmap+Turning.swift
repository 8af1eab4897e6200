extension Bitmap {
    /// A quarter turn to the right.
    package var turnedRight: Bitmap { arranged(width: height, height: width) { x, y in (y, height - 1 - x) } }

    /// A quarter turn to the left.
    package var turnedLeft: Bitmap { arranged(width: height, height: width) { x, y in (width - 1 - y, x) } }

    /// Left and right exchanged.
    package var mirrored: Bitmap { arranged(width: width, height: height) { x, y in (width - 1 - x, y) } }

    /// The square in its middle.
    package var squared: Bitmap {
        let side = min(width, height)
        return cropped(x: (width - side) / 2, y: (height - side) / 2, width: side, height: side)
    }

    /// Its shades without their colours, weighted as ITU-R BT.601 says.
    package var gray: Bitmap {
        var shades = rgba
        for start in stride(from: 0, to: shades.count - 3, by: 4) {
            let sum = Int(shades[start]) * 299 + Int(shades[start + 1]) * 587 + Int(shades[start + 2]) * 114
            let shade = UInt8(sum / 1000)
            for channel in 0..<3 { shades[start + channel] = shade }
        }
        return Bitmap(width: width, height: height, rgba: shades)
    }

    /// A picture of this size, of whose pixels it is told from where in this one they come.
    private func arranged(width columns: Int, height rows: Int, from: (Int, Int) -> (x: Int, y: Int)) -> Bitmap {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(rgba.count)
        for y in 0..<rows {
            for x in 0..<columns {
                let source = from(x, y)
                let place = (source.y * width + source.x) * 4
                pixels += rgba[place..<place + 4]
            }
        }
        return Bitmap(width: columns, height: rows, rgba: pixels)
    }
}
