import Markup

extension Property {
    /// Colours, lines, stacking and what moves a box without layout.
    static let paintTable: [String: Property] = [
        "background-color": Property(
            isInherited: false,
            apply: { draft, value in
                guard let color = value.color else { return false }
                draft.paint.background = color == .rgb(.transparent) ? nil : color
                return true
            }, copy: { $0.paint.background = $1.paint.background }),
        "background-image": at(\.paint.layers) { BackgroundLayer.layers($0.parts, $0.context) },
        "background-size": layers(\.background.sizes) { BackgroundSize($0, $1) },
        "background-repeat": layers(\.background.tilings) { words, _ in BackgroundTiling(words) },
        "background-position": Property(
            isInherited: false,
            apply: { draft, value in
                let layers = MotionValues.layers(value.parts)
                let places = layers.compactMap { BackgroundPosition($0, value.context) }
                guard !places.isEmpty, places.count == layers.count else { return false }
                (draft.background.across, draft.background.down) = (places.map(\.x), places.map(\.y))
                return true
            },
            copy: {
                ($0.background.across, $0.background.down) = ($1.background.across, $1.background.down)
            }),
        "background-position-x": layers(\.background.across, BackgroundPosition.axis),
        "background-position-y": layers(\.background.down, BackgroundPosition.axis),
        "background-clip": at(\.clipsToText) { $0.keyword.map { $0 == "text" } },
        "text-fill-color": at(\.textFill) { .some($0.color) },
        "mask": at(\.paint.mask, mask),
        "mask-image": at(\.paint.mask, mask),
        "clip": at(\.paint.isClippedAway) { isEmptyClip($0) },
        "box-shadow": at(\.paint.shadows, BoxShadow.layers),
        "outline-width": at(\.outlineWidth, lineWidth),
        "outline-style": keywords(\.outlineLine, lines),
        "outline-color": at(\.outlineColor) { $0.color },
        "filter": at(\.paint.filter) { .some(ColorFilter($0)) },
        "transform-origin": at(\.paint.origin) { TransformOrigin($0) },
        "border-top-color": at(\.paint.borderColor.top) { $0.color },
        "border-right-color": at(\.paint.borderColor.right) { $0.color },
        "border-bottom-color": at(\.paint.borderColor.bottom) { $0.color },
        "border-left-color": at(\.paint.borderColor.left) { $0.color },
        "border-top-style": keywords(\.paint.borderLine.top, lines),
        "border-right-style": keywords(\.paint.borderLine.right, lines),
        "border-bottom-style": keywords(\.paint.borderLine.bottom, lines),
        "border-left-style": keywords(\.paint.borderLine.left, lines),
        "border-radius": at(\.paint.corners) { value in
            let lengths = value.words.prefix { $0 != .slash }.map(value.context.length)
            return lengths.contains { $0 == nil } ? nil : CornerRadii(lengths.compactMap { $0 })
        },
        "border-top-left-radius": at(\.paint.corners.topLeft) { $0.words.first.flatMap($0.context.length) },
        "border-top-right-radius": at(\.paint.corners.topRight) { $0.words.first.flatMap($0.context.length) },
        "border-bottom-right-radius": at(\.paint.corners.bottomRight) { $0.words.first.flatMap($0.context.length) },
        "border-bottom-left-radius": at(\.paint.corners.bottomLeft) { $0.words.first.flatMap($0.context.length) },
        "opacity": at(\.paint.opacity) { value in
            if case .percentage(let percent)? = value.single { return min(max(percent / 100, 0), 1) }
            return value.number.map { min(max($0, 0), 1) }
        },
        "z-index": Property(
            isInherited: false,
            apply: { draft, value in
                guard value.keyword == "auto" || value.integer != nil else { return false }
                draft.paint.zIndex = value.integer
                return true
            }, copy: { $0.paint.zIndex = $1.paint.zIndex }),
        "transform": Property(
            isInherited: false,
            apply: { draft, value in
                draft.paint.transform = value.keyword == "none" ? nil : BoxTransform(value.words, value.context)
                return true
            }, copy: { $0.paint.transform = $1.paint.transform }),
        "counter-reset": at(\.counters.resets) { CounterChange.list($0, else: 0) },
        "counter-increment": at(\.counters.increments) { CounterChange.list($0, else: 1) },
        "counter-set": at(\.counters.sets) { CounterChange.list($0, else: 0) },
        "content": Property(
            isInherited: false,
            apply: { draft, value in
                draft.content = PseudoContent(value)
                return true
            }, copy: { $0.content = $1.content }),
    ]

    /// The picture through which a box is seen; empty is none.
    @Sendable private static func mask(_ value: PropertyValue) -> String? {
        for word in value.words { if case .url(let source) = word { return source } }
        return ""
    }

    /// Whether `clip` leaves nothing, as what only screen readers are to find is written.
    private static func isEmptyClip(_ value: PropertyValue) -> Bool {
        guard case .function("rect", let inner)? = value.single else { return false }
        let words = inner.filter { $0 != .whitespace && $0 != .comma }
        return words.count == 4 && words.allSatisfy { value.context.length($0).map { $0.pixels <= 1 } ?? false }
    }

    /// A list with a value for each layer of the background.
    private static func layers<Field>(
        _ path: any WritableKeyPath<StyleDraft, [Field]> & Sendable,
        _ read: @escaping @Sendable ([ComponentValue], LengthContext) -> Field?
    ) -> Property {
        at(path) { value in
            let layers = MotionValues.layers(value.parts)
            let fields = layers.compactMap { read($0, value.context) }
            return fields.isEmpty || fields.count != layers.count ? nil : fields
        }
    }

    private static let lines: [String: PaintStyle.BorderLine] = [
        "none": .none, "hidden": .none, "solid": .solid, "dashed": .dashed, "dotted": .dotted, "double": .double,
        "groove": .solid, "ridge": .solid, "inset": .solid, "outset": .solid,
    ]
}
