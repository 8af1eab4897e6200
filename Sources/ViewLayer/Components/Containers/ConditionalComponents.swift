import Values

/// `match-media` (official documentation: component/match-media): shows what is in it where the page's size fits.
final class MatchMediaComponent: Control {
    override init(_ node: RenderNode, in page: PageView) {
        super.init(node, in: page)
        page.attending.append(node.id)
    }

    override func attributeChanged(_ name: String, from old: Value?) { page.setNeedsLayout() }

    override func prepare() { page.tree.setOwnStyle(node, fits ? "" : "display:none") }

    /// Whether all that is asked of the page's size holds.
    var fits: Bool {
        let lengths = page.context.lengths
        for (name, size) in [("width", lengths.width), ("height", lengths.height)] {
            if let exact = node.number(name), exact != size { return false }
            if let least = node.number("min-" + name), size < least { return false }
            if let most = node.number("max-" + name), size > most { return false }
        }
        switch node.string("orientation") {
        case "landscape": return lengths.width > lengths.height
        case "portrait": return lengths.width <= lengths.height
        default: return true
        }
    }
}

/// What attributes of Skyline's containers say in terms of style: `sticky-header`, `sticky-section`, `grid-view`, `list-view`.
final class StyledContainer: Control {
    override func attributeChanged(_ name: String, from old: Value?) { page.prepareLater(node) }

    override func prepare() {
        var style = ""
        if let padding = numbers("padding"), padding.count == 4 {
            style += "padding:" + padding.map { "\($0)px" }.joined(separator: " ") + ";"
        }
        if node.tag == "sticky-header", let top = node.number("offset-top") { style += "top:\(top)px;" }
        if node.tag == "grid-view" || node.tag == "grid-builder" {
            let columns = Int(min(max(node.number("cross-axis-count") ?? 2, 1), 100))
            let (across, along) = (node.number("cross-axis-gap") ?? 0, node.number("main-axis-gap") ?? 0)
            style += "grid-template-columns:repeat(\(columns),1fr);gap:\(along)px \(across)px;"
        }
        page.tree.setOwnStyle(node, style)
    }

    private func numbers(_ name: String) -> [Double]? {
        guard case .array(let values)? = node.attributes[name] else { return nil }
        return values.map { if case .number(let number) = $0, number.isFinite { number } else { 0 } }
    }
}
