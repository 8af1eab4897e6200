package import CloudClient
package import MiniProgram

/// Where a URL really leads: hosts are mapped, code is not edited.
///
/// The names of the platform's documentation lead to the embedded server; `[hosts]` of a program's termina.toml maps others,
/// or these elsewhere.
package struct HostRoutes: Sendable {
    /// Where a URL leads.
    package enum Route: Hashable, Sendable {
        /// To the embedded server: this path and query, with this Host header.
        case cloud(target: String, host: String)
        /// To another server than the URL names, with this Host header.
        case elsewhere(WebURL, host: String)
        /// To where it says.
        case direct(WebURL)
        /// Nowhere: this run does not leave the machine.
        case forbidden
    }

    /// The hosts that lead to the embedded server where a program does not say otherwise.
    package static let embeddedHosts = ["api.example.com", "example.com", "api.weixin.qq.com"]

    private enum Place: Sendable {
        case cloud
        case server(WebURL)
    }

    private var places: [String: Place] = [:]
    private let leavesMachine: Bool

    /// The routes of a program. With `leavesMachine` false only mapped hosts can be reached.
    package init(_ program: MiniProgram, leavesMachine: Bool) {
        self.init(program.termina.hosts, leavesMachine: leavesMachine)
    }

    init(_ hosts: [String: String], leavesMachine: Bool) {
        self.leavesMachine = leavesMachine
        for name in Self.embeddedHosts { places[name] = .cloud }
        for (name, place) in hosts {
            if place == "embedded" {
                places[name.lowercased()] = .cloud
            } else if let url = WebURL(place.contains("://") ? place : "http://\(place)") {
                places[name.lowercased()] = .server(url)
            }
        }
    }

    /// Where a URL leads. A key with a port goes before one without.
    package func route(_ url: WebURL) -> Route {
        let place = places["\(url.host):\(url.effectivePort)"] ?? places[url.host]
        switch place {
        case .cloud: return .cloud(target: url.target, host: url.authority)
        case .server(let server):
            var mapped = server
            mapped.scheme = Self.scheme(of: server, for: url)
            let base = server.path.hasSuffix("/") ? String(server.path.dropLast()) : server.path
            mapped.target = base + url.target
            return .elsewhere(mapped, host: url.authority)
        case nil: return leavesMachine ? .direct(url) : .forbidden
        }
    }

    /// Whether a URL counts as mapped.
    package func isMapped(_ url: WebURL) -> Bool {
        places["\(url.host):\(url.effectivePort)"] != nil || places[url.host] != nil
    }

    private static func scheme(of server: WebURL, for url: WebURL) -> String {
        guard url.scheme.hasPrefix("ws") else { return server.isSecure ? "https" : "http" }
        return server.isSecure ? "wss" : "ws"
    }
}
