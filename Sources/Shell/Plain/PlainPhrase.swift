/// What plain mode says, in each language. `{}` is where `text` puts its arguments, in order.
enum PlainPhrase: String, CaseIterable, Sendable, BilingualText {
    case page, depth, tabs, selected, keysOfPage, moreBelow, removed
    case checked, unchecked, disabled, length, toast, loading, done, console, problem, busy, dialogKeys, listKeys,
        dialogClosed
    case button, input, textarea, checkbox, radio, toggle, slider, picker, link, tap
    case dumb

    var texts: (english: String, chinese: String) {
        switch self {
        case .page: ("Page: {}", "页面：{}")
        case .depth: ("Page: {}, {} of 10", "页面：{}，第 {} 层，最多 10 层")
        case .tabs: ("Tabs: {}", "标签：{}")
        case .selected: ("{}, selected", "{}，已选")
        case .keysOfPage:
            ("{} next element, {} taps, {} goes back, {} help, {} quits", "{} 下一个元素，{} 点击，{} 返回，{} 帮助，{} 退出")
        case .moreBelow: ("more below: {}", "下面还有：{}")
        case .removed: ("removed: {}", "已移除：{}")
        case .checked: ("checked", "已选")
        case .unchecked: ("not checked", "未选")
        case .disabled: ("disabled", "不可用")
        case .length: ("{} of {}", "{}/{} 个字符")
        case .toast: ("message: {}", "提示：{}")
        case .loading: ("loading: {}", "加载中：{}")
        case .done: ("loading is over", "加载结束")
        case .console: ("console {}: {}", "控制台 {}：{}")
        case .problem: ("problem: {}", "问题：{}")
        case .busy: ("the mini-program is busy", "小程序忙碌")
        case .dialogKeys: ("{} and {} choose, {} takes the choice, {} closes", "{} 与 {} 选择，{} 确定，{} 关闭")
        case .listKeys: ("{} and {} move, {} closes", "{} 与 {} 移动，{} 关闭")
        case .dialogClosed: ("closed; page: {}", "已关闭；页面：{}")
        case .button: ("button", "按钮")
        case .input: ("input", "输入框")
        case .textarea: ("text area", "多行输入框")
        case .checkbox: ("checkbox", "复选框")
        case .radio: ("radio button", "单选框")
        case .toggle: ("switch", "开关")
        case .slider: ("slider", "滑块")
        case .picker: ("picker", "选择器")
        case .link: ("link", "链接")
        case .tap: ("item", "可点项")
        case .dumb:
            (
                "The terminal type '{}' cannot place text: changes are written as lines.",
                "终端类型“{}”不能定位文字：变化会逐行写出。"
            )
        }
    }

    /// What an element is, by its tag or `aria-role`; nil where there is no word of the shell's for it.
    static func role(_ name: String) -> PlainPhrase? {
        switch name {
        case "button": .button
        case "input", "textbox": .input
        case "textarea": .textarea
        case "checkbox": .checkbox
        case "radio": .radio
        case "switch": .toggle
        case "slider": .slider
        case "picker", "picker-view", "combobox": .picker
        case "navigator", "link": .link
        case "view", "text", "image", "cover-view", "cover-image", "block": .tap
        default: nil
        }
    }
}
