import CImages

/// Writes pictures as files by gdk-pixbuf. Can be used from any thread.
package enum PictureEncoder {
    /// What kind of file is written.
    package enum Format: Hashable, Sendable {
        case png
        /// From 0, which looks worst, to 100.
        case jpeg(quality: Int)
    }

    /// The file of a picture.
    package static func bytes(_ pixels: Bitmap, _ format: Format) throws(PictureError) -> [UInt8] {
        guard images_are_installed() else { throw .notInstalled }
        // What gdk-pixbuf writes as JPEG has no alpha: it is put on white.
        var isOpaque = false
        if case .jpeg = format { isOpaque = true }
        let data = isOpaque ? onWhite(pixels) : pixels.rgba
        return try data.withUnsafeBufferPointer { buffer throws(PictureError) in
            guard
                let picture = gdk_pixbuf_new_from_data(
                    buffer.baseAddress, 0, isOpaque ? 0 : 1, 8, Int32(pixels.width), Int32(pixels.height),
                    Int32(pixels.width * (isOpaque ? 3 : 4)), nil, nil)
            else { throw .broken("there is no memory for it") }
            defer { g_object_unref(UnsafeMutableRawPointer(picture)) }
            return try save(picture, format)
        }
    }

    private static func save(_ picture: OpaquePointer, _ format: Format) throws(PictureError) -> [UInt8] {
        var output: UnsafeMutablePointer<CChar>?
        var size = 0
        var failure: UnsafeMutablePointer<PixbufError>?
        defer {
            g_clear_error(&failure)
            g_free(output)
        }
        let isSaved: Bool
        switch format {
        case .png: isSaved = gdk_pixbuf_save_to_bufferv(picture, &output, &size, "png", nil, nil, &failure) != 0
        case .jpeg(let quality):
            isSaved = withList(["quality"]) { keys in
                withList([String(max(0, min(100, quality)))]) { values in
                    gdk_pixbuf_save_to_bufferv(picture, &output, &size, "jpeg", keys, values, &failure) != 0
                }
            }
        }
        guard isSaved, let output else {
            throw .broken(failure?.pointee.message.map { String(cString: $0) } ?? "it cannot be written")
        }
        return Array(UnsafeRawBufferPointer(start: output, count: size))
    }

    /// Lends texts as C's list of them, which ends with null.
    private static func withList<Result>(
        _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Result
    ) -> Result {
        let pointers = texts.map { text -> UnsafeMutablePointer<CChar>? in
            let characters = text.utf8CString
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: characters.count)
            for (place, character) in characters.enumerated() { (copy + place).initialize(to: character) }
            return copy
        }
        defer { for pointer in pointers { pointer?.deallocate() } }
        var list = pointers + [nil]
        return list.withUnsafeMutableBufferPointer { body($0.baseAddress) }
    }

    private static func onWhite(_ pixels: Bitmap) -> [UInt8] {
        var rgb: [UInt8] = []
        rgb.reserveCapacity(pixels.width * pixels.height * 3)
        for place in stride(from: 0, to: pixels.rgba.count, by: 4) {
            let alpha = Int(pixels.rgba[place + 3])
            for channel in 0..<3 {
                rgb.append(UInt8((Int(pixels.rgba[place + channel]) * alpha + 255 * (255 - alpha)) / 255))
            }
        }
        return rgb
    }
}
