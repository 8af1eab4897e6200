import NIOCore
import NIOWebSocket
import Testing

@testable import WebSockets

/// The state machine alone: frames in, actions out.
@Suite struct MachineTests {
    private var server = SocketMachine(role: .server, limits: SocketLimits(frame: 1000, message: 200, fragments: 5))

    /// A client's frame.
    private func frame(
        _ opcode: WebSocketOpcode, _ bytes: [UInt8] = [], fin: Bool = true, rsv1: Bool = false, masked: Bool = true
    ) -> WebSocketFrame {
        var data = ByteBuffer(bytes: bytes)
        let mask: WebSocketMaskingKey? = masked ? [1, 2, 3, 4] : nil
        if let mask { data.webSocketMask(mask) }
        return WebSocketFrame(fin: fin, rsv1: rsv1, opcode: opcode, maskKey: mask, data: data)
    }

    private func closeFrame(_ code: UInt16, _ reason: String = "") -> WebSocketFrame {
        frame(.connectionClose, [UInt8(code >> 8), UInt8(code & 0xFF)] + Array(reason.utf8))
    }

    /// The code and words of a close frame among actions.
    private func farewell(_ actions: [SocketAction]) -> (code: Int, reason: String)? {
        for case .write(let frame) in actions where frame.opcode == .connectionClose {
            var data = frame.data
            guard let code = data.readInteger(as: UInt16.self) else { return (1005, "") }
            return (Int(code), String(buffer: data))
        }
        return nil
    }

    @Test mutating func `a message of one frame is delivered`() {
        #expect(server.receive(frame(.text, Array("你好".utf8))) == [.deliver(.text("你好"))])
        #expect(server.receive(frame(.binary, [0, 255])) == [.deliver(.binary(ByteBuffer(bytes: [0, 255])))])
        #expect(server.receive(frame(.text)) == [.deliver(.text(""))])
    }

    @Test mutating func `fragments make one message, with control frames and cut characters between`() {
        let bytes = Array("a你b".utf8)
        #expect(server.receive(frame(.text, Array(bytes[..<2]), fin: false)) == [])
        let pong = server.receive(frame(.ping, [7]))
        #expect(pong == [.write(WebSocketFrame(fin: true, opcode: .pong, data: ByteBuffer(bytes: [7])))])
        #expect(server.receive(frame(.continuation, Array(bytes[2..<3]), fin: false)) == [])
        #expect(server.receive(frame(.continuation, Array(bytes[3...]))) == [.deliver(.text("a你b"))])
    }

    @Test(
        arguments: [
            ("no mask", WebSocketOpcode.text, [UInt8](), true, false, 0, false, 1002),
            ("a reserved bit without compression", .text, [], true, true, 0, true, 1002),
            ("continuation of nothing", .continuation, [], true, false, 0, true, 1002),
            ("an unknown opcode", WebSocketOpcode(encodedWebSocketOpcode: 3)!, [], true, false, 0, true, 1002),
            ("an unknown control opcode", WebSocketOpcode(encodedWebSocketOpcode: 11)!, [], true, false, 0, true, 1002),
            ("a compressed ping", .ping, [], true, true, 0, true, 1002),
            ("a message that is too large", .binary, [UInt8](repeating: 0, count: 201), true, false, 0, true, 1009),
            ("text that is no UTF-8", .text, [0xC3, 0x28], true, false, 0, true, 1007),
            ("text that ends in a character", .text, [0xE4, 0xBD], true, false, 0, true, 1007),
            ("the start of a bad fragmented text", .text, [0xFF], false, false, 0, true, 1007),
        ] as [(String, WebSocketOpcode, [UInt8], Bool, Bool, Int, Bool, Int)])
    func `the other end is told what it did wrong`(
        name: String, opcode: WebSocketOpcode, bytes: [UInt8], fin: Bool, rsv1: Bool, _: Int, masked: Bool, code: Int
    ) {
        var machine = server
        let actions = machine.receive(frame(opcode, bytes, fin: fin, rsv1: rsv1, masked: masked))
        #expect(farewell(actions)?.code == code, "\(name)")
        #expect(actions.last == .awaitEnd)
        #expect(machine.state == .closed)
        #expect(machine.receive(frame(.text)) == [])
    }

    @Test mutating func `a new message inside a fragmented one is an error, and so are too many fragments`() {
        var other = server
        _ = server.receive(frame(.text, fin: false))
        #expect(farewell(server.receive(frame(.text)))?.code == 1002)
        _ = other.receive(frame(.binary, fin: false))
        for _ in 0..<4 { #expect(other.receive(frame(.continuation, fin: false)) == []) }
        #expect(farewell(other.receive(frame(.continuation, fin: false)))?.code == 1008)
    }

    @Test mutating func `the sum of the fragments counts`() {
        let piece = [UInt8](repeating: 1, count: 80)
        _ = server.receive(frame(.binary, piece, fin: false))
        _ = server.receive(frame(.continuation, piece, fin: false))
        #expect(farewell(server.receive(frame(.continuation, piece)))?.code == 1009)
    }

    @Test mutating func `the other end closes first`() {
        let actions = server.receive(closeFrame(3001, "再见"))
        #expect(farewell(actions)?.code == 3001)
        #expect(actions.dropFirst() == [.closed(SocketClosure(code: CloseCode(rawValue: 3001), reason: "再见")), .end])
        #expect(server.send(OutgoingMessage(text: "late")) == [])
        #expect(server.receiveEnd() == [])
    }

    @Test mutating func `this end closes first, and hears no message any more`() {
        let actions = server.close(.goingAway, reason: "bye")
        #expect(farewell(actions)?.code == 1001)
        #expect(actions.last == .awaitClose)
        #expect(server.receive(frame(.text, [65])) == [])
        #expect(server.receive(frame(.ping)) == [])
        #expect(server.receive(frame(.continuation, [65])) == [])
        #expect(server.receive(closeFrame(1001)) == [.closed(SocketClosure(code: .goingAway)), .end])
    }

    @Test(
        arguments: [
            ([], 1005, nil), ([0x03], nil, 1002), ([0x03, 0xE7], nil, 1002), ([0x03, 0xED], nil, 1002),
            ([0x03, 0xEE], nil, 1002), ([0x13, 0x88], nil, 1002), ([0x0B, 0xB8], 3000, nil),
            ([0x03, 0xE8, 0xFF], nil, 1007),
            ([0x03, 0xF7], nil, 1002), ([0x03, 0xF5], 1013, nil),
        ] as [([UInt8], Int?, Int?)])
    func `close frames are read strictly`(bytes: [UInt8], code: Int?, failure: Int?) {
        var machine = server
        let actions = machine.receive(frame(.connectionClose, bytes))
        if let failure { #expect(farewell(actions)?.code == failure) }
        for case .closed(let closure) in actions {
            #expect(closure.wasClean == (failure == nil))
            if let code { #expect(Int(closure.code.rawValue) == code) }
        }
        #expect(actions.contains { if case .closed = $0 { true } else { false } })
    }

    @Test mutating func `an end without a close frame is 1006`() {
        #expect(server.receiveEnd() == [.closed(SocketClosure(code: .abnormal, failure: .lost))])
        #expect(server.state == .closed)
        var closing = SocketMachine(role: .client)
        _ = closing.close(.normal)
        #expect(
            closing.abandon(.closeTimeout) == [.closed(SocketClosure(code: .abnormal, failure: .closeTimeout)), .end])
    }

    @Test
    mutating func `codes that must not be sent give an empty close frame and long reasons are cut between characters`()
    {
        var other = server
        #expect(farewell(server.close(.abnormal, reason: "x"))?.code == 1005)
        let reason = farewell(other.close(.normal, reason: String(repeating: "你", count: 100)))?.reason
        #expect(reason == String(repeating: "你", count: 41))
    }

    @Test func `a client masks, and takes no masked frame`() {
        var client = SocketMachine(role: .client)
        for case .write(let frame) in client.send(OutgoingMessage(text: "hello")) {
            #expect(frame.maskKey != nil)
            #expect(String(buffer: frame.data) == "hello")
        }
        let masked = client.receive(frame(.text, masked: true))
        #expect(
            masked.contains { if case .closed(let end) = $0 { end.code == .abnormal && !end.wasClean } else { false } })
    }

    @Test(arguments: [1, 2, 3, 7, 100]) func `fragments that one end makes are a message at the other`(size: Int) {
        var client = SocketMachine(role: .client, deflate: size == 7 ? DeflateParameters() : nil)
        var server = SocketMachine(role: .server, deflate: size == 7 ? DeflateParameters() : nil)
        let text = String(repeating: "你好, world 🌍 ", count: 20)
        var delivered: [SocketAction] = []
        for case .write(let frame) in client.send(OutgoingMessage(text: text), fragmentSize: size) {
            #expect(frame.length <= size)
            delivered += server.receive(
                self.frame(frame.opcode, Array(frame.data.readableBytesView), fin: frame.fin, rsv1: frame.rsv1))
        }
        #expect(delivered == [.deliver(.text(text))])
        #expect(client.send(OutgoingMessage(text: ""), fragmentSize: size).count == 1)
    }

    @Test func `any frames at all end in messages or in one closing`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            var machine = SocketMachine(
                role: .server, limits: SocketLimits(frame: 300, message: 300), deflate: DeflateParameters())
            var closings = 0
            for _ in 0..<20 {
                guard
                    let opcode = WebSocketOpcode(
                        encodedWebSocketOpcode: [0, 1, 2, 8, 9, 10].randomElement(using: &random) ?? 0)
                else { continue }
                let bytes = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
                    UInt8.random(in: 0...255, using: &random)
                }
                let actions = machine.receive(
                    frame(opcode, bytes, fin: Bool.random(), rsv1: opcode == .binary && Bool.random()))
                for case .closed in actions { closings += 1 }
            }
            for case .closed in machine.receiveEnd() { closings += 1 }
            #expect(closings == 1)
        }
    }
}
