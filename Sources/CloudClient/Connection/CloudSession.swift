import Synchronization

/// A user's token at one cloud, asked for when it is first needed and again when the cloud refuses it.
struct CloudSession: Sendable, Equatable {
    var endpoint: CloudEndpoint
    var token: String
}

/// Keeps the session of a connection.
final class CloudSessionBox: Sendable {
    private let session = Mutex<CloudSession?>(nil)

    /// The session at a cloud, if there is one.
    func session(at endpoint: CloudEndpoint) -> CloudSession? {
        session.withLock { $0?.endpoint == endpoint ? $0 : nil }
    }

    func keep(_ new: CloudSession) { session.withLock { $0 = new } }

    /// The cloud does not take a token: it is forgotten, unless there is a newer one.
    func drop(_ token: String) { session.withLock { if $0?.token == token { $0 = nil } } }
}
