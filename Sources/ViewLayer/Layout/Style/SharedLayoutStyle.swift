/// A style that many nodes share: rows of a list look the same, and a style is large.
package final class SharedLayoutStyle: Sendable {
    /// How a box takes part in a block container's flow.
    enum Flow: UInt8 {
        case none, outOfFlow, float, contents, inline, atomic, block
    }

    /// The computed values.
    package let value: LayoutStyle
    // What is asked for every child of every box, beside each other in memory.
    /// How an element with this style takes part in the flow around it.
    let flow: Flow
    /// Whether content that sticks out is not seen outside.
    let clipsOverflow: Bool
    /// Whether absolute descendants are placed in the box.
    let containsAbsolutes: Bool
    /// Whether only the width of the container decides where a block with this style stands.
    let isPlain: Bool
    /// Whether the content has no say in the width of a box that fills its container.
    let hasOuterWidth: Bool
    /// Whether the height of the containing block matters for the box itself.
    let usesContainingHeight: Bool

    /// Makes `value` sharable.
    package init(_ value: LayoutStyle) {
        let value = value.display == .contents ? value.withoutBox : value
        self.value = value
        clipsOverflow = value.overflowX != .visible || value.overflowY != .visible
        containsAbsolutes = value.containsAbsolutes
        isPlain = value.position == .static && value.clear == .none
        hasOuterWidth =
            value.display != .table
            && [value.width, value.minWidth, value.maxWidth].allSatisfy {
                if case .length = $0 { true } else { $0.isAuto }
            }
        usesContainingHeight =
            value.height.hasPercent || value.minHeight.hasPercent || value.maxHeight.hasPercent
            || (value.position == .relative && (value.inset.top.hasPercent || value.inset.bottom.hasPercent))
        flow = Self.flow(value)
    }

    private static func flow(_ value: LayoutStyle) -> Flow {
        if value.display == .none { return .none }
        if value.isOutOfFlow { return .outOfFlow }
        if value.float != .none { return .float }
        switch value.display {
        case .none: return .none
        case .contents: return .contents
        case .inline: return .inline
        // A cell without a row stands beside its like.
        case .inlineBlock, .inlineFlex, .inlineGrid, .inlineTable, .tableCell: return .atomic
        case .block, .flex, .grid, .table, .tableGroup, .tableRow, .tableCaption: return .block
        }
    }
}

extension LayoutStyle {
    /// The same where there is no box (`display: contents`) that could float, be placed or be cut.
    fileprivate var withoutBox: LayoutStyle {
        var style = self
        style.position = .static
        style.float = .none
        style.overflowX = .visible
        style.overflowY = .visible
        style.containsPositioned = false
        return style
    }
}
