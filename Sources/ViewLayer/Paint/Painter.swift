import Bridge
import Cells

/// Paints a display list into cells.
@MainActor
struct Painter {
    let tree: RenderTree
    /// The node that has the focus, where the focus is shown.
    let focused: RenderNode?
    /// The pictures behind boxes; nil shows shades.
    var pictures: PagePictures?

    /// Paints all items in order, the focus mark on top.
    func paint(_ list: DisplayList, on canvas: inout Canvas) {
        for item in list.items {
            switch item.content {
            case .box: paintBox(item, &canvas)
            case .lines: paintLines(item, &canvas)
            case .scrollMark: paintScrollMark(item, &canvas)
            case .over: paintOver(item, &canvas)
            }
        }
        canvas.drawHairlines()
        if let focused { FocusMark.paint(focused, list, &canvas) }
    }

    private func paintBox(_ item: DisplayList.Item, _ canvas: inout Canvas) {
        guard let style = item.style, style.inherited.values.isVisible else { return }
        if style.paint.spins, paintTurning(item, style, &canvas) { return }
        if style.isDecorated, !isInLines(item, style.layout) { paintDecoration(item, style, item.rect, &canvas) }
        guard item.pseudo == nil, let control = item.node.control else { return }
        control.paint(&canvas, frame(of: item, style))
    }

    /// Whether a box is inline, and so painted with its lines.
    private func isInLines(_ item: DisplayList.Item, _ style: SharedLayoutStyle) -> Bool {
        guard style.flow == .inline, item.layout.replaced == nil, item.node.parent != nil else { return false }
        return !item.layout.isFlexItem
    }

    private func paintOver(_ item: DisplayList.Item, _ canvas: inout Canvas) {
        guard let style = item.style, style.inherited.values.isVisible else { return }
        item.node.control?.paintOver(&canvas, frame(of: item, style))
    }

    private func frame(of item: DisplayList.Item, _ style: ComputedStyle) -> PaintFrame {
        let edges = item.layout.borderEdges + item.layout.paddingEdges
        return PaintFrame(
            rect: item.rect, content: item.rect.inset(edges), clip: item.clip, opacity: item.opacity, style: style,
            isFocused: focused === item.node)
    }

    /// A small box without text that turns all the time, as loading marks do. Returns whether it is one.
    private func paintTurning(_ item: DisplayList.Item, _ style: ComputedStyle, _ canvas: inout Canvas) -> Bool {
        let cells = item.rect.clipCells
        guard cells.rows <= 4, cells.columns <= 8, !cells.isEmpty,
            item.pseudo != nil || item.node.control == nil || item.node.tag == "image",
            item.layout.inlineContents.isEmpty
        else { return false }
        let border = style.paint.borderColor
        let own = style.inherited.values.color
        let colors = [border.top, border.right, border.bottom, border.left].compactMap { $0.resolved(own) }
        let drawn = style.paint.borderWidth == Edges(0) ? own : colors.max { $0.alpha < $1.alpha } ?? own
        canvas.write(
            TurnedGlyphs.mark(style.paint.transform?.quarterTurns ?? 0),
            column: cells.column + (cells.columns - 1) / 2, row: item.rect.middleRow, color: drawn,
            opacity: item.opacity, clip: item.clip)
        return true
    }

    private func paintDecoration(
        _ item: DisplayList.Item, _ style: ComputedStyle, _ rect: PixelRect, _ canvas: inout Canvas
    ) {
        var cells = rect.cells
        if item.node.parent == nil, item.pseudo == nil {
            // The page's background is the canvas': it fills the viewport.
            cells = CellRect(canvas.area.size)
        }
        let look = BoxLook(
            rect: rect, cells: cells, layout: item.layout, style: style, opacity: item.opacity, filter: item.filter,
            clip: item.clip)
        if paintMasked(look, item, &canvas) { return }
        ShadowPainter(look: look).paint(&canvas)
        BackgroundPainter(look: look, node: item.node, pictures: pictures).paint(&canvas)
        BorderPainter(look: look.withSharedBorders, isField: item.node.control is InputComponent).paint(&canvas)
    }

    /// A small box that is seen through a picture is an icon in the colour of its background. Returns whether it is one.
    private func paintMasked(_ look: BoxLook, _ item: DisplayList.Item, _ canvas: inout Canvas) -> Bool {
        let source = look.style.paint.mask
        let cells = item.rect.clipCells
        guard !source.isEmpty, (1...4).contains(cells.rows), (1...8).contains(cells.columns),
            item.layout.inlineContents.isEmpty
        else { return false }
        let named = item.node.classes.lazy.compactMap { IconGlyphs.symbol(ofClass: $0.name) }.first.map { String($0) }
        let file = source.hasPrefix("data:") ? nil : source.split(separator: "/").last.map { $0.prefix { $0 != "." } }
        let sign = named ?? file.map { ImageSign.sign(for: String($0)) } ?? String(IconGlyphs.unknown)
        canvas.write(
            sign, column: cells.column + (cells.columns - 1) / 2, row: item.rect.middleRow,
            color: look.shown(look.style.paint.background ?? .current), opacity: item.opacity, clip: item.clip)
        return true
    }

    private func paintLines(_ item: DisplayList.Item, _ canvas: inout Canvas) {
        if paintTurnedText(item, &canvas) { return }
        for content in item.layout.inlineContents {
            for line in content.lines {
                let row = Pixels.row(item.rect.y + line.y * item.scale.y)
                let last = Pixels.row(item.rect.y + (line.y + line.height) * item.scale.y)
                guard last >= item.clip.row, row < item.clip.endRow else { continue }
                for fragment in content.fragments(of: line) { paint(fragment, item, &canvas) }
            }
        }
    }

    private func paint(_ fragment: InlineFragment, _ item: DisplayList.Item, _ canvas: inout Canvas) {
        // Most text stands directly in the box whose lines these are.
        let isOwn = fragment.node.isText && fragment.node.parent === item.layout
        guard let style = isOwn ? item.style : style(of: fragment.node), style.inherited.values.isVisible else {
            return
        }
        // In a stretched box text keeps its size, in the middle of its place.
        let x = item.rect.x + fragment.x * item.scale.x + fragment.width * (item.scale.x - 1) / 2
        let y = item.rect.y + fragment.y * item.scale.y + fragment.height * (item.scale.y - 1) / 2
        let opacity = item.opacity * (fragment.node.isText ? 1 : style.paint.opacity)
        switch fragment.kind {
        case .atomic: return
        case .box(let isStart, let isEnd):
            let rect = PixelRect(x: x, y: y, width: fragment.width, height: fragment.height)
            // The box of a line is as high as its text, whatever the padding says, so that lines do not cover each other.
            var cells = rect.cells
            cells.rows = max(1, cells.rows)
            let look = BoxLook(
                rect: rect, cells: cells, layout: fragment.node, style: style, opacity: opacity, filter: item.filter,
                clip: item.clip)
            BackgroundPainter(look: look, node: item.node, pictures: pictures).paint(&canvas)
            if isStart, isEnd { BorderPainter(look: look, isField: false).paintSidesAlone(&canvas) }
        case .text, .ellipsis:
            canvas.write(
                TurnedGlyphs.turn(fragment.text, style.paint.transform?.quarterTurns ?? 0), column: Pixels.column(x),
                row: Pixels.row(y), color: ink(style, item.filter),
                attributes: style.textAttributes, opacity: opacity,
                // A text that is a web address and nothing else leads there.
                link: LinkTable.shared.number(of: fragment.node.displayedText), clip: item.clip)
        }
    }

    /// The colour of text.
    func ink(_ style: ComputedStyle, _ filter: ColorFilter?) -> RGB? {
        guard let filter, let color = style.inherited.values.color else { return style.inherited.values.color }
        return filter.applied(to: color)
    }

    /// The style of a box or text of layout.
    func style(of layout: LayoutNode) -> ComputedStyle? {
        if layout.identifier == 0 || layout.isText, let parent = layout.parent {
            return boxStyle(parent)
        }
        return boxStyle(layout)
    }

    private func boxStyle(_ layout: LayoutNode) -> ComputedStyle? {
        if layout.identifier > 0 { return tree.node(NodeID(layout))?.style }
        guard let parent = layout.parent, let host = tree.node(NodeID(parent)) else { return nil }
        if host.before?.layout === layout { return host.before?.style }
        return host.after?.layout === layout ? host.after?.style : host.style
    }

    /// A thin thumb at the right edge of a box that can be scrolled.
    private func paintScrollMark(_ item: DisplayList.Item, _ canvas: inout Canvas) {
        guard let style = item.style, style.layout.value.overflowY == .auto || style.layout.value.overflowY == .scroll,
            let scroll = item.node.scroll, item.node.control?.showsScrollMark != false
        else { return }
        let inside = item.rect.inset(item.layout.borderEdges)
        ScrollMark(position: scroll.y, visible: inside.height, whole: item.layout.scrollSize.height)
            .paint(inside.cells, clip: item.clip, &canvas)
    }
}

/// The thumb of a scroll bar, as wide as half a cell.
struct ScrollMark {
    /// The offset, and how much of how much is seen, in px.
    let position: Double
    let visible: Double
    let whole: Double
    /// Whether it is drawn over text; else only where none stands.
    var coversText = false

    /// Paints the thumb in the last column of `cells`.
    @MainActor
    func paint(_ cells: CellRect, clip: CellRect, _ canvas: inout Canvas) {
        guard whole > visible + Pixels.perRow / 2, visible > 0, cells.rows > 1, cells.columns > 2 else { return }
        let rows = Double(cells.rows)
        let length = max(1, Int((rows * visible / whole).rounded()))
        let room = Double(cells.rows - length)
        let start = cells.row + Int((room * min(max(position / (whole - visible), 0), 1)).rounded())
        guard clip.columnRange.contains(cells.endColumn - 1) else { return }
        for row in (start..<(start + length)).clamped(to: clip.rowRange) {
            let place = CellPoint(column: canvas.area.column + cells.endColumn - 1, row: canvas.area.row + row)
            guard coversText || canvas.grid[place.column, place.row].glyph == .blank,
                let glyph = Glyph("\u{2590}" as Unicode.Scalar)
            else { continue }
            canvas.grid.put(
                glyph, at: place, style: CellStyle(foreground: canvas.appearance.muted), clip: canvas.area,
                keepsBackground: true)
        }
    }
}
