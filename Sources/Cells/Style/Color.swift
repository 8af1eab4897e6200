/// A colour of a cell's text or background, in four bytes.
package struct Color: Hashable, Sendable {
    /// What a colour refers to.
    package enum Kind: Hashable, Sendable {
        /// The terminal's own text or background colour.
        case terminal
        /// One of the 16 colours that the user's palette defines.
        case palette(UInt8)
        /// One of the fixed colours 16 to 255 of the 256-colour cube and grey ramp.
        case indexed(UInt8)
        /// A 24-bit colour.
        case rgb(red: UInt8, green: UInt8, blue: UInt8)
    }

    /// The kind in the top byte (0 terminal, 1 index, 2 rgb), the value below.
    package let raw: UInt32

    private init(raw: UInt32) { self.raw = raw }

    /// The terminal's own text or background colour.
    package static let terminal = Color(raw: 0)

    /// A colour of the user's palette; only the low four bits of `index` count.
    package static func palette(_ index: UInt8) -> Color { Color(raw: 1 << 24 | UInt32(index & 15)) }

    /// A colour of the 256; below 16 it is the palette's.
    package static func indexed(_ index: UInt8) -> Color { Color(raw: 1 << 24 | UInt32(index)) }

    /// A 24-bit colour.
    package static func rgb(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Color {
        Color(raw: 2 << 24 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue))
    }

    /// A 24-bit colour from `0xRRGGBB`; higher bits are ignored.
    package static func rgb(hex: UInt32) -> Color { Color(raw: 2 << 24 | hex & 0xFFFFFF) }

    /// What this colour refers to.
    package var kind: Kind {
        switch raw >> 24 {
        case 1 where raw & 0xFF < 16: .palette(UInt8(truncatingIfNeeded: raw))
        case 1: .indexed(UInt8(truncatingIfNeeded: raw))
        case 2:
            .rgb(
                red: UInt8(truncatingIfNeeded: raw >> 16), green: UInt8(truncatingIfNeeded: raw >> 8),
                blue: UInt8(truncatingIfNeeded: raw))
        default: .terminal
        }
    }
}
