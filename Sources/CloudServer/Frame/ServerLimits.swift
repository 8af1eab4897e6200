package import NIOCore

/// What the server gives to one client, and to all.
package struct ServerLimits: Sendable {
    /// Connections open at once, as far as the process may have descriptors; more are closed as they come.
    package var connections = 12_000
    /// Requests of one client address that are being answered at once; more get 429.
    package var requestsPerClient = 512
    /// Requests that one client of another machine may begin at once, and how many a second after that; more get 429.
    package var requestBurst = 3_000
    package var requestsPerSecond = 300
    /// Whether clients of this machine are held to that too.
    package var boundsOwnMachine = false
    /// The bytes of all header fields together.
    package var headerBytes = 64 * 1024
    /// The number of header fields.
    package var headerFields = 200
    /// The bytes of a body that is no upload.
    package var bodyBytes = 10 * 1024 * 1024
    /// The bytes of an uploaded file.
    package var uploadBytes = 200 * 1024 * 1024
    /// How long the first head may take.
    package var headTime = TimeAmount.seconds(15)
    /// How long a whole body may take.
    package var bodyTime = TimeAmount.minutes(15)
    /// How long nothing may be read of a body, or be written of an answer.
    package var stallTime = TimeAmount.seconds(30)
    /// How long a connection may rest between requests.
    package var idleTime = TimeAmount.seconds(75)

    package init() {}
}
