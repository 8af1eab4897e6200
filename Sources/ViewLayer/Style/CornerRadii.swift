/// `border-radius`: how round each corner is.
struct CornerRadii: Equatable, Sendable {
    var topLeft = Length.zero
    var topRight = Length.zero
    var bottomRight = Length.zero
    var bottomLeft = Length.zero

    /// All corners square.
    init() {}

    /// One to four radii, as `border-radius` takes them; nil for another count.
    init?(_ radii: [Length]) {
        guard (1...4).contains(radii.count) else { return nil }
        topLeft = radii[0]
        topRight = radii.count > 1 ? radii[1] : radii[0]
        bottomRight = radii.count > 2 ? radii[2] : radii[0]
        bottomLeft = radii.count > 3 ? radii[3] : topRight
    }

    /// The first that is not 0.
    var first: Length { [topLeft, topRight, bottomRight, bottomLeft].first { $0 != .zero } ?? .zero }
}
