/// Where a cloud answers.
package struct CloudEndpoint: Hashable, Sendable {
    /// The host to connect to.
    package var host: String
    package var port: Int
    /// The key of the cloud's owner, sent as `X-Termina-Key` with what only an owner may ask; empty for a cloud of somebody
    /// else's.
    package var key: String
    /// Whether it is reached over TLS.
    package var isSecure = false

    package init(host: String, port: Int, key: String) {
        self.host = host
        self.port = port
        self.key = key
    }

    /// The cloud at an address that a person gave: `http://HOST:PORT`, or `http://KEY@HOST:PORT`.
    /// - Parameter key: the owner's key where the address holds none.
    package init(address: String, key: String = "") throws(CloudError) {
        let rest = address.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false).last ?? ""
        let authority = rest.prefix { $0 != "/" }
        guard let url = WebURL(address), url.scheme.hasPrefix("http"), url.target == "/" else {
            throw .badAddress(address)
        }
        self.init(host: url.host, port: url.effectivePort, key: key)
        isSecure = url.isSecure
        if let end = authority.lastIndex(of: "@") { self.key = String(authority[..<end]) }
        // Anything else would end the header that carries it.
        guard self.key.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else { throw .badAddress(address) }
    }

    /// The root of its URLs, without a slash at the end.
    package var url: String {
        "\(isSecure ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }

    /// The URL of a path at this cloud.
    package func url(_ target: String) -> WebURL {
        WebURL(scheme: isSecure ? "https" : "http", host: host, port: port, target: target)
    }
}
