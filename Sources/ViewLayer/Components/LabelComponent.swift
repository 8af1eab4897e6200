/// `label` (official documentation: component/label): a tap on it acts on the control that `for` names, or else on the
/// first one inside.
final class LabelComponent: Control {
    override var reactsToTaps: Bool { true }

    override func tapped() {
        guard let target = labelled, let control = target.control, !control.isDisabled else { return }
        if control is ButtonComponent {
            page.tapMiddle(of: target)
        } else {
            control.tapped()
        }
    }

    private var labelled: RenderNode? {
        var found: RenderNode?
        let wanted = node.string("for") ?? ""
        let scope = wanted.isEmpty ? node : page.tree.root
        scope.walkBelow {
            guard found == nil else { return false }
            if wanted.isEmpty ? Self.canBeLabelled($0) : $0.identifier == wanted { found = $0 }
            return found == nil
        }
        return found
    }

    private static func canBeLabelled(_ node: RenderNode) -> Bool {
        node.control is CheckControl || node.control is ButtonComponent || node.control is InputComponent
    }
}
