/// What the network is like, as the person set it from the shell: for requests, transfers and sockets alike.
package enum NetworkConditions: String, Sendable, Codable, CaseIterable {
    /// As the machine's own.
    case online
    /// Slow 3G: 2 s until something moves, then 50 KB a second.
    case slow
    /// Nothing gets through.
    case offline
    /// One in five requests, connections and messages is lost.
    case lossy

    /// What `getNetworkType` says.
    package var networkType: String {
        switch self {
        case .online, .lossy: "wifi"
        case .slow: "3g"
        case .offline: "none"
        }
    }

    /// Whether there is a connection at all.
    package var isConnected: Bool { self != .offline }

    /// Whether the platform calls it weak.
    package var isWeak: Bool { self == .slow || self == .lossy }

    /// Milliseconds until the first byte moves.
    package var latency: Double { self == .slow ? 2_000 : 0 }

    /// Milliseconds that so many bytes take.
    package func time(forBytes count: Int) -> Double { self == .slow ? Double(count) / 50 : 0 }

    /// Whether the one of this number, counted from 1, is lost.
    package func loses(_ number: UInt64) -> Bool { self == .lossy && number % 5 == 0 }
}
