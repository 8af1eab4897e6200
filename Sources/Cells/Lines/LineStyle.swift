/// How a line of box-drawing characters looks.
package enum LineStyle: Sendable, CaseIterable {
    case light, heavy, double, dashed, dotted

    /// The weight of its arms where lines meet: 1 light, 2 heavy, 3 double.
    var weight: UInt8 {
        switch self {
        case .light, .dashed, .dotted: 1
        case .heavy: 2
        case .double: 3
        }
    }

    /// A straight piece of this line, where it is not made of plain arms.
    func dash(vertical: Bool) -> Unicode.Scalar? {
        switch self {
        case .dashed: vertical ? "\u{2506}" : "\u{2504}"
        case .dotted: vertical ? "\u{250A}" : "\u{2508}"
        case .light, .heavy, .double: nil
        }
    }
}

/// Sides of a box.
package struct BoxSides: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let top = BoxSides(rawValue: 1)
    package static let right = BoxSides(rawValue: 2)
    package static let bottom = BoxSides(rawValue: 4)
    package static let left = BoxSides(rawValue: 8)
    package static let all: BoxSides = [.top, .right, .bottom, .left]
}
