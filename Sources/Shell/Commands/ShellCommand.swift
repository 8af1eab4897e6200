package import ViewLayer

/// Something that the shell does on a key. The one list behind key bindings, help and the hint line.
package enum ShellCommand: Hashable, Sendable {
    case help, problems, quit, restart, redraw, back
    case focusNext, focusPrevious, activate, longPress
    case scroll(rows: Int), scrollPages(Int), scrollToTop, scrollToBottom
    case tab(Int)
    case edit(EditCommand)
    case confirm, leaveInput

    /// The name in keymaps.
    package var name: String {
        switch self {
        case .help: "help"
        case .problems: "problems"
        case .quit: "quit"
        case .restart: "restart"
        case .redraw: "redraw"
        case .back: "back"
        case .focusNext: "focus-next"
        case .focusPrevious: "focus-previous"
        case .activate: "tap"
        case .longPress: "long-press"
        case .scroll(let rows): rows < 0 ? "scroll-up" : "scroll-down"
        case .scrollPages(let pages): pages < 0 ? "page-up" : "page-down"
        case .scrollToTop: "scroll-to-top"
        case .scrollToBottom: "scroll-to-bottom"
        case .tab(let number): "tab-\(number + 1)"
        case .edit(let command): "edit-\(command)"
        case .confirm: "confirm"
        case .leaveInput: "leave-input"
        }
    }

    /// What help says of it.
    package func title(_ language: Language) -> String { language == .chinese ? chinese : english }

    /// The word or two that the hint line has room for.
    func hint(_ language: Language) -> String {
        switch self {
        case .help: language == .chinese ? "帮助" : "help"
        case .problems: language == .chinese ? "问题" : "problems"
        case .quit: language == .chinese ? "退出" : "quit"
        case .back: language == .chinese ? "返回" : "back"
        case .focusNext: language == .chinese ? "下一个" : "next"
        case .activate: language == .chinese ? "点击" : "tap"
        case .leaveInput: language == .chinese ? "离开" : "leave"
        default: title(language)
        }
    }

    private var english: String {
        switch self {
        case .help: "Show the keys"
        case .problems: "Show what went wrong"
        case .quit: "Quit"
        case .restart: "Start the mini-program anew at this page"
        case .redraw: "Paint the screen anew"
        case .back: "Go back a page"
        case .focusNext: "Next element"
        case .focusPrevious: "Previous element"
        case .activate: "Tap the element in focus"
        case .longPress: "Press it long"
        case .scroll(let rows): rows < 0 ? "Scroll up" : "Scroll down"
        case .scrollPages(let pages): pages < 0 ? "Scroll up a screen" : "Scroll down a screen"
        case .scrollToTop: "Scroll to the top"
        case .scrollToBottom: "Scroll to the bottom"
        case .tab(let number): "Tab \(number + 1)"
        case .edit(let command): Self.english(command)
        case .confirm: "Confirm the input; in a textarea a new line"
        case .leaveInput: "Leave the input"
        }
    }

    private var chinese: String {
        switch self {
        case .help: "显示按键"
        case .problems: "显示出现的问题"
        case .quit: "退出"
        case .restart: "在当前页重新启动小程序"
        case .redraw: "重绘屏幕"
        case .back: "返回上一页"
        case .focusNext: "下一个元素"
        case .focusPrevious: "上一个元素"
        case .activate: "点击焦点元素"
        case .longPress: "长按焦点元素"
        case .scroll(let rows): rows < 0 ? "向上滚动" : "向下滚动"
        case .scrollPages(let pages): pages < 0 ? "向上翻屏" : "向下翻屏"
        case .scrollToTop: "滚动到顶部"
        case .scrollToBottom: "滚动到底部"
        case .tab(let number): "第 \(number + 1) 个标签"
        case .edit(let command): Self.chinese(command)
        case .confirm: "完成输入;多行输入框中换行"
        case .leaveInput: "离开输入框"
        }
    }

    private static func english(_ command: EditCommand) -> String {
        switch command {
        case .left: "One character left"
        case .right: "One character right"
        case .up: "One line up"
        case .down: "One line down"
        case .wordLeft: "One word left"
        case .wordRight: "One word right"
        case .home: "To the start of the line"
        case .end: "To the end of the line"
        case .backspace: "Delete to the left"
        case .delete: "Delete to the right"
        case .deleteWordLeft: "Delete a word to the left"
        case .deleteWordRight: "Delete a word to the right"
        case .killToStart: "Delete to the start of the line"
        case .killToEnd: "Delete to the end of the line"
        case .undo: "Undo"
        case .redo: "Redo"
        }
    }

    private static func chinese(_ command: EditCommand) -> String {
        switch command {
        case .left: "左移一个字符"
        case .right: "右移一个字符"
        case .up: "上移一行"
        case .down: "下移一行"
        case .wordLeft: "左移一个词"
        case .wordRight: "右移一个词"
        case .home: "到行首"
        case .end: "到行尾"
        case .backspace: "向左删除"
        case .delete: "向右删除"
        case .deleteWordLeft: "向左删除一个词"
        case .deleteWordRight: "向右删除一个词"
        case .killToStart: "删除到行首"
        case .killToEnd: "删除到行尾"
        case .undo: "撤销"
        case .redo: "重做"
        }
    }
}
