import Markup

/// `background-position` of a layer: 100% puts the image's far edge on the box's.
struct BackgroundPosition: Equatable, Sendable {
    var x = Length.zero
    var y = Length.zero

    /// The upper left corner.
    init() {}

    /// Reads one to four words: `center`, `10px 50%`, `right 10px bottom 5px`; nil when they are no place.
    init?(_ words: [ComponentValue], _ context: LengthContext) {
        guard (1...4).contains(words.count) else { return nil }
        var places: [(name: String?, offset: Length?)] = []
        for word in words {
            if case .ident(let name) = word, Self.keywords.contains(name.lowercased()) {
                places.append((name.lowercased(), nil))
            } else if let length = context.length(word) {
                if words.count > 2, let last = places.last, last.offset == nil, last.name != "center" {
                    places[places.count - 1].offset = length
                } else {
                    places.append((nil, length))
                }
            } else {
                return nil
            }
        }
        guard let first = places.first, places.count <= 2 else { return nil }
        let second = places.count > 1 ? places[1] : ("center", nil)
        let isSwapped = Self.isVertical(first.name) || second.name.map(Self.isHorizontal) == true
        x = Self.length(isSwapped ? second : first)
        y = Self.length(isSwapped ? first : second)
    }

    /// Reads one axis: `background-position-x` or `-y`.
    static func axis(_ words: [ComponentValue], _ context: LengthContext) -> Length? {
        guard let position = BackgroundPosition(words, context) else { return nil }
        if case .ident(let name)? = words.first, isVertical(name.lowercased()) { return position.y }
        return position.x
    }

    /// The words that name a place.
    static let keywords: Set<String> = ["left", "right", "top", "bottom", "center"]

    private static func isVertical(_ name: String?) -> Bool { name == "top" || name == "bottom" }
    private static func isHorizontal(_ name: String) -> Bool { name == "left" || name == "right" }

    private static func length(_ place: (name: String?, offset: Length?)) -> Length {
        let offset = place.offset ?? .zero
        switch place.name {
        case "right", "bottom": return Length(pixels: -offset.pixels, percent: 100 - offset.percent)
        case "center": return .percent(50)
        default: return offset
        }
    }
}

/// The lists of `background-size`, `-position` and `-repeat` while the cascade fills them in.
struct BackgroundDraft: Equatable {
    var sizes: [BackgroundSize] = []
    var across: [Length] = []
    var down: [Length] = []
    var tilings: [BackgroundTiling] = []

    /// Sets a layer's place: lists that are too short begin again.
    func place(_ layer: inout BackgroundLayer, at index: Int) {
        func pick<Element>(_ list: [Element]) -> Element? { list.isEmpty ? nil : list[index % list.count] }
        layer.size = pick(sizes) ?? .auto
        layer.position.x = pick(across) ?? .zero
        layer.position.y = pick(down) ?? .zero
        layer.tiling = pick(tilings) ?? BackgroundTiling()
    }
}
