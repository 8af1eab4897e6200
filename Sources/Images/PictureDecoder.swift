import CImages

/// Decodes pictures by gdk-pixbuf, scaled down while they are read. Can be used from any thread.
package enum PictureDecoder {
    /// What a file may take, in bytes.
    package static let byteLimit = 64 * 1_048_576
    /// What a picture may have, in pixels, before it is scaled.
    package static let pixelLimit = 64_000_000

    /// A decoded picture and what its file says of it.
    package struct Decoded: Sendable {
        package var pixels: Bitmap
        /// The size in px as it is stored, not turned.
        package var width: Int
        package var height: Int
        /// How the picture is to be turned to stand upright, from 1 to 8 as Exif numbers it.
        package var orientation: Int
        /// "jpeg", "png", "gif", "webp" and so on.
        package var format: String
    }

    /// Decodes a picture, upright; of one that moves, the first frame.
    /// - Parameter longestSide: how long the longer side may be, in pixels; smaller pictures stay as they are.
    package static func decode(_ bytes: [UInt8], longestSide: Int) throws(PictureError) -> Decoded {
        guard bytes.count <= byteLimit else { throw .tooLarge }
        guard images_are_installed(), let loader = gdk_pixbuf_loader_new() else { throw .notInstalled }
        defer { g_object_unref(UnsafeMutableRawPointer(loader)) }
        let size = SizeNote(longestSide: max(1, longestSide))
        images_on_size(
            loader,
            { loader, width, height, data in
                guard let data, let loader else { return }
                Unmanaged<SizeNote>.fromOpaque(data).takeUnretainedValue().take(Int(width), Int(height), loader)
            }, Unmanaged.passUnretained(size).toOpaque())
        let failure = feed(bytes, to: loader, size)
        withExtendedLifetime(size) {}
        if size.isTooLarge { throw .tooLarge }
        if let failure { throw .broken(failure) }
        guard let plain = gdk_pixbuf_loader_get_pixbuf(loader) else { throw .broken("it has no pixels") }
        let orientation = gdk_pixbuf_get_option(plain, "orientation").flatMap { Int(String(cString: $0)) } ?? 1
        return Decoded(
            pixels: try pixels(of: plain), width: size.width, height: size.height,
            orientation: (1...8).contains(orientation) ? orientation : 1, format: format(loader))
    }

    /// Gives the bytes piece by piece, so that a picture that is too large is noticed before it is decoded. What is wrong
    /// is told as a sentence.
    private static func feed(_ bytes: [UInt8], to loader: OpaquePointer, _ size: SizeNote) -> String? {
        var failure: UnsafeMutablePointer<PixbufError>?
        defer { g_clear_error(&failure) }
        var start = 0
        var isWritten = true
        while start < bytes.count, isWritten, !size.isTooLarge {
            let count = min(65_536, bytes.count - start)
            isWritten = bytes.withUnsafeBufferPointer {
                gdk_pixbuf_loader_write(loader, $0.baseAddress.map { $0 + start }, count, &failure) != 0
            }
            start += count
        }
        // A loader is always closed. What is cut off is shown as far as it goes.
        let isClosed =
            isWritten ? gdk_pixbuf_loader_close(loader, &failure) != 0 : gdk_pixbuf_loader_close(loader, nil) != 0
        if isWritten, isClosed || gdk_pixbuf_loader_get_pixbuf(loader) != nil { return nil }
        return failure?.pointee.message.map { String(cString: $0) } ?? "its bytes are damaged"
    }

    private static func pixels(of plain: OpaquePointer) throws(PictureError) -> Bitmap {
        guard let upright = gdk_pixbuf_apply_embedded_orientation(plain) else { throw .broken("it cannot be turned") }
        defer { g_object_unref(UnsafeMutableRawPointer(upright)) }
        guard let picture = gdk_pixbuf_add_alpha(upright, 0, 0, 0, 0), let data = gdk_pixbuf_read_pixels(picture)
        else { throw .broken("there is no memory for it") }
        defer { g_object_unref(UnsafeMutableRawPointer(picture)) }
        let width = Int(gdk_pixbuf_get_width(picture))
        let height = Int(gdk_pixbuf_get_height(picture))
        let stride = Int(gdk_pixbuf_get_rowstride(picture))
        var rgba: [UInt8] = []
        rgba.reserveCapacity(width * height * 4)
        for row in 0..<height { rgba += UnsafeBufferPointer(start: data + row * stride, count: width * 4) }
        return Bitmap(width: width, height: height, rgba: rgba)
    }

    private static func format(_ loader: OpaquePointer) -> String {
        guard let format = gdk_pixbuf_loader_get_format(loader), let name = gdk_pixbuf_format_get_name(format) else {
            return "unknown"
        }
        defer { g_free(name) }
        return String(cString: name)
    }

    /// Notes a picture's size when the loader knows it, and says how large it is to be decoded. Confined to one decoding.
    private final class SizeNote {
        let longestSide: Int
        var width = 0
        var height = 0
        var isTooLarge = false

        init(longestSide: Int) { self.longestSide = longestSide }

        func take(_ width: Int, _ height: Int, _ loader: OpaquePointer) {
            // A loader that was given a size tells that one too.
            if self.width == 0 { (self.width, self.height) = (width, height) }
            guard width > 0, height > 0, width <= pixelLimit / height else {
                isTooLarge = true
                return gdk_pixbuf_loader_set_size(loader, 1, 1)
            }
            let scale = Double(longestSide) / Double(max(width, height))
            guard scale < 1 else { return }
            gdk_pixbuf_loader_set_size(
                loader, max(1, Int32(Double(width) * scale)), max(1, Int32(Double(height) * scale)))
        }
    }
}
