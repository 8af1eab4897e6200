extension Color {
    /// Red, green and blue as a terminal in its factory settings shows this colour; nil for the terminal's own.
    package var components: (red: UInt8, green: UInt8, blue: UInt8)? {
        switch kind {
        case .terminal: nil
        case .rgb(let red, let green, let blue): (red, green, blue)
        case .palette(let index): Self.factoryPalette[Int(index)]
        case .indexed(let index): Self.fixed(index)
        }
    }

    /// The nearest colour that a terminal of some depth can show.
    package func reduced(to depth: ColorDepth) -> Color {
        switch (depth, kind) {
        case (.mono, _): .terminal
        case (_, .terminal), (_, .palette), (.direct, _), (.indexed, .indexed): self
        case (.indexed, .rgb(let red, let green, let blue)): Self.nearestIndexed(red, green, blue)
        case (.palette, _): nearestPalette
        }
    }

    /// The fixed colours 16 to 255: a cube of six levels, then greys.
    private static func fixed(_ index: UInt8) -> (red: UInt8, green: UInt8, blue: UInt8) {
        if index >= 232 {
            let grey = 8 + (index - 232) * 10
            return (grey, grey, grey)
        }
        let cube = Int(index) - 16
        return (cubeLevels[cube / 36], cubeLevels[cube / 6 % 6], cubeLevels[cube % 6])
    }

    private static let cubeLevels: [UInt8] = [0, 95, 135, 175, 215, 255]

    private static func nearestIndexed(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Color {
        func level(_ value: UInt8) -> Int { value < 48 ? 0 : value < 115 ? 1 : (Int(value) - 35) / 40 }
        let (r, g, b) = (level(red), level(green), level(blue))
        let cube = UInt8(16 + 36 * r + 6 * g + b)
        let mean = (Int(red) + Int(green) + Int(blue)) / 3
        let grey = UInt8(232 + max(0, min(23, (mean - 3) / 10)))
        let wanted = (red, green, blue)
        return distance(fixed(grey), wanted) < distance(fixed(cube), wanted) ? indexed(grey) : indexed(cube)
    }

    private var nearestPalette: Color {
        guard let wanted = components else { return self }
        let distances = Self.factoryPalette.map { Self.distance($0, wanted) }
        let best = distances.indices.min { distances[$0] < distances[$1] } ?? 0
        return .palette(UInt8(best))
    }

    /// The squared distance, weighted as the eye weighs the primaries.
    private static func distance(_ one: (UInt8, UInt8, UInt8), _ other: (UInt8, UInt8, UInt8)) -> Int {
        let red = Int(one.0) - Int(other.0)
        let green = Int(one.1) - Int(other.1)
        let blue = Int(one.2) - Int(other.2)
        return 30 * red * red + 59 * green * green + 11 * blue * blue
    }

    /// The sixteen colours as xterm ships them.
    private static let factoryPalette: [(red: UInt8, green: UInt8, blue: UInt8)] = [
        (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
        (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
        (255, 255, 255),
    ]
}
