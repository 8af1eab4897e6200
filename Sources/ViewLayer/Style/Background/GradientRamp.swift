/// A gradient fitted into a box: which colour stands at a point of it.
struct GradientRamp {
    private let colors: [(place: Double, color: RGB)]
    private let repeats: Bool
    /// The way along the gradient: `offset + x * dx + y * dy`, from 0 to 1; or outwards from a point.
    private let offset: Double
    private let dx: Double
    private let dy: Double
    private let center: (x: Double, y: Double, radius: Double)?
    /// The degrees at which a gradient around its centre begins; nil for others.
    private let turn: Double?

    /// Fits `gradient` into a box of that size in px; nil where none of its colours is known.
    init?(_ gradient: Gradient, width: Double, height: Double, current: RGB?) {
        guard width > 0, height > 0 else { return nil }
        let line: (x: Double, y: Double)
        if case .conic(_, _, let from) = gradient.shape { turn = from } else { turn = nil }
        switch gradient.shape {
        case .linear(let degrees):
            let angle = degrees * .pi / 180
            line = Self.direction(angle)
            center = nil
        case .corner(let x, let y):
            // Towards a corner the middle line joins the other two.
            let (a, b) = x == 0 || y == 0 ? (x, y) : (x * height, y * width)
            let length = (a * a + b * b).squareRoot()
            line = (a / length, b / length)
            center = nil
        case .conic(let x, let y, _):
            line = (1, 0)
            center = (x * width, y * height, 1)
        case .radial(let x, let y):
            line = (1, 0)
            let reach = (max(x, 1 - x) * width, max(y, 1 - y) * height)
            let radius = (reach.0 * reach.0 + reach.1 * reach.1).squareRoot()
            center = (x * width, y * height, max(radius, 1))
        }
        let length = center?.radius ?? abs(line.x) * width + abs(line.y) * height
        guard length > 0, length.isFinite else { return nil }
        dx = line.x / length
        dy = line.y / length
        offset = 0.5 - (width / 2 * dx + height / 2 * dy)
        repeats = gradient.repeats
        colors = Self.placed(gradient.stops, length: length, current: current)
        if colors.isEmpty { return nil }
    }

    /// Which part of a turn clockwise from an angle in degrees (0 is upwards) a direction is at.
    private static func turns(_ x: Double, _ y: Double, from start: Double) -> Double {
        let (a, b) = (abs(x), abs(y))
        let t = max(a, b) > 0 ? min(a, b) / max(a, b) : 0
        let square = t * t
        // The arctangent by a polynomial, exact to a hundredth of a degree.
        let bent = 0.999866 + square * (-0.3302995 + square * (0.180141 + square * (-0.085133 + square * 0.0208351)))
        var degrees = t * bent * 180 / .pi
        // From upwards: as far as x outweighs y it is the other half of the quarter.
        if a > b { degrees = 90 - degrees }
        if y > 0 { degrees = 180 - degrees }
        if x < 0 { degrees = 360 - degrees }
        let turns = ((degrees - start) / 360).truncatingRemainder(dividingBy: 1)
        return turns < 0 ? turns + 1 : turns
    }

    private static func direction(_ angle: Double) -> (x: Double, y: Double) {
        // Rounded, so that quarters are exact.
        func exact(_ value: Double) -> Double { abs(value) < 1e-12 ? 0 : value }
        return (exact(sine(angle)), exact(-sine(angle + .pi / 2)))
    }

    /// The sine, by its series after folding into a quarter.
    private static func sine(_ angle: Double) -> Double {
        var x = angle.truncatingRemainder(dividingBy: 2 * .pi)
        if x > .pi { x -= 2 * .pi }
        if x < -.pi { x += 2 * .pi }
        if x > .pi / 2 { x = .pi - x }
        if x < -.pi / 2 { x = -.pi - x }
        let square = x * x
        return x * (1 - square / 6 * (1 - square / 20 * (1 - square / 42 * (1 - square / 72 * (1 - square / 110)))))
    }

    /// The stops with their places: those that say none are spread between their neighbours (CSS Images 3.4.3).
    private static func placed(
        _ stops: [Gradient.Stop], length: Double, current: RGB?
    ) -> [(place: Double, color: RGB)] {
        var places = stops.map { $0.place.map { $0.resolved(length) / length } }
        if places.isEmpty { return [] }
        if places[0] == nil { places[0] = 0 }
        if places[places.count - 1] == nil { places[places.count - 1] = 1 }
        var known = 0
        for index in places.indices.dropFirst() {
            guard let end = places[index], let start = places[known] else { continue }
            for between in (known + 1)..<max(index, known + 1) {
                places[between] = start + (end - start) * Double(between - known) / Double(index - known)
            }
            known = index
        }
        var least = -Double.infinity
        return zip(stops, places).compactMap { stop, place in
            least = max(least, place ?? least)
            return stop.color.resolved(current).map { (least, $0) }
        }
    }

    /// The colour at a point of the box.
    func color(x: Double, y: Double) -> RGB {
        var way = offset + x * dx + y * dy
        if let center {
            let (a, b) = (x - center.x, y - center.y)
            way = turn.map { Self.turns(a, b, from: $0) } ?? (a * a + b * b).squareRoot() / center.radius
        }
        guard let first = colors.first, let last = colors.last else { return .transparent }
        if repeats, last.place > first.place {
            let span = last.place - first.place
            way = (way - first.place).truncatingRemainder(dividingBy: span)
            way = first.place + (way < 0 ? way + span : way)
        }
        if way <= first.place { return first.color }
        for (before, after) in zip(colors, colors.dropFirst()) where way < after.place {
            let span = after.place - before.place
            return before.color.mixed(after.color, span > 0 ? (way - before.place) / span : 1)
        }
        return last.color
    }
}

extension RGB {
    /// A colour on the way to another, mixed as it looks: what is transparent gives no colour.
    func mixed(_ other: RGB, _ part: Double) -> RGB {
        let rest = 1 - part
        let alpha = self.alpha * rest + other.alpha * part
        guard alpha > 0 else { return .transparent }
        func mix(_ a: Double, _ b: Double) -> Double { (a * self.alpha * rest + b * other.alpha * part) / alpha }
        return RGB(
            red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue), alpha: alpha)
    }
}
