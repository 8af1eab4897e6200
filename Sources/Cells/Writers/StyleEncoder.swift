/// Turns changes of style into SGR sequences (ECMA-48 8.3.117), as short as they get.
package struct StyleEncoder: Sendable {
    /// What the terminal can show; colours beyond it become the nearest.
    package let depth: ColorDepth
    /// Whether links are written (OSC 8).
    private let writesLinks: Bool
    private var current = CellStyle.plain
    private var link: UInt16 = 0

    /// An encoder for a terminal whose style is plain.
    package init(depth: ColorDepth, writesLinks: Bool = true) {
        self.depth = depth
        self.writesLinks = writesLinks
    }

    /// Appends what leads from the last style to this one; nothing if they look alike.
    package mutating func switchTo(_ style: CellStyle, into bytes: inout [UInt8]) {
        var wanted = style
        wanted.link = 0
        if writesLinks, style.link != link { switchTo(link: style.link, into: &bytes) }
        wanted.foreground = style.foreground.reduced(to: depth)
        wanted.background = style.background.reduced(to: depth)
        guard wanted != current else { return }
        var codes: [String] = []
        // Attributes are taken away by a reset: the codes that end one are not understood everywhere.
        if !current.attributes.subtracting(wanted.attributes).isEmpty || wanted == .plain {
            codes.append("")
            current = .plain
        }
        let added = wanted.attributes.subtracting(current.attributes)
        for (attribute, code) in Self.attributeCodes where added.contains(attribute) { codes.append(code) }
        if wanted.foreground != current.foreground { codes.append(Self.code(of: wanted.foreground, base: 30)) }
        if wanted.background != current.background { codes.append(Self.code(of: wanted.background, base: 40)) }
        bytes += "\u{1B}[\(codes.joined(separator: ";"))m".utf8
        current = wanted
    }

    /// Ends the link, if one has begun; colours and attributes stay.
    package mutating func endLink(into bytes: inout [UInt8]) {
        if link != 0 { switchTo(link: 0, into: &bytes) }
    }

    /// The number keeps the parts of a link together that stand on several lines.
    private mutating func switchTo(link wanted: UInt16, into bytes: inout [UInt8]) {
        link = wanted
        bytes += "\u{1B}]8;".utf8
        if wanted > 0 { bytes += "id=\(wanted)".utf8 }
        bytes.append(UInt8(ascii: ";"))
        if wanted > 0 { bytes += LinkTable.shared.encoded(wanted) }
        bytes += "\u{1B}\\".utf8
    }

    private static let attributeCodes: [(CellStyle.Attributes, String)] = [
        (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"), (.strikethrough, "9"),
    ]

    private static func code(of color: Color, base: Int) -> String {
        switch color.kind {
        case .terminal: "\(base + 9)"
        case .palette(let index): index < 8 ? "\(base + Int(index))" : "\(base + 52 + Int(index))"
        case .indexed(let index): "\(base + 8);5;\(index)"
        case .rgb(let red, let green, let blue): "\(base + 8);2;\(red);\(green);\(blue)"
        }
    }
}
