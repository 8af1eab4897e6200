/// Pictures of products, drawn from their number: a soft ground, and a symmetrical figure as on woven cloth.
enum ProductPicture {
    /// Pixels of an edge; the figure has 7 by 7 fields.
    private static let edge = 168
    private static let fields = 7

    /// The picture of a number, as a PNG file.
    static func png(_ number: Int) -> [UInt8] {
        var random = Mix(UInt64(number))
        let hue = Double(random.next() % 360)
        let (light, dark) = (color(hue, 0.35, 0.96), color(hue, 0.45, 0.82))
        let figure = color((hue + 150 + Double(random.next() % 60)).truncatingRemainder(dividingBy: 360), 0.7, 0.7)
        let half = (fields + 1) / 2
        let filled = (0..<fields * half).map { _ in random.next() % 5 < 2 }
        var pixels: [UInt8] = []
        pixels.reserveCapacity(edge * edge * 3)
        for y in 0..<edge {
            let share = Double(y) / Double(edge)
            for x in 0..<edge {
                let (column, row) = (x * (fields + 2) / edge - 1, y * (fields + 2) / edge - 1)
                let isInside = (0..<fields).contains(column) && (0..<fields).contains(row)
                if isInside, filled[row * half + min(column, fields - 1 - column)] {
                    pixels += figure
                } else {
                    for part in 0..<3 {
                        pixels.append(UInt8(Double(light[part]) * (1 - share) + Double(dark[part]) * share))
                    }
                }
            }
        }
        return PNGFile.bytes(width: edge, height: edge, rgb: pixels)
    }

    /// Red, green and blue of hue, saturation and value.
    private static func color(_ hue: Double, _ saturation: Double, _ value: Double) -> [UInt8] {
        [5.0, 3.0, 1.0].map { offset in
            let place = (offset + hue / 60).truncatingRemainder(dividingBy: 6)
            return UInt8(255 * value * (1 - saturation * max(0, min(place, 4 - place, 1))))
        }
    }

    /// Numbers that look random and are the same each time (splitmix64).
    private struct Mix {
        private var state: UInt64

        init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return value ^ value >> 31
        }
    }
}
