import Cells
import Values

/// `image` and `cover-image` (official documentation: component/image) while no pictures are drawn: a labelled box of the
/// right size. The size of a local file is read, so that `widthFix` and `heightFix` keep the picture's proportions.
final class ImageComponent: PlaceholderComponent {
    /// The size of the picture, where it is known.
    private var size: (width: Double, height: Double)?
    private var told: String?

    override func attributeChanged(_ name: String, from old: Value?) {
        super.attributeChanged(name, from: old)
        if name == "src" || name == "mode" { page.prepareLater(node) }
    }

    override func prepare() {
        let source = node.string("src") ?? ""
        let isNew = told != source
        let found = isNew ? page.context.imageSize(source, beside: folders) : nil
        if isNew {
            told = source
            if case .known(let width, let height)? = found { size = (width, height) } else { size = nil }
        }
        applyMode()
        guard isNew, !source.isEmpty, let found else { return }
        tell(found, source)
    }

    private func tell(_ found: ImageFile, _ source: String) {
        switch found {
        case .missing: page.tellLater("error", on: node, ["errMsg": .string("GET \(source) 404 (Not Found)")])
        case .known(let width, let height):
            page.tellLater("load", on: node, ["width": .number(width), "height": .number(height)])
        case .elsewhere:
            let (page, id) = (page, node.id)
            // What is not on this machine is taken to be as large as it is shown.
            page.context.after(0) { [weak page] in
                guard let page, let node = page.tree.node(id) else { return }
                let size = page.viewportRect(of: node)
                page.emit(
                    "load", on: node,
                    detail: ["width": .number(max(1, size.width)), "height": .number(max(1, size.height))])
            }
        }
    }

    /// The proportions of `widthFix` and `heightFix`.
    private func applyMode() {
        var style = ""
        if let size {
            switch node.string("mode") {
            case "widthFix": style = "height:auto;aspect-ratio:\(size.width)/\(size.height)"
            case "heightFix": style = "width:auto;aspect-ratio:\(size.width)/\(size.height)"
            default: if node.tag == "cover-image" { style = "aspect-ratio:\(size.width)/\(size.height)" }
            }
        }
        page.tree.setOwnStyle(node, style)
    }

    /// Where a path without a leading slash may begin: beside the template, then beside the page.
    private var folders: [String] {
        [node.source?.path, page.path].compactMap { $0 }.map { path in
            path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        }
    }
}
