/// Where the person is, which decides what a key means.
package enum CommandContext: CaseIterable, Sendable {
    /// Before a page, with no text input in focus.
    case page
    /// In a text input.
    case input
    /// Everywhere, unless a dialog is open.
    case anywhere

    /// What help calls it.
    var phrase: Phrase {
        switch self {
        case .page: .inPage
        case .input: .inInput
        case .anywhere: .everywhere
        }
    }
}
