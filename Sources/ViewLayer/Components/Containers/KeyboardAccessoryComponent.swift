/// `keyboard-accessory` (official documentation: component/keyboard-accessory): a bar at the lower edge as long as the
/// input that it belongs to has the focus.
final class KeyboardAccessoryComponent: Control {
    override init(_ node: RenderNode, in page: PageView) {
        super.init(node, in: page)
        page.attending.append(node.id)
    }

    override func prepare() {
        let input = node.parent?.nearest { $0.control is InputComponent }
        let isShown = input != nil && page.focus.map { $0 === input || $0.nearest { $0 === node } != nil } == true
        page.tree.setOwnStyle(
            node, isShown ? "display:block;position:fixed;left:0;right:0;bottom:0;z-index:1000" : "display:none")
    }
}

extension RenderNode {
    /// Whether a `keyboard-accessory` comes and goes with the focus of it.
    var touchesAccessory: Bool {
        children.contains { $0.tag == "keyboard-accessory" } || nearest { $0.tag == "keyboard-accessory" } != nil
    }
}
