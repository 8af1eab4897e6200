/// What the bar of a walkthrough says in the terminal.
enum WalkPhrase {
    case playing, paused, ended, failed

    func text(_ language: Language) -> String {
        switch (self, language == .chinese) {
        case (.playing, true): "空格 暂停  n 单步  + - 快慢  Esc 结束"
        case (.playing, false): "Space pause  n step  + - speed  Esc end"
        case (.paused, true): "空格 继续  n 下一步  Esc 结束"
        case (.paused, false): "Space go on  n next step  Esc end"
        case (.ended, true): "演示结束，按任意键离开"
        case (.ended, false): "That was all. Press any key to leave"
        case (.failed, true): "与脚本说的不一样，按任意键离开"
        case (.failed, false): "Not as the script says. Press any key to leave"
        }
    }
}
