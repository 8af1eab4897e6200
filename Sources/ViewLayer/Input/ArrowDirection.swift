/// The way of an arrow key or of a swipe.
package enum ArrowDirection: String, CaseIterable, Sendable {
    case left, right, up, down

    /// Whether it goes along a line of text.
    var isHorizontal: Bool { self == .left || self == .right }
    /// How it changes x or y.
    var sign: Double { self == .left || self == .up ? -1 : 1 }
}
