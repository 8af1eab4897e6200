import Bridge
import Images
import Values

/// Temporary files for what the framework itself makes, such as the picture of a canvas. Programs do not see it.
enum TemporaryAPI {
    /// `Temporary.write(bytes, extension)` and `Temporary.writeJPEG(rgba, width, quality)`: they give the path as programs
    /// know it.
    static func functions(_ places: FilePlaces) -> [HostFunction] {
        [
            HostFunction(
                "Temporary.write",
                .synchronous { arguments, _ throws(HostError) in
                    guard case .binary(let bytes)? = arguments.first, arguments.count > 1 else {
                        throw HostError("fail no data")
                    }
                    return try write(bytes, arguments[1].toString(), places)
                }),
            HostFunction(
                "Temporary.writeJPEG",
                .synchronous { arguments, _ throws(HostError) in
                    guard case .binary(let rgba)? = arguments.first, arguments.count > 2,
                        let width = Int(exactly: arguments[1].toNumber()), width > 0, rgba.count % (width * 4) == 0,
                        let quality = Int(exactly: arguments[2].toNumber())
                    else { throw HostError("fail no data") }
                    let picture = Bitmap(width: width, height: rgba.count / 4 / width, rgba: rgba)
                    let bytes: [UInt8]
                    do throws(PictureError) {
                        bytes = try PictureEncoder.bytes(picture, .jpeg(quality: quality))
                    } catch {
                        throw HostError("fail \(error.userMessage)")
                    }
                    return try write(bytes, "jpg", places)
                }),
        ]
    }

    private static func write(
        _ bytes: [UInt8], _ suffix: String, _ places: FilePlaces
    ) throws(HostError) -> Value {
        do throws(FileError) {
            let file = try places.makeTemporary(extension: suffix)
            try file.file.write(bytes, at: 0)
            return .string(file.path)
        } catch {
            throw HostError("fail \(error)")
        }
    }
}
