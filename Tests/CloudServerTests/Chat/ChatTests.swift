import CloudClient
import CloudServer
import Foundation
import Testing
import Values
import WebSockets

/// The chat through real sockets. Chat.md says what is tested here.
@Suite(.timeLimit(.minutes(10))) struct ChatTests {
    private func server() async throws -> CloudServer { try await CloudServer.start(CloudServer.Options()) }

    @Test func `Without a valid token nobody comes in`() async throws {
        let server = try await server()
        for token in ["", "nonsense", "a.b.c"] {
            await #expect(throws: HandshakeFailure.refused(status: 401)) {
                try await ChatPeer.connect(server, "a", token: token)
            }
        }
        try await server.stop()
    }

    @Test func `Plain clients hear what is said in the lobby, themselves too, and nothing else`() async throws {
        let server = try await server()
        let first = try await ChatPeer.connect(server, "a", isPlain: true)
        first.say(["type": "message", "content": "warm"])
        await first.expect("message")
        let second = try await ChatPeer.connect(server, "b", isPlain: true)
        for noise in ["{", "[]", #"{"type":"ping"}"#, #"{"type":"join","room":"r"}"#, #"{"type":"message"}"#, "null"] {
            second.connection.send(OutgoingMessage(text: noise))
        }
        second.say(["type": "message", "content": "你好 👋"])
        let seen = await second.expect("message")
        #expect(seen.word("content") == "你好 👋" && seen.word("user") == "b")
        #expect(seen.keys.sorted() == ["content", "id", "sender", "time", "type", "user"])
        #expect(await first.expect("message").word("id") == seen.word("id"))
        try await server.stop()
    }

    @Test func `Messages get numbers, a resend is no second message, the own other connection hears them`() async throws
    {
        let server = try await server()
        let anna = try await ChatPeer.join(server, "anna")
        let bert = try await ChatPeer.join(server, "bert")
        #expect(await anna.expect("presence").word("online") == "true")
        for (id, text) in [("x1", "one"), ("x1", "one"), ("x2", "two")] { anna.say(message: text, id: id) }
        for number in ["1", "1", "2"] { #expect(await anna.expect("ack").word("seq") == number) }
        for text in ["one", "two"] { #expect(await bert.expect("message").word("content") == text) }
        let again = try await ChatPeer.join(server, "anna")
        anna.say(message: "three", id: "x3")
        #expect(await again.expect("message").word("seq") == "3")
        #expect(await bert.expect("message").word("seq") == "3")
        try await server.stop()
    }

    @Test func `History comes by page, and what was missed by number`() async throws {
        let server = try await server()
        let anna = try await ChatPeer.join(server, "anna")
        for number in 1...230 { anna.say(message: "\(number)", id: "\(number)") }
        for _ in 1...230 { await anna.expect("ack") }
        anna.say(["type": "history", "room": "r", "before": 100, "limit": 3])
        let page = await anna.expect("history")
        #expect(page.contents == ["97", "98", "99"] && page.word("more") == "true")
        anna.say(["type": "since", "room": "r", "seq": 10])
        let missed = await anna.expect("since")
        #expect(missed.contents.count == 200 && missed.contents.first == "11" && missed.word("more") == "true")
        let bert = try await ChatPeer.connect(server, "bert")
        await bert.expect("welcome")
        bert.say(["type": "join", "room": "r", "since": 228])
        let joined = await bert.expect("joined")
        #expect(joined.contents == ["229", "230"] && joined.word("seq") == "230" && joined.word("more") == "false")
        try await server.stop()
    }

    @Test func `Presence, typing, read marks, names and pongs`() async throws {
        let server = try await server()
        let anna = try await ChatPeer.join(server, "anna")
        let bert = try await ChatPeer.join(server, "bert")
        await anna.expect("presence")
        anna.say(message: "hi", id: "1")
        await anna.expect("ack")
        await bert.expect("message")
        bert.say(["type": "typing", "room": "r", "on": true])
        #expect(await anna.expect("typing").word("user") == "bert")
        bert.say(["type": "read", "room": "r", "seq": 99])
        #expect(await anna.expect("read").word("seq") == "1")
        bert.say(["type": "nick", "name": "贝\u{1B}[31m特"])
        #expect(await anna.expect("nick").word("name") == "贝[31m特")
        await bert.expect("nick")
        bert.say(["type": "ping", "n": 7])
        #expect(await bert.expect("pong").word("n") == "7")
        bert.say(["type": "leave", "room": "r"])
        await bert.expect("left")
        #expect(await anna.expect("presence").word("online") == "false")
        bert.say(message: "outside", id: "2")
        #expect(await bert.expect("error").word("code") == "not_joined")
        let later = try await ChatPeer.connect(server, "bert")
        #expect(await later.expect("welcome").word("name") == "贝[31m特")
        later.say(["type": "join", "room": "r"])
        #expect(await later.expect("joined").word("read") == "1")
        try await server.stop()
    }

    @Test func `What cannot be done is answered by its reason, and the connection stays`() async throws {
        let server = try await server()
        let anna = try await ChatPeer.join(server, "anna")
        let long = String(repeating: "x", count: 8001)
        for (frame, code) in [
            ("{", "bad_frame"), ("[]", "bad_frame"), (#"{"type":5}"#, "bad_frame"), (#"{"type":"x"}"#, "bad_frame"),
            (#"{"type":"join"}"#, "bad_room"), (#"{"type":"join","room":"a b"}"#, "bad_room"),
            (#"{"type":"join","room":""}"#, "bad_room"), (#"{"type":"message","room":"r","id":"1"}"#, "bad_frame"),
            (#"{"type":"message","room":"r","content":"x"}"#, "bad_frame"),
            (#"{"type":"message","room":"r","id":1,"content":"x"}"#, "bad_frame"),
            (#"{"type":"message","room":"q","id":"1","content":"x"}"#, "not_joined"),
            (#"{"type":"nick","name":"\u0007"}"#, "bad_frame"), (#"{"type":"read","room":"r","seq":-1}"#, "bad_frame"),
            (#"{"type":"nick","name":"\#(long)"}"#, "too_long"),
            (#"{"type":"message","room":"r","id":"1","content":"\#(long)"}"#, "too_long"),
        ] {
            anna.connection.send(OutgoingMessage(text: frame))
            #expect(await anna.expect("error").word("code") == code, "\(frame.prefix(60))")
        }
        for number in 1..<20 {
            anna.say(["type": "join", "room": .string("r\(number)")])
            await anna.expect("joined")
        }
        anna.say(["type": "join", "room": "one-more"])
        #expect(await anna.expect("error").word("code") == "too_many_rooms")
        anna.say(message: String(repeating: "x", count: 70_000), id: "big")
        #expect(await anna.expect("closed").word("code") == "1009")
        try await server.stop()
    }

    @Test func `The resident answers who is alone, says that it is a program, and is silent among people`() async throws
    {
        let server = try await server()
        let anna = try await ChatPeer.join(server, "anna", room: "termina")
        anna.say(message: "你好", id: "1", room: "termina")
        await anna.expect("ack")
        let answer = await anna.expect("message")
        #expect(answer.word("content").contains("程序") && answer.word("seq") == "2")
        let bert = try await ChatPeer.join(server, "bert", room: "termina")
        await anna.expect("presence")
        anna.say(message: "你好", id: "2", room: "termina")
        await anna.expect("ack")
        await bert.expect("message")
        anna.say(["type": "ping"])
        await anna.expect("pong")
        try await server.stop()
    }

    @Test func `Programs do not hear one another, and a stopping server says so`() async throws {
        let server = try await server()
        let anna = try await ChatPeer.join(server, "anna")
        let zoe = try await ChatPeer.connect(server, "zoe", appID: "wx2")
        await zoe.expect("welcome")
        zoe.say(["type": "join", "room": "r"])
        await zoe.expect("joined")
        zoe.say(message: "elsewhere", id: "1")
        await zoe.expect("ack")
        anna.say(["type": "ping"])
        await anna.expect("pong")
        async let stopped: Void = server.stop()
        #expect(await anna.expect("closed").word("code") == "1001")
        try await stopped
    }

    @Test func `A message that was acknowledged is there after the server has come back`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "termina-chat-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var options = CloudServer.Options()
        options.folder = try CloudFolder(path: folder.path)
        let first = try await CloudServer.start(options)
        let anna = try await ChatPeer.join(first, "anna")
        for number in 1...20 { anna.say(message: "\(number)", id: "\(number)") }
        for _ in 1...20 { await anna.expect("ack") }
        try await first.stop()
        let second = try await CloudServer.start(options)
        let bert = try await ChatPeer.connect(second, "bert")
        await bert.expect("welcome")
        bert.say(["type": "join", "room": "r", "since": 0])
        #expect(await bert.expect("joined").contents == (1...20).map(String.init))
        try await second.stop()
    }
}
