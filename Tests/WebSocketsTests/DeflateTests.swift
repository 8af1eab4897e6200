import NIOCore
import Testing

@testable import WebSockets

/// permessage-deflate: what is negotiated and what comes out.
@Suite struct DeflateTests {
    @Test(
        arguments: [
            ("permessage-deflate", "permessage-deflate"),
            ("permessage-deflate; client_max_window_bits", "permessage-deflate"),
            ("permessage-deflate; client_max_window_bits=10", "permessage-deflate; client_max_window_bits=10"),
            ("permessage-deflate; client_max_window_bits=\"10\"", "permessage-deflate; client_max_window_bits=10"),
            ("permessage-deflate; server_max_window_bits=9", "permessage-deflate; server_max_window_bits=9"),
            (
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
            ),
            ("PerMessage-Deflate ; Server_No_Context_Takeover", "permessage-deflate; server_no_context_takeover"),
            ("permessage-deflate; server_max_window_bits=8, permessage-deflate", "permessage-deflate"),
            ("permessage-deflate; server_max_window_bits=7", nil),
            ("permessage-deflate; server_max_window_bits=16", nil),
            ("permessage-deflate; server_max_window_bits=09", nil),
            ("permessage-deflate; server_max_window_bits", nil),
            ("permessage-deflate; server_no_context_takeover=1", nil),
            ("permessage-deflate; server_no_context_takeover; server_no_context_takeover", nil),
            ("permessage-deflate; unknown", nil),
            ("permessage-deflate;", nil), ("permessage-deflate; =", nil), ("permessage-deflate; a=\"", nil),
            ("x-webkit-deflate-frame", nil), ("", nil), (",,", nil), ("permessage-deflate foo", nil),
            ("foo; a=b, permessage-deflate", "permessage-deflate"),
        ] as [(String, String?)])
    func `a server answers offers by the book`(offer: String, answer: String?) {
        #expect(DeflateParameters.answer(to: [offer], preferring: DeflateParameters())?.header == answer, "\(offer)")
    }

    @Test func `a server that wants less memory says so`() {
        let answer = DeflateParameters.answer(
            to: ["permessage-deflate; client_max_window_bits"],
            preferring: DeflateParameters(
                serverNoContextTakeover: true, clientNoContextTakeover: true, serverMaxWindowBits: 10,
                clientMaxWindowBits: 11))
        #expect(
            answer?.header == "permessage-deflate; server_no_context_takeover; client_no_context_takeover; "
                + "server_max_window_bits=10; client_max_window_bits=11")
    }

    @Test(
        arguments: [
            ([], true, false), (["permessage-deflate"], true, true),
            (["permessage-deflate; client_max_window_bits=12"], true, true),
            (["permessage-deflate; client_max_window_bits"], false, false),
            (["permessage-deflate; server_max_window_bits=12"], true, true),
            (["permessage-deflate", "permessage-deflate"], false, false), (["foo"], false, false),
            (["permessage-deflate; x"], false, false), (["permessage-deflate;;"], false, false),
        ] as [([String], Bool, Bool)])
    func `a client takes only what it offered`(answer: [String], isFine: Bool, isOn: Bool) {
        do {
            let accepted = try DeflateParameters.accepted(answer, offered: DeflateParameters())
            #expect(isFine)
            #expect((accepted != nil) == isOn)
        } catch {
            #expect(!isFine)
        }
        if !answer.isEmpty {
            #expect(throws: HandshakeFailure.self) { try DeflateParameters.accepted(answer, offered: nil) }
        }
    }

    @Test(arguments: [true, false], [9, 12, 15]) func `what is compressed comes back`(keepsWindow: Bool, bits: Int)
        throws
    {
        let parameters = DeflateParameters(
            serverNoContextTakeover: !keepsWindow, clientNoContextTakeover: !keepsWindow, serverMaxWindowBits: bits,
            clientMaxWindowBits: bits)
        let server = SocketCompression(parameters, role: .server, limit: 1 << 22)
        let client = SocketCompression(parameters, role: .client, limit: 1 << 22)
        var random = SystemRandomNumberGenerator()
        var sizes: [Int] = []
        for round in 0..<30 {
            let count = [64, 500, 5000, 70_000, 300_000][round % 5]
            let bytes = (0..<count).map { index in
                round % 3 == 0 ? UInt8.random(in: 0...255, using: &random) : UInt8(index % 7)
            }
            let message = ByteBuffer(bytes: bytes)
            guard let small = server.compressed(message) else {
                #expect(!keepsWindow, "a kept window compresses everything")
                continue
            }
            sizes.append(small.readableBytes)
            #expect(try client.inflated(small) == message)
        }
        #expect(!sizes.isEmpty)
    }

    @Test func `a kept window makes a repeated message small`() throws {
        let message = ByteBuffer(bytes: (0..<2000).map { _ in UInt8.random(in: 0...255) })
        let server = SocketCompression(DeflateParameters(), role: .server, limit: 1 << 20)
        let first = try #require(server.compressed(message))
        let second = try #require(server.compressed(message))
        #expect(first.readableBytes > 1900)
        #expect(second.readableBytes < 60)
    }

    @Test func `a bomb is stopped at the limit`() throws {
        let server = SocketCompression(DeflateParameters(), role: .server, limit: 1 << 30)
        let bomb = try #require(server.compressed(ByteBuffer(repeating: 0, count: 50_000_000)))
        #expect(bomb.readableBytes < 300_000)
        let client = SocketCompression(DeflateParameters(), role: .client, limit: 1_000_000)
        #expect(throws: SocketFailure.violation(.tooLarge, "message over 1000000 bytes")) { try client.inflated(bomb) }
    }

    @Test func `the examples of RFC 7692 inflate`() throws {
        let client = SocketCompression(DeflateParameters(), role: .client, limit: 100)
        let hello = ByteBuffer(string: "Hello")
        // 7.2.3.1 one block, 7.2.3.2 with the window kept, 7.2.3.3 no compression, 7.2.3.4 a last block, 7.2.3.5 two blocks
        for bytes in [
            [0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00], [0xf2, 0x00, 0x11, 0x00, 0x00],
            [0x00, 0x05, 0x00, 0xfa, 0xff, 0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x00],
            [0xf3, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00, 0x00],
            [0xf2, 0x48, 0x05, 0x00, 0x00, 0x00, 0xff, 0xff, 0xca, 0xc9, 0xc9, 0x07, 0x00],
        ] as [[UInt8]] {
            #expect(try client.inflated(ByteBuffer(bytes: bytes)) == hello)
        }
        #expect(try client.inflated(ByteBuffer(bytes: [0])) == ByteBuffer())
    }

    @Test func `random bytes inflate or fail, and never hang`() {
        var random = SystemRandomNumberGenerator()
        var failures = 0
        for _ in 0..<5000 {
            let bytes = (0..<Int.random(in: 0..<80, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let client = SocketCompression(.withoutTakeover, role: .client, limit: 5000)
            do {
                #expect(try client.inflated(ByteBuffer(bytes: bytes)).readableBytes <= 5000)
            } catch {
                failures += 1
            }
        }
        #expect(failures > 0)
    }

    @Test func `random header lines are read or refused`() {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("permessage-deflate;=,\" \t\\15x_server_max_window_bits\u{7}é")
        for _ in 0..<20_000 {
            let line = String(
                (0..<Int.random(in: 0..<40, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
            for offer in ExtensionOffer.parse([line]) ?? [] { #expect(!offer.name.isEmpty) }
        }
    }
}
