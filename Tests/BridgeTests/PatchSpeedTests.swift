import Measuring
import Testing
import Values

@testable import Bridge

@Suite(.serialized) struct PatchSpeedTests {
    /// 10,000 rows of five nodes each, 19 operations a row.
    static func rows(_ count: Int) -> Patch {
        var operations: [PatchOperation] = []
        var node: UInt32 = 2
        let scopes = StyleScopeSet(1)
        func element(_ tag: String, _ name: String, in parent: UInt32) -> UInt32 {
            node += 1
            operations.append(.element(NodeID(node), tag: tag, scopes: scopes, host: nil))
            operations.append(.classes(NodeID(node), [StyleClass(name: name, scopes: scopes)]))
            operations.append(.source(NodeID(node), path: "pages/index/index.wxml", line: 12, column: 7))
            return node
        }
        func text(_ content: String, in parent: UInt32) {
            node += 1
            operations.append(.text(NodeID(node), content))
            operations.append(.insert(NodeID(node), parent: NodeID(parent), before: nil))
        }
        for row in 0..<count {
            let outer = element("view", "row", in: 2)
            operations.append(.listen(NodeID(outer), event: "tap", .bind))
            operations.append(.attribute(NodeID(outer), name: "data-index", .number(Double(row))))
            operations.append(.insert(NodeID(outer), parent: NodeID(2), before: nil))
            let title = element("text", "title", in: outer)
            operations.append(.insert(NodeID(title), parent: NodeID(outer), before: nil))
            text("Row number \(row)", in: title)
            let price = element("text", "price", in: outer)
            operations.append(.insert(NodeID(price), parent: NodeID(outer), before: nil))
            text("¥ \(row % 100).00", in: price)
        }
        return Patch(page: PageID(1), batch: 1, operations: operations)
    }

    @Test func `fifty thousand nodes travel fast and small`() throws {
        let patch = Self.rows(10_000)
        let message = AppMessage.patch(patch)
        var best = (encode: Duration.seconds(100), decode: Duration.seconds(100))
        var length = 0
        let clock = ProcessorClock()
        for _ in 0..<8 {
            var encoder = MessageEncoder<AppMessage>()
            var decoder = MessageDecoder<AppMessage>()
            var bytes: [UInt8] = []
            var received = 0
            best.encode = min(best.encode, try clock.measure { bytes = try encoder.encode(message, time: 0) })
            best.decode = min(
                best.decode,
                clock.measure { received = decoder.feed(bytes).first?.message.patch?.operations.count ?? 0 })
            #expect(received == patch.operations.count)
            length = bytes.count
        }
        print(
            "patch of 10,000 rows: \(patch.operations.count) operations, \(length) bytes, encoded in \(best.encode), decoded in \(best.decode)"
        )
        #expect(length < 1_500_000)
        // A loose bound, for builds without optimization.
        #expect(best.encode < .seconds(2) && best.decode < .seconds(2))
    }
}
