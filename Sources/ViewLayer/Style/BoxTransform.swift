import Markup

/// What `transform` does to a box, as far as cells can show it: it moves, grows, and turns by quarters.
struct BoxTransform: Equatable, Sendable {
    /// How far it moves; percentages are of the box itself.
    var x = Length.zero
    var y = Length.zero
    var scaleX = 1.0
    var scaleY = 1.0
    /// Degrees clockwise, as written: several rounds count where it moves.
    var turn = 0.0

    /// Degrees clockwise, from 0 to below 360.
    var angle: Double {
        let angle = turn.truncatingRemainder(dividingBy: 360)
        return angle < 0 ? angle + 360 : angle
    }

    /// The turn in quarters of the circle, from 0 to 3.
    var quarterTurns: Int { Int((angle / 90).rounded()) % 4 }

    /// Whether nothing of it is left to see.
    var vanishes: Bool { abs(scaleX) < 0.01 || abs(scaleY) < 0.01 }
    /// Whether width and height change places.
    var isUpright: Bool { abs(angle - 90) < 45 || abs(angle - 270) < 45 }

    /// What moves nothing.
    init() {}

    /// The functions of `transform`, the first around the others.
    init(_ words: [ComponentValue], _ context: LengthContext) {
        for case .function(let name, let inner) in words {
            apply(name, inner.split(separator: .comma).compactMap { $0.first { $0 != .whitespace } }, context)
        }
        turn = min(max(turn, -1e9), 1e9)
    }

    private mutating func apply(_ name: String, _ parts: [ComponentValue], _ context: LengthContext) {
        let lengths = parts.map { context.length($0) ?? .zero }
        let numbers = parts.map { part -> Double in
            if case .percentage(let percent) = part { return percent / 100 }
            return context.number(part) ?? 1
        }
        guard let length = lengths.first, let number = numbers.first else { return }
        switch name {
        case "translate", "translate3d": move(length, lengths.count > 1 ? lengths[1] : .zero)
        case "translatex": move(length, .zero)
        case "translatey": move(.zero, length)
        case "scale", "scale3d": grow(number, numbers.count > 1 ? numbers[1] : number)
        case "scalex": grow(number, 1)
        case "scaley": grow(1, number)
        case "rotate", "rotatez": turn += CSSColor.degrees(parts[0]) ?? 0
        // A box seen from its edge is gone; seen from behind it is as it was.
        case "rotatex": if isEdgeOn(parts[0]) { scaleY = 0 }
        case "rotatey": if isEdgeOn(parts[0]) { scaleX = 0 }
        case "rotate3d": if parts.count == 4, numbers[2] != 0 { turn += CSSColor.degrees(parts[3]) ?? 0 }
        case "matrix" where numbers.count == 6: matrix(numbers, offset: 4, b: 1, c: 2, d: 3)
        case "matrix3d" where numbers.count == 16: matrix(numbers, offset: 12, b: 1, c: 4, d: 5)
        default: return
        }
    }

    private func isEdgeOn(_ value: ComponentValue) -> Bool {
        let degrees = (CSSColor.degrees(value) ?? 0).truncatingRemainder(dividingBy: 180)
        return abs(abs(degrees) - 90) < 1
    }

    private mutating func move(_ dx: Length, _ dy: Length) {
        x = Length(pixels: x.pixels + dx.pixels * scaleX, percent: x.percent + dx.percent * scaleX)
        y = Length(pixels: y.pixels + dy.pixels * scaleY, percent: y.percent + dy.percent * scaleY)
    }

    private mutating func grow(_ byX: Double, _ byY: Double) {
        scaleX = min(max(scaleX * byX, -100), 100)
        scaleY = min(max(scaleY * byY, -100), 100)
    }

    private mutating func matrix(_ numbers: [Double], offset: Int, b: Int, c: Int, d: Int) {
        move(.pixels(numbers[offset]), .pixels(numbers[offset + 1]))
        if numbers[0] == 0, numbers[d] == 0, numbers[b] != 0 {
            turn += numbers[b] > 0 ? 90 : 270
            grow(abs(numbers[b]), abs(numbers[c]))
        } else {
            grow(numbers[0], numbers[d])
        }
    }
}

/// `transform-origin`, from the border box's corner.
struct TransformOrigin: Equatable, Sendable {
    var x = Length.percent(50)
    var y = Length.percent(50)

    /// The middle.
    init() {}

    /// Reads it; nil when it is none.
    init?(_ value: PropertyValue) {
        var (hasX, hasY) = (false, false)
        for word in value.words.prefix(2) {
            switch word {
            case .ident("left"), .ident("right"):
                x = .percent(word == .ident("left") ? 0 : 100)
                hasX = true
            case .ident("top"), .ident("bottom"):
                y = .percent(word == .ident("top") ? 0 : 100)
                hasY = true
            case .ident("center"): continue
            default:
                guard let length = value.context.length(word) else { return nil }
                if hasX || hasY { y = length } else { x = length }
                if hasX { hasY = true } else { hasX = true }
            }
        }
    }
}

extension PaintStyle {
    /// Where a border box is seen after `transform`, how much it has grown, and how its inside is scaled.
    func transformed(_ rect: PixelRect) -> PixelRect {
        guard let transform else { return rect }
        let originX = origin.x.resolved(rect.width)
        let originY = origin.y.resolved(rect.height)
        var (scaleX, scaleY) = (abs(transform.scaleX), abs(transform.scaleY))
        // Cells cannot show that something grows and shrinks a little.
        if abs(scaleX - 1) < 0.2, abs(scaleY - 1) < 0.2 { (scaleX, scaleY) = (1, 1) }
        var result = PixelRect(
            x: rect.x + originX * (1 - scaleX), y: rect.y + originY * (1 - scaleY), width: rect.width * scaleX,
            height: rect.height * scaleY)
        if transform.isUpright {
            let (centerX, centerY) = (result.x + result.width / 2, result.y + result.height / 2)
            result = PixelRect(
                x: centerX - result.height / 2, y: centerY - result.width / 2, width: result.height,
                height: result.width)
        }
        return result.offset(transform.x.resolved(rect.width), transform.y.resolved(rect.height))
    }
}
