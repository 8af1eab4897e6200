@testable import ViewLayer

/// Reads inline styles as far as layout cases use them; what it does not know stays initial.
enum StyleReader {
    /// Applies the declarations of `text`.
    static func apply(_ text: String, to style: inout LayoutStyle) {
        for declaration in text.split(separator: ";") {
            let parts = declaration.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            apply(trim(parts[0]), trim(parts[1]), to: &style)
        }
    }

    private static func trim(_ text: Substring) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    private static func apply(_ name: String, _ value: String, to style: inout LayoutStyle) {
        if applyKeyword(name, value, to: &style) || applySize(name, value, to: &style) { return }
        if applyFlex(name, value, to: &style) || applyText(name, value, to: &style) { return }
        var grid = style.grid ?? GridStyle()
        if GridStyleReader.apply(name, value, to: &grid) { style.grid = grid }
    }

    private static func applyKeyword(_ name: String, _ value: String, to style: inout LayoutStyle) -> Bool {
        switch name {
        case "display": style.display = displays[value] ?? style.display
        case "position": style.position = positions[value] ?? style.position
        case "box-sizing": style.boxSizing = value == "border-box" ? .borderBox : .contentBox
        case "direction": style.direction = value == "rtl" ? .rightToLeft : .leftToRight
        case "float": style.float = value == "left" ? .left : value == "right" ? .right : .none
        case "clear": style.clear = ["left": .left, "right": .right, "both": .both][value] ?? .none
        case "overflow":
            style.overflowX = overflows[value] ?? .visible
            style.overflowY = style.overflowX
        case "overflow-x": style.overflowX = overflows[value] ?? .visible
        case "overflow-y": style.overflowY = overflows[value] ?? .visible
        case "transform": style.containsPositioned = value != "none"
        case "align-items": style.alignItems = itemAlignments[value] ?? .normal
        case "align-self": style.alignSelf = itemAlignments[value] ?? .auto
        case "justify-items": style.justifyItems = itemAlignments[value] ?? .normal
        case "justify-self": style.justifySelf = itemAlignments[value] ?? .auto
        case "align-content": style.alignContent = contentAlignments[value] ?? .normal
        case "justify-content": style.justifyContent = contentAlignments[value] ?? .normal
        default: return false
        }
        return true
    }

    private static func applySize(_ name: String, _ value: String, to style: inout LayoutStyle) -> Bool {
        switch name {
        case "width": style.width = dimension(value)
        case "height": style.height = dimension(value)
        case "min-width": style.minWidth = dimension(value)
        case "min-height": style.minHeight = dimension(value)
        case "max-width": style.maxWidth = dimension(value)
        case "max-height": style.maxHeight = dimension(value)
        case "left": style.inset.left = dimension(value)
        case "right": style.inset.right = dimension(value)
        case "top": style.inset.top = dimension(value)
        case "bottom": style.inset.bottom = dimension(value)
        case "inset": style.inset = edges(value, dimension)
        case "margin": style.margin = edges(value, dimension)
        case "margin-left": style.margin.left = dimension(value)
        case "margin-right": style.margin.right = dimension(value)
        case "margin-top": style.margin.top = dimension(value)
        case "margin-bottom": style.margin.bottom = dimension(value)
        case "padding": style.padding = edges(value, length)
        case "padding-left": style.padding.left = length(value)
        case "padding-right": style.padding.right = length(value)
        case "padding-top": style.padding.top = length(value)
        case "padding-bottom": style.padding.bottom = length(value)
        case "border", "border-width": style.border = edges(firstLength(value)) { length($0).pixels }
        case "border-left", "border-left-width": style.border.left = length(firstLength(value)).pixels
        case "border-right", "border-right-width": style.border.right = length(firstLength(value)).pixels
        case "border-top", "border-top-width": style.border.top = length(firstLength(value)).pixels
        case "border-bottom", "border-bottom-width": style.border.bottom = length(firstLength(value)).pixels
        case "aspect-ratio": style.aspectRatio = ratio(value)
        default: return false
        }
        return true
    }

    private static func applyFlex(_ name: String, _ value: String, to style: inout LayoutStyle) -> Bool {
        switch name {
        case "flex-direction": style.flexDirection = directions[value] ?? .row
        case "flex-wrap": style.flexWrap = wraps[value] ?? .noWrap
        case "flex-flow":
            for word in value.split(separator: " ") {
                if let direction = directions[String(word)] { style.flexDirection = direction }
                if let wrap = wraps[String(word)] { style.flexWrap = wrap }
            }
        case "flex-grow": style.flexGrow = Double(value) ?? 0
        case "flex-shrink": style.flexShrink = Double(value) ?? 1
        case "flex-basis": style.flexBasis = value == "content" ? .maxContent : dimension(value)
        case "flex": applyFlexShorthand(value, to: &style)
        case "order": style.order = Int(value) ?? 0
        case "gap", "grid-gap":
            let values = value.split(separator: " ").map { length(String($0)) }
            style.rowGap = values.first ?? .zero
            style.columnGap = values.last ?? .zero
        case "row-gap": style.rowGap = length(value)
        case "column-gap": style.columnGap = length(value)
        default: return false
        }
        return true
    }

    private static func applyFlexShorthand(_ value: String, to style: inout LayoutStyle) {
        switch value {
        case "none": (style.flexGrow, style.flexShrink, style.flexBasis) = (0, 0, .auto)
        case "auto": (style.flexGrow, style.flexShrink, style.flexBasis) = (1, 1, .auto)
        case "initial": (style.flexGrow, style.flexShrink, style.flexBasis) = (0, 1, .auto)
        default:
            (style.flexGrow, style.flexShrink, style.flexBasis) = (1, 1, .pixels(0))
            var numbers = 0
            for word in value.split(separator: " ") {
                if let number = Double(word), numbers < 2 {
                    if numbers == 0 { style.flexGrow = number } else { style.flexShrink = number }
                    numbers += 1
                } else {
                    style.flexBasis = dimension(String(word))
                }
            }
        }
    }

    private static func applyText(_ name: String, _ value: String, to style: inout LayoutStyle) -> Bool {
        switch name {
        case "text-align": style.textAlign = aligns[value] ?? .start
        case "white-space": style.whiteSpace = whiteSpaces[value] ?? .normal
        case "line-height":
            if let factor = Double(value) {
                style.lineHeight = .pixels(factor * style.fontSize)
            } else if value != "normal" {
                style.lineHeight = .pixels(length(value).pixels)
            }
        case "font-size": style.fontSize = length(value).pixels
        case "text-indent": style.textIndent = length(value)
        case "vertical-align": style.verticalAlign = verticals[value] ?? .raised(length(value).pixels)
        case "word-break":
            style.wordBreak =
                ["break-all": .breakAll, "keep-all": .keepAll, "break-word": .breakWord][value] ?? .normal
        case "overflow-wrap", "word-wrap":
            style.overflowWrap = ["anywhere": .anywhere, "break-word": .breakWord][value] ?? .normal
        default: return false
        }
        return true
    }

    /// Reads px, a percentage or a bare number.
    static func length(_ text: String) -> Length {
        if text.hasSuffix("%") { return .percent(Double(text.dropLast()) ?? 0) }
        return .pixels(Double(text.hasSuffix("px") ? String(text.dropLast(2)) : text) ?? 0)
    }

    private static func dimension(_ text: String) -> Dimension {
        switch text {
        case "auto", "none": .auto
        case "min-content": .minContent
        case "max-content": .maxContent
        case "fit-content": .fitContent
        default: .length(length(text))
        }
    }

    private static func firstLength(_ text: String) -> String {
        text.split(separator: " ").map(String.init).first { $0.first?.isNumber == true } ?? "0"
    }

    private static func ratio(_ text: String) -> Double {
        let parts = text.split(whereSeparator: { $0 == "/" || $0 == " " }).compactMap { Double($0) }
        guard let width = parts.first else { return 0 }
        return parts.count > 1 ? width / parts[1] : width
    }

    private static func edges<T>(_ text: String, _ read: (String) -> T) -> Edges<T> {
        let values = text.split(separator: " ").map { read(String($0)) }
        switch values.count {
        case 0: return Edges(read("0"))
        case 1: return Edges(values[0])
        case 2: return Edges(top: values[0], right: values[1], bottom: values[0], left: values[1])
        case 3: return Edges(top: values[0], right: values[1], bottom: values[2], left: values[1])
        default: return Edges(top: values[0], right: values[1], bottom: values[2], left: values[3])
        }
    }

    private static let displays: [String: Display] = [
        "none": .none, "contents": .contents, "block": .block, "inline": .inline, "inline-block": .inlineBlock,
        "flex": .flex, "inline-flex": .inlineFlex, "grid": .grid, "inline-grid": .inlineGrid,
    ]
    private static let positions: [String: Position] = [
        "static": .static, "relative": .relative, "absolute": .absolute, "fixed": .fixed, "sticky": .sticky,
    ]
    private static let overflows: [String: Overflow] = [
        "visible": .visible, "hidden": .hidden, "scroll": .scroll, "auto": .auto, "clip": .clip,
    ]
    private static let itemAlignments: [String: ItemAlignment] = [
        "auto": .auto, "normal": .normal, "stretch": .stretch, "start": .start, "end": .end,
        "flex-start": .flexStart, "flex-end": .flexEnd, "self-start": .selfStart, "self-end": .selfEnd,
        "center": .center, "baseline": .baseline, "left": .left, "right": .right,
    ]
    private static let contentAlignments: [String: ContentAlignment] = [
        "normal": .normal, "stretch": .stretch, "start": .start, "end": .end, "flex-start": .flexStart,
        "flex-end": .flexEnd, "center": .center, "left": .left, "right": .right, "baseline": .baseline,
        "space-between": .spaceBetween, "space-around": .spaceAround, "space-evenly": .spaceEvenly,
    ]
    private static let directions: [String: FlexDirection] = [
        "row": .row, "row-reverse": .rowReverse, "column": .column, "column-reverse": .columnReverse,
    ]
    private static let wraps: [String: FlexWrap] = [
        "nowrap": .noWrap, "wrap": .wrap, "wrap-reverse": .wrapReverse,
    ]
    private static let aligns: [String: TextAlign] = [
        "start": .start, "end": .end, "left": .left, "right": .right, "center": .center, "justify": .justify,
    ]
    private static let whiteSpaces: [String: WhiteSpace] = [
        "normal": .normal, "nowrap": .noWrap, "pre": .pre, "pre-wrap": .preWrap, "pre-line": .preLine,
        "break-spaces": .breakSpaces,
    ]
    private static let verticals: [String: VerticalAlign] = [
        "baseline": .baseline, "middle": .middle, "top": .top, "bottom": .bottom, "text-top": .textTop,
        "text-bottom": .textBottom, "sub": .sub, "super": .super,
    ]
}
