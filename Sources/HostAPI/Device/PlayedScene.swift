import Bridge
import Values

/// What is played, in two languages: a title, and the texts of yes and no.
struct PlayedScene {
    let chinese: (String, String, String)
    let english: (String, String, String)

    static let payment = PlayedScene(
        chinese: ("微信支付（模拟）", "支付", "放弃"), english: ("Payment (simulated)", "Pay", "Refuse"))
    static let call = PlayedScene(
        chinese: ("拨打电话（模拟）", "呼叫", "取消"), english: ("Phone call (simulated)", "Call", "Cancel"))
    static let miniProgram = PlayedScene(
        chinese: ("打开另一个小程序（模拟）", "允许", "取消"),
        english: ("Open another mini-program (simulated)", "Allow", "Cancel"))
}

extension HostContext {
    /// Asks the person to play what the platform would leave to another app: yes is success, no is `fail cancel`.
    func play(_ scene: PlayedScene, _ content: String, _ reply: @escaping HostReply) {
        let words = device.isChinese ? scene.chinese : scene.english
        var modal = Question.Modal()
        (modal.title, modal.confirmText, modal.cancelText) = words
        modal.content = content
        ask(.modal(modal)) { answer in
            let isDone = answer.member("confirm").toBoolean()
            reply(isDone ? .success([:]) : .failure(HostError("fail cancel")))
        }
    }
}
