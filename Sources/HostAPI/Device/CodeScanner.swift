import Bridge
import CZbar
import Images
import Values

/// What a code says.
struct ScannedCode: Equatable, Sendable {
    var text: String
    /// "QR_CODE", "EAN_13" and so on, as `scanCode` calls it.
    var type: String
}

/// Reads the QR code or bar code in a picture, by zbar where that is installed.
struct CodeScanner {
    let worker: FileWorker

    /// The longer side of the picture that is searched, in pixels.
    private static let longestSide = 1_600
    private static let textLimit = 8_192

    /// Whether pictures can be read.
    static var isInstalled: Bool { zbar_is_installed() }

    /// Reads the first code of a picture on this machine; nil if it has none.
    func scan(_ path: String, _ context: any HostContext, answer: @escaping (ScannedCode?) -> Void) {
        worker.run(
            context,
            result: { () throws(HostError) -> ScannedCode? in
                do throws(PictureError) {
                    let bytes = try PictureFile.read(path)
                    return Self.read(try PictureDecoder.decode(bytes, longestSide: Self.longestSide).pixels)
                } catch {
                    throw HostError("fail \(error)")
                }
            },
            answer: { result in
                switch result {
                case .success(let code): answer(code)
                case .failure(let error):
                    context.console("warn", "scanCode: \(error.message)")
                    answer(nil)
                }
            })
    }

    /// Reads the first code of a picture.
    static func read(_ picture: Bitmap) -> ScannedCode? {
        guard picture.width > 0, picture.height > 0 else { return nil }
        let grey = (0..<picture.width * picture.height).map { pixel -> UInt8 in
            let start = pixel * 4
            let alpha = Int(picture.rgba[start + 3])
            let light =
                (Int(picture.rgba[start]) * 77 + Int(picture.rgba[start + 1]) * 150
                    + Int(picture.rgba[start + 2]) * 29) >> 8
            // What is transparent is paper.
            return UInt8((light * alpha + 255 * (255 - alpha)) / 255)
        }
        var type: Int32 = 0
        var text = [CChar](repeating: 0, count: textLimit)
        let length = zbar_read(
            grey, UInt32(picture.width), UInt32(picture.height), &text, Int32(textLimit), &type)
        guard length >= 0 else { return nil }
        let bytes = text.prefix(Int(length)).map { UInt8(bitPattern: $0) }
        return ScannedCode(text: String(decoding: bytes, as: UTF8.self), type: names[type] ?? "QR_CODE")
    }

    /// The platform's names by the library's numbers.
    private static let names: [Int32: String] = [
        8: "EAN_8", 9: "UPC_E", 12: "UPC_A", 13: "EAN_13", 25: "ITF", 34: "RSS_14", 35: "RSS_EXPANDED",
        38: "CODABAR", 39: "CODE_39", 57: "PDF_417", 64: "QR_CODE", 93: "CODE_93", 128: "CODE_128",
    ]
}
