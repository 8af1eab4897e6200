import Testing
import Values

@testable import Bridge

@Suite struct FrameTests {
    @Test func `a stream may be cut at every byte`() throws {
        let messages = Array(appMessages(seed: 3).filter { $0.patch == nil }) + [.patch(MessageGenerator.small)]
        let bytes = try encoded(messages)
        let expected = try texts(messages)
        for cut in 0...bytes.count {
            var decoder = MessageDecoder<AppMessage>()
            let received = decoder.feed(Array(bytes[..<cut])) + decoder.feed(Array(bytes[cut...]))
            #expect(received.count == messages.count)
            if cut % 97 == 0 { #expect(try texts(received.map(\.message)) == expected) }
        }
    }

    @Test func `a stream may come byte by byte`() throws {
        let messages = shellMessages(seed: 4)
        var decoder = MessageDecoder<ShellMessage>()
        var received: [ShellMessage] = []
        for byte in try encoded(messages) { received += decoder.feed([byte]).map(\.message) }
        #expect(try texts(received) == texts(messages))
        #expect(!decoder.isInsideMessage)
    }

    @Test func `hostile bytes are an error and never a trap`() {
        var random = SeededRandom(11)
        var failures = 0
        for round in 0..<3000 {
            var decoder = MessageDecoder<AppMessage>()
            var body = (0..<Int.random(in: 0..<200, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            if round % 2 == 0 { body = frame(kind: 5, sequence: 1, body: body) }
            _ = decoder.feed(body)
            if decoder.failure != nil { failures += 1 }
        }
        #expect(failures > 2000)
    }

    @Test func `a flipped byte anywhere is survived`() throws {
        let bytes = try encoded(appMessages(seed: 21))
        var random = SeededRandom(12)
        for _ in 0..<3000 {
            var broken = bytes
            broken[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            var decoder = MessageDecoder<AppMessage>()
            #expect(decoder.feed(broken).count <= AppMessage.Kind.allCases.count)
        }
    }

    @Test func `a frame that is too long or too short is refused at its length`() {
        var reader = FrameReader(limit: 100)
        #expect(reader.feed([101, 0, 0, 0]).isEmpty)
        #expect(reader.failure == .frameTooLarge(101))
        #expect(reader.feed(frame(kind: 1, sequence: 1, body: [])).isEmpty)
        var other = FrameReader()
        #expect(other.feed([16, 0, 0, 0]).isEmpty)
        #expect(other.failure == .malformed("a frame of 16 bytes"))
    }

    @Test func `frames before a broken one are delivered`() throws {
        var decoder = MessageDecoder<AppMessage>()
        let bytes =
            try encoded([AppMessage.pong(1), .pong(2)]) + frame(kind: 9, sequence: 3, body: [UInt8(ascii: "{")])
        #expect(decoder.feed(bytes).count == 2)
        #expect(decoder.failure != nil)
        #expect(decoder.feed(try encoded([AppMessage.exit])).isEmpty)
    }

    @Test func `an unknown kind is skipped`() throws {
        var decoder = MessageDecoder<AppMessage>()
        let empty = Array("{}".utf8)
        let received = decoder.feed(
            frame(kind: 200, sequence: 1, body: [1, 2]) + frame(kind: 16, sequence: 2, body: empty))
        #expect(received.map { AppMessage.name(of: $0.message.kind) } == ["exit"])
        #expect(decoder.failure == nil)
    }

    @Test func `a missing message is noticed`() {
        var decoder = MessageDecoder<AppMessage>()
        _ = decoder.feed(frame(kind: 16, sequence: 2, body: Array("{}".utf8)))
        #expect(decoder.failure == .outOfOrder(expected: 1, found: 2))
    }

    private func frame(kind: UInt8, sequence: UInt64, body: [UInt8]) -> [UInt8] {
        var writer = ByteWriter()
        writer.fixed(UInt32(Frame.headerLength + body.count))
        writer.byte(kind)
        writer.fixed(sequence)
        writer.fixed(Double(1).bitPattern)
        writer.raw(body)
        return writer.bytes
    }
}

extension MessageGenerator {
    /// A patch of a few operations.
    static var small: Patch {
        var generator = MessageGenerator(seed: 8)
        return generator.patch(operations: 12)
    }
}
