import Markup

extension Shorthand {
    /// The longhands of `background`.
    static func background(_ value: [ComponentValue]) -> [Longhand] {
        if value.count == 1, case .ident(let word) = value[0], Cascade.isWideKeyword(word) {
            let names = ["color", "image", "size", "position", "repeat", "clip"]
            return names.map { ("background-\($0)", value) }
        }
        // Only the last layer can have a colour.
        let color = value.last { CSSColor($0) != nil } ?? .ident("transparent")
        var layers = MotionValues.layers(value).compactMap(Layer.init)
        if layers.isEmpty { layers = [Layer()] }
        return [
            ("background-color", [color]), ("background-image", list(layers.map { [$0.image] })),
            ("background-size", list(layers.map(\.size))), ("background-position", list(layers.map(\.position))),
            ("background-repeat", list(layers.map(\.tiling))),
            ("background-clip", [.ident(value.contains(.ident("text")) ? "text" : "border-box")]),
        ]
    }

    /// The words of a layer, by what they say.
    private struct Layer {
        var image = ComponentValue.ident("none")
        var size: [ComponentValue] = [.ident("auto")]
        var position: [ComponentValue] = [.percentage(0), .percentage(0)]
        var tiling: [ComponentValue] = [.ident("repeat")]

        init() {}

        /// Sorts the words of a layer; nil when there is no image among them.
        init?(_ words: [ComponentValue]) {
            guard let image = words.first(where: BackgroundLayer.isImage) else { return nil }
            self.image = image
            let rest = words.filter { !BackgroundLayer.isImage($0) && CSSColor($0) == nil }
            let slash = rest.firstIndex(of: .slash) ?? rest.endIndex
            let sizes = rest[slash...].dropFirst().prefix(2).filter(Self.isSize)
            if !sizes.isEmpty { size = sizes }
            let places = rest[..<slash].filter(Self.isPlace)
            if !places.isEmpty { position = places }
            let tilings = rest.filter { Self.word($0).map(BackgroundTiling.keywords.contains) == true }
            if !tilings.isEmpty { tiling = tilings }
        }

        private static func word(_ value: ComponentValue) -> String? {
            if case .ident(let word) = value { word.lowercased() } else { nil }
        }

        private static func isSize(_ value: ComponentValue) -> Bool {
            guard let word = word(value) else { return isLength(value) }
            return ["auto", "cover", "contain"].contains(word)
        }

        private static func isPlace(_ value: ComponentValue) -> Bool {
            guard let word = word(value) else { return isLength(value) }
            return BackgroundPosition.keywords.contains(word)
        }

        private static func isLength(_ value: ComponentValue) -> Bool {
            switch value {
            case .number, .dimension, .percentage, .function: true
            default: false
            }
        }
    }

    private static func list(_ layers: [[ComponentValue]]) -> [ComponentValue] {
        Array(layers.map { Array($0.map { [$0] }.joined(separator: [.whitespace])) }.joined(separator: [.comma]))
    }
}
