import Values

/// A line of a document, or a value whose members can be unfolded below it.
final class DocumentNode {
    /// How many lines of a text are shown at most.
    static let mostLines = 50_000

    let text: String
    let depth: Int
    let isHeading: Bool
    /// The value, where it stands for one.
    let value: Value?
    /// Whether its members are shown.
    var isOpen: Bool
    private let label: String?

    init(text: String, isHeading: Bool = false) {
        self.text = text
        self.isHeading = isHeading
        depth = 0
        value = nil
        isOpen = false
        label = nil
    }

    init(value: Value, label: String?, depth: Int, isOpen: Bool = false) {
        self.value = value
        self.depth = depth
        self.isOpen = isOpen
        self.label = label
        isHeading = false
        text = (label.map { "\($0): " } ?? "") + ValuePreview.line(value, most: 300)
    }

    /// A text's lines.
    static func lines(of text: String) -> [DocumentNode] {
        text.split(separator: "\n", maxSplits: mostLines, omittingEmptySubsequences: false)
            .map { DocumentNode(text: String($0)) }
    }

    /// Whether there is something to unfold.
    var isFoldable: Bool {
        switch value {
        case .array(let items): !items.isEmpty
        case .object(let object): object.count > 0
        default: false
        }
    }

    /// The nodes of its members.
    private(set) lazy var members: [DocumentNode] = {
        switch value {
        case .array(let items):
            items.prefix(Self.mostLines).enumerated().map {
                DocumentNode(value: $1, label: String($0), depth: depth + 1)
            }
        case .object(let object):
            object.prefix(Self.mostLines).map {
                DocumentNode(value: $0.value, label: ValuePreview.name($0.key), depth: depth + 1)
            }
        default: []
        }
    }()

    /// It and what is unfolded below it, in order.
    func flattened(into list: inout [DocumentNode]) {
        list.append(self)
        guard isOpen, list.count < Self.mostLines else { return }
        for member in members { member.flattened(into: &list) }
    }

    /// Unfolds what leads to a text in its members. Returns whether there is any. `budget` bounds the search.
    @discardableResult
    func reveal(_ needle: Needle, budget: inout Int) -> Bool {
        budget -= 1
        guard isFoldable, budget > 0 else { return needle.isIn(text) }
        var isInside = false
        for member in members where member.reveal(needle, budget: &budget) { isInside = true }
        if isInside { isOpen = true }
        return isInside || needle.isIn(text)
    }

    /// The whole of it as text: a value's JSON, or the line.
    var fullText: String {
        guard let value else { return text }
        return (label.map { "\($0): " } ?? "") + (JSON.string(value, indent: 2) ?? text)
    }
}
