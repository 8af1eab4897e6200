import Cells
import Images
import Values

/// `image` and `cover-image` (official documentation: component/image): a picture as cells, and as long as it is not there
/// or cannot be shown, a labelled box of the right size.
final class ImageComponent: PlaceholderComponent {
    /// The size of the picture, where it is known.
    private var size: (width: Double, height: Double)?
    /// The source that `load` or `error` was told of.
    private var told: String?
    /// Whether it was near enough to be seen, which is when lazy ones are loaded.
    private var wasSeen = false

    override func attributeChanged(_ name: String, from old: Value?) {
        super.attributeChanged(name, from: old)
        if name == "src" || name == "mode" { page.prepareLater(node) }
    }

    private var source: String { node.string("src") ?? "" }

    override func prepare() {
        let source = source
        if told != nil, told != source {
            (told, size) = (nil, nil)
        }
        let isNew = told != source
        let found = isNew ? find(source) : nil
        if isNew, let found {
            told = source
            if case .known(let width, let height) = found { size = (width, height) } else { size = nil }
        }
        applyMode()
        guard isNew, !source.isEmpty, let found else { return }
        tell(found, source)
    }

    /// What is known of the file; nil as long as it is on its way.
    private func find(_ source: String) -> ImageFile? {
        let context = page.context
        guard context.pictures != nil, RemoteImages.isRemote(source) else {
            return context.imageSize(source, beside: folders)
        }
        if node.flag("lazy-load"), !wasSeen, context.remoteImages.known(source) == nil { return nil }
        switch context.remoteImages.state(source, for: node, on: page) {
        case .asked: return nil
        case .there(_, let file): return file
        case .missing: return .missing
        }
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

    private var pictures: PagePictures { PagePictures(page: page) }
    private var folders: [String] { pictures.folders(of: node) }

    // MARK: Painting

    override func paint(_ canvas: inout Canvas, _ frame: PaintFrame) {
        if !wasSeen {
            wasSeen = true
            if told != source, node.flag("lazy-load") {
                let id = node.id
                page.context.after(0) { [weak page] in
                    if let page, let node = page.tree.node(id) { page.prepareLater(node) }
                }
            }
        }
        if !paintPicture(&canvas, frame) { super.paint(&canvas, frame) }
    }

    /// Paints the picture, if it is there.
    private func paintPicture(_ canvas: inout Canvas, _ frame: PaintFrame) -> Bool {
        // An icon of a few cells is told better by a sign.
        guard page.context.pictures != nil, !source.isEmpty, frame.cells.columns > 3 || frame.cells.rows > 2 else {
            return false
        }
        let content = frame.content
        // A file that does not say its size is stretched.
        let natural = size ?? (content.width, content.height)
        guard
            let place = ImagePlacement(
                mode: node.string("mode"), box: (content.width, content.height), picture: natural)
        else { return false }
        let cells = PixelRect(
            x: content.x + place.x, y: content.y + place.y, width: place.width, height: place.height
        ).clipCells
        guard !cells.isEmpty, cells.columns <= 500, cells.rows <= 500, !cells.intersection(frame.clip).isEmpty else {
            return false
        }
        let request = place.request(source, cells.size)
        guard let picture = pictures.cells(request, for: node) else { return false }
        canvas.draw(picture, at: cells.origin, opacity: frame.opacity, clip: frame.clip)
        return true
    }
}

extension Canvas {
    /// Draws a picture over what is there.
    mutating func draw(_ picture: CellPicture, at origin: CellPoint, opacity: Double, clip: CellRect) {
        let whole = CellRect(column: origin.column, row: origin.row, columns: picture.columns, rows: picture.rows)
        let seen = whole.intersection(clip)
        for row in seen.rowRange {
            for column in seen.column..<seen.endColumn {
                let cell = picture.cells[(row - origin.row) * picture.columns + column - origin.column]
                let place = CellRect(column: column, row: row, columns: 1, rows: 1)
                if let background = cell.background {
                    fill(place, RGB(hex: background).faded(opacity), clip: clip)
                }
                guard cell.scalar != " " else { continue }
                let color = cell.foreground.map { RGB(hex: $0) }
                write(String(cell.scalar), column: column, row: row, color: color, opacity: opacity, clip: clip)
            }
        }
        if let pixels = picture.pixels, opacity > 0.996 { grid.place(pixels, in: place(whole), clip: place(clip)) }
    }
}
