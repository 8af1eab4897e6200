import Values

/// Computed values as CSS text, for `computedStyle` of a selector query.
struct StyleReader {
    let style: ComputedStyle
    /// The border box in px.
    let width: Double
    let height: Double

    /// The text of a property, by its name with hyphens or in camel case; empty where it is not known.
    func text(of name: String) -> String {
        let layout = style.layout.value
        let values = style.inherited.values
        switch name {
        case "width": return px(width)
        case "height": return px(height)
        case "display": return "\(layout.display)".hyphened
        case "position": return "\(layout.position)"
        case "color": return color(values.color ?? RGB(hex: 0))
        case "background-color", "backgroundColor":
            return color(style.paint.background?.resolved(values.color) ?? .transparent)
        case "font-size", "fontSize": return px(values.fontSize)
        case "font-weight", "fontWeight": return values.isBold ? "700" : "400"
        case "font-style", "fontStyle": return values.isItalic ? "italic" : "normal"
        case "text-align", "textAlign": return "\(values.textAlign)"
        case "opacity": return NumberText.string(style.paint.opacity)
        case "visibility": return values.isVisible ? "visible" : "hidden"
        case "z-index", "zIndex": return style.paint.zIndex.map(String.init) ?? "auto"
        case "overflow-x", "overflowX": return "\(layout.overflowX)"
        case "overflow-y", "overflowY": return "\(layout.overflowY)"
        default: return edge(name)
        }
    }

    private func edge(_ name: String) -> String {
        let layout = style.layout.value
        let (plain, borders) = (name.hyphened, style.paint.borderWidth)
        for (side, margin, padding, border) in [
            ("top", layout.margin.top, layout.padding.top, borders.top),
            ("right", layout.margin.right, layout.padding.right, borders.right),
            ("bottom", layout.margin.bottom, layout.padding.bottom, borders.bottom),
            ("left", layout.margin.left, layout.padding.left, borders.left),
        ] {
            switch plain {
            case "margin-\(side)": return px(margin.resolved(width))
            case "padding-\(side)": return px(padding.resolved(width))
            case "border-\(side)-width": return px(border)
            default: continue
            }
        }
        return ""
    }

    private func px(_ value: Double) -> String { NumberText.string(value) + "px" }

    private func color(_ color: RGB) -> String {
        let channels = [color.red, color.green, color.blue].map { NumberText.string($0.rounded()) }
            .joined(separator: ", ")
        return color.alpha < 1 ? "rgba(\(channels), \(NumberText.string(color.alpha)))" : "rgb(\(channels))"
    }
}

extension String {
    /// The words of a name in camel case, in lower case and joined by hyphens.
    fileprivate var hyphened: String {
        reduce(into: "") { result, character in
            if character.isUppercase { result += "-" + character.lowercased() } else { result.append(character) }
        }
    }
}
