import CloudServer
import NIOCore
import NIOHTTP1
import Testing
import Values

@Suite struct FrameTests {
    @Test func `an unknown path is a 404 with a sentence`() async throws {
        try await TestCloud.run { cloud in
            let answer = try await cloud.send(.GET, "/nothing/here")
            #expect(answer.status == 404)
            #expect(answer.text == #"{"code":404,"message":"there is nothing at /nothing/here"}"#)
        }
    }

    @Test func `only the owner's key opens the owner's routes`() async throws {
        try await TestCloud.run { cloud in
            let hello = try await cloud.asOwner(.GET, "/termina/hello")
            #expect(hello.text == #"{"protocol":1}"#)
            for key in ["", "x", String(cloud.server.adminKey.dropLast()), String(cloud.server.adminKey.reversed())] {
                #expect(try await cloud.send(.GET, "/termina/hello", headers: ["x-termina-key": key]).status == 403)
            }
        }
    }

    @Test func `a WebSocket opens, and is refused without the key as a plain answer`() async throws {
        try await TestCloud.run { cloud in
            let head =
                "GET /termina/presence HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            let welcome = try RawClient(port: cloud.server.port)
            welcome.write(head + "X-Termina-Key: \(cloud.server.adminKey)\r\n\r\n")
            let answer = try #require(welcome.read(until: "\r\n\r\n"))
            #expect(answer.hasPrefix("HTTP/1.1 101 "))
            #expect(answer.lowercased().contains("sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo="))
            let stranger = try RawClient(port: cloud.server.port)
            stranger.write(head + "\r\n")
            #expect(stranger.read(until: "}")?.hasPrefix("HTTP/1.1 403 ") == true)
            let plain = try await cloud.asOwner(.GET, "/termina/presence")
            #expect(plain.status == 426)
        }
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\nHost: x\r\nBroken header\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "GET /\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "GET /termina/presence HTTP/1.1\r\nUpgrade: websocket\r\n\r\nxyz", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ])
    func `broken requests end, and the server goes on`(text: String) async throws {
        try await TestCloud.run { cloud in
            let client = try RawClient(port: cloud.server.port)
            client.write(text)
            client.finish()
            let answer = try #require(client.read())
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4") || answer.hasPrefix("HTTP/1.0 4"))
            #expect(try await cloud.asOwner(.GET, "/termina/hello").status == 200)
        }
    }

    @Test func `a head that is too long is refused`() async throws {
        try await TestCloud.run { cloud in
            let client = try RawClient(port: cloud.server.port)
            client.write("GET / HTTP/1.1\r\nHost: x\r\nX: " + String(repeating: "x", count: 100_000))
            client.write("\r\n\r\n")
            #expect(client.read()?.contains(" 200 ") == false)
            let many = try RawClient(port: cloud.server.port)
            many.write("GET / HTTP/1.1\r\n" + String(repeating: "a: b\r\n", count: 500) + "\r\n")
            #expect(many.read()?.contains(" 200 ") == false)
        }
    }

    @Test func `a head that does not come, and a body that stops, end the connection`() async throws {
        try await TestCloud.run {
            $0.limits.headTime = .milliseconds(50)
            $0.limits.stallTime = .milliseconds(50)
            $0.limits.idleTime = .milliseconds(50)
        } _: { cloud in
            let silent = try RawClient(port: cloud.server.port)
            #expect(silent.read() == "")
            let dripping = try RawClient(port: cloud.server.port)
            dripping.write("GET / HT")
            #expect(dripping.read() == "")
            let stopped = try RawClient(port: cloud.server.port)
            stopped.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc")
            #expect(stopped.read() != nil)
            let resting = try RawClient(port: cloud.server.port)
            resting.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(resting.read()?.hasPrefix("HTTP/1.1 404") == true)
        }
    }

    @Test func `connections past the bound are closed, and one that ends makes room`() async throws {
        try await TestCloud.run {
            $0.limits.connections = 2
        } _: { cloud in
            let first = try RawClient(port: cloud.server.port)
            first.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(first.read(until: "}") != nil)
            let second = try RawClient(port: cloud.server.port)
            second.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(second.read(until: "}") != nil)
            let refused = try RawClient(port: cloud.server.port)
            #expect(refused.read() == "")
            second.finish()
            #expect(second.read() == "")
            // The server forgets a connection just after its client sees the end of it.
            var answer: String?
            for _ in 0..<1000 where answer?.isEmpty != false {
                let third = try RawClient(port: cloud.server.port)
                third.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                answer = third.read(until: "}")
            }
            #expect(answer?.hasPrefix("HTTP/1.1 404") == true)
        }
    }

    @Test func `many requests on one connection are answered in order`() async throws {
        try await TestCloud.run { cloud in
            let client = try RawClient(port: cloud.server.port)
            let paths = (0..<50).map { "/a\($0)" }
            client.write(paths.map { "GET \($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined())
            let answer = try #require(client.read(until: "/a49\""))
            let found = answer.split(separator: "there is nothing at ").dropFirst().map {
                String($0.prefix { $0 != "\"" })
            }
            #expect(found == paths)
        }
    }
}
