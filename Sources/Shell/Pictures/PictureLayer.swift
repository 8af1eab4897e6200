import Bridge
import Cells
import Images
import Terminal
import Theme
import ViewLayer

/// `wx.previewImage`: pictures over the whole screen, one at a time; left and right go on, plus and minus zoom.
@MainActor
final class PictureLayer: Layer {
    let context = CommandContext.pictures
    private let gallery: PictureGallery
    private let view: AppView
    private let page: PageID
    private let language: Language
    private let requestFrame: @MainActor () -> Void
    private var index: Int
    private var look = PictureLook()

    init(
        _ gallery: PictureGallery, _ view: AppView, page: PageID, _ language: Language,
        requestFrame: @escaping @MainActor () -> Void
    ) {
        self.gallery = gallery
        self.view = view
        self.page = page
        self.language = language
        self.requestFrame = requestFrame
        index = max(0, min(gallery.sources.count - 1, gallery.current))
    }

    func handle(_ event: InputEvent) -> LayerOutcome {
        switch event {
        case .key(let key): return take(key)
        case .mouse(let mouse):
            switch mouse.action {
            case .wheelUp: look.zoom(by: 1.25)
            case .wheelDown: look.zoom(by: 0.8)
            case .press(.left): return .closes
            default: break
            }
        default: break
        }
        return .stays
    }

    private func take(_ key: Key) -> LayerOutcome {
        switch (key.code, key.modifiers) {
        case (.escape, _), (.character("q"), []), (.enter, _): return .closes
        case (.right, []), (.character(" "), []), (.tab, []): turn(1)
        case (.left, []), (.tab, .shift): turn(-1)
        case (.home, _): turn(-gallery.sources.count)
        case (.end, _): turn(gallery.sources.count)
        case (.character("+"), _), (.character("="), _): look.zoom(by: 1.5)
        case (.character("-"), _): look.zoom(by: 1 / 1.5)
        case (.character("0"), _): look = PictureLook()
        case (.up, []): look.move(x: 0, y: -0.25)
        case (.down, []): look.move(x: 0, y: 0.25)
        case (.character("h"), _): look.move(x: -0.25, y: 0)
        case (.character("l"), _): look.move(x: 0.25, y: 0)
        default: break
        }
        return .stays
    }

    /// Goes to another picture; enlarged, sideways within this one first.
    private func turn(_ step: Int) {
        if look.zoom > 1, abs(step) == 1 {
            let before = look
            look.move(x: Double(step) * 0.25, y: 0)
            if look != before { return }
        }
        let next = max(0, min(gallery.sources.count - 1, index + step))
        if next != index { look = PictureLook() }
        index = next
    }

    func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) -> CellPoint? {
        let whole = CellRect(column: 0, row: 0, columns: grid.size.columns, rows: area.endRow)
        guard whole.columns >= 8, whole.rows >= 3, gallery.sources.indices.contains(index) else { return nil }
        let style = CellStyle(foreground: theme[.menu].foreground, background: theme[.menu].background)
        grid.fill(whole, style: style)
        let box = CellRect(column: 0, row: 0, columns: whole.columns, rows: whole.rows - 1)
        let source = gallery.sources[index]
        let size = CellSize(columns: box.columns, rows: box.rows)
        var words = "\(index + 1)/\(gallery.sources.count)"
        switch view.look(at: source, look, in: size, page: page, whenReady: requestFrame) {
        case .ready(let picture, let cells, let width, let height):
            grid.draw(
                picture, at: CellPoint(column: box.column + cells.column, row: box.row + cells.row), style: style,
                clip: box)
            words += "  \(width)\u{00D7}\(height)"
            if look.zoom > 1 { words += "  \(Int((look.zoom * 100).rounded()))%" }
        case .pending: centre(Phrase.loading.text(language), theme[.muted].over(style), box, &grid)
        case .failed(let reason): centre(FilePreview.plain(reason), theme[.error].over(style), box, &grid)
        }
        let name = source.hasPrefix("data:") ? "data:" : FilePreview.plain(source)
        words += "  " + FaultText.shortened(name, to: max(0, whole.columns - TextWidth.of(words) - 4))
        let line = CellPoint(column: 1, row: whole.endRow - 1)
        grid.draw(
            TextWidth.truncated(words, to: whole.columns - 2), at: line, style: theme[.muted].over(style), clip: whole)
        return nil
    }

    private func centre(_ text: String, _ style: CellStyle, _ box: CellRect, _ grid: inout Grid) {
        let shown = TextWidth.truncated(text, to: box.columns - 2)
        let column = box.column + (box.columns - TextWidth.of(shown)) / 2
        grid.draw(shown, at: CellPoint(column: column, row: box.row + box.rows / 2), style: style, clip: box)
    }
}

extension Shell {
    /// Shows pictures one at a time over everything.
    func show(_ gallery: PictureGallery) {
        guard let page = stack.last else { return }
        layers.append(
            PictureLayer(gallery, view, page: page, surroundings.language) { [weak self] in
                self?.surroundings.requestFrame()
            })
    }
}
