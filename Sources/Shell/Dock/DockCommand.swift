/// What keys do in the dock.
enum DockCommand: String, CaseIterable, Hashable, Sendable {
    case toggle, leave, nextTab, previousTab, up, down, pageUp, pageDown, first, last
    case filter, group, open, copy, evaluate, clear, grow, shrink
    case curl, replay, edit, add, delete, send, drop, query, user, collections
    case sort1, sort2, sort3, sort4, sort5, sort6, sort7

    /// The name in keymaps.
    var name: String {
        let words = rawValue.map { $0.isUppercase ? "-\($0.lowercased())" : $0.isNumber ? "-\($0)" : String($0) }
        return self == .toggle ? "dock" : "dock-" + words.joined()
    }

    /// The column that it sorts by.
    var column: Int? {
        switch self {
        case .sort1: 0
        case .sort2: 1
        case .sort3: 2
        case .sort4: 3
        case .sort5: 4
        case .sort6: 5
        case .sort7: 6
        default: nil
        }
    }

    /// What help says of it.
    var title: Command.Title { Command.Title(texts.english, texts.chinese) }

    /// The word or two for the hint line; nil where the title has to do.
    var hint: Command.Title? {
        switch self {
        case .toggle: Command.Title("dock", "调试面板")
        case .leave: Command.Title("page", "页面")
        case .nextTab: Command.Title("tab", "标签")
        case .filter: Command.Title("filter", "筛选")
        case .group: Command.Title("level", "级别")
        case .open: Command.Title("open", "打开")
        case .copy: Command.Title("copy", "复制")
        case .evaluate: Command.Title("evaluate", "求值")
        case .curl: Command.Title("curl", "复制 curl")
        case .replay: Command.Title("replay", "重放")
        case .edit: Command.Title("edit", "编辑")
        case .add: Command.Title("add", "新增")
        case .delete: Command.Title("delete", "删除")
        case .send: Command.Title("send", "发送")
        case .drop: Command.Title("drop", "断开")
        case .query: Command.Title("query", "查询")
        case .user: Command.Title("user", "用户")
        case .collections: Command.Title("collections", "集合")
        default: nil
        }
    }

    private var texts: (english: String, chinese: String) {
        switch self {
        case .toggle: ("Open the dock, or close it", "打开或关闭调试面板")
        case .leave: ("Back to the page", "回到页面")
        case .nextTab: ("Next tab", "下一个标签页")
        case .previousTab: ("Previous tab", "上一个标签页")
        case .up: ("One record up", "上一条记录")
        case .down: ("One record down", "下一条记录")
        case .pageUp: ("One screen of records up", "向上翻一屏记录")
        case .pageDown: ("One screen of records down", "向下翻一屏记录")
        case .first: ("To the first record", "到第一条记录")
        case .last: ("To the last record, and follow", "到最后一条记录并跟随")
        case .filter: ("Filter the records", "筛选记录")
        case .group: ("Next level or kind", "切换级别或类型")
        case .open: ("Open the record", "打开记录")
        case .copy: ("Copy the record", "复制记录")
        case .evaluate: ("Evaluate an expression in the mini-program", "在小程序中求值")
        case .clear: ("Clear the records", "清空记录")
        case .grow: ("Make the dock higher", "调高面板")
        case .shrink: ("Make the dock lower", "调低面板")
        case .sort1: ("Sort by the first column, turn, as it came", "按第 1 列排序、反序、恢复")
        case .sort2: ("Sort by the second column", "按第 2 列排序")
        case .sort3: ("Sort by the third column", "按第 3 列排序")
        case .sort4: ("Sort by the fourth column", "按第 4 列排序")
        case .sort5: ("Sort by the fifth column", "按第 5 列排序")
        case .sort6: ("Sort by the sixth column", "按第 6 列排序")
        case .sort7: ("Sort by the seventh column", "按第 7 列排序")
        case .curl: ("Network: copy the request as a curl command", "网络：复制为 curl 命令")
        case .replay: ("Network: send the request once more", "网络：重新发送请求")
        case .edit: ("Storage, cloud, device: edit the value or document", "存储、云、设备：编辑值或文档")
        case .add: ("Storage, cloud: add a key or document", "存储、云：新增键或文档")
        case .delete: ("Storage, cloud: delete the key or document", "存储、云：删除键或文档")
        case .send: ("Sockets: send a frame by hand", "套接字：手动发送一帧")
        case .drop: ("Sockets: cut the connection", "套接字：断开连接")
        case .query: ("Cloud: a query in the SDK's words", "云：用 SDK 语法查询")
        case .user: ("Cloud: change the current user", "云：切换当前用户")
        case .collections: ("Cloud: the collections and their documents", "云：列出集合及其文档")
        }
    }
}
