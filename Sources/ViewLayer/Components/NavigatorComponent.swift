import Bridge
import Values

/// `navigator` (official documentation: component/navigator). Where it leads is decided by logic; the names that older
/// programs use for `open-type` (`navigateTo`, `redirectTo`) mean what they say.
final class NavigatorComponent: Control {
    override var isFocusable: Bool { true }
    override var isDisabled: Bool { false }
    override var reactsToTaps: Bool { true }

    override func tapped() {
        let written = node.string("open-type") ?? ""
        // Of all that concerns other mini-programs, only leaving this one can be done.
        guard (node.string("target") == "miniProgram") == (written == "exit") else { return }
        let openType: String
        switch written {
        case "", "navigateTo": openType = "navigate"
        case "redirectTo": openType = "redirect"
        default: openType = written
        }
        let delta = node.number("delta").map { Int(min(max($0, 1), 1000)) } ?? 1
        page.context.send(
            .userRoute(
                .navigator(
                    page: page.id, node: node.id, openType: openType, url: node.string("url") ?? "", delta: delta)))
    }
}
