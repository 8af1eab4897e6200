import Bridge
import Values

/// `page-meta` (official documentation: component/page-meta): the page's own settings as attributes.
final class PageMetaComponent: Control {
    private var size: (width: Double, height: Double)?
    private var pendingTop: Double?

    override init(_ node: RenderNode, in page: PageView) {
        super.init(node, in: page)
        page.attending.append(node.id)
    }

    override func attributeChanged(_ name: String, from old: Value?) {
        switch name {
        case "background-color":
            if let color = node.string(name) { page.context.changeChrome(.backgroundColor(page.id, color)) }
        case "background-text-style":
            if let style = node.string(name) { page.context.changeChrome(.backgroundTextStyle(page.id, style)) }
        case "scroll-top": pendingTop = pixels(name)
        default: break
        }
        page.setNeedsLayout()
    }

    override func prepare() {
        var style = ""
        if let color = node.string("root-background-color") { style += "background-color:\(color);" }
        for name in ["root-font-size", "page-font-size"] {
            if let size = node.string(name), !size.isEmpty, size != "system" { style += "font-size:\(size);" }
        }
        style += node.string("page-style") ?? ""
        page.tree.setOwnStyle(page.tree.root, style)
    }

    override func arranged() {
        let lengths = page.context.lengths
        if let size, size != (lengths.width, lengths.height) {
            page.emit(
                "resize", on: node,
                detail: ["size": ["windowWidth": .number(lengths.width), "windowHeight": .number(lengths.height)]])
        }
        size = (lengths.width, lengths.height)
        guard let top = pendingTop else { return }
        pendingTop = nil
        page.scrollPage(to: top)
        page.emit("scrolldone", on: node)
    }

    override func leaves() { page.tree.setOwnStyle(page.tree.root, "") }

    /// The page was scrolled.
    func tellScroll() { page.emit("scroll", on: node, detail: ["scrollTop": .number(page.scrollTop)]) }
}

/// `navigation-bar` (official documentation: component/navigation-bar): the bar above the page as attributes.
final class NavigationBarComponent: Control {
    override func attributeChanged(_ name: String, from old: Value?) {
        switch name {
        case "title": page.context.changeChrome(.title(page.id, node.string(name) ?? ""))
        case "loading": page.context.changeChrome(.navigationBarLoading(page.id, node.flag(name)))
        case "front-color", "background-color":
            guard let background = node.string("background-color") ?? page.window.navigationBarBackgroundColor else {
                return
            }
            let front =
                node.string("front-color") ?? (page.window.navigationBarTextStyle == "black" ? "#000000" : "#ffffff")
            page.context.changeChrome(.navigationBarColor(page.id, front: front, background: background))
        default: return
        }
    }
}
