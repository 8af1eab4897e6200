import Values

/// `form` (official documentation: component/form): collects the built-in controls inside it that have a name.
final class FormComponent: Control {
    /// Sends `submit` with the values of all named controls; logic adds those of `wx://form-field` components.
    func submit(by button: RenderNode) {
        var values = ValueObject()
        node.walkBelow {
            // What a component keeps inside itself is its own; it hands its value over as `wx://form-field`.
            if $0.scopes == node.scopes, let name = $0.string("name"), !name.isEmpty,
                let value = $0.control?.formValue
            {
                values[name] = value
            }
            ($0.control as? InputComponent)?.sent()
            return true
        }
        page.emit("submit", on: node, detail: detail(button, adding: ("value", .object(values)), formID: formID))
    }

    /// Empties all controls, then sends `reset`.
    func resetAll(by button: RenderNode) {
        node.walkBelow {
            $0.control?.reset()
            return true
        }
        page.emit("reset", on: node, detail: detail(button, adding: nil, formID: nil))
    }

    /// What `report-submit` asks for cannot be had without the platform's servers, and says so.
    private var formID: String { node.flag("report-submit") ? "requestFormId:fail not supported" : "" }

    private func detail(_ button: RenderNode, adding member: (String, Value)?, formID: String?) -> Value {
        var detail = ValueObject()
        if let member { detail[member.0] = member.1 }
        if let formID { detail["formId"] = .string(formID) }
        detail["target"] = ["id": .string(button.identifier)]
        return .object(detail)
    }
}
