/// Where a cloud answers.
package struct CloudEndpoint: Hashable, Sendable {
    /// The host to connect to.
    package var host: String
    package var port: Int
    /// The key of the cloud's owner, sent as `X-Termina-Key` with what only an owner may ask; empty for a cloud of somebody
    /// else's.
    package var key: String

    package init(host: String, port: Int, key: String) {
        self.host = host
        self.port = port
        self.key = key
    }

    /// The root of its URLs, without a slash at the end.
    package var url: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }
}
