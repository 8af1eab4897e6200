import Bridge
import Markup
import Values

/// What a button's `open-type` asks of the platform (official documentation: component/button). What needs the platform's
/// servers or other programs fails as it does there where that is missing; the event tells.
@MainActor
enum OpenType {
    /// The event that tells of each open-type, and what it says.
    private static let answers: [String: (event: String, detail: Value)] = [
        "contact": ("contact", ["errMsg": "enterContact:fail not supported"]),
        "launchApp": ("error", ["errMsg": "launchApplication:fail not supported"]),
        "liveActivity": ("liveactivity", ["errMsg": "liveActivity:fail not supported"]),
    ]

    /// What the app's process answers, which knows the person and what the person allows.
    private static let personal: Set<String> = [
        "getUserInfo", "getPhoneNumber", "getRealtimePhoneNumber", "openSetting", "chooseAvatar",
        "agreePrivacyAuthorization",
    ]

    /// Does what a tapped button asks for.
    static func perform(_ kind: String, on node: RenderNode, in page: PageView) {
        for kind in kind.split(separator: "|").map(String.init) {
            if kind == "feedback" {
                page.context.diagnose(
                    .warning, path: page.path, "A button's open-type \"feedback\" opens a page of the platform's.")
            } else if kind == "share" {
                page.context.send(.pageEvent(page.id, .share(button: node.id)))
            } else if personal.contains(kind) {
                page.context.send(
                    .pageEvent(page.id, .openType(kind, button: node.id, language: node.string("lang"))))
            } else if let answer = answers[kind] {
                page.emit(answer.event, on: node, detail: answer.detail)
            } else {
                page.context.diagnose(
                    .warning, path: page.path, "A button's open-type \"\(kind)\" does nothing here.")
            }
        }
    }
}
