/// Why there is no cloud to talk to.
package enum CloudError: Error, Equatable {
    /// It could not be started.
    case notStarted(String)
    /// Another version of termina runs it, and does not understand this one.
    case otherVersion(found: Int, own: Int)
    /// The address given by the user is none.
    case badAddress(String)

    /// A sentence that says what to do.
    package var userMessage: String {
        switch self {
        case .notStarted(let reason): "the cloud does not start: \(reason)"
        case .otherVersion(let found, let own):
            "the cloud that runs speaks version \(found), this termina version \(own); quit the other terminals first"
        case .badAddress(let text): "'\(text)' is no address of a cloud; write http://HOST:PORT or http://KEY@HOST:PORT"
        }
    }
}
