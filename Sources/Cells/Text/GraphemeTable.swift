import Synchronization

/// The clusters of more than one scalar that were ever painted, each once, so that a cell can name one by number.
///
/// Bounded, since text comes from programs that nobody trusts: what no longer fits is shown by its first scalar.
final class GraphemeTable: Sendable {
    /// The table that all grids share, which makes cells of two grids comparable.
    static let shared = GraphemeTable()

    private struct State {
        var indices: [Character: UInt32] = [:]
        var texts: [String] = []
    }

    private static let capacity = 1 << 16
    private static let longestCluster = 128
    private let state = Mutex(State())

    /// The number of the cluster; nil if it is longer than 128 bytes or the table is full.
    func index(of character: Character) -> UInt32? {
        guard character.utf8.count <= Self.longestCluster else { return nil }
        return state.withLock { state in
            // Canonically equal clusters share an entry, so that the form seen first is the one shown.
            if let index = state.indices[character] { return index }
            guard state.texts.count < Self.capacity else { return nil }
            let index = UInt32(state.texts.count)
            state.indices[character] = index
            state.texts.append(String(character))
            return index
        }
    }

    /// The cluster of that number; empty if there is none.
    func text(at index: UInt32) -> String {
        state.withLock { $0.texts.indices.contains(Int(index)) ? $0.texts[Int(index)] : "" }
    }
}
