/// The program that lives in the room `termina`, so that one person alone sees both directions.
enum ChatResident {
    static let person = (user: "termina-resident", name: "Termina")

    /// What it says to a message: nothing, unless its writer is alone with it or calls it.
    static func answer(to message: ChatMessage, isAlone: Bool) -> String? {
        let text = message.content.lowercased()
        guard isAlone || text.contains("@termina") else { return nil }
        if message.kind == "me" { return "(点头 / nods)" }
        if ["你好", "hello", "hi", "嗨"].contains(where: { text.hasPrefix($0) }) {
            return "你好，\(message.name)！我是一个程序，只会几句话。Hello! I am a program and know a few sentences."
        }
        if ["/help", "help", "帮助"].contains(where: { text.contains($0) }) {
            return "/nick 名字 · /me 动作 · /join 房间。再开一个终端：termina run --user 小红"
        }
        if ["你是谁", "who are you"].contains(where: { text.contains($0) }) {
            return "我是住在这个房间里的程序。I am a program that lives in this room."
        }
        if text.hasSuffix("?") || text.hasSuffix("？") {
            return "我是一个程序，这个我不知道。I am a program; that I do not know."
        }
        return "收到第 \(message.sequence) 条（程序自动回复）"
    }
}
