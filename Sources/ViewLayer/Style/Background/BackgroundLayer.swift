import Markup

/// A layer of a background: what is drawn, how large, where, and how often.
struct BackgroundLayer: Equatable, Sendable {
    /// What is drawn.
    enum Image: Equatable, Sendable {
        case gradient(Gradient)
        /// A picture, by its address.
        case picture(String)
    }

    var image: Image
    var size = BackgroundSize.auto
    var position = BackgroundPosition()
    var tiling = BackgroundTiling()

    /// Reads the layers of `background-image`, the topmost first; nil when one is no image.
    static func layers(_ value: [ComponentValue], _ context: LengthContext) -> [BackgroundLayer]? {
        var result: [BackgroundLayer] = []
        for layer in MotionValues.layers(value) {
            guard layer.count == 1 else { return nil }
            switch layer[0] {
            case .ident(let word) where word.lowercased() == "none": continue
            case .url(let address): result.append(BackgroundLayer(image: .picture(address)))
            case .function("image-set", let inner), .function("-webkit-image-set", let inner):
                guard case .url(let address)? = inner.first(where: { $0 != .whitespace }) else { return nil }
                result.append(BackgroundLayer(image: .picture(address)))
            default:
                guard let gradient = Gradient(layer[0], context) else { return nil }
                result.append(BackgroundLayer(image: .gradient(gradient)))
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

    /// One copy of the image in the box that positions count from. `natural` is the size of the picture itself; nil for
    /// what has none.
    func tile(in box: PixelRect, natural: (width: Double, height: Double)?) -> PixelRect {
        var (width, height) = size.resolved(box, natural)
        var x = box.x + position.x.pixels + position.x.percent / 100 * (box.width - width)
        var y = box.y + position.y.pixels + position.y.percent / 100 * (box.height - height)
        // What is repeated within a cell looks like itself stretched.
        if tiling.across, width < Pixels.perColumn { (x, width) = (box.x, box.width) }
        if tiling.down, height < Pixels.perRow { (y, height) = (box.y, box.height) }
        return PixelRect(x: x, y: y, width: width, height: height)
    }
}

/// `background-size` of a layer.
enum BackgroundSize: Equatable, Sendable {
    case auto
    case cover
    case contain
    /// Width and height; nil is `auto`.
    case lengths(Length?, Length?)

    /// Reads the words of one layer; nil when they are no size.
    init?(_ words: [ComponentValue], _ context: LengthContext) {
        guard (1...2).contains(words.count) else { return nil }
        if words.count == 1, case .ident(let word) = words[0] {
            switch word.lowercased() {
            case "cover": self = .cover
            case "contain": self = .contain
            case "auto": self = .auto
            default: return nil
            }
            return
        }
        var lengths: [Length?] = []
        for word in words {
            if case .ident(let name) = word, name.lowercased() == "auto" {
                lengths.append(nil)
            } else if let length = context.length(word) {
                lengths.append(length)
            } else {
                return nil
            }
        }
        self = .lengths(lengths[0], lengths.count > 1 ? lengths[1] : nil)
    }

    /// The size of one copy in px.
    func resolved(_ box: PixelRect, _ natural: (width: Double, height: Double)?) -> (width: Double, height: Double) {
        let whole = natural ?? (box.width, box.height)
        guard whole.width > 0, whole.height > 0 else { return (0, 0) }
        func scaled(_ factor: Double) -> (Double, Double) { (whole.width * factor, whole.height * factor) }
        let (across, down) = (box.width / whole.width, box.height / whole.height)
        switch self {
        case .auto: return whole
        case .cover: return natural == nil ? whole : scaled(max(across, down))
        case .contain: return natural == nil ? whole : scaled(min(across, down))
        case .lengths(let width?, let height?):
            return (max(0, width.resolved(box.width)), max(0, height.resolved(box.height)))
        case .lengths(let width?, nil):
            let width = max(0, width.resolved(box.width))
            return (width, natural == nil ? whole.height : whole.height * width / whole.width)
        case .lengths(nil, let height?):
            let height = max(0, height.resolved(box.height))
            return (natural == nil ? whole.width : whole.width * height / whole.height, height)
        case .lengths(nil, nil): return whole
        }
    }
}

/// `background-repeat` of a layer.
struct BackgroundTiling: Equatable, Sendable {
    var across = true
    var down = true

    /// In both directions.
    init() {}

    /// Reads the words of one layer; nil when they say something else.
    init?(_ words: [ComponentValue]) {
        let names = words.compactMap { if case .ident(let word) = $0 { word.lowercased() } else { nil } }
        guard let first = names.first, names.count == words.count, names.count <= 2,
            names.allSatisfy(Self.keywords.contains)
        else { return nil }
        switch first {
        case "repeat-x": down = false
        case "repeat-y": across = false
        default:
            across = first != "no-repeat"
            down = (names.count > 1 ? names[1] : first) != "no-repeat"
        }
    }

    /// The keywords of `background-repeat`.
    static let keywords: Set<String> = ["repeat", "repeat-x", "repeat-y", "no-repeat", "space", "round"]
}
