import CloudClient
import Foundation
import NIOCore
import SocketFixture
import Testing
import WebSockets

/// Our two ends with Python's `websockets` at the other.
@Suite(.enabled(if: PythonPeer.isThere, "\(PythonPeer.whereFrom)"), .timeLimit(.minutes(10)))
struct InteroperationTests {
    @Test func `Its client finds no fault with our server`() async throws {
        let server = try await EchoServer.start()
        let url = server.url
        let result = try await Task.detached { try PythonPeer.client(url) }.value
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.hasSuffix("ok\n"))
        try await server.stop()
    }

    @Test(arguments: [nil, DeflateParameters(), .withoutTakeover, DeflateParameters(serverMaxWindowBits: 9)])
    func `Its server echoes what our client sends, compressed or not`(deflate: DeflateParameters?) async throws {
        let peer = try PythonPeer()
        let socket = try TestSocket("ws://127.0.0.1:\(peer.port)/echo") {
            $0.deflate = deflate
            $0.configuration.fragmentSize = 4000
            $0.subprotocols = ["one"]
        }
        let connection = try #require(await socket.opened())
        let messages: [SocketMessage] = [
            .text(""), .text("hello"), .text(String(repeating: "你好, world 🌍 ", count: 5000)),
            .binary(ByteBuffer(repeating: 7, count: 100_000)), .text("same"), .text("same"), .binary(ByteBuffer()),
        ]
        for message in messages { connection.send(OutgoingMessage(message)) }
        for message in messages { #expect(await socket.next() == .message(message)) }
        connection.ping()
        #expect(await socket.next() == .answered)
        connection.close(.normal, reason: "done")
        #expect(await socket.closure() == SocketClosure(code: .normal, reason: "done"))
    }

    @Test func `Its fragments, its closing first and its sudden end are understood`() async throws {
        let peer = try PythonPeer()
        let base = "ws://127.0.0.1:\(peer.port)"
        let fragments = try TestSocket(base + "/fragments") { $0.headers = [("X-Test", "yes")] }
        _ = await fragments.opened()
        #expect(await fragments.next() == .message(.text("你好吗")))
        #expect(await fragments.next() == .message(.binary(ByteBuffer(string: "abc"))))
        let bye = try TestSocket(base + "/bye")
        _ = await bye.opened()
        #expect(await bye.next() == .message(.text("last words")))
        #expect(await bye.next() == .closed(SocketClosure(code: CloseCode(rawValue: 3456), reason: "再见")))
        let cut = try TestSocket(base + "/cut")
        #expect(await cut.closure() == SocketClosure(code: .abnormal, failure: .lost))
        let header = try TestSocket(base + "/header") { $0.headers = [("X-Test", "值 ok"), ("Host", "evil")] }
        _ = await header.opened()
        guard case .message(.text(let text))? = await header.next() else { Issue.record("no answer"); return }
        #expect(text != "none")
    }

    @Test func `It is told what it did wrong, and a flood of pings is answered`() async throws {
        let peer = try PythonPeer()
        let base = "ws://127.0.0.1:\(peer.port)"
        let text = try TestSocket(base + "/bad-text")
        #expect(await text.closure()?.failure == .violation(.invalidData, "text is not UTF-8"))
        #expect(peer.line() == "closed 1007 text is not UTF-8")
        let large = try TestSocket(base + "/too-large")
        #expect(await large.closure()?.failure == .violation(.tooLarge, "frame over 1048576 bytes"))
        #expect(peer.line() == "closed 1009 frame over 1048576 bytes")
        let pings = try TestSocket(base + "/pings")
        _ = await pings.opened()
        #expect(await pings.next() == .message(.text("all answered")))
    }

    @Test func `A server that has gone silent is given up`() async throws {
        let peer = try PythonPeer()
        let socket = try TestSocket("ws://127.0.0.1:\(peer.port)/half-open") {
            $0.configuration.keepAlive = .init(interval: .milliseconds(50), deadline: .milliseconds(100))
        }
        #expect(await socket.closure() == SocketClosure(code: .abnormal, failure: .pingTimeout))
        let closing = try TestSocket("ws://127.0.0.1:\(peer.port)/half-open") {
            $0.configuration.closeDeadline = .milliseconds(100)
        }
        let connection = try #require(await closing.opened())
        connection.close()
        #expect(await closing.closure() == SocketClosure(code: .abnormal, failure: .closeTimeout))
    }

    @Test func `Failures to open have their reasons`() async throws {
        let peer = try PythonPeer()
        let refused = try TestSocket("ws://127.0.0.1:\(peer.port)/refused")
        #expect(await refused.next() == .failed(.refused(status: 401)))
        let nobody = try TestSocket("ws://127.0.0.1:1/")
        guard case .failed(.cannotConnect)? = await nobody.next() else { Issue.record("connected"); return }
        let plain = try TestSocket("wss://127.0.0.1:\(peer.port)/echo")
        let answer = await plain.next()
        guard case .failed(.notSecure)? = answer else { Issue.record("\(String(describing: answer))"); return }
        let other = try TestSocket("ws://127.0.0.1:\(peer.port)/echo") { $0.subprotocols = ["three"] }
        guard case .failed(.refused)? = await other.next() else { Issue.record("no such protocol"); return }
    }

    @Test func `wss opens where the certificate is trusted, and only there`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "termina-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let certificate = folder.appending(path: "cert.pem").path
        let key = folder.appending(path: "key.pem").path
        let openssl = Process()
        openssl.executableURL = URL(filePath: "/usr/bin/env")
        openssl.arguments = [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate,
        ]
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
        let peer = try PythonPeer(certificate: (certificate, key))
        for host in ["127.0.0.1", "localhost"] {
            let socket = try TestSocket("wss://\(host):\(peer.port)/echo") { $0.trustedFile = certificate }
            let connection = try #require(await socket.opened())
            connection.send(OutgoingMessage(text: "secret"))
            #expect(await socket.next() == .message(.text("secret")))
            connection.close()
            #expect(await socket.closure()?.wasClean == true)
        }
        let distrusting = try TestSocket("wss://localhost:\(peer.port)/echo")
        guard case .failed(.notSecure)? = await distrusting.next() else { Issue.record("trusted"); return }
    }
}
