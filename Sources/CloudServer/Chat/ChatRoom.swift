import WebSockets

/// Who is in one room now.
struct ChatRoom {
    /// The connections that speak the subprotocol, and those that do not.
    private(set) var speakers: [UInt64: SocketConnection] = [:]
    private(set) var plain: [UInt64: SocketConnection] = [:]
    /// The users with their names and how many connections each has.
    private var users: [String: (name: String, connections: Int)] = [:]

    var isEmpty: Bool { users.isEmpty }

    /// The users, by name.
    var people: [(user: String, name: String)] {
        users.map { ($0.key, $0.value.name) }.sorted { ($0.name, $0.user) < ($1.name, $1.user) }
    }

    /// Whether it is the user's first connection here.
    mutating func enter(_ client: ChatClient) -> Bool {
        guard speakers[client.number] == nil, plain[client.number] == nil else { return false }
        if client.isPlain {
            plain[client.number] = client.connection
        } else {
            speakers[client.number] = client.connection
        }
        users[client.user, default: (client.name, 0)].connections += 1
        return users[client.user]?.connections == 1
    }

    /// Whether it was the user's last connection here.
    mutating func exit(_ client: ChatClient) -> Bool {
        guard speakers.removeValue(forKey: client.number) != nil || plain.removeValue(forKey: client.number) != nil
        else {
            return false
        }
        users[client.user]?.connections -= 1
        guard users[client.user]?.connections ?? 0 <= 0 else { return false }
        users[client.user] = nil
        return true
    }

    mutating func rename(_ user: String, _ name: String) { users[user]?.name = name }
}
