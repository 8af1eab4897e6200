import Terminal

extension Command {
    static let fileMark = layer(
        "file-mark", Title("Mark a file, or take its mark away", "标记或取消标记文件"), hint: Title("mark", "标记"),
        Key(.character(" ")), in: [.files])
    static let fileOpen = layer(
        "file-open-folder", Title("Go into a folder", "进入文件夹"), Key(.right), in: [.files])
    static let fileLeave = layer(
        "file-parent-folder", Title("Go to the folder above", "回到上级文件夹"), hint: Title("up", "上级"), Key(.left),
        in: [.files])

    /// What concerns choosing files.
    static let fileCommands: [Command] = [fileMark, fileOpen, fileLeave]
}
