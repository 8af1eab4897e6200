package import Cells

/// Something that the person or the terminal says.
package enum InputEvent: Hashable, Sendable {
    case key(Key)
    case mouse(MouseEvent)
    /// Text pasted at once, lines apart by line feeds.
    case paste(String)
    /// The terminal's window got or lost the focus.
    case focus(Bool)
    /// The window has another size.
    case resize(CellSize)
    /// The terminal answers a question.
    case reply(TerminalReply)
}

/// What the mouse did, and where.
package struct MouseEvent: Hashable, Sendable {
    package enum Button: Hashable, Sendable {
        case left, middle, right
        /// Another button, numbered from 4.
        case other(Int)
    }

    package enum Action: Hashable, Sendable {
        case press(Button)
        /// nil where the terminal does not tell which.
        case release(Button?)
        /// Moved while a button is held.
        case drag(Button)
        case move
        case wheelUp, wheelDown, wheelLeft, wheelRight
    }

    package var action: Action
    /// The cell under the pointer.
    package var position: CellPoint
    package var modifiers: Key.Modifiers

    package init(_ action: Action, at position: CellPoint, _ modifiers: Key.Modifiers = []) {
        self.action = action
        self.position = position
        self.modifiers = modifiers
    }
}

/// A terminal's answer to a question.
package enum TerminalReply: Hashable, Sendable {
    /// The background's colour (OSC 11).
    case background(Color)
    /// The text's colour (OSC 10).
    case foreground(Color)
    /// What the terminal says it is (DA).
    case deviceAttributes([Int])
    /// Where the cursor is (CPR).
    case cursor(CellPoint)
    /// The keyboard protocol's flags.
    case keyboard(Int)
    /// Whether a private mode is known (DECRPM): the mode, and 0 for unknown.
    case mode(Int, state: Int)
    /// Something else, which nobody asked for.
    case other
}
