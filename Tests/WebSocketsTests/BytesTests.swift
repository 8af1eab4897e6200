import NIOCore
import NIOEmbedded
import NIOWebSocket
import Testing

@testable import WebSockets

/// Bytes through NIO's frame coders and the handler, as they come off a network.
@Suite struct BytesTests {
    private final class Count {
        var messages: [SocketMessage] = []
        var closures: [SocketClosure] = []
    }

    private func rig(_ configuration: SocketConfiguration = SocketConfiguration(), deflate: DeflateParameters? = nil)
        throws
        -> (EmbeddedChannel, Count)
    {
        let channel = EmbeddedChannel()
        let count = Count()
        channel.connect(to: try SocketAddress(ipAddress: "127.0.0.1", port: 1), promise: nil)
        try channel.pipeline.syncOperations.addHandlers([
            WebSocketFrameEncoder(),
            ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: configuration.limits.frame)),
        ])
        try SocketConnection.open(
            on: channel, role: .server, opening: SocketOpening(deflate: deflate), configuration: configuration
        ) { event in
            switch event {
            case .message(let message): count.messages.append(message)
            case .closed(let closure): count.closures.append(closure)
            default: break
            }
        }
        return (channel, count)
    }

    private func sent(_ channel: EmbeddedChannel) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { bytes += buffer.readableBytesView }
        return bytes
    }

    @Test func `an oversized frame is answered with 1009 at its header, and the rest is swallowed`() throws {
        let (channel, count) = try rig()
        try channel.writeInbound(ByteBuffer(bytes: [0x82, 0xFF, 0, 0, 0, 0, 0x7F, 0, 0, 0, 1, 2, 3, 4]))
        for _ in 0..<100 { try channel.writeInbound(ByteBuffer(repeating: 0xAA, count: 10_000)) }
        #expect(try Array(sent(channel).prefix(4).dropFirst(2)) == [0x03, 0xF1])
        #expect(count.closures.count == 1)
        channel.embeddedEventLoop.advanceTime(by: .seconds(5))
        #expect(!channel.isActive)
    }

    @Test(
        arguments: [
            [0x82, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x09, 0x80, 1, 2, 3, 4],
            [0x89, 0xFE, 0x00, 0x7E, 1, 2, 3, 4],
        ] as [[UInt8]])
    func `frames that cannot be read end the connection`(bytes: [UInt8]) throws {
        let (channel, count) = try rig()
        try channel.writeInbound(ByteBuffer(bytes: bytes))
        #expect(count.closures.count == 1)
        #expect(try sent(channel).first == 0x88)
    }

    @Test func `random bytes never trap, and tell the owner at most once`() throws {
        var random = SystemRandomNumberGenerator()
        for round in 0..<1500 {
            let (channel, count) = try rig(deflate: round % 2 == 0 ? DeflateParameters() : nil)
            for _ in 0..<4 {
                var bytes = (0..<Int.random(in: 0..<50, using: &random)).map { _ in
                    UInt8.random(in: 0...255, using: &random)
                }
                // Random bytes alone would rarely come past the first check.
                if bytes.count > 1, Bool.random(using: &random) {
                    bytes[0] &= 0xCF
                    bytes[1] |= 0x80
                }
                try channel.writeInbound(ByteBuffer(bytes: bytes))
            }
            channel.embeddedEventLoop.advanceTime(by: .seconds(20))
            #expect(count.closures.count <= 1)
            channel.close(promise: nil)
            channel.embeddedEventLoop.run()
            #expect(count.closures.count == 1)
        }
    }
}
