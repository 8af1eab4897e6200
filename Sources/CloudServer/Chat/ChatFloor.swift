import Logging
import Values
import WebSockets

/// The clients and rooms of the chat. One thread at a time.
struct ChatFloor {
    /// A message that waits for its durable write.
    private struct Pending {
        var from: UInt64?
        var room: ChatRoomKey
        var message: ChatMessage
    }

    private static let maximumRooms = 20
    private static let maximumContent = 8_000

    private let store: ChatStore
    private let clock: ServerClock
    private let logger: Logger
    private var clients: [UInt64: ChatClient] = [:]
    private var rooms: [ChatRoomKey: ChatRoom] = [:]
    private var pending: [Pending] = []
    private var plainCount = 0

    init(_ store: ChatStore, clock: ServerClock, logger: Logger) {
        self.store = store
        self.clock = clock
        self.logger = logger
    }

    /// Does what happened, in order. Messages that follow one another are written together.
    mutating func handle(_ items: [ChatHub.Item]) {
        for item in items {
            switch item {
            case .arrived(let client): arrive(client)
            case .said(let number, let text): said(number, text)
            case .left(let number): leave(number)
            }
        }
        flush()
    }

    // MARK: - Coming and going

    private mutating func arrive(_ arriving: ChatClient) {
        var client = arriving
        client.name = attempt { try store.name(of: client.user, appID: client.appID) } ?? client.name
        clients[client.number] = client
        if client.isPlain {
            enter(client.number, ChatRoomKey(appID: client.appID, name: ChatRoomKey.lobby))
        } else {
            send(ChatFrames.welcome(client, time: clock.now()), to: client)
        }
    }

    private mutating func leave(_ number: UInt64) {
        guard let client = clients[number] else { return }
        flush()
        for room in client.rooms.sorted() { exit(number, ChatRoomKey(appID: client.appID, name: room)) }
        clients[number] = nil
    }

    /// Puts a client into a room and tells the others if it is its user's first connection there.
    private mutating func enter(_ number: UInt64, _ key: ChatRoomKey) {
        guard let client = clients[number] else { return }
        clients[number]?.rooms.insert(key.name)
        let isFirst = rooms[key, default: ChatRoom()].enter(client)
        if isFirst { tell(ChatFrames.presence(client, room: key.name, isOnline: true), key, except: number) }
    }

    private mutating func exit(_ number: UInt64, _ key: ChatRoomKey) {
        guard let client = clients[number] else { return }
        clients[number]?.rooms.remove(key.name)
        let isLast = rooms[key]?.exit(client) ?? false
        if rooms[key]?.isEmpty ?? true { rooms[key] = nil }
        if isLast { tell(ChatFrames.presence(client, room: key.name, isOnline: false), key, except: number) }
    }

    // MARK: - Frames

    private mutating func said(_ number: UInt64, _ text: String) {
        guard let client = clients[number] else { return }
        let frame = ChatRequest(text)
        if client.isPlain {
            if let frame, frame.type == "message" { saidPlainly(client, frame) }
            return
        }
        guard let frame else { return send(ChatFrames.error(.badFrame, of: "", id: nil), to: client) }
        // What follows a message sees it.
        if frame.type != "message" { flush() }
        do throws(ChatProblem) {
            try answer(client, frame)
        } catch {
            send(ChatFrames.error(error, of: frame.type, id: frame.text("id")), to: client)
        }
    }

    private mutating func saidPlainly(_ client: ChatClient, _ frame: ChatRequest) {
        let content = frame.content
        guard !content.isEmpty, content.utf8.count <= Self.maximumContent else { return }
        plainCount += 1
        let time = clock.now()
        pending.append(
            Pending(
                from: client.number, room: ChatRoomKey(appID: client.appID, name: ChatRoomKey.lobby),
                message: ChatMessage(
                    sequence: 0, id: "plain-\(Int(time))-\(client.number)-\(plainCount)", user: client.user,
                    name: client.name, kind: "text", content: content, time: time)))
    }

    private mutating func answer(_ client: ChatClient, _ frame: ChatRequest) throws(ChatProblem) {
        switch frame.type {
        case "message": try message(client, frame)
        case "join": try join(client, frame)
        case "leave":
            let key = try joined(client, frame)
            exit(client.number, key)
            send(ChatFrames.frame("left", [("room", .string(key.name))]), to: client)
        case "history": try history(client, frame)
        case "since":
            let key = try joined(client, frame)
            let page = try stored { try store.after(frame.count("seq") ?? 0, in: key, limit: 200) }
            sendPage("since", page, key, [], to: client)
        case "typing":
            let key = try joined(client, frame)
            let members: [(String, Value)] = [
                ("room", .string(key.name)), ("user", .string(client.user)), ("name", .string(client.name)),
                ("on", .bool(frame.flag("on"))),
            ]
            tell(ChatFrames.frame("typing", members), key, except: client.number)
        case "read": try read(client, frame)
        case "nick": try rename(client, frame)
        case "ping":
            let members: [(String, Value)] = [("n", frame["n"] ?? .null), ("time", .number(clock.now()))]
            send(ChatFrames.frame("pong", members), to: client)
        default: throw .badFrame
        }
    }

    private mutating func message(_ client: ChatClient, _ frame: ChatRequest) throws(ChatProblem) {
        let key = try joined(client, frame)
        guard let id = frame.text("id"), !id.isEmpty, case .string? = frame["content"], !frame.content.isEmpty else {
            throw .badFrame
        }
        guard id.utf8.count <= 64, frame.content.utf8.count <= Self.maximumContent else { throw .tooLong }
        let message = ChatMessage(
            sequence: 0, id: id, user: client.user, name: client.name, kind: frame.text("kind") == "me" ? "me" : "text",
            content: frame.content, time: clock.now())
        pending.append(Pending(from: client.number, room: key, message: message))
    }

    private mutating func join(_ client: ChatClient, _ frame: ChatRequest) throws(ChatProblem) {
        guard let name = frame.text("room"), ChatRoomKey.isName(name) else { throw .badRoom }
        guard client.rooms.count < Self.maximumRooms || client.rooms.contains(name) else { throw .tooManyRooms }
        let key = ChatRoomKey(appID: client.appID, name: name)
        let (last, marks) = try stored { (try store.last(key), try store.marks(in: key)) }
        let page = try stored {
            if let since = frame.count("since") { return try store.after(since, in: key, limit: 200) }
            return try store.before(.max, in: key, limit: 50)
        }
        enter(client.number, key)
        let members = (rooms[key]?.people ?? []) + (name == ChatRoomKey.home ? [ChatResident.person] : [])
        sendPage(
            "joined", page, key,
            [
                ("seq", .number(Double(last))), ("read", .number(Double(marks[client.user] ?? 0))),
                (
                    "members",
                    .array(
                        members.map {
                            [
                                "user": .string($0.user), "name": .string($0.name),
                                "read": .number(Double(marks[$0.user] ?? 0)),
                            ]
                        })
                ),
            ], to: client)
    }

    private func history(_ client: ChatClient, _ frame: ChatRequest) throws(ChatProblem) {
        let key = try joined(client, frame)
        let before = frame.count("before") ?? .max
        let limit = min(max(frame.count("limit") ?? 50, 1), 100)
        let page = try stored { try store.before(before, in: key, limit: limit) }
        let told: Value = before == .max ? .null : .number(Double(before))
        sendPage("history", page, key, [("before", told)], to: client)
    }

    private func read(_ client: ChatClient, _ frame: ChatRequest) throws(ChatProblem) {
        let key = try joined(client, frame)
        guard let sequence = frame.count("seq") else { throw .badFrame }
        let mark = try stored {
            let mark = min(sequence, try store.last(key))
            try store.setMark(mark, of: client.user, in: key)
            return mark
        }
        let members: [(String, Value)] = [
            ("room", .string(key.name)), ("user", .string(client.user)), ("seq", .number(Double(mark))),
        ]
        tell(ChatFrames.frame("read", members), key, except: client.number)
    }

    private mutating func rename(_ client: ChatClient, _ frame: ChatRequest) throws(ChatProblem) {
        let name = ChatRequest.cleaned(frame.text("name") ?? "")
        guard !name.isEmpty else { throw .badFrame }
        guard name.count <= 32, name.utf8.count <= 256 else { throw .tooLong }
        try stored { try store.setName(name, of: client.user, appID: client.appID) }
        let news = ChatFrames.frame("nick", [("user", .string(client.user)), ("name", .string(name))])
        var told: [UInt64: SocketConnection] = [client.number: client.connection]
        for room in client.rooms {
            let key = ChatRoomKey(appID: client.appID, name: room)
            rooms[key]?.rename(client.user, name)
            for (number, connection) in rooms[key]?.speakers ?? [:] { told[number] = connection }
        }
        for number in clients.keys where clients[number]?.user == client.user && clients[number]?.appID == client.appID
        {
            clients[number]?.name = name
        }
        SocketConnection.send(news, to: told.values)
    }

    // MARK: - Messages

    /// Writes what waits, acknowledges it, and tells it to the rooms.
    private mutating func flush() {
        while !pending.isEmpty {
            let batch = pending
            pending = []
            let results: [(sequence: Int, time: Double, isNew: Bool)]
            do {
                results = try store.add(batch.map { ($0.room, $0.message) })
            } catch {
                logger.error("chat: \(error)")
                for item in batch {
                    guard let client = item.from.flatMap({ clients[$0] }), !client.isPlain else { continue }
                    send(ChatFrames.error(.broken, of: "message", id: item.message.id), to: client)
                }
                continue
            }
            for (item, result) in zip(batch, results) { spread(item, result) }
        }
    }

    private mutating func spread(_ item: Pending, _ result: (sequence: Int, time: Double, isNew: Bool)) {
        var message = item.message
        message.sequence = result.sequence
        message.time = result.time
        if let client = item.from.flatMap({ clients[$0] }), !client.isPlain {
            send(ChatFrames.ack(message, room: item.room.name), to: client)
        }
        guard result.isNew, let room = rooms[item.room] else { return }
        tell(ChatFrames.message(message, room: item.room.name), item.room, except: item.from)
        if !room.plain.isEmpty {
            SocketConnection.send(ChatFrames.plain(message, room: item.room.name), to: room.plain.values)
        }
        guard item.from != nil, item.room.name == ChatRoomKey.home,
            let words = ChatResident.answer(to: message, isAlone: room.people.count == 1)
        else { return }
        let answer = ChatMessage(
            sequence: 0, id: "answer-\(message.sequence)", user: ChatResident.person.user,
            name: ChatResident.person.name, kind: "text", content: words, time: clock.now())
        pending.append(Pending(from: nil, room: item.room, message: answer))
    }

    // MARK: - Parts

    private func joined(_ client: ChatClient, _ frame: ChatRequest) throws(ChatProblem) -> ChatRoomKey {
        guard let name = frame.text("room"), client.rooms.contains(name) else { throw .notJoined }
        return ChatRoomKey(appID: client.appID, name: name)
    }

    private func sendPage(
        _ type: String, _ page: ChatStore.Page, _ key: ChatRoomKey, _ members: [(String, Value)], to client: ChatClient
    ) {
        let rest: [(String, Value)] = [("messages", ChatFrames.list(page.messages)), ("more", .bool(page.hasMore))]
        send(ChatFrames.frame(type, [("room", .string(key.name))] + members + rest), to: client)
    }

    /// All goes by the connections' event loops, in the order in which it happened here.
    private func send(_ message: OutgoingMessage, to client: ChatClient) {
        SocketConnection.send(message, to: CollectionOfOne(client.connection))
    }

    /// Tells the speakers of the subprotocol in a room.
    private func tell(_ message: OutgoingMessage, _ key: ChatRoomKey, except number: UInt64?) {
        guard let speakers = rooms[key]?.speakers, !speakers.isEmpty else { return }
        SocketConnection.send(message, to: speakers.lazy.filter { $0.key != number }.map(\.value))
    }

    private func stored<Result>(_ work: () throws -> Result) throws(ChatProblem) -> Result {
        do {
            return try work()
        } catch {
            logger.error("chat: \(error)")
            throw .broken
        }
    }

    private func attempt<Result>(_ work: () throws -> Result?) -> Result? {
        do {
            return try work()
        } catch {
            logger.error("chat: \(error)")
            return nil
        }
    }
}
