/// Why a picture cannot be shown.
package enum PictureError: Error, Hashable, Sendable {
    /// The libraries for pictures are not on this machine.
    case notInstalled
    /// It takes more bytes or pixels than are decoded.
    case tooLarge
    /// The bytes are no picture, for this reason.
    case broken(String)

    /// A sentence for a person.
    package var userMessage: String {
        switch self {
        case .notInstalled: "gdk-pixbuf or chafa is missing: install libgdk-pixbuf-2.0-0 and libchafa0"
        case .tooLarge: "the picture is too large to be decoded"
        case .broken(let reason): "the picture cannot be decoded: \(reason)"
        }
    }
}
