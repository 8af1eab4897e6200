import Markup

/// A style while the cascade fills it in.
struct StyleDraft {
    var layout = LayoutStyle()
    var paint = PaintStyle()
    var inherited: InheritedStyle.Values
    /// `border-width` by side, before `border-style` decides whether there is a border at all.
    var borderWidth = Edges(3.0)
    /// Where the layers of the background stand.
    var background = BackgroundDraft()
    /// `background-clip: text`, and `-webkit-text-fill-color`.
    var clipsToText = false
    var textFill: CSSColor?
    var outlineWidth = 3.0
    var outlineLine = PaintStyle.BorderLine.none
    var outlineColor = CSSColor.current
    /// `display: -webkit-box`, and whether it runs downwards.
    var isOldBox = false
    var oldBoxRunsDown = false
    var lineClamp = 0
    /// `content`; nil is `normal` or `none`.
    var content: PseudoContent?
    /// What the element does to counters; nil is nothing.
    var counterChanges: CounterChanges?
    var counters: CounterChanges {
        get { counterChanges ?? CounterChanges() }
        set { counterChanges = newValue.isEmpty ? nil : newValue }
    }
    /// The lists of `transition` and `animation`; nil where neither is declared.
    var motionLists: MotionDraft?
    var motion: MotionDraft {
        get { motionLists ?? MotionDraft() }
        set { motionLists = newValue }
    }

    init(inheriting inherited: InheritedStyle.Values) { self.inherited = inherited }

    /// The finished style.
    mutating func finish(parent: InheritedStyle, pseudos: Pseudos) -> ComputedStyle {
        (paint.borderWidth, layout.border) = borders
        if isOldBox { finishOldBox() }
        layout.lineClamp = isOldBox ? lineClamp : 0
        if paint.isUnderlined { inherited.isUnderlined = true }
        if paint.isStruckThrough { inherited.isStruckThrough = true }
        finishBackground()
        if outlineLine != .none, outlineWidth > 0 { paint.outline = .init(color: outlineColor, line: outlineLine) }
        layout.containsPositioned = paint.transform != nil || paint.filter != nil
        layout.fontSize = inherited.fontSize
        switch inherited.lineHeight {
        case .normal: layout.lineHeight = .normal
        case .factor(let factor): layout.lineHeight = .pixels(factor * inherited.fontSize)
        case .pixels(let pixels): layout.lineHeight = .pixels(pixels)
        }
        layout.lineBreak = inherited.lineBreak
        layout.textAlign = inherited.textAlign
        layout.textAlignLast = inherited.textAlignLast
        layout.textIndent = Length(pixels: inherited.textIndent.pixels, percent: inherited.textIndent.percent)
        layout.letterSpacing = inherited.letterSpacing
        layout.whiteSpace = inherited.whiteSpace
        layout.wordBreak = inherited.wordBreak
        layout.overflowWrap = inherited.overflowWrap
        layout.direction = inherited.direction
        return ComputedStyle(
            layout: layout, paint: paint, inherited: inherited == parent.values ? parent : InheritedStyle(inherited),
            before: pseudos.before, after: pseudos.after, placeholder: pseudos.placeholder, content: content,
            motion: motionLists?.finished ?? .none, counters: counterChanges)
    }

    /// The styles of an element's pseudo-elements.
    struct Pseudos {
        var before: ComputedStyle?
        var after: ComputedStyle?
        var placeholder: ComputedStyle?
    }

    /// Thinner borders are hairlines, in px: `1px`, and `1rpx` or `2rpx` on most screens.
    private static let hairline = 1.5

    /// The widths of the borders that there are, and the room that they take: a hairline takes none, or else rows of text
    /// between hairlines would not be whole rows any more.
    var borders: (widths: Edges<Double>, room: Edges<Double>) {
        let lines = paint.borderLine
        let widths = Edges(
            top: lines.top == .none ? 0 : borderWidth.top, right: lines.right == .none ? 0 : borderWidth.right,
            bottom: lines.bottom == .none ? 0 : borderWidth.bottom, left: lines.left == .none ? 0 : borderWidth.left)
        func room(_ width: Double) -> Double { width < Self.hairline ? 0 : width }
        return (
            widths,
            Edges(
                top: room(widths.top), right: room(widths.right), bottom: room(widths.bottom), left: room(widths.left))
        )
    }

    /// A background that only shows through letters gives them its colour.
    private mutating func finishBackground() {
        for index in paint.layers.indices { background.place(&paint.layers[index], at: index) }
        if let fill = textFill?.resolved(inherited.color), fill.alpha > 0.02 { inherited.color = fill }
        guard clipsToText else { return }
        let gradient = paint.layers.lazy.compactMap {
            if case .gradient(let gradient) = $0.image { gradient } else { nil }
        }
        if let color = (gradient.first?.plain ?? paint.background)?.resolved(inherited.color) {
            inherited.color = color
        }
        paint.layers = []
        paint.background = nil
    }

    private mutating func finishOldBox() {
        if lineClamp > 0 {
            layout.display = layout.display == .inlineFlex ? .inlineBlock : .block
        } else if oldBoxRunsDown {
            layout.flexDirection = .column
        }
    }
}
