import Terminal

extension Command {
    static let documentWrite = layer(
        "document-write", Title("Write the document", "写入文档"), hint: Title("write", "写入"),
        Key(.character("s"), .control), in: [.editor])
    static let documentUndo = layer(
        "document-undo", Title("Undo the last change of the document", "撤销对文档的上一次修改"),
        hint: Title("undo", "撤销"), Key(.character("z"), .control), in: [.editor])

    /// What concerns editing documents.
    static let editorCommands: [Command] = [documentWrite, documentUndo]
}
