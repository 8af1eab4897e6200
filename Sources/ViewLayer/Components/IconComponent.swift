import Cells
import Values

/// `icon` (official documentation: component/icon): a sign in a square of `size` px.
final class IconComponent: Control {
    private static let signs: [String: (sign: String, color: UInt32)] = [
        "success": ("\u{2714}", 0x09BB07), "success_no_circle": ("\u{2714}", 0x09BB07), "info": ("i", 0x10AEFF),
        "warn": ("!", 0xF76260), "waiting": ("\u{25F7}", 0x10AEFF), "cancel": ("\u{2718}", 0xF43530),
        "download": ("\u{2193}", 0x09BB07), "search": ("\u{2315}", 0xB2B2B2), "clear": ("\u{2715}", 0xB2B2B2),
        "circle": ("\u{25CB}", 0xC9C9C9), "info_circle": ("i", 0x09BB07),
    ]

    override func attributeChanged(_ name: String, from old: Value?) {
        if name == "size" { styleChanged() }
    }

    override func styleChanged() {
        var size = node.number("size") ?? 23
        if let text = node.string("size"), text.hasSuffix("rpx"), let number = Double(text.dropLast(3)) {
            size = page.context.lengths.pixels(number, unit: "rpx") ?? size
        } else if let text = node.string("size"), text.hasSuffix("px"), let number = Double(text.dropLast(2)) {
            size = number
        }
        node.layout.replaced = ReplacedContent(width: size, height: size)
    }

    /// The row of the sign: in a line of text the row of that text, on whose baseline the square stands; else the middle.
    private func row(_ frame: PaintFrame) -> Int {
        let cells = frame.contentCells
        let style = frame.style.layout.value
        let isInLine =
            style.display == .inlineBlock && !node.layout.isFlexItem && !style.isOutOfFlow && style.float == .none
            && style.verticalAlign == .baseline && (1...2).contains(cells.rows)
        guard isInLine else { return frame.content.middleRow }
        return Pixels.row(frame.content.y + frame.content.height - Self.ascent)
    }

    /// How far the upper edge of text is above its baseline, in px.
    private static let ascent = 12.0

    override func paint(_ canvas: inout Canvas, _ frame: PaintFrame) {
        guard let look = Self.signs[node.string("type") ?? ""] else { return }
        let cells = frame.contentCells
        let written = node.string("color").flatMap { CSSColor(text: $0) }?.resolved(nil)
        canvas.write(
            look.sign, column: cells.column + max(0, (cells.columns - 1) / 2), row: row(frame),
            color: written ?? RGB(hex: look.color),
            attributes: .bold, opacity: frame.opacity, clip: frame.clip)
    }
}
