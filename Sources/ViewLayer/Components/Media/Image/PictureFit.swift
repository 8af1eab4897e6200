package import Cells

/// How many cells a picture takes that is to be seen whole.
package enum PictureFit {
    /// The cells of a picture in a box, by the size that its first bytes say; nil where they say none.
    package static func cells(of head: [UInt8], in box: CellSize) -> CellSize? {
        guard let size = ImageHeader.size(head), box.columns > 0, box.rows > 0 else { return nil }
        let width = Double(box.columns) * Pixels.perColumn
        let height = Double(box.rows) * Pixels.perRow
        let scale = min(width / size.width, height / size.height)
        return CellSize(
            columns: max(1, min(box.columns, Pixels.column(size.width * scale))),
            rows: max(1, min(box.rows, Pixels.row(size.height * scale))))
    }
}
