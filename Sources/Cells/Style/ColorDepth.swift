/// How many colours a terminal shows, from none on.
package enum ColorDepth: Int, Comparable, Sendable, CaseIterable {
    /// Attributes only.
    case mono
    /// The user's palette.
    case palette
    /// The palette and the fixed 240.
    case indexed
    /// 24 bits.
    case direct

    package static func < (one: ColorDepth, other: ColorDepth) -> Bool { one.rawValue < other.rawValue }
}
