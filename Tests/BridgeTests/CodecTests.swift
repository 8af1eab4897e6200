import Testing
import Values

@testable import Bridge

/// What a message says, in a form that can be compared.
func content<M: BridgeMessage>(_ message: M) throws -> [Value] {
    [.string(M.name(of: message.kind)), try message.body()]
}

/// The extended JSON of what messages say: it tells -0 from 0 and keeps the order of members.
func texts<M: BridgeMessage>(_ messages: [M]) throws -> [String] {
    try messages.map { ExtendedJSON.string(.array(try content($0))) }
}

func appMessages(seed: UInt64) -> [AppMessage] {
    var generator = MessageGenerator(seed: seed)
    return AppMessage.Kind.allCases.map { generator.message($0) }
}

func shellMessages(seed: UInt64) -> [ShellMessage] {
    var generator = MessageGenerator(seed: seed)
    return ShellMessage.Kind.allCases.map { generator.message($0) }
}

func encoded<M: BridgeMessage>(_ messages: [M]) throws -> [UInt8] {
    var encoder = MessageEncoder<M>()
    var bytes: [UInt8] = []
    for (place, message) in messages.enumerated() { bytes += try encoder.encode(message, time: Double(place) + 0.5) }
    return bytes
}

@Suite struct CodecTests {
    private func roundTrip<M: BridgeMessage>(_ messages: [M]) throws {
        var decoder = MessageDecoder<M>()
        let received = decoder.feed(try encoded(messages))
        #expect(decoder.failure == nil)
        #expect(try texts(received.map(\.message)) == texts(messages))
        #expect(received.map(\.sequence) == Array(1...UInt64(messages.count)))
        #expect(received.map(\.time) == messages.indices.map { Double($0) + 0.5 })
    }

    @Test func `every message of both sides survives the wire`() throws {
        for seed in 0..<60 {
            try roundTrip(appMessages(seed: UInt64(seed)))
            try roundTrip(shellMessages(seed: UInt64(seed)))
        }
    }

    @Test func `a message's body reads back to the same message`() throws {
        for seed in 100..<130 {
            for message in appMessages(seed: UInt64(seed)) {
                let again = try AppMessage(kind: message.kind, body: message.body())
                #expect(try texts([again]) == texts([message]))
            }
        }
    }

    @Test func `patches keep their meaning while the tables of names fill and overflow`() throws {
        var generator = MessageGenerator(seed: 5)
        var encoder = MessageEncoder<AppMessage>()
        var decoder = MessageDecoder<AppMessage>()
        for round in 0..<40 {
            var patch = generator.patch(operations: 120)
            for name in 0..<400 {
                patch.operations.append(
                    .element(
                        NodeID(UInt32(name)), tag: "tag-\(round * 250 + name)", scopes: StyleScopeSet(0), host: nil))
                patch.operations.append(.text(NodeID(UInt32(name)), "text \(generator.number(900))"))
            }
            let received = decoder.feed(try encoder.encode(.patch(patch), time: 0))
            #expect(try texts(received.map(\.message)) == texts([AppMessage.patch(patch)]))
        }
        #expect(decoder.failure == nil)
    }

    @Test func `strings that differ only in their code units are different strings`() throws {
        let patch = Patch(
            page: PageID(1), batch: 1,
            operations: ["é", "e\u{301}", "é"].map { .text(NodeID(1), $0) })
        var decoder = MessageDecoder<AppMessage>()
        let bytes = try encoded([AppMessage.patch(patch)])
        let operations = try #require(decoder.feed(bytes).first?.message.patch).operations
        let counts = operations.map { operation in
            if case .text(_, let text) = operation { text.unicodeScalars.count } else { 0 }
        }
        #expect(counts == [1, 2, 1])
    }

    @Test func `values of any depth are written; what nests too deep becomes null`() throws {
        var value = Value.number(1)
        for _ in 0..<2000 { value = .array([value]) }
        let messages: [AppMessage] = [
            .record(Record(kind: .other(kind: "deep", value), time: 0, source: nil)),
            .patch(Patch(page: PageID(1), batch: 1, operations: [.attribute(NodeID(1), name: "a", value)])),
            .busy(milliseconds: 1),
        ]
        var decoder = MessageDecoder<AppMessage>()
        #expect(decoder.feed(try encoded(messages)).count == 3)
        #expect(decoder.failure == nil)
    }

    @Test func `names that were sent before take two or three bytes`() throws {
        var encoder = MessageEncoder<AppMessage>()
        let patch = Patch(
            page: PageID(1), batch: 1,
            operations: [.element(NodeID(1), tag: "a-long-component-name", scopes: StyleScopeSet(0), host: nil)])
        let first = try encoder.encode(.patch(patch), time: 0).count
        let second = try encoder.encode(.patch(patch), time: 0).count
        #expect(first - second >= 20)
    }

    @Test func `a body is JSON that a person can read`() throws {
        var event = UserEvent(sequence: 7, page: PageID(1), node: NodeID(12), type: "tap", detail: ["x": 3])
        event.model = (name: "value", value: "中")
        #expect(
            ExtendedJSON.string(try ShellMessage.event(event).body())
                == #"{"sequence":7,"page":1,"node":12,"type":"tap","detail":{"x":3},"revision":0,"offsetLeft":0,"#
                + #""offsetTop":0,"model":{"name":"value","value":"中"}}"#)
        let patch = Patch(page: PageID(1), batch: 2, operations: [.insert(NodeID(7), parent: NodeID(2), before: nil)])
        #expect(
            ExtendedJSON.string(try AppMessage.patch(patch).body())
                == #"{"page":1,"batch":2,"operations":[["insert",7,2]]}"#)
    }
}
