/// How a grid becomes an SVG picture.
package struct SVGOptions: Sendable {
    /// The terminal's own text colour.
    package var foreground = Color.rgb(hex: 0xD8DEE9)
    /// The terminal's own background.
    package var background = Color.rgb(hex: 0x1B1F27)
    /// The fonts, as CSS names them.
    package var fontFamily = "'DejaVu Sans Mono','Noto Sans Mono CJK SC','Noto Sans Mono',monospace"
    /// Room around the cells, in px.
    package var padding = 8.0
    /// The cell whose colours are swapped, where the cursor stands.
    package var cursor: CellPoint?

    package init() {}
}
