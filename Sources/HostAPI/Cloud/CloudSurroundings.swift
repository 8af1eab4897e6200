package import CloudClient

/// The way to the cloud that a mini-program is given.
package struct CloudSurroundings: Sendable {
    /// Makes the way for a user, when the program first asks for the cloud; nil where there is no cloud in this run.
    package var connect: (@Sendable (CloudUser) -> any CloudTransport)?

    package init(connect: (@Sendable (CloudUser) -> any CloudTransport)? = nil) { self.connect = connect }

    /// The cloud that a locator finds.
    package init(_ locator: CloudLocator) {
        connect = { CloudConnection(locator, as: .user($0)) }
    }
}
