import Markup

/// The computed style of an element. Elements that are styled alike share one.
final class ComputedStyle: Sendable {
    /// What layout needs.
    let layout: SharedLayoutStyle
    /// What only painting needs.
    let paint: PaintStyle
    /// What passes on to what is inside.
    let inherited: InheritedStyle
    /// The styles of `::before`, `::after` and `::placeholder`, where there are any.
    let before: ComputedStyle?
    let after: ComputedStyle?
    let placeholder: ComputedStyle?
    /// The `content` of a pseudo-element; nil where it makes no box.
    let content: PseudoContent?
    /// Transitions and animations.
    let motion: MotionStyle
    /// What it does to counters; nil for nearly all.
    let counters: CounterChanges?

    init(
        layout: LayoutStyle, paint: PaintStyle, inherited: InheritedStyle, before: ComputedStyle? = nil,
        after: ComputedStyle? = nil, placeholder: ComputedStyle? = nil, content: PseudoContent? = nil,
        motion: MotionStyle = .none, counters: CounterChanges? = nil
    ) {
        self.layout = SharedLayoutStyle(layout)
        self.paint = paint
        self.inherited = inherited
        self.before = before
        self.after = after
        self.placeholder = placeholder
        self.content = content
        self.motion = motion
        self.counters = counters
    }

    /// A style whose `::before` and `::after` are in motion.
    init(_ base: ComputedStyle, before: ComputedStyle?, after: ComputedStyle?) {
        layout = base.layout
        paint = base.paint
        inherited = base.inherited
        self.before = before
        self.after = after
        placeholder = base.placeholder
        content = base.content
        motion = base.motion
        counters = base.counters
    }

    /// A style in motion: `base` with other values.
    init(shared layout: SharedLayoutStyle, paint: PaintStyle, inherited: InheritedStyle, base: ComputedStyle) {
        self.layout = layout
        self.paint = paint
        self.inherited = inherited
        before = base.before
        after = base.after
        placeholder = base.placeholder
        content = base.content
        motion = base.motion
        counters = base.counters
    }
}

extension ComputedStyle {
    /// Whether it forms a stacking context by itself (CSS 2, appendix E, and what later modules add).
    var isStackingContext: Bool {
        let position = layout.value.position
        return paint.opacity < 1 || paint.transform != nil || paint.filter != nil || position == .fixed
            || position == .sticky || (paint.zIndex != nil && position != .static)
    }
}

/// The computed values that layout does not look at.
struct PaintStyle: Equatable, Sendable {
    /// `border-style`, as far as cells can tell it.
    enum BorderLine: UInt8, Sendable {
        case none, solid, dashed, dotted, double
    }

    /// `outline`: a border that takes no room.
    struct Outline: Equatable, Sendable {
        var color = CSSColor.current
        var line = BorderLine.solid
    }

    /// nil is `transparent`.
    var background: CSSColor?
    /// `background-image`, the topmost first.
    var layers: [BackgroundLayer] = []
    /// `box-shadow`, the topmost first.
    var shadows: [BoxShadow] = []
    /// `outline`; nil where there is none.
    var outline: Outline?
    var borderColor = Edges(CSSColor.current)
    var borderLine = Edges(BorderLine.none)
    /// Border widths in px as declared, 0 where the style is `none`; those of hairlines take no room in layout.
    var borderWidth = Edges(0.0)
    /// `border-radius` of each corner.
    var corners = CornerRadii()
    /// The first radius that is not 0.
    var radius: Length { corners.first }
    var hasRoundCorners: Bool { radius != .zero }
    var opacity = 1.0
    /// nil is `auto`.
    var zIndex: Int?
    /// What `transform` does; nil where there is none.
    var transform: BoxTransform?
    var origin = TransformOrigin()
    /// Whether an endless animation turns it: a small box without text shows as a turning mark.
    var spins = false
    /// `filter`, as far as it changes colours; nil is `none`.
    var filter: ColorFilter?
    /// The picture of `mask-image`; empty is none.
    var mask = ""
    /// Whether `clip` leaves nothing of it.
    var isClippedAway = false
    /// `text-decoration: none` and its kin cannot undo what an ancestor draws; this is the element's own.
    var isUnderlined = false
    var isStruckThrough = false
}
