import Markup

/// A layer of `background-image`.
enum BackgroundLayer: Equatable, Sendable {
    case gradient(Gradient)
    /// A picture, by its address.
    case image(String)

    /// Reads the layers of `background-image`, the topmost first; nil when one is no image.
    static func layers(_ value: [ComponentValue], _ context: LengthContext) -> [BackgroundLayer]? {
        var result: [BackgroundLayer] = []
        for layer in MotionValues.layers(value) {
            guard layer.count == 1 else { return nil }
            switch layer[0] {
            case .ident(let word) where word.lowercased() == "none": continue
            case .url(let address): result.append(.image(address))
            case .function("image-set", let inner), .function("-webkit-image-set", let inner):
                guard case .url(let address)? = inner.first(where: { $0 != .whitespace }) else { return nil }
                result.append(.image(address))
            default:
                guard let gradient = Gradient(layer[0], context) else { return nil }
                result.append(.gradient(gradient))
            }
        }
        return result
    }

    /// Whether a part of `background` is an image.
    static func isImage(_ value: ComponentValue) -> Bool {
        switch value {
        case .url: true
        case .function(let name, _): name.hasSuffix("gradient") || name.hasSuffix("image-set")
        default: false
        }
    }
}
