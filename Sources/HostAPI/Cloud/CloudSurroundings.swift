import CloudClient

/// The way to the cloud that a mini-program is given.
struct CloudSurroundings: Sendable {
    /// Makes the way for a user, when the program first asks for the cloud; nil where there is no cloud in this run.
    var connect: (@Sendable (CloudUser) -> any CloudTransport)?

    /// The cloud that a locator finds; nil is none.
    init(_ locator: CloudLocator?) {
        guard let locator else { return }
        connect = { CloudConnection(locator, as: .user($0)) }
    }
}
