/// A property that can move: how its computed value is read from a style and written into one.
struct MotionProperty: Sendable {
    let name: String
    let read: @Sendable (StyleDraft) -> MotionValue
    let write: @Sendable (inout StyleDraft, MotionValue) -> Void

    /// Every property that can move.
    static let all: [MotionProperty] = dimensions + lengths + numbers + colors + [transform, visibility]

    /// The same by name.
    static let table = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    private static let dimensions: [MotionProperty] = [
        dimension("width", \.layout.width), dimension("height", \.layout.height),
        dimension("min-width", \.layout.minWidth), dimension("min-height", \.layout.minHeight),
        dimension("max-width", \.layout.maxWidth), dimension("max-height", \.layout.maxHeight),
        dimension("top", \.layout.inset.top), dimension("right", \.layout.inset.right),
        dimension("bottom", \.layout.inset.bottom), dimension("left", \.layout.inset.left),
        dimension("margin-top", \.layout.margin.top), dimension("margin-right", \.layout.margin.right),
        dimension("margin-bottom", \.layout.margin.bottom), dimension("margin-left", \.layout.margin.left),
        dimension("flex-basis", \.layout.flexBasis),
    ]

    private static let lengths: [MotionProperty] = [
        length("padding-top", \.layout.padding.top), length("padding-right", \.layout.padding.right),
        length("padding-bottom", \.layout.padding.bottom), length("padding-left", \.layout.padding.left),
        length("border-top-left-radius", \.paint.corners.topLeft),
        length("border-top-right-radius", \.paint.corners.topRight),
        length("border-bottom-right-radius", \.paint.corners.bottomRight),
        length("border-bottom-left-radius", \.paint.corners.bottomLeft),
        length("row-gap", \.layout.rowGap), length("column-gap", \.layout.columnGap),
    ]

    private static let numbers: [MotionProperty] = [
        number("opacity", \.paint.opacity, in: 0...1), number("flex-grow", \.layout.flexGrow, in: 0...1e6),
        number("flex-shrink", \.layout.flexShrink, in: 0...1e6),
        number("font-size", \.inherited.fontSize, in: 0...10_000),
        number("border-top-width", \.borderWidth.top, in: 0...10_000),
        number("border-right-width", \.borderWidth.right, in: 0...10_000),
        number("border-bottom-width", \.borderWidth.bottom, in: 0...10_000),
        number("border-left-width", \.borderWidth.left, in: 0...10_000),
    ]

    private static let colors: [MotionProperty] = [
        MotionProperty(
            name: "color", read: { .color($0.inherited.color) },
            write: { if case .color(let color) = $1 { $0.inherited.color = color } }),
        MotionProperty(
            name: "background-color",
            read: {
                .color($0.paint.background.map { [text = $0.inherited.color] in $0.resolved(text) } ?? .transparent)
            },
            write: { if case .color(let color) = $1 { $0.paint.background = color.map { .rgb($0) } } }),
        border("top", \.paint.borderColor.top), border("right", \.paint.borderColor.right),
        border("bottom", \.paint.borderColor.bottom), border("left", \.paint.borderColor.left),
    ]

    private static let transform = MotionProperty(
        name: "transform", read: { .transform($0.paint.transform) },
        write: { if case .transform(let move) = $1 { $0.paint.transform = move } })

    private static let visibility = MotionProperty(
        name: "visibility", read: { .flag($0.inherited.isVisible) },
        write: { if case .flag(let isVisible) = $1 { $0.inherited.isVisible = isVisible } })

    private static func dimension(
        _ name: String, _ path: any WritableKeyPath<StyleDraft, Dimension> & Sendable
    ) -> MotionProperty {
        MotionProperty(
            name: name, read: { .dimension($0[keyPath: path]) },
            write: { if case .dimension(let value) = $1 { $0[keyPath: path] = value } })
    }

    private static func length(
        _ name: String, _ path: any WritableKeyPath<StyleDraft, Length> & Sendable
    ) -> MotionProperty {
        MotionProperty(
            name: name, read: { .dimension(.length($0[keyPath: path])) },
            write: { if case .dimension(.length(let value)) = $1 { $0[keyPath: path] = value } })
    }

    private static func number(
        _ name: String, _ path: any WritableKeyPath<StyleDraft, Double> & Sendable, in range: ClosedRange<Double>
    ) -> MotionProperty {
        MotionProperty(
            name: name, read: { .number($0[keyPath: path]) },
            write: {
                guard case .number(let value) = $1, value.isFinite else { return }
                $0[keyPath: path] = min(max(value, range.lowerBound), range.upperBound)
            })
    }

    private static func border(
        _ side: String, _ path: any WritableKeyPath<StyleDraft, CSSColor> & Sendable
    ) -> MotionProperty {
        MotionProperty(
            name: "border-\(side)-color", read: { .color($0[keyPath: path].resolved($0.inherited.color)) },
            write: { if case .color(let color?) = $1 { $0[keyPath: path] = .rgb(color) } })
    }
}

extension StyleDraft {
    /// A finished style, to be changed.
    init(_ style: ComputedStyle) {
        self.init(inheriting: style.inherited.values)
        layout = style.layout.value
        paint = style.paint
        borderWidth = style.paint.borderWidth
    }

    /// The style with values of this draft that may have moved. What did not change is shared with `base` and `last`.
    func moved(from base: ComputedStyle, last: ComputedStyle?) -> ComputedStyle {
        var (layout, paint) = (layout, paint)
        (paint.borderWidth, layout.border) = borders
        layout.fontSize = inherited.fontSize
        layout.containsPositioned = base.layout.value.containsPositioned || paint.transform != nil
        let sharedLayout = [base, last].lazy.compactMap { $0 }.first { $0.layout.value == layout }?.layout
        let sharedValues = [base, last].lazy.compactMap { $0 }.first { $0.inherited.values == inherited }?.inherited
        return ComputedStyle(
            shared: sharedLayout ?? SharedLayoutStyle(layout), paint: paint,
            inherited: sharedValues ?? InheritedStyle(inherited), base: base)
    }
}
