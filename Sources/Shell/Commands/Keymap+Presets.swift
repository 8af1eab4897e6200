import Terminal
import ViewLayer

extension Keymap {
    /// A set of bindings to start from.
    package enum Preset: String, CaseIterable, Sendable {
        /// Letters as in vi, beside the named keys.
        case vi
        /// Named keys and keys with Control only.
        case plain
    }

    /// The bindings of a fresh installation.
    package static let standard = Keymap(.vi)

    /// The bindings of a preset.
    package init(_ preset: Preset) { self = preset == .vi ? .vi : .plain }

    private static let vi = Keymap(rows: rows(.vi))
    private static let plain = Keymap(rows: rows(.plain))

    /// What a preset binds: nothing stands in another's way.
    static func rows(_ preset: Preset) -> [Row] {
        (preset == .vi ? viKeys : plainKeys) + commonKeys + DockCommand.keys + editingKeys
    }

    private init(rows: [Row]) {
        self.init()
        for (context, command, keys) in rows {
            for line in keys {
                do throws(UnknownKey) {
                    add(try Key.sequence(line), context, command)
                } catch {
                    preconditionFailure("the presets name the key '\(error.name)', which is none")
                }
            }
        }
    }

    /// A command with its keys in a context.
    typealias Row = (CommandContext, Command, [String])

    private static let viKeys: [Row] =
        [
            (.page, .focusNext, ["Tab"]), (.page, .focusPrevious, ["S-Tab"]), (.page, .activate, ["Enter"]),
            (.page, .longPress, ["Space"]), (.page, .jump, ["f"]), (.page, .back, ["Escape", "Backspace"]),
            (.page, .move(.up), ["Up", "k"]), (.page, .move(.down), ["Down", "j"]),
            (.page, .move(.left), ["Left", "h"]), (.page, .move(.right), ["Right", "l"]),
            (.page, .scrollDown, ["C-Down", "C-e"]), (.page, .scrollUp, ["C-Up", "C-y"]),
            (.page, .scrollToTop, ["Home", "g g"]), (.page, .scrollToBottom, ["End", "G"]),
            (.page, .pageDown, ["C-d"]), (.page, .pageUp, ["C-u"]),
            (.page, .help, ["?"]), (.page, .problems, ["!"]), (.page, .goToPage, ["o"]), (.page, .refresh, ["r"]),
            (.page, .menu, ["m"]), (.page, .networkConditions, ["n"]),
            (.page, .paneLeft, ["C-Left", "["]), (.page, .paneRight, ["C-Right", "]"]), (.page, .zoom, ["z"]),
            (.page, .narrower, ["<"]), (.page, .wider, [">"]), (.page, .phoneWidth, ["w"]), (.page, .pin, ["p"]),
            (.page, .quit, ["q"]),
        ] + swipeKeys + DockCommand.pageKeys + tabKeys

    private static let plainKeys: [Row] =
        [
            (.page, .focusNext, ["Tab"]), (.page, .focusPrevious, ["S-Tab"]), (.page, .activate, ["Enter"]),
            (.page, .longPress, ["Space"]), (.anywhere, .jump, ["A-f"]), (.page, .back, ["Escape", "Backspace"]),
            (.page, .move(.up), ["Up"]), (.page, .move(.down), ["Down"]),
            (.page, .move(.left), ["Left"]), (.page, .move(.right), ["Right"]),
            (.page, .scrollDown, ["C-Down"]), (.page, .scrollUp, ["C-Up"]),
            (.page, .scrollToTop, ["Home"]), (.page, .scrollToBottom, ["End"]),
            (.anywhere, .problems, ["F2"]), (.anywhere, .quit, ["F10"]),
            (.page, .paneLeft, ["C-Left"]), (.page, .paneRight, ["C-Right"]), (.anywhere, .zoom, ["F8"]),
            (.page, .narrower, ["A-Left"]), (.page, .wider, ["A-Right"]), (.anywhere, .phoneWidth, ["F6"]),
            (.anywhere, .pin, ["F7"]),
        ] + swipeKeys + tabKeys

    private static let swipeKeys: [Row] = [
        (.page, .swipe(.left), ["S-Left"]), (.page, .swipe(.right), ["S-Right"]), (.page, .swipe(.up), ["S-Up"]),
        (.page, .swipe(.down), ["S-Down"]),
    ]

    private static let tabKeys: [Row] = (0..<5).map { (.page, .tab($0), ["\($0 + 1)"]) }

    private static let commonKeys: [Row] = [
        (.anywhere, .pageDown, ["PageDown"]), (.anywhere, .pageUp, ["PageUp"]), (.anywhere, .help, ["F1"]),
        (.anywhere, .palette, ["C-p"]),
        (.anywhere, .goToPage, ["F3"]), (.anywhere, .menu, ["F4"]), (.anywhere, .refresh, ["F9"]),
        (.anywhere, .restart, ["F5", "C-r"]), (.anywhere, .networkConditions, ["A-n"]),
        (.anywhere, .redraw, ["C-l"]), (.anywhere, .quit, ["C-c", "C-q"]),
        (.input, .leaveInput, ["Escape"]), (.input, .confirm, ["Enter"]), (.input, .focusNext, ["Tab"]),
        (.input, .focusPrevious, ["S-Tab"]),
        (.dialog, .choiceNext, ["Down", "C-n"]), (.dialog, .choicePrevious, ["Up", "C-p"]),
        (.dialog, .accept, ["Enter"]), (.dialog, .cancel, ["Escape"]),
        (.list, .choiceNext, ["Down", "C-n"]), (.list, .choicePrevious, ["Up", "C-p"]),
        (.list, .listPageDown, ["PageDown"]), (.list, .listPageUp, ["PageUp"]), (.list, .cancel, ["Escape"]),
        (.files, .choiceNext, ["Down", "C-n"]), (.files, .choicePrevious, ["Up", "C-p"]),
        (.files, .listPageDown, ["PageDown"]), (.files, .listPageUp, ["PageUp"]), (.files, .accept, ["Enter"]),
        (.files, .fileMark, ["Space"]), (.files, .fileOpen, ["Right"]), (.files, .fileLeave, ["Left"]),
        (.files, .cancel, ["Escape"]),
        (.pictures, .pictureNext, ["Right", "Space"]), (.pictures, .picturePrevious, ["Left"]),
        (.pictures, .pictureLarger, ["+"]), (.pictures, .pictureSmaller, ["-"]), (.pictures, .pictureFits, ["0"]),
        (.pictures, .cancel, ["Escape", "q"]),
        (.editor, .documentWrite, ["C-s"]), (.editor, .documentUndo, ["C-z"]), (.editor, .cancel, ["Escape"]),
        (.editor, .choiceNext, ["Down", "C-n"]), (.editor, .choicePrevious, ["Up", "C-p"]),
    ]

    /// What keys do in a line of text, in a fresh installation.
    static let standardEdits: [Key: EditCommand] = {
        var edits: [Key: EditCommand] = [:]
        for edit in EditCommand.allCases {
            for binding in standard.bindings where binding.context == .input && binding.command == .edit(edit) {
                if let key = binding.keys.first, binding.keys.count == 1 { edits[key] = edit }
            }
        }
        return edits
    }()

    private static let editingKeys: [Row] = [
        (.input, .edit(.left), ["Left", "C-b"]), (.input, .edit(.right), ["Right", "C-f"]),
        (.input, .edit(.up), ["Up"]), (.input, .edit(.down), ["Down"]),
        (.input, .edit(.wordLeft), ["C-Left", "A-b"]), (.input, .edit(.wordRight), ["C-Right", "A-f"]),
        (.input, .edit(.home), ["Home", "C-a"]), (.input, .edit(.end), ["End", "C-e"]),
        (.input, .edit(.backspace), ["Backspace", "C-h"]), (.input, .edit(.delete), ["Delete", "C-d"]),
        (.input, .edit(.textStart), ["C-Home", "A-<"]), (.input, .edit(.textEnd), ["C-End", "A->"]),
        (.input, .edit(.selectLeft), ["S-Left"]), (.input, .edit(.selectRight), ["S-Right"]),
        (.input, .edit(.selectUp), ["S-Up"]), (.input, .edit(.selectDown), ["S-Down"]),
        (.input, .edit(.selectWordLeft), ["C-S-Left"]), (.input, .edit(.selectWordRight), ["C-S-Right"]),
        (.input, .edit(.selectHome), ["S-Home"]), (.input, .edit(.selectEnd), ["S-End"]),
        (.input, .edit(.selectAll), ["A-a"]),
        (.input, .edit(.deleteWordLeft), ["C-w", "A-Backspace", "C-Backspace"]),
        (.input, .edit(.deleteWordRight), ["A-d", "C-Delete"]), (.input, .edit(.yank), ["C-y"]),
        (.input, .edit(.killToStart), ["C-u"]), (.input, .edit(.killToEnd), ["C-k"]),
        (.input, .copySelection, ["A-w"]), (.input, .edit(.cut), ["C-x"]),
        (.input, .edit(.undo), ["C-_", "A-z"]), (.input, .edit(.redo), ["A-y"]),
    ]
}
