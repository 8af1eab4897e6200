/// What a key does in a text input. Typing itself is `PageView.insert`.
package enum EditCommand: String, Sendable, CaseIterable {
    case left, right, up, down, wordLeft, wordRight, home, end, textStart, textEnd
    case selectLeft, selectRight, selectUp, selectDown, selectWordLeft, selectWordRight, selectHome, selectEnd
    case selectAll
    case backspace, delete, deleteWordLeft, deleteWordRight, killToStart, killToEnd
    /// Deletes what is selected, to be yanked elsewhere.
    case cut
    case yank, undo, redo

    /// The move that a selecting command makes; nil for others.
    var selectingMove: EditCommand? {
        switch self {
        case .selectLeft: .left
        case .selectRight: .right
        case .selectUp: .up
        case .selectDown: .down
        case .selectWordLeft: .wordLeft
        case .selectWordRight: .wordRight
        case .selectHome: .home
        case .selectEnd: .end
        default: nil
        }
    }

    /// Where it leads out of a single line; nil stays in it.
    var leaving: ArrowDirection? { self == .up ? .up : self == .down ? .down : nil }

    /// Whether it changes the text.
    var changesText: Bool { kills || [.backspace, .delete, .yank].contains(self) }

    /// Whether what it deletes can be yanked.
    var kills: Bool { [.deleteWordLeft, .deleteWordRight, .killToStart, .killToEnd, .cut].contains(self) }
}
