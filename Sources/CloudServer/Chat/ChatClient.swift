import WebSockets

/// One connection to the chat.
struct ChatClient: Sendable {
    let number: UInt64
    let connection: SocketConnection
    /// The openid.
    let user: String
    let appID: String
    /// Without the subprotocol.
    let isPlain: Bool
    var name: String
    /// The names of the rooms that it is in.
    var rooms: Set<String> = []

    init(_ number: UInt64, _ connection: SocketConnection, _ session: Session, isPlain: Bool) {
        self.number = number
        self.connection = connection
        user = session.openID
        appID = session.appID
        self.isPlain = isPlain
        name = "访客" + session.openID.suffix(4)
    }
}

/// Names a room: rooms belong to a mini-program.
struct ChatRoomKey: Hashable, Sendable {
    var appID: String
    var name: String

    /// The room of plain clients.
    static let lobby = "lobby"
    /// The room with the resident.
    static let home = "termina"

    /// As the store names it.
    var text: String { "\(appID)/\(name)" }

    /// Whether a name can be one.
    static func isName(_ name: String) -> Bool {
        (1...32).contains(name.count)
            && name.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_.".unicodeScalars.contains($0)
            }
    }
}

/// A message as it is kept.
struct ChatMessage: Sendable, Equatable {
    /// Its number in the room.
    var sequence: Int
    /// The sender's own name for it.
    var id: String
    var user: String
    var name: String
    /// "text" or "me".
    var kind: String
    var content: String
    /// Milliseconds since 1970.
    var time: Double
}
