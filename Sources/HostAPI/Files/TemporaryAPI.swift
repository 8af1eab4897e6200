import Bridge
import Values

/// Temporary files for what the framework itself makes, such as the picture of a canvas. Programs do not see it.
enum TemporaryAPI {
    /// `Temporary.write(bytes, extension)`: gives the path as programs know it.
    static func functions(_ places: FilePlaces) -> [HostFunction] {
        [
            HostFunction(
                "Temporary.write",
                .synchronous { arguments, _ throws(HostError) in
                    guard case .binary(let bytes)? = arguments.first, arguments.count > 1 else {
                        throw HostError("fail no data")
                    }
                    do throws(FileError) {
                        let file = try places.makeTemporary(extension: arguments[1].toString())
                        try file.file.write(bytes, at: 0)
                        return .string(file.path)
                    } catch {
                        throw HostError("fail \(error)")
                    }
                })
        ]
    }
}
