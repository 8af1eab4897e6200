import CloudClient
import NIOCore
import SocketFixture
import Testing
import WebSockets

/// The socket that comes back, on a real loopback.
@Suite(.timeLimit(.minutes(10))) struct ReconnectingSocketTests {
    @Test func `it comes back after each of fifty drops, and what is sent again arrives once and in order`()
        async throws
    {
        let server = try await EchoServer.start()
        let url = server.url
        let (stream, feed) = AsyncStream.makeStream(of: ReconnectingSocket.Event.self)
        var settings = ReconnectMachine.Settings()
        settings.firstPause = 1
        settings.longestPause = 5
        let socket = ReconnectingSocket(settings: settings) { answer in
            answer(WebURL(url).map { SocketDialer.Call($0) })
        } onEvent: {
            feed.yield($0)
        }
        socket.start()
        var opened = 0
        var expected = 0
        for await event in stream {
            switch event {
            case .open:
                opened += 1
                // The owner resumes: what was not answered is sent again.
                socket.send(OutgoingMessage(text: "\(expected)"))
            case .message(.text(let text)):
                #expect(text == "\(expected)")
                expected += 1
                socket.send(OutgoingMessage(text: expected % 3 == 0 ? "cut" : "\(expected)"))
            case .message: Issue.record("bytes")
            case .down(let retry): #expect(retry != nil)
            }
            if opened == 51 { break }
        }
        #expect(expected == 150)
        socket.stop()
        try await server.stop()
    }

    @Test func `a refusal is final`() async throws {
        let server = try await EchoServer.start()
        let url = server.url.replacing("/echo", with: "/refuse")
        let (stream, feed) = AsyncStream.makeStream(of: ReconnectingSocket.Event.self)
        let socket = ReconnectingSocket { answer in
            answer(WebURL(url).map { SocketDialer.Call($0) })
        } onEvent: {
            feed.yield($0)
        }
        socket.start()
        for await event in stream {
            guard case .down(let retry) = event else { Issue.record("open"); break }
            #expect(retry == nil)
            break
        }
        try await server.stop()
    }
}
