import Markup

extension Property {
    /// Fonts and text; nearly all of it inherited.
    static let textTable: [String: Property] = [
        "color": Property(isInherited: true, apply: applyColor) { $0.inherited.color = $1.inherited.color },
        "font-size": at(\.inherited.fontSize, inherited: true, fontSize),
        "line-height": at(\.inherited.lineHeight, inherited: true, lineHeight),
        "font-weight": at(\.inherited.isBold, inherited: true, isBold),
        "font-style": keywords(
            \.inherited.isItalic, inherited: true, ["normal": false, "italic": true, "oblique": true]),
        "text-align": keywords(
            \.inherited.textAlign, inherited: true,
            [
                "start": .start, "end": .end, "left": .left, "right": .right, "center": .center, "justify": .justify,
                "-webkit-center": .center, "-webkit-left": .left, "-webkit-right": .right,
            ]),
        "text-align-last": at(\.inherited.textAlignLast, inherited: true) { value in
            if value.keyword == "auto" { return .some(nil) }
            return value.keyword.flatMap { alignsOfLast[$0] }.map { .some($0) }
        },
        "line-break": keywords(
            \.inherited.lineBreak, inherited: true,
            ["auto": .auto, "loose": .loose, "normal": .normal, "strict": .strict, "anywhere": .anywhere]),
        "text-indent": at(\.inherited.textIndent, inherited: true) {
            $0.length.map { InheritedStyle.LengthValue(pixels: $0.pixels, percent: $0.percent) }
        },
        "letter-spacing": at(\.inherited.letterSpacing, inherited: true) {
            $0.keyword == "normal" ? 0 : $0.length.map { $0.resolved(0) }
        },
        "white-space": keywords(
            \.inherited.whiteSpace, inherited: true,
            [
                "normal": .normal, "nowrap": .noWrap, "pre": .pre, "pre-wrap": .preWrap, "pre-line": .preLine,
                "break-spaces": .breakSpaces,
            ]),
        "word-break": keywords(
            \.inherited.wordBreak, inherited: true,
            ["normal": .normal, "break-all": .breakAll, "keep-all": .keepAll, "break-word": .breakWord]),
        "overflow-wrap": keywords(
            \.inherited.overflowWrap, inherited: true,
            ["normal": .normal, "break-word": .breakWord, "anywhere": .anywhere, "break-all": .breakWord]),
        "direction": keywords(
            \.inherited.direction, inherited: true, ["ltr": .leftToRight, "rtl": .rightToLeft]),
        "visibility": keywords(
            \.inherited.isVisible, inherited: true, ["visible": true, "hidden": false, "collapse": false]),
        "pointer-events": at(\.inherited.takesPointer, inherited: true) { $0.keyword.map { $0 != "none" } },
        "text-transform": keywords(
            \.inherited.transform, inherited: true,
            ["none": .none, "uppercase": .uppercase, "lowercase": .lowercase, "capitalize": .capitalize]),
        "vertical-align": at(\.layout.verticalAlign, verticalAlign),
        "text-overflow": keywords(\.layout.ellipsis, ["ellipsis": true, "clip": false]),
        "text-decoration-line": Property(isInherited: false, apply: applyDecoration) { draft, other in
            draft.paint.isUnderlined = other.paint.isUnderlined
            draft.paint.isStruckThrough = other.paint.isStruckThrough
        },
    ]

    private static let alignsOfLast: [String: TextAlign] = [
        "start": .start, "end": .end, "left": .left, "right": .right, "center": .center, "justify": .justify,
    ]

    @Sendable private static func applyColor(_ draft: inout StyleDraft, _ value: PropertyValue) -> Bool {
        guard let color = value.color else { return false }
        // `color: currentColor` is the inherited colour, which is there already.
        if case .rgb(let rgb) = color { draft.inherited.color = rgb }
        return true
    }

    @Sendable private static func applyDecoration(_ draft: inout StyleDraft, _ value: PropertyValue) -> Bool {
        let words = value.words
        draft.paint.isUnderlined = words.contains(.ident("underline"))
        draft.paint.isStruckThrough = words.contains(.ident("line-through"))
        return true
    }

    @Sendable private static func fontSize(_ value: PropertyValue) -> Double? {
        switch value.keyword {
        case "xx-small": return 9
        case "x-small": return 10
        case "small": return 13
        case "medium": return 16
        case "large": return 18
        case "x-large": return 24
        case "xx-large": return 32
        case "smaller": return value.context.fontSize / 1.2
        case "larger": return value.context.fontSize * 1.2
        default: return value.positiveLength?.resolved(value.context.fontSize)
        }
    }

    @Sendable private static func lineHeight(_ value: PropertyValue) -> InheritedStyle.LineHeightValue? {
        if value.keyword == "normal" { return .normal }
        if let number = value.number { return number >= 0 ? .factor(number) : nil }
        return value.positiveLength.map { .pixels($0.resolved(value.context.fontSize)) }
    }

    @Sendable private static func isBold(_ value: PropertyValue) -> Bool? {
        switch value.keyword {
        case "bold", "bolder": true
        case "normal", "lighter": false
        default: value.number.map { $0 >= 600 }
        }
    }

    @Sendable private static func verticalAlign(_ value: PropertyValue) -> VerticalAlign? {
        switch value.keyword {
        case "baseline": .baseline
        case "middle": .middle
        case "top": .top
        case "bottom": .bottom
        case "text-top": .textTop
        case "text-bottom": .textBottom
        case "sub": .sub
        case "super": .super
        default: value.length.map { .raised($0.resolved(value.context.fontSize)) }
        }
    }
}
