/// What a key does in a text input. Typing itself is `PageView.insert`.
package enum EditCommand: Hashable, Sendable, CaseIterable {
    case left, right, up, down, wordLeft, wordRight, home, end
    case backspace, delete, deleteWordLeft, deleteWordRight, killToStart, killToEnd
    case undo, redo
}
