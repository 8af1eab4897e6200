import NIOCore
import NIOEmbedded
import NIOWebSocket
import Testing

@testable import WebSockets

/// The channel handler on an embedded channel with its own clock.
@Suite struct HandlerTests {
    /// What the owner heard.
    private final class Log {
        var messages: [SocketMessage] = []
        var closures: [SocketClosure] = []
        var roundTrips: [TimeAmount] = []
        var frames: [FrameTrace] = []
        var connection: SocketConnection?

        func hear(_ event: SocketEvent) {
            switch event {
            case .opened(let connection, _): self.connection = connection
            case .message(let message): messages.append(message)
            case .answered(let time): roundTrips.append(time)
            case .frame(let frame): frames.append(frame)
            case .closed(let closure): closures.append(closure)
            }
        }
    }

    private struct Rig {
        let channel: EmbeddedChannel
        let log: Log
        let connection: SocketConnection

        init(_ role: SocketRole = .server, _ configuration: SocketConfiguration = SocketConfiguration()) throws {
            channel = EmbeddedChannel()
            let log = Log()
            self.log = log
            channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
            connection = try SocketConnection.open(
                on: channel, role: role, opening: SocketOpening(), configuration: configuration, onEvent: log.hear)
        }

        func sent() throws -> [WebSocketFrame] {
            var frames: [WebSocketFrame] = []
            while let frame = try channel.readOutbound(as: WebSocketFrame.self) { frames.append(frame) }
            return frames
        }

        func receive(_ opcode: WebSocketOpcode, _ text: String = "") throws {
            var data = ByteBuffer(string: text)
            let mask: WebSocketMaskingKey = [9, 8, 7, 6]
            data.webSocketMask(mask)
            try channel.writeInbound(WebSocketFrame(fin: true, opcode: opcode, maskKey: mask, data: data))
        }
    }

    private func keepAlive(idle: TimeAmount? = nil) -> SocketConfiguration {
        var configuration = SocketConfiguration()
        configuration.keepAlive = .init(interval: .seconds(30), deadline: .seconds(10), idle: idle)
        return configuration
    }

    @Test func `messages go both ways and the pings of the other end are answered`() throws {
        let rig = try Rig()
        #expect(rig.log.connection === rig.connection)
        try rig.receive(.text, "hi")
        try rig.receive(.ping, "x")
        rig.connection.send(OutgoingMessage(text: "yes"))
        #expect(rig.log.messages == [.text("hi")])
        #expect(try rig.sent().map(\.opcode) == [.pong, .text])
    }

    @Test func `a connection that answers its pings stays, one that does not is given up`() throws {
        let rig = try Rig(.server, keepAlive())
        rig.channel.embeddedEventLoop.advanceTime(by: .seconds(30))
        let ping = try #require(try rig.sent().first)
        #expect(ping.opcode == .ping)
        var data = ping.data
        let mask: WebSocketMaskingKey = [1, 1, 1, 1]
        data.webSocketMask(mask)
        rig.channel.embeddedEventLoop.advanceTime(by: .seconds(2))
        try rig.channel.writeInbound(WebSocketFrame(fin: true, opcode: .pong, maskKey: mask, data: data))
        #expect(rig.log.roundTrips == [.seconds(2)])
        rig.channel.embeddedEventLoop.advanceTime(by: .seconds(8))
        #expect(rig.log.closures.isEmpty)
        rig.channel.embeddedEventLoop.advanceTime(by: .seconds(30))
        #expect(rig.log.closures == [SocketClosure(code: .abnormal, failure: .pingTimeout)])
        #expect(!rig.channel.isActive)
    }

    @Test func `one that says nothing is closed as idle`() throws {
        let rig = try Rig(.server, keepAlive(idle: .seconds(60)))
        for _ in 0..<2 {
            rig.channel.embeddedEventLoop.advanceTime(by: .seconds(30))
            try rig.receive(.pong)
        }
        rig.channel.embeddedEventLoop.advanceTime(by: .seconds(10))
        rig.channel.embeddedEventLoop.advanceTime(by: .seconds(20))
        #expect(try rig.sent().contains { $0.opcode == .connectionClose })
    }

    @Test func `a close that nobody answers ends in time`() throws {
        let rig = try Rig(.client)
        rig.connection.close(.normal, reason: "done")
        #expect(rig.log.closures.isEmpty)
        rig.channel.embeddedEventLoop.advanceTime(by: .seconds(5))
        #expect(rig.log.closures == [SocketClosure(code: .abnormal, failure: .closeTimeout)])
        #expect(!rig.channel.isActive)
    }

    @Test func `the server closes the transport after the handshake, the client waits for that`() throws {
        let rig = try Rig()
        try rig.receive(.connectionClose)
        #expect(rig.log.closures == [SocketClosure(code: .none)])
        #expect(!rig.channel.isActive)
        let client = try Rig(.client)
        try client.channel.writeInbound(WebSocketFrame(fin: true, opcode: .connectionClose, data: ByteBuffer()))
        #expect(client.channel.isActive)
        client.channel.embeddedEventLoop.advanceTime(by: .seconds(5))
        #expect(!client.channel.isActive)
        #expect(client.log.closures.count == 1)
    }

    @Test func `a slow reader gets a bounded queue and then 1013`() throws {
        var configuration = SocketConfiguration()
        configuration.queue = .init(frames: 10, bytes: 1000)
        let rig = try Rig(.server, configuration)
        rig.channel.isWritable = false
        rig.channel.pipeline.fireChannelWritabilityChanged()
        for index in 0..<10 { rig.connection.send(OutgoingMessage(text: "\(index)")) }
        #expect(try rig.sent().isEmpty)
        rig.channel.isWritable = true
        rig.channel.pipeline.fireChannelWritabilityChanged()
        #expect(try rig.sent().map { String(buffer: $0.data) } == (0..<10).map(String.init))
        rig.channel.isWritable = false
        for index in 0..<50 { rig.connection.send(OutgoingMessage(text: "\(index)")) }
        let frames = try rig.sent()
        #expect(frames.map(\.opcode) == [.connectionClose])
        #expect(frames.first?.data.getInteger(at: 0, as: UInt16.self) == 1013)
        rig.channel.embeddedEventLoop.advanceTime(by: .seconds(5))
        #expect(rig.log.closures == [SocketClosure(code: .abnormal, failure: .tooSlow)])
    }

    @Test func `of a flood of pings by a slow reader the last one is answered`() throws {
        let rig = try Rig()
        rig.channel.isWritable = false
        for index in 0..<10_000 { try rig.receive(.ping, "\(index)") }
        #expect(try rig.sent().isEmpty)
        rig.channel.isWritable = true
        rig.channel.pipeline.fireChannelWritabilityChanged()
        #expect(try rig.sent().map { String(buffer: $0.data) } == ["9999"])
    }

    @Test func `frames are traced without their masks where that is wanted`() throws {
        var configuration = SocketConfiguration()
        configuration.tracesFrames = true
        let rig = try Rig(.client, configuration)
        rig.connection.send(OutgoingMessage(text: "out"))
        try rig.channel.writeInbound(WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(string: "in")))
        #expect(rig.log.frames.map { String(buffer: $0.payload) } == ["out", "in"])
        #expect(rig.log.frames.map(\.isOutgoing) == [true, false])
    }

    @Test func `dropping is told once`() throws {
        let rig = try Rig()
        rig.connection.drop()
        rig.connection.drop()
        rig.connection.close()
        #expect(rig.log.closures == [SocketClosure(code: .abnormal, failure: .dropped)])
        #expect(!rig.channel.isActive)
    }
}
