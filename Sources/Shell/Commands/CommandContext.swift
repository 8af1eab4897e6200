/// Where the person is, which decides what a key means.
package enum CommandContext: String, CaseIterable, Sendable {
    /// Before a page, with no text input in focus.
    case page
    /// Everywhere, unless the context itself says otherwise; not in dialogs and lists.
    case anywhere
    /// In a text input.
    case input
    /// In the dock.
    case dock
    /// In a dialog or menu.
    case dialog
    /// In a list with a search field: help, problems.
    case list
    /// While files are chosen.
    case files
    /// While pictures are looked at.
    case pictures
    /// While a document is edited.
    case editor

    /// What help calls it.
    var phrase: Phrase {
        switch self {
        case .page: .inPage
        case .input: .inInput
        case .dock: .inDock
        case .dialog: .inDialog
        case .list: .inList
        case .files: .inFiles
        case .pictures: .inPictures
        case .editor: .inEditor
        case .anywhere: .everywhere
        }
    }

    /// Whether what is bound to keys everywhere holds here too.
    var takesAnywhere: Bool { ![.dialog, .list, .files, .pictures, .editor].contains(self) }

    /// Whether a key without another meaning types here.
    var types: Bool { self == .input || !takesAnywhere }
}
