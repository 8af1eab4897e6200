import Markup

extension Property {
    /// Colours, lines, stacking and what moves a box without layout.
    static let paintTable: [String: Property] = [
        "background-color": Property(
            isInherited: false,
            apply: { draft, value in
                guard let color = value.color else { return false }
                draft.paint.background = color == .rgb(.transparent) ? nil : color
                return true
            }, copy: { $0.paint.background = $1.paint.background }),
        "background-image": Property(
            isInherited: false,
            apply: { draft, value in
                draft.imageColor = value.parts.lazy.compactMap(gradientColor).first
                return true
            }, copy: { $0.imageColor = $1.imageColor }),
        "border-top-color": at(\.paint.borderColor.top) { $0.color },
        "border-right-color": at(\.paint.borderColor.right) { $0.color },
        "border-bottom-color": at(\.paint.borderColor.bottom) { $0.color },
        "border-left-color": at(\.paint.borderColor.left) { $0.color },
        "border-top-style": keywords(\.paint.borderLine.top, lines),
        "border-right-style": keywords(\.paint.borderLine.right, lines),
        "border-bottom-style": keywords(\.paint.borderLine.bottom, lines),
        "border-left-style": keywords(\.paint.borderLine.left, lines),
        "border-radius": at(\.paint.hasRoundCorners) { value in
            value.words.contains { (value.context.length($0) ?? .zero) != .zero }
        },
        "opacity": at(\.paint.opacity) { value in
            if case .percentage(let percent)? = value.single { return min(max(percent / 100, 0), 1) }
            return value.number.map { min(max($0, 0), 1) }
        },
        "z-index": Property(
            isInherited: false,
            apply: { draft, value in
                guard value.keyword == "auto" || value.integer != nil else { return false }
                draft.paint.zIndex = value.integer
                return true
            }, copy: { $0.paint.zIndex = $1.paint.zIndex }),
        "transform": Property(
            isInherited: false,
            apply: { draft, value in
                draft.paint.translation = value.keyword == "none" ? nil : translation(value)
                return true
            }, copy: { $0.paint.translation = $1.paint.translation }),
        "content": Property(
            isInherited: false,
            apply: { draft, value in
                draft.content = content(value)
                return true
            }, copy: { $0.content = $1.content }),
    ]

    private static let lines: [String: PaintStyle.BorderLine] = [
        "none": .none, "hidden": .none, "solid": .solid, "dashed": .dashed, "dotted": .dotted, "double": .double,
        "groove": .solid, "ridge": .solid, "inset": .solid, "outset": .solid,
    ]

    /// The first colour of a gradient.
    static func gradientColor(_ value: ComponentValue) -> CSSColor? {
        guard case .function(let name, let inner) = value, name.hasSuffix("gradient") else { return nil }
        for part in inner {
            if let color = CSSColor(part) { return color }
            if case .function("from", let start) = part, let color = start.lazy.compactMap(CSSColor.init).first {
                return color
            }
        }
        return nil
    }

    /// What the functions of `transform` move, one after the other; turns and growing cannot be shown in cells.
    private static func translation(_ value: PropertyValue) -> PaintStyle.Translation {
        var result = PaintStyle.Translation()
        for case .function(let name, let inner) in value.words {
            let parts = inner.split(separator: .comma).map { $0.filter { $0 != .whitespace } }.compactMap(\.first)
            let lengths = parts.map { value.context.length($0) ?? .zero }
            switch name {
            case "translate", "translate3d":
                if let x = lengths.first { result.x = added(result.x, x) }
                if lengths.count > 1 { result.y = added(result.y, lengths[1]) }
            case "translatex": if let x = lengths.first { result.x = added(result.x, x) }
            case "translatey": if let y = lengths.first { result.y = added(result.y, y) }
            case "scale", "scalex", "scaley", "scale3d":
                if parts.contains(where: { value.context.number($0) == 0 }) { result.vanishes = true }
            default: continue
            }
        }
        return result
    }

    private static func added(_ first: Length, _ second: Length) -> Length {
        Length(pixels: first.pixels + second.pixels, percent: first.percent + second.percent)
    }

    /// The texts of `content`; nil for `none`, `normal` and what cannot be shown as text.
    private static func content(_ value: PropertyValue) -> String? {
        var result: String?
        for word in value.words {
            if case .string(let text) = word { result = (result ?? "") + text }
        }
        return result
    }
}
