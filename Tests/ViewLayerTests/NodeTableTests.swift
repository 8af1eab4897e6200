import Bridge
import Testing

@testable import ViewLayer

/// The table of a tree's nodes finds what a dictionary finds.
@MainActor
struct NodeTableTests {
    @Test(arguments: 0..<20) func `nodes come and go as in a dictionary`(_ seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let table = NodeTable()
        var expected: [NodeID: RenderNode] = [:]
        // Some numbers side by side, some far apart, up to the last.
        let bases: [UInt32] = [0, 1, 120, 128, 4000, .max - 300]
        for _ in 0..<2000 {
            let id = NodeID(bases[random.below(bases.count)] + UInt32(random.below(300)))
            let node = random.below(2) == 0 ? RenderNode(id, text: "") : nil
            table[id] = node
            expected[id] = node
            let other = NodeID(bases[random.below(bases.count)] + UInt32(random.below(300)))
            #expect(table[other] === expected[other])
            #expect(table.count == expected.count)
        }
        var met: Set<NodeID> = []
        table.forEach { met.insert($0.id) }
        #expect(met == Set(expected.keys))
    }
}
