import Markup

extension Property {
    /// Sizes, edges, position and overflow.
    static let boxTable: [String: Property] = [
        "display": Property(isInherited: false, apply: applyDisplay) { draft, other in
            draft.layout.display = other.layout.display
            draft.isOldBox = other.isOldBox
        },
        "position": keywords(
            \.layout.position,
            [
                "static": .static, "relative": .relative, "absolute": .absolute, "fixed": .fixed, "sticky": .sticky,
                "-webkit-sticky": .sticky,
            ]),
        "box-sizing": keywords(\.layout.boxSizing, ["content-box": .contentBox, "border-box": .borderBox]),
        "float": keywords(\.layout.float, ["none": .none, "left": .left, "right": .right]),
        "clear": keywords(\.layout.clear, ["none": .none, "left": .left, "right": .right, "both": .both]),
        "overflow-x": keywords(\.layout.overflowX, overflows),
        "overflow-y": keywords(\.layout.overflowY, overflows),
        "width": at(\.layout.width) { $0.dimension },
        "height": at(\.layout.height) { $0.dimension },
        "min-width": at(\.layout.minWidth) { $0.dimension },
        "min-height": at(\.layout.minHeight) { $0.dimension },
        "max-width": at(\.layout.maxWidth) { $0.dimension },
        "max-height": at(\.layout.maxHeight) { $0.dimension },
        "aspect-ratio": at(\.layout.aspectRatio, ratio),
        "top": at(\.layout.inset.top) { $0.dimension },
        "right": at(\.layout.inset.right) { $0.dimension },
        "bottom": at(\.layout.inset.bottom) { $0.dimension },
        "left": at(\.layout.inset.left) { $0.dimension },
        "margin-top": at(\.layout.margin.top) { $0.dimension },
        "margin-right": at(\.layout.margin.right) { $0.dimension },
        "margin-bottom": at(\.layout.margin.bottom) { $0.dimension },
        "margin-left": at(\.layout.margin.left) { $0.dimension },
        "padding-top": at(\.layout.padding.top) { $0.positiveLength },
        "padding-right": at(\.layout.padding.right) { $0.positiveLength },
        "padding-bottom": at(\.layout.padding.bottom) { $0.positiveLength },
        "padding-left": at(\.layout.padding.left) { $0.positiveLength },
        "border-spacing": Property(isInherited: false, apply: applySpacing) { draft, other in
            draft.layout.tableOrInitial.columnSpacing = other.layout.tableOrInitial.columnSpacing
            draft.layout.tableOrInitial.rowSpacing = other.layout.tableOrInitial.rowSpacing
        },
        "border-collapse": keywords(\.layout.tableOrInitial.collapses, ["separate": false, "collapse": true]),
        "table-layout": keywords(\.layout.tableOrInitial.isFixed, ["auto": false, "fixed": true]),
        // Of the view's own: what `colspan` and `rowspan` say in HTML.
        "-termina-column-span": at(\.layout.tableOrInitial.columnSpan) { $0.integer },
        "-termina-row-span": at(\.layout.tableOrInitial.rowSpan) { $0.integer },
        "border-top-width": at(\.borderWidth.top, lineWidth),
        "border-right-width": at(\.borderWidth.right, lineWidth),
        "border-bottom-width": at(\.borderWidth.bottom, lineWidth),
        "border-left-width": at(\.borderWidth.left, lineWidth),
    ]

    @Sendable private static func applySpacing(_ draft: inout StyleDraft, _ value: PropertyValue) -> Bool {
        let lengths = value.words.compactMap { value.context.length($0)?.resolved(0) }.map { max($0, 0) }
        guard let first = lengths.first, lengths.count == value.words.count else { return false }
        draft.layout.tableOrInitial.columnSpacing = first
        draft.layout.tableOrInitial.rowSpacing = lengths.count > 1 ? lengths[1] : first
        return true
    }

    private static let overflows: [String: Overflow] = [
        "visible": .visible, "hidden": .hidden, "scroll": .scroll, "auto": .auto, "clip": .clip, "overlay": .auto,
    ]

    /// The width of a border in px.
    @Sendable static func lineWidth(_ value: PropertyValue) -> Double? {
        switch value.keyword {
        case "thin": 1
        case "medium": 3
        case "thick": 5
        default: value.length.flatMap { !$0.isRelative && $0.pixels >= 0 ? $0.pixels : nil }
        }
    }

    @Sendable private static func ratio(_ value: PropertyValue) -> Double? {
        let numbers = value.words.compactMap(value.context.number)
        if numbers.isEmpty { return value.keyword == "auto" ? 0 : nil }
        let ratio = numbers.count > 1 ? numbers[0] / numbers[1] : numbers[0]
        return ratio.isFinite && ratio > 0 ? ratio : nil
    }

    @Sendable private static func applyDisplay(_ draft: inout StyleDraft, _ value: PropertyValue) -> Bool {
        guard let word = value.keyword, let display = displays[word] else { return false }
        draft.layout.display = display
        draft.isOldBox = word == "-webkit-box" || word == "-webkit-inline-box"
        return true
    }

    private static let displays: [String: Display] = [
        "none": .none, "contents": .contents, "block": .block, "inline": .inline, "inline-block": .inlineBlock,
        "flex": .flex, "-webkit-flex": .flex, "-ms-flexbox": .flex, "inline-flex": .inlineFlex,
        "-webkit-inline-flex": .inlineFlex, "-webkit-box": .flex, "-webkit-inline-box": .inlineFlex, "grid": .grid,
        "inline-grid": .inlineGrid, "list-item": .block, "flow-root": .block, "table": .table,
        "inline-table": .inlineTable, "table-row": .tableRow, "table-row-group": .tableGroup,
        "table-cell": .tableCell, "table-caption": .tableCaption, "table-header-group": .tableGroup,
        "table-footer-group": .tableGroup,
    ]
}
