import Values
import WebSockets

/// The frames that the chat sends, by the table in Chat.md.
enum ChatFrames {
    /// A frame of these members.
    static func frame(_ type: String, _ members: [(String, Value)]) -> OutgoingMessage {
        OutgoingMessage(text: JSON.string(.object(ValueObject([("type", .string(type))] + members))) ?? "{}")
    }

    static func welcome(_ client: ChatClient, time: Double) -> OutgoingMessage {
        frame("welcome", [("user", .string(client.user)), ("name", .string(client.name)), ("time", .number(time))])
    }

    static func presence(_ client: ChatClient, room: String, isOnline: Bool) -> OutgoingMessage {
        frame(
            "presence",
            [
                ("room", .string(room)), ("user", .string(client.user)), ("name", .string(client.name)),
                ("online", .bool(isOnline)),
            ])
    }

    static func ack(_ message: ChatMessage, room: String) -> OutgoingMessage {
        frame(
            "ack",
            [
                ("room", .string(room)), ("id", .string(message.id)), ("seq", .number(Double(message.sequence))),
                ("time", .number(message.time)),
            ])
    }

    static func message(_ message: ChatMessage, room: String) -> OutgoingMessage {
        frame("message", [("room", .string(room))] + members(message))
    }

    /// A message as a plain client gets it.
    static func plain(_ message: ChatMessage, room: String) -> OutgoingMessage {
        frame(
            "message",
            [
                ("id", .string("\(room)-\(message.sequence)")), ("content", .string(message.content)),
                ("sender", .string(message.name)), ("user", .string(message.user)), ("time", .number(message.time)),
            ])
    }

    static func list(_ messages: [ChatMessage]) -> Value {
        .array(messages.map { .object(ValueObject(members($0))) })
    }

    static func error(_ problem: ChatProblem, of type: String, id: String?) -> OutgoingMessage {
        var members: [(String, Value)] = [
            ("code", .string(problem.rawValue)), ("message", .string(problem.message)), ("of", .string(type)),
        ]
        if let id { members.append(("id", .string(id))) }
        return frame("error", members)
    }

    private static func members(_ message: ChatMessage) -> [(String, Value)] {
        [
            ("seq", .number(Double(message.sequence))), ("id", .string(message.id)), ("user", .string(message.user)),
            ("name", .string(message.name)), ("kind", .string(message.kind)), ("content", .string(message.content)),
            ("time", .number(message.time)),
        ]
    }
}

/// Why something that a client asked for was not done.
enum ChatProblem: String, Error {
    case badFrame = "bad_frame"
    case badRoom = "bad_room"
    case notJoined = "not_joined"
    case tooLong = "too_long"
    case tooManyRooms = "too_many_rooms"
    case broken

    /// A sentence for people.
    var message: String {
        switch self {
        case .badFrame: "the frame is not understood"
        case .badRoom: "a room's name is 1 to 32 letters, digits, '-', '_' or '.'"
        case .notJoined: "join the room first"
        case .tooLong: "that is too long"
        case .tooManyRooms: "20 rooms are enough"
        case .broken: "the server failed"
        }
    }
}
