import Cells
import Values

/// Stands for what cells cannot show: a box with the kind and the name of what is there. Pictures are `ImageComponent`s.
class PlaceholderComponent: Control {
    override var isDisabled: Bool { false }
    override var hidesChildren: Bool { node.tag == "image" || node.tag == "cover-image" }

    override func attributeChanged(_ name: String, from old: Value?) { page.setNeedsPaint() }

    override func paint(_ canvas: inout Canvas, _ frame: PaintFrame) {
        let cells = frame.cells.intersection(frame.clip)
        guard !frame.cells.isEmpty, !cells.isEmpty, !hidesChildren || node.string("src")?.isEmpty == false else {
            return
        }
        if frame.cells.columns <= 3 { return paintSign(&canvas, frame) }
        if frame.style.paint.background == nil {
            canvas.fill(frame.cells, RGB(hex: 0x808080).faded(0.18 * frame.opacity), clip: frame.clip)
        }
        let lines = lines(columns: frame.cells.columns, rows: frame.cells.rows)
        let first = frame.cells.row + (frame.cells.rows - lines.count) / 2
        for (index, line) in lines.enumerated() {
            let column = frame.cells.column + max(0, (frame.cells.columns - TextWidth.of(line)) / 2)
            canvas.write(
                line, column: column, row: first + index, color: RGB(canvas.appearance.muted), opacity: frame.opacity,
                clip: frame.clip)
        }
    }

    /// What is too small for words is a sign.
    private func paintSign(_ canvas: inout Canvas, _ frame: PaintFrame) {
        let cells = frame.cells
        let sign = ImageSign.sign(for: fileName.map { String($0.prefix { $0 != "." }) } ?? node.tag)
        let color = frame.style.inherited.values.color ?? RGB(canvas.appearance.muted)
        canvas.write(
            sign, column: cells.column + (cells.columns - 1) / 2, row: frame.rect.middleRow,
            color: color, opacity: frame.opacity, clip: frame.clip)
    }

    /// The words in the box: all on one line, or what it is above its name.
    private func lines(columns: Int, rows: Int) -> [String] {
        let whole = "[\(label)]"
        let detail = detail
        if let detail, rows >= 3, detail != label {
            return ["[\(kind)]", TextWidth.truncated(detail, to: columns)]
        }
        if TextWidth.of(whole) <= columns { return [whole] }
        return [TextWidth.truncated(detail ?? whole, to: columns)]
    }

    private var kind: String { node.tag == "cover-image" ? "image" : node.tag }

    /// What says more than the kind: a title, an address, a place.
    var detail: String? {
        if let title = node.string("aria-label") ?? node.string("title"), !title.isEmpty { return title }
        switch node.tag {
        case "map":
            guard let latitude = node.number("latitude"), let longitude = node.number("longitude") else { return nil }
            return "\(NumberText.string(latitude)), \(NumberText.string(longitude))"
        case "web-view": return node.string("src")
        case "audio": return [node.string("name"), node.string("author")].compactMap { $0 }.joined(separator: " - ")
        case "image", "cover-image": return nil
        default: return fileName
        }
    }

    /// The last part of the address.
    private var fileName: String? {
        guard let source = node.string("src"), !source.isEmpty, !source.hasPrefix("data:") else { return nil }
        let path = source.prefix { $0 != "?" && $0 != "#" }
        return path.split(separator: "/").last.map(String.init)
    }

    /// The kind, with the file's name where there is one.
    var label: String {
        if let words = node.string("aria-label"), !words.isEmpty { return words }
        guard let fileName else { return kind }
        return "\(kind) \(fileName)"
    }
}
