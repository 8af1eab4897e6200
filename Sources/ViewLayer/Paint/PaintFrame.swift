import Cells

/// Where a control paints itself.
struct PaintFrame {
    /// The border box in px and in cells of the area.
    let rect: PixelRect
    /// The content box in px.
    let content: PixelRect
    let clip: CellRect
    let opacity: Double
    let style: ComputedStyle
    /// Whether the person's keys go to it.
    let isFocused: Bool

    var cells: CellRect { rect.cells }

    /// The cells of the content, at least one row where there is any height.
    var contentCells: CellRect { content.clipCells }

    /// The attributes that the style asks of text.
    var attributes: CellStyle.Attributes { style.textAttributes }
}

extension ComputedStyle {
    /// The attributes of a cell that holds text in this style.
    var textAttributes: CellStyle.Attributes {
        CellStyle.Attributes(
            bold: inherited.values.isBold, italic: inherited.values.isItalic,
            underline: inherited.values.isUnderlined, strikethrough: inherited.values.isStruckThrough)
    }
}
