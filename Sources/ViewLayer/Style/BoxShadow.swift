import Markup

/// A layer of `box-shadow`.
struct BoxShadow: Equatable, Sendable {
    var x = 0.0
    var y = 0.0
    var blur = 0.0
    var spread = 0.0
    var color = CSSColor.current
    var isInset = false

    /// Reads the layers, the topmost first; nil when one is no shadow.
    static func layers(_ value: PropertyValue) -> [BoxShadow]? {
        if value.keyword == "none" { return [] }
        var result: [BoxShadow] = []
        for layer in MotionValues.layers(value.parts) {
            guard let shadow = shadow(layer, value.context) else { return nil }
            result.append(shadow)
        }
        return result
    }

    private static func shadow(_ words: [ComponentValue], _ context: LengthContext) -> BoxShadow? {
        var result = BoxShadow()
        var lengths: [Double] = []
        for word in words {
            if let color = CSSColor(word) {
                result.color = color
            } else if word == .ident("inset") {
                result.isInset = true
            } else if let length = context.length(word), !length.isRelative {
                lengths.append(length.pixels)
            } else {
                return nil
            }
        }
        guard (2...4).contains(lengths.count) else { return nil }
        (result.x, result.y) = (lengths[0], lengths[1])
        if lengths.count > 2 { result.blur = max(0, lengths[2]) }
        if lengths.count > 3 { result.spread = lengths[3] }
        return result
    }
}
