extension Grid {
    /// The grid as an SVG picture: backgrounds are rectangles, lines and blocks are drawn, text is text.
    package func svg(_ options: SVGOptions = SVGOptions()) -> String {
        var writer = SVGWriter(options: options)
        let width = Double(size.columns) * SVGWriter.columnWidth + 2 * options.padding
        let height = Double(size.rows) * SVGWriter.rowHeight + 2 * options.padding
        writer.begin(width: width, height: height)
        for row in 0..<size.rows { writer.writeBackgrounds(of: self, row: row) }
        for row in 0..<size.rows { writer.writeText(of: self, row: row) }
        return writer.end()
    }

    /// One row of the picture alone, as elements for between `svgHead` and `svgTail`.
    package func svg(row: Int, _ options: SVGOptions = SVGOptions()) -> String {
        var writer = SVGWriter(options: options)
        writer.writeBackgrounds(of: self, row: row)
        writer.writeText(of: self, row: row)
        return writer.elements
    }

    /// What stands before and behind the rows of a picture of some size.
    package static func svgFrame(_ size: CellSize, _ options: SVGOptions = SVGOptions()) -> (head: String, tail: String)
    {
        var writer = SVGWriter(options: options)
        let width = Double(size.columns) * SVGWriter.columnWidth + 2 * options.padding
        let height = Double(size.rows) * SVGWriter.rowHeight + 2 * options.padding
        writer.begin(width: width, height: height)
        let head = writer.elements
        return (head, String(writer.end().dropFirst(head.count)))
    }
}
