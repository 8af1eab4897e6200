import Glibc

/// Undoes brotli by the system's library, which is loaded when it is first needed.
enum Brotli {
    private typealias Create = @convention(c) (OpaquePointer?, OpaquePointer?, OpaquePointer?) -> OpaquePointer?
    private typealias Destroy = @convention(c) (OpaquePointer?) -> Void
    private typealias Decompress =
        @convention(c) (
            OpaquePointer?, UnsafeMutablePointer<Int>, UnsafeMutablePointer<UnsafePointer<UInt8>?>,
            UnsafeMutablePointer<Int>, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>,
            UnsafeMutablePointer<Int>?
        ) -> Int32

    private struct Library: Sendable {
        let create: Create
        let destroy: Destroy
        let decompress: Decompress

        init?() {
            guard let handle = dlopen("libbrotlidec.so.1", RTLD_NOW | RTLD_LOCAL),
                let create = dlsym(handle, "BrotliDecoderCreateInstance"),
                let destroy = dlsym(handle, "BrotliDecoderDestroyInstance"),
                let decompress = dlsym(handle, "BrotliDecoderDecompressStream")
            else { return nil }
            // The signatures are those of brotli/decode.h.
            self.create = unsafeBitCast(create, to: Create.self)
            self.destroy = unsafeBitCast(destroy, to: Destroy.self)
            self.decompress = unsafeBitCast(decompress, to: Decompress.self)
        }
    }

    private static let library = Library()

    /// The bytes that were compressed; nil if these are damaged, stand for more than the limit, or there is no library.
    static func decompress(_ input: [UInt8], limit: Int) -> [UInt8]? {
        guard let library, let state = library.create(nil, nil, nil) else { return nil }
        defer { library.destroy(state) }
        return input.withUnsafeBufferPointer { source in
            var next = source.baseAddress
            var left = source.count
            var output: [UInt8] = []
            var chunk = [UInt8](repeating: 0, count: 65_536)
            while true {
                let (result, made) = chunk.withUnsafeMutableBufferPointer { target in
                    var place = target.baseAddress
                    var room = target.count
                    let result = library.decompress(state, &left, &next, &room, &place, nil)
                    return (result, target.count - room)
                }
                output += chunk[..<made]
                guard output.count <= limit else { return nil }
                switch result {
                case 1: return left == 0 ? output : nil
                case 3: continue
                default: return nil
                }
            }
        }
    }
}
