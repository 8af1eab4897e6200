import CImages
package import Cells

/// A picture as characters in two colours each.
package struct CellPicture: Sendable {
    /// One character.
    package struct Cell: Hashable, Sendable {
        package var scalar: Unicode.Scalar
        /// As 0xRRGGBB; nil leaves what is there.
        package var foreground: UInt32?
        package var background: UInt32?
    }

    package let columns: Int
    package let rows: Int
    /// Row by row.
    package let cells: [Cell]
    /// The same for a terminal that shows more than cells.
    package internal(set) var pixels: PixelPicture?

    /// Draws a picture into so many cells, whatever its proportions, by chafa: blocks in the colours of the terminal, or
    /// shades where it has none. Costs 4 to 8 ms for 80 x 40 cells.
    package init(_ pixels: Bitmap, columns: Int, rows: Int, depth: ColorDepth) throws(PictureError) {
        self.columns = max(1, min(500, columns))
        self.rows = max(1, min(500, rows))
        guard images_are_installed(), let map = chafa_symbol_map_new(), let config = chafa_canvas_config_new() else {
            throw .notInstalled
        }
        defer {
            chafa_symbol_map_unref(map)
            chafa_canvas_config_unref(config)
        }
        let blocks = images_symbols_space | images_symbols_solid | images_symbols_half | images_symbols_quad
        let tags = depth >= .indexed ? blocks : blocks | images_symbols_block | images_symbols_stipple
        chafa_symbol_map_add_by_tags(map, Int32(tags))
        chafa_canvas_config_set_geometry(config, Int32(self.columns), Int32(self.rows))
        chafa_canvas_config_set_cell_geometry(config, 8, 16)
        chafa_canvas_config_set_canvas_mode(config, Self.mode(depth))
        chafa_canvas_config_set_pixel_mode(config, 0)
        chafa_canvas_config_set_symbol_map(config, map)
        guard let canvas = chafa_canvas_new(config) else { throw .notInstalled }
        defer { chafa_canvas_unref(canvas) }
        pixels.rgba.withUnsafeBufferPointer {
            chafa_canvas_draw_all_pixels(
                canvas, Int32(images_pixels_rgba), $0.baseAddress, Int32(pixels.width), Int32(pixels.height),
                Int32(pixels.width * 4))
        }
        cells = Self.cells(of: canvas, columns: self.columns, rows: self.rows, isMono: depth == .mono)
    }

    private static func mode(_ depth: ColorDepth) -> Int32 {
        switch depth {
        case .mono: Int32(images_colors_mono)
        case .palette: Int32(images_colors_16)
        case .indexed: Int32(images_colors_256)
        case .direct: Int32(images_colors_direct)
        }
    }

    private static func cells(of canvas: OpaquePointer, columns: Int, rows: Int, isMono: Bool) -> [Cell] {
        var cells: [Cell] = []
        cells.reserveCapacity(columns * rows)
        for row in 0..<rows {
            for column in 0..<columns {
                var foreground: Int32 = -1
                var background: Int32 = -1
                chafa_canvas_get_colors_at(canvas, Int32(column), Int32(row), &foreground, &background)
                let code = chafa_canvas_get_char_at(canvas, Int32(column), Int32(row))
                cells.append(
                    Cell(
                        scalar: Unicode.Scalar(code) ?? " ",
                        foreground: isMono || foreground < 0 ? nil : UInt32(foreground),
                        background: isMono || background < 0 ? nil : UInt32(background)))
            }
        }
        return cells
    }
}
