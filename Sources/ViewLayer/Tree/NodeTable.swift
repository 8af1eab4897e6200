import Bridge

/// The nodes of a tree by their numbers. Nodes that were made together have numbers in a row, so they stand in blocks: what
/// is asked for is mostly beside what was asked for last, and found without hashing.
@MainActor
final class NodeTable {
    private final class Block {
        let number: UInt32
        var nodes: [RenderNode?] = Array(repeating: nil, count: NodeTable.length)
        var count = 0

        init(_ number: UInt32) { self.number = number }
    }

    /// How many numbers share a block.
    nonisolated private static let length = 128

    /// How many nodes there are.
    private(set) var count = 0
    private var blocks: [UInt32: Block] = [:]
    /// The block that was used last.
    private var last: Block?

    /// The node of a number. O(1).
    subscript(id: NodeID) -> RenderNode? {
        get { block(of: id)?.nodes[Self.place(id)] }
        set {
            guard let block = block(of: id) ?? (newValue == nil ? nil : makeBlock(of: id)) else { return }
            let place = Self.place(id)
            let change = (newValue == nil ? 0 : 1) - (block.nodes[place] == nil ? 0 : 1)
            block.nodes[place] = newValue
            block.count += change
            count += change
            guard block.count == 0 else { return }
            blocks[block.number] = nil
            last = nil
        }
    }

    /// Calls for each node.
    func forEach(_ body: (RenderNode) -> Void) {
        for block in blocks.values {
            for case let node? in block.nodes { body(node) }
        }
    }

    private static func place(_ id: NodeID) -> Int { Int(id.rawValue) % length }

    private func block(of id: NodeID) -> Block? {
        let number = id.rawValue / UInt32(Self.length)
        if let last, last.number == number { return last }
        guard let block = blocks[number] else { return nil }
        last = block
        return block
    }

    private func makeBlock(of id: NodeID) -> Block {
        let block = Block(id.rawValue / UInt32(Self.length))
        blocks[block.number] = block
        last = block
        return block
    }
}
