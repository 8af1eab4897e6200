/// Why there is no screen.
package enum TerminalError: Error, Hashable, Sendable {
    /// Standard input or output is no terminal.
    case notATerminal
    /// ncurses cannot drive this kind of terminal.
    case unusable(type: String)

    /// A sentence that says what to do.
    package var userMessage: String {
        switch self {
        case .notATerminal:
            "standard input and output are not a terminal; 'termina render' makes a picture without one"
        case .unusable(let type):
            "the terminal type '\(type)' cannot place text; set TERM to what your terminal is, such as xterm-256color"
        }
    }
}
