import Bridge
import Cells
import Values

/// What checkboxes, radios and switches have in common: they are on or off, and a tap changes that.
class CheckControl: Control {
    /// Whether it is on.
    final var isOn = false
    /// How often a person changed it.
    final var revision: UInt64 = 0

    override var isFocusable: Bool { true }
    override var reactsToTaps: Bool { true }
    override var hasChecked: Bool { true }
    override var isChecked: Bool { isOn }

    /// What stands between its mark and its own words; without any, its margin is enough.
    final var gap: String { node.children.isEmpty ? "" : "\u{A0}" }

    /// The colour of what is on, where the program says none.
    var standardColor: String { "#09BB07" }

    override var prefixStyle: String? {
        if isDisabled { return "opacity: 0.5; color: #888" }
        guard isOn else { return nil }
        let written = node.string("color").flatMap { CSSColor(text: $0) == nil ? nil : $0 }
        return "font-weight: bold; color: \(written ?? standardColor)"
    }

    override func attributeChanged(_ name: String, from old: Value?) {
        if name == "color" || name == "disabled" { lookChanged() }
        guard name == "checked" else { return }
        let wanted = node.flag("checked")
        // An echo of an older state, while a newer one is on its way, would undo what was done since.
        guard wanted == isOn || !page.openInputs.contains(where: { $0.node == node.id && $0.text == "\(wanted)" })
        else {
            return
        }
        set(wanted)
    }

    /// Tells the app that a person changed it; the event is that of `target`, the control itself or its group.
    final func tell(_ target: RenderNode, _ value: Value, model: (name: String, value: Value)) {
        revision &+= 1
        let sequence = page.emit("change", on: target, detail: ["value": value], revision: revision, model: model)
        if let sequence { page.noteOpen(sequence, node.id, "\(isOn)") }
    }

    override func reset() { set(false) }

    /// Turns it on or off, without telling the app.
    func set(_ wanted: Bool) {
        guard wanted != isOn else { return }
        isOn = wanted
        lookChanged()
    }

    /// What stands for it in the value of its group.
    final var groupValue: Value { node.attributes["value"] ?? "" }
}

/// `checkbox` (official documentation: component/checkbox).
final class CheckboxComponent: CheckControl {
    override var prefix: String {
        // A broken frame says that it is disabled.
        if isDisabled { return (isOn ? "\u{250A}x\u{250A}" : "\u{250A}\u{A0}\u{250A}") + gap }
        return (isOn ? "[x]" : "[\u{A0}]") + gap
    }

    override func tapped() {
        guard !isDisabled else { return }
        set(!isOn)
        guard let group = node.nearest(where: { $0.control is CheckboxGroupComponent }) else { return }
        let value = group.control?.formValue ?? []
        tell(group, value, model: ("value", value))
    }
}

/// `checkbox-group`: the values of its checkboxes that are on.
final class CheckboxGroupComponent: Control {
    override var formValue: Value? {
        var values: [Value] = []
        node.walkBelow {
            if let box = $0.control as? CheckboxComponent, box.isOn { values.append(box.groupValue) }
            return true
        }
        return .array(values)
    }
}

/// `radio` (official documentation: component/radio): turning one on turns the others of its group off.
final class RadioComponent: CheckControl {
    override var prefix: String {
        if isDisabled { return (isOn ? "\u{250A}\u{2022}\u{250A}" : "\u{250A}\u{A0}\u{250A}") + gap }
        return (isOn ? "(\u{2022})" : "(\u{A0})") + gap
    }

    override func set(_ wanted: Bool) {
        super.set(wanted)
        if wanted { clearOthers() }
    }

    override func tapped() {
        guard !isDisabled, !isOn else { return }
        set(true)
        guard let group = node.nearest(where: { $0.control is RadioGroupComponent }) else { return }
        tell(group, groupValue, model: ("value", groupValue))
    }

    private func clearOthers() {
        guard let group = node.nearest(where: { $0.control is RadioGroupComponent }) else { return }
        group.walkBelow {
            if let radio = $0.control as? RadioComponent, radio !== self { radio.set(false) }
            return true
        }
    }
}

/// `radio-group`: the value of its radio that is on.
final class RadioGroupComponent: Control {
    override var formValue: Value? {
        var value: Value = ""
        node.walkBelow {
            if let radio = $0.control as? RadioComponent, radio.isOn { value = radio.groupValue }
            return true
        }
        return value
    }
}

/// `switch` (official documentation: component/switch), also as a checkbox (`type="checkbox"`).
final class SwitchComponent: CheckControl {
    override var prefix: String {
        if node.string("type") == "checkbox" {
            if isDisabled { return isOn ? "\u{250A}x\u{250A}" : "\u{250A}\u{A0}\u{250A}" }
            return isOn ? "[x]" : "[\u{A0}]"
        }
        if isDisabled {
            return isOn ? "\u{250A}\u{2505}\u{2505}\u{25CF}\u{250A}" : "\u{250A}\u{25CB}\u{2504}\u{2504}\u{250A}"
        }
        return isOn ? "(\u{2501}\u{2501}\u{25CF})" : "(\u{25CB}\u{2500}\u{2500})"
    }

    override var hidesChildren: Bool { true }
    override var standardColor: String { "#04BE02" }
    override var formValue: Value? { .bool(isOn) }

    override func attributeChanged(_ name: String, from old: Value?) {
        super.attributeChanged(name, from: old)
        if name == "type" { lookChanged() }
    }

    override func tapped() {
        guard !isDisabled else { return }
        set(!isOn)
        tell(node, .bool(isOn), model: ("checked", .bool(isOn)))
    }
}
