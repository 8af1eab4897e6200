import Synchronization

/// How many requests a client may begin: a burst at once, and so many a second after it. At rest it keeps no timer; clients
/// that have their whole burst back are forgotten.
final class RequestRate: Sendable {
    private struct Client {
        var left: Double
        var time: Double
    }

    private let clients = Mutex<[String: Client]>([:])
    private let burst: Double
    private let perSecond: Double
    /// So many are remembered before those that rest are looked for.
    private static let most = 10_000

    init(burst: Int, perSecond: Int) {
        self.burst = Double(max(1, burst))
        self.perSecond = Double(max(0, perSecond))
    }

    /// Takes note of a request; false if the client has asked too often.
    /// - Parameter now: seconds of a clock that only goes forward.
    func take(_ name: String, now: Double) -> Bool {
        clients.withLock { clients in
            if clients.count >= Self.most {
                clients = clients.filter { $0.value.left + (now - $0.value.time) * perSecond < burst }
            }
            var client = clients[name] ?? Client(left: burst, time: now)
            client.left = min(burst, client.left + max(0, now - client.time) * perSecond)
            client.time = now
            let isAllowed = client.left >= 1
            if isAllowed { client.left -= 1 }
            clients[name] = client
            return isAllowed
        }
    }
}
