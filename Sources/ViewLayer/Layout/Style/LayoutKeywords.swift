/// `display`, as layout sees it. `-webkit-box` is `flex`, or `block` where `lineClamp` is set.
package enum Display: UInt8, Equatable, Sendable {
    case none, contents, block, inline, inlineBlock, flex, inlineFlex, grid, inlineGrid
    case table, inlineTable
    /// `table-row-group`, `table-header-group` and `table-footer-group`.
    case tableGroup
    case tableRow, tableCell, tableCaption
}

/// `position`; `sticky` is laid out as `relative` without insets (the view moves it when scrolling).
package enum Position: UInt8, Equatable, Sendable {
    case `static`, relative, absolute, fixed, sticky
}

/// `box-sizing`.
package enum BoxSizing: UInt8, Equatable, Sendable {
    case contentBox, borderBox
}

/// `float`.
package enum FloatSide: UInt8, Equatable, Sendable {
    case none, left, right
}

/// `clear`.
package enum Clear: UInt8, Equatable, Sendable {
    case none, left, right, both
}

/// `overflow` of one axis. Everything but `visible` and `clip` makes a scroll container.
package enum Overflow: UInt8, Equatable, Sendable {
    case visible, clip, hidden, scroll, auto

    /// Whether the content can be scrolled, by the user or by the program.
    package var isScrollContainer: Bool { self == .hidden || self == .scroll || self == .auto }
}

/// `direction`.
package enum Direction: UInt8, Equatable, Sendable {
    case leftToRight, rightToLeft
}

/// `flex-direction`.
package enum FlexDirection: UInt8, Equatable, Sendable {
    case row, rowReverse, column, columnReverse

    /// Whether the main axis is the vertical one.
    package var isColumn: Bool { self == .column || self == .columnReverse }
    /// Whether items run against the usual direction.
    package var isReverse: Bool { self == .rowReverse || self == .columnReverse }
}

/// `flex-wrap`.
package enum FlexWrap: UInt8, Equatable, Sendable {
    case noWrap, wrap, wrapReverse
}

/// `align-items`, `align-self`, `justify-items`, `justify-self`. `safe` and `unsafe` are not kept.
package enum ItemAlignment: UInt8, Equatable, Sendable {
    /// `auto` (of the `-self` properties): what the container says.
    case auto
    case normal, stretch, start, end, flexStart, flexEnd, selfStart, selfEnd, center, baseline, lastBaseline
    /// `left` and `right`, of the `justify-` properties.
    case left, right
}

/// `align-content` and `justify-content`.
package enum ContentAlignment: UInt8, Equatable, Sendable {
    case normal, stretch, start, end, flexStart, flexEnd, center, left, right, baseline
    case spaceBetween, spaceAround, spaceEvenly
}

/// `white-space`.
package enum WhiteSpace: UInt8, Equatable, Sendable {
    case normal, noWrap, pre, preWrap, preLine, breakSpaces

    /// Whether runs of spaces become one.
    package var collapsesSpaces: Bool { self == .normal || self == .noWrap || self == .preLine }
    /// Whether a line feed in the text ends the line.
    package var keepsLineFeeds: Bool { self != .normal && self != .noWrap }
    /// Whether lines break where they are full.
    package var wraps: Bool { self != .noWrap && self != .pre }
}

/// `line-break`: how strictly marks are kept from the beginnings of lines.
package enum LineBreakStrictness: UInt8, Equatable, Sendable {
    case auto, loose, normal, strict, anywhere
}

/// `text-align`.
package enum TextAlign: UInt8, Equatable, Sendable {
    case start, end, left, right, center, justify
}

/// `word-break`.
package enum WordBreak: UInt8, Equatable, Sendable {
    case normal, breakAll, keepAll, breakWord
}

/// `overflow-wrap` (`word-wrap`).
package enum OverflowWrap: UInt8, Equatable, Sendable {
    case normal, breakWord, anywhere
}

/// `vertical-align`.
package enum VerticalAlign: Equatable, Sendable {
    case baseline, middle, top, bottom, textTop, textBottom, sub, `super`
    /// Raised by so many px (a percentage is of the line height and resolved before).
    case raised(Double)
}

/// `line-height`, computed.
package enum LineHeight: Equatable, Sendable {
    /// What the text measurer says.
    case normal
    /// px; a bare number is already multiplied by the font size.
    case pixels(Double)
}
