import Cells

extension BackgroundPainter {
    /// The box that positions and sizes of layers refer to.
    private var origin: PixelRect {
        guard node.parent == nil, look.layout === node.layout else { return look.rect.inset(look.layout.borderEdges) }
        // The page's own background stands on the canvas.
        return PixelRect(
            x: look.rect.x, y: look.rect.y, width: look.rect.width,
            height: max(look.rect.height, Double(look.cells.rows) * Pixels.perRow))
    }

    /// Copies of an image side by side are at most as many.
    private static let mostTiles = 1000

    // MARK: Gradients

    /// Paints a gradient.
    func paint(_ gradient: Gradient, _ layer: BackgroundLayer, _ canvas: inout Canvas) {
        let isWhole = layer.size == .auto || layer.size == .lengths(.percent(100), .percent(100))
        let tile = isWhole ? look.rect : layer.tile(in: origin, natural: nil)
        // What would be seen as a line at most, such as a drawn underline or graph paper, is left out.
        guard isWhole || (tile.width >= 4 && tile.height >= 4),
            let ramp = GradientRamp(
                gradient, width: tile.width, height: tile.height, current: look.style.inherited.values.color)
        else { return }
        var area = look.cells.intersection(look.clip)
        if !isWhole {
            let cells = tile.clipCells
            if !layer.tiling.across { area = area.intersection(cells.withRows(of: area)) }
            if !layer.tiling.down { area = area.intersection(cells.withColumns(of: area)) }
        }
        for row in area.rowRange {
            let y = place((Double(row) + 0.5) * Pixels.perRow - tile.y, tile.height, !isWhole && layer.tiling.down)
            if gradient.isLevel {
                let line = CellRect(column: area.column, row: row, columns: area.columns, rows: 1)
                canvas.fill(line, shown(ramp.color(x: tile.width / 2, y: y)), clip: area)
                continue
            }
            for column in area.columnRange {
                let x = place(
                    (Double(column) + 0.5) * Pixels.perColumn - tile.x, tile.width, !isWhole && layer.tiling.across)
                let cell = CellRect(column: column, row: row, columns: 1, rows: 1)
                canvas.fill(cell, shown(ramp.color(x: x, y: y)), clip: area)
            }
        }
    }

    /// A place in the copy that it falls into.
    private func place(_ offset: Double, _ length: Double, _ repeats: Bool) -> Double {
        guard repeats, length > 0 else { return offset }
        return offset - (offset / length).rounded(.down) * length
    }

    private func shown(_ color: RGB) -> RGB { (look.filter?.applied(to: color) ?? color).faded(look.opacity) }

    // MARK: Pictures

    /// Paints a picture. False where it is not there, or not yet.
    func paint(_ source: String, _ layer: BackgroundLayer, _ canvas: inout Canvas) -> Bool {
        guard let pictures, let file = pictures.file(source, behind: node), file != .missing else { return false }
        var natural = (width: origin.width, height: origin.height)
        if case .known(let width, let height) = file { natural = (width, height) }
        let first = layer.tile(in: origin, natural: natural)
        guard first.width > 0, first.height > 0 else { return true }
        var box = look.rect
        if node.parent == nil { box = box.union(origin) }
        let across = starts(first.x, first.width, layer.tiling.across, from: box.x, to: box.right)
        let down = starts(first.y, first.height, layer.tiling.down, from: box.y, to: box.bottom)
        guard across.count * down.count <= Self.mostTiles else { return false }
        for y in down {
            for x in across {
                let tile = PixelRect(x: x, y: y, width: first.width, height: first.height)
                let isAlone = across.count * down.count == 1
                guard paint(source, tile, in: box, isAlone: isAlone, pictures, &canvas) else { return false }
            }
        }
        return true
    }

    /// Where the copies of an image begin on one axis.
    private func starts(_ first: Double, _ length: Double, _ repeats: Bool, from: Double, to: Double) -> [Double] {
        guard repeats else { return [first] }
        let start = first - ((first - from) / length).rounded(.up) * length
        let count = ((to - start) / length).rounded(.up)
        guard count.isFinite, count >= 1 else { return [first] }
        return (0..<min(Int(min(count, 1e6)), Self.mostTiles + 1)).map { start + Double($0) * length }
    }

    /// Paints one copy. False where the picture is not there yet.
    private func paint(
        _ source: String, _ tile: PixelRect, in box: PixelRect, isAlone: Bool, _ pictures: PagePictures,
        _ canvas: inout Canvas
    ) -> Bool {
        guard let place = ImagePlacement(tile, in: box) else { return true }
        let seen = PixelRect(x: place.x, y: place.y, width: place.width, height: place.height)
        let cells = seen.clipCells
        guard !cells.isEmpty, !cells.intersection(look.clip).isEmpty else { return true }
        // An icon of a few cells is told better by a sign.
        if isAlone, cells.columns <= 3, cells.rows <= 2 {
            paintSign(source, cells, &canvas)
            return true
        }
        guard cells.columns <= 500, cells.rows <= 500,
            let picture = pictures.cells(place.request(source, cells.size), for: node)
        else { return false }
        canvas.draw(picture, at: cells.origin, opacity: look.opacity, clip: look.clip)
        return true
    }

    private func paintSign(_ source: String, _ cells: CellRect, _ canvas: inout Canvas) {
        guard !source.hasPrefix("data:") else { return }
        let name = source.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last ?? ""
        canvas.write(
            ImageSign.sign(for: String(name.prefix { $0 != "." })), column: cells.column + (cells.columns - 1) / 2,
            row: cells.row + max(0, cells.rows - 1) / 2, color: look.style.inherited.values.color,
            opacity: look.opacity, clip: look.clip)
    }
}

extension CellRect {
    /// The same columns in the rows of another.
    fileprivate func withRows(of other: CellRect) -> CellRect {
        CellRect(column: column, row: other.row, columns: columns, rows: other.rows)
    }

    /// The same rows in the columns of another.
    fileprivate func withColumns(of other: CellRect) -> CellRect {
        CellRect(column: other.column, row: row, columns: other.columns, rows: rows)
    }
}
