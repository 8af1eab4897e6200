import Markup

extension Property {
    /// Flexible boxes, alignment and gaps.
    static let flexTable: [String: Property] = [
        "flex-direction": keywords(
            \.layout.flexDirection,
            ["row": .row, "row-reverse": .rowReverse, "column": .column, "column-reverse": .columnReverse]),
        "flex-wrap": keywords(\.layout.flexWrap, ["nowrap": .noWrap, "wrap": .wrap, "wrap-reverse": .wrapReverse]),
        "flex-grow": at(\.layout.flexGrow, factor),
        "flex-shrink": at(\.layout.flexShrink, factor),
        "flex-basis": at(\.layout.flexBasis) { $0.dimension },
        "order": at(\.layout.order) { $0.integer },
        "align-items": at(\.layout.alignItems, itemAlignment),
        "align-self": at(\.layout.alignSelf, itemAlignment),
        "justify-items": at(\.layout.justifyItems, itemAlignment),
        "justify-self": at(\.layout.justifySelf, itemAlignment),
        "align-content": at(\.layout.alignContent, contentAlignment),
        "justify-content": at(\.layout.justifyContent, contentAlignment),
        "row-gap": at(\.layout.rowGap, gap),
        "column-gap": at(\.layout.columnGap, gap),
        "box-orient": keywords(
            \.oldBoxRunsDown, ["vertical": true, "block-axis": true, "horizontal": false, "inline-axis": false]),
        "line-clamp": at(\.lineClamp) { $0.keyword == "none" ? 0 : $0.integer.flatMap { $0 > 0 ? $0 : nil } },
        "grid-template-columns": at(\.layout.gridOrInitial.templateColumns, GridValues.template),
        "grid-template-rows": at(\.layout.gridOrInitial.templateRows, GridValues.template),
        "grid-template-areas": at(\.layout.gridOrInitial.areas, GridValues.areas),
        "grid-auto-columns": at(\.layout.gridOrInitial.autoColumns, GridValues.tracks),
        "grid-auto-rows": at(\.layout.gridOrInitial.autoRows, GridValues.tracks),
        "grid-auto-flow": Property(isInherited: false, apply: applyAutoFlow) { draft, other in
            draft.layout.gridOrInitial.flowsInColumns = other.layout.gridOrInitial.flowsInColumns
            draft.layout.gridOrInitial.isDense = other.layout.gridOrInitial.isDense
        },
        "grid-row-start": at(\.layout.gridOrInitial.row.start, GridValues.placement),
        "grid-row-end": at(\.layout.gridOrInitial.row.end, GridValues.placement),
        "grid-column-start": at(\.layout.gridOrInitial.column.start, GridValues.placement),
        "grid-column-end": at(\.layout.gridOrInitial.column.end, GridValues.placement),
    ]

    @Sendable private static func factor(_ value: PropertyValue) -> Double? {
        value.number.flatMap { $0 >= 0 ? $0 : nil }
    }

    @Sendable private static func gap(_ value: PropertyValue) -> Length? {
        value.keyword == "normal" ? .zero : value.positiveLength
    }

    @Sendable private static func applyAutoFlow(_ draft: inout StyleDraft, _ value: PropertyValue) -> Bool {
        draft.layout.gridOrInitial.flowsInColumns = value.words.contains(.ident("column"))
        draft.layout.gridOrInitial.isDense = value.words.contains(.ident("dense"))
        return true
    }

    private static let itemAlignments: [String: ItemAlignment] = [
        "auto": .auto, "normal": .normal, "stretch": .stretch, "start": .start, "end": .end, "flex-start": .flexStart,
        "flex-end": .flexEnd, "self-start": .selfStart, "self-end": .selfEnd, "center": .center,
        "baseline": .baseline, "first baseline": .baseline, "last baseline": .lastBaseline, "left": .left,
        "right": .right,
    ]

    private static let contentAlignments: [String: ContentAlignment] = [
        "normal": .normal, "stretch": .stretch, "start": .start, "end": .end, "flex-start": .flexStart,
        "flex-end": .flexEnd, "center": .center, "left": .left, "right": .right, "baseline": .baseline,
        "space-between": .spaceBetween, "space-around": .spaceAround, "space-evenly": .spaceEvenly,
        "justify": .spaceBetween,
    ]

    /// The keywords of an alignment in lower case, without `safe` and `unsafe`.
    private static func alignmentWords(_ value: PropertyValue) -> String {
        value.words.compactMap { if case .ident(let word) = $0 { word.lowercased() } else { nil } }
            .filter { $0 != "safe" && $0 != "unsafe" }.joined(separator: " ")
    }

    @Sendable private static func itemAlignment(_ value: PropertyValue) -> ItemAlignment? {
        itemAlignments[alignmentWords(value)]
    }

    @Sendable private static func contentAlignment(_ value: PropertyValue) -> ContentAlignment? {
        contentAlignments[alignmentWords(value)]
    }
}

extension LayoutStyle {
    /// The grid's properties, which come into being when they are set.
    var gridOrInitial: GridStyle {
        get { grid ?? GridStyle() }
        set { grid = newValue }
    }
}
