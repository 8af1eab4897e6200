import CCairo

/// What a canvas holds: pixels, drawn by cairo, and the words that stand on them, which are shown as characters.
///
/// Confined to the logic thread, like the program that draws on it.
package final class Picture {
    /// A text on the picture, in the picture's px.
    package struct Words: Equatable {
        package var text: String
        package var x: Double
        package var y: Double
        /// 0xRRGGBB.
        package var color: UInt32
        /// "left", "center" or "right".
        package var align: String
    }

    package let width: Int
    package let height: Int
    /// The texts that nothing was drawn over since.
    package var words: [Words] = []
    let surface: OpaquePointer
    let context: OpaquePointer
    var state = PictureState()
    var states: [PictureState] = []
    /// Paths that were put aside while another is used.
    var keptPaths: [UnsafeMutablePointer<cairo_path_t>?] = []

    /// A transparent picture; nil where cairo is missing, or the size is none.
    package init?(width: Int, height: Int) {
        guard cairo_is_installed(), (1...8192).contains(width), (1...8192).contains(height),
            let surface = cairo_image_surface_create(0, Int32(width), Int32(height))
        else { return nil }
        guard cairo_surface_status(surface) == 0, let context = cairo_create(surface) else {
            cairo_surface_destroy(surface)
            return nil
        }
        self.surface = surface
        self.context = context
        self.width = width
        self.height = height
        prepare()
    }

    /// The picture of a PNG file; nil where the bytes are none.
    package init?(png bytes: [UInt8]) {
        guard cairo_is_installed() else { return nil }
        var reader = Reader(bytes: bytes)
        let made = withUnsafeMutablePointer(to: &reader) {
            cairo_image_surface_create_from_png_stream(
                { closure, data, length in
                    guard let reader = closure?.assumingMemoryBound(to: Reader.self), let data else { return 10 }
                    return reader.pointee.read(data, Int(length)) ? 0 : 10
                }, $0)
        }
        guard let made else { return nil }
        guard cairo_surface_status(made) == 0, let context = cairo_create(made) else {
            cairo_surface_destroy(made)
            return nil
        }
        surface = made
        self.context = context
        width = Int(cairo_image_surface_get_width(made))
        height = Int(cairo_image_surface_get_height(made))
    }

    /// A picture with the same pixels.
    func copy() -> Picture? {
        guard let copy = Picture(width: width, height: height) else { return nil }
        cairo_surface_flush(surface)
        cairo_set_source_surface(copy.context, surface, 0, 0)
        cairo_paint_with_alpha(copy.context, 1)
        return copy
    }

    deinit {
        for path in keptPaths { if let path { cairo_path_destroy(path) } }
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    private struct Reader {
        var bytes: [UInt8]
        var place = 0

        mutating func read(_ data: UnsafeMutablePointer<UInt8>, _ count: Int) -> Bool {
            guard place + count <= bytes.count else { return false }
            for index in 0..<count { data[index] = bytes[place + index] }
            place += count
            return true
        }
    }

    /// The picture as a PNG file.
    package func png() -> [UInt8] {
        var bytes: [UInt8] = []
        _ = withUnsafeMutablePointer(to: &bytes) {
            cairo_surface_write_to_png_stream(
                surface,
                { closure, data, length in
                    guard let bytes = closure?.assumingMemoryBound(to: [UInt8].self), let data else { return 11 }
                    bytes.pointee.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
                    return 0
                }, $0)
        }
        return bytes
    }
}
