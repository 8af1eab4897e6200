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
    let content: String?
    /// Transitions and animations.
    let motion: MotionStyle

    init(
        layout: LayoutStyle, paint: PaintStyle, inherited: InheritedStyle, before: ComputedStyle? = nil,
        after: ComputedStyle? = nil, placeholder: ComputedStyle? = nil, content: String? = nil,
        motion: MotionStyle = .none
    ) {
        self.layout = SharedLayoutStyle(layout)
        self.paint = paint
        self.inherited = inherited
        self.before = before
        self.after = after
        self.placeholder = placeholder
        self.content = content
        self.motion = motion
    }
}

/// The computed values that layout does not look at.
struct PaintStyle: Equatable, Sendable {
    /// `border-style`, as far as cells can tell it.
    enum BorderLine: UInt8, Sendable {
        case none, solid, dashed, dotted, double
    }

    /// nil is `transparent`.
    var background: CSSColor?
    var borderColor = Edges(CSSColor.current)
    var borderLine = Edges(BorderLine.none)
    var hasRoundCorners = false
    var opacity = 1.0
    /// nil is `auto`.
    var zIndex: Int?
    /// The moving part of `transform`; nil where there is no transform.
    var translation: Translation?
    /// `text-decoration: none` and its kin cannot undo what an ancestor draws; this is the element's own.
    var isUnderlined = false
    var isStruckThrough = false

    /// How far `transform` moves a box; percentages are of the box itself.
    struct Translation: Equatable, Sendable {
        var x = Length.zero
        var y = Length.zero
        /// Whether it is shrunk to nothing (`scale(0)`).
        var vanishes = false
    }

    /// Whether it forms a stacking context by itself (CSS 2, appendix E, and what later modules add).
    func isStackingContext(position: Position) -> Bool {
        opacity < 1 || translation != nil || position == .fixed || position == .sticky
            || (zIndex != nil && position != .static)
    }
}
