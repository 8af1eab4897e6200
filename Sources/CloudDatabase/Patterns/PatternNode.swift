/// A pattern as a tree.
indirect enum PatternNode {
    case empty
    case character(UInt32)
    case any
    case set(PatternProgram.Set)
    case sequence([PatternNode])
    case choice([PatternNode])
    /// A group; the number is that of its result, nil if it has none.
    case group(Int?, PatternNode)
    case loop(PatternNode, least: Int, most: Int?, isGreedy: Bool)
    case start
    case end
    case border(Bool)
    case reference(Int)
    case namedReference(String)
    case look(PatternNode, ahead: Bool, wanted: Bool)

    /// Whether it can match without reading anything.
    var canBeEmpty: Bool {
        switch self {
        case .empty, .start, .end, .border, .reference, .namedReference, .look: true
        case .character, .any, .set: false
        case .sequence(let parts): parts.allSatisfy(\.canBeEmpty)
        case .choice(let parts): parts.contains(where: \.canBeEmpty)
        case .group(_, let part): part.canBeEmpty
        case .loop(let part, let least, _, _): least == 0 || part.canBeEmpty
        }
    }
}
