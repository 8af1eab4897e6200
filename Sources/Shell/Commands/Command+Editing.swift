import Terminal
import ViewLayer

extension Command {
    static let confirm = Command(
        "confirm", Title("Confirm the input; in a textarea a new line", "完成输入；多行输入框中换行"), in: [.input],
        isMaskable: true
    ) { $0.view.topPage?.activate() }
    static let leaveInput = Command(
        "leave-input", Title("Leave the input", "离开输入框"), hint: Title("leave", "离开"), in: [.input], isMaskable: true
    ) { $0.view.topPage?.clearFocus() }

    static let copySelection = Command(
        "copy-selection", Title("Copy what is selected", "复制选中的文字"), hint: Title("copy", "复制"), in: [.input]
    ) { $0.copySelection() }

    /// Does something to the text or caret of the input in focus.
    static func edit(_ edit: EditCommand) -> Command {
        Command("edit-\(edit.rawValue)", title(edit), in: [.input], isMaskable: true) { shell in
            if edit == .cut { shell.copySelection() }
            shell.view.topPage?.edit(edit)
        }
    }

    /// What concerns a text input.
    static let editingCommands: [Command] =
        [confirm, leaveInput, copySelection] + EditCommand.allCases.map { edit($0) }

    private static func title(_ edit: EditCommand) -> Title {
        switch edit {
        case .left: Title("One character left", "左移一个字符")
        case .right: Title("One character right", "右移一个字符")
        case .up: Title("One line up", "上移一行")
        case .down: Title("One line down", "下移一行")
        case .wordLeft: Title("One word left", "左移一个词")
        case .wordRight: Title("One word right", "右移一个词")
        case .home: Title("To the start of the line", "到行首")
        case .end: Title("To the end of the line", "到行尾")
        case .textStart: Title("To the start of the text", "到开头")
        case .textEnd: Title("To the end of the text", "到末尾")
        case .selectLeft: Title("Select a character to the left", "向左选择一个字符")
        case .selectRight: Title("Select a character to the right", "向右选择一个字符")
        case .selectUp: Title("Select a line up", "向上选择一行")
        case .selectDown: Title("Select a line down", "向下选择一行")
        case .selectWordLeft: Title("Select a word to the left", "向左选择一个词")
        case .selectWordRight: Title("Select a word to the right", "向右选择一个词")
        case .selectHome: Title("Select to the start of the line", "选择到行首")
        case .selectEnd: Title("Select to the end of the line", "选择到行尾")
        case .selectAll: Title("Select all of it", "全选")
        case .cut: Title("Cut what is selected", "剪切选中的文字")
        case .yank: Title("Insert what was deleted last", "插入最近删除的文字")
        case .backspace: Title("Delete to the left", "向左删除")
        case .delete: Title("Delete to the right", "向右删除")
        case .deleteWordLeft: Title("Delete a word to the left", "向左删除一个词")
        case .deleteWordRight: Title("Delete a word to the right", "向右删除一个词")
        case .killToStart: Title("Delete to the start of the line", "删除到行首")
        case .killToEnd: Title("Delete to the end of the line", "删除到行尾")
        case .undo: Title("Undo", "撤销")
        case .redo: Title("Redo", "重做")
        }
    }
}

extension Shell {
    /// Gives the selected text of an input to the terminal's clipboard.
    func copySelection() {
        let language = surroundings.language
        guard let text = view.topPage?.selectedText else { return note(Phrase.nothingSelected.text(language)) }
        note((surroundings.screen.copy(text) ? DockPhrase.copied : .tooLong).text(language))
    }
}
