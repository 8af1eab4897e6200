import Markup
import Values

/// `picker` (official documentation: component/picker): a tap on what is in it opens wheels over the page.
final class PickerComponent: Control {
    /// What is chosen, once a person or the program said so.
    private var current: Value?
    private var revision: UInt64 = 0
    private var wheels: PickerWheels?

    override var isFocusable: Bool { true }
    override var reactsToTaps: Bool { true }
    override var formValue: Value? {
        if current == nil, mode == "time" || mode == "region" { return mode == "time" ? "" : [] }
        return source.value
    }

    private var mode: String { node.string("mode") ?? "selector" }

    /// What the wheels offer now.
    private var source: any PickerSource {
        let written = current?.isNullish == false ? current : nil
        let text = written.map { $0.toString() }
        switch mode {
        case "multiSelector":
            return ListSource(ranges: node.attributes["range"], key: node.string("range-key"), value: written)
        case "time": return TimeSource(value: text, start: node.string("start"), end: node.string("end"))
        case "date":
            let today = CalendarDay(milliseconds: page.context.now(), offset: page.context.timeZoneOffset)
            return DateSource(
                value: text, start: node.string("start"), end: node.string("end"), fields: node.string("fields"),
                today: today)
        case "region":
            return RegionSource(
                value: written, custom: node.string("custom-item"), level: node.string("level"))
        default:
            return ListSource(range: node.attributes["range"], key: node.string("range-key"), value: written)
        }
    }

    // MARK: What the program says

    override func attributeChanged(_ name: String, from old: Value?) {
        switch name {
        case "value": current = node.attributes["value"]
        case "level" where node.string("level") == "sub-district":
            page.context.diagnose(
                .warning, path: page.path, "A picker's level \"sub-district\" goes no deeper than \"region\" here.")
        default: break
        }
        guard let wheels, wheels.isOpen, ["value", "range", "range-key", "start", "end"].contains(name) else { return }
        if name != "value", mode == "selector" || mode == "multiSelector" {
            // What was turned stays turned, as far as there is that much.
            let kept = wheels.selected.map { Value.number(Double($0)) }
            current = mode == "multiSelector" ? .array(kept) : kept.first
        }
        wheels.offer(source)
    }

    override func reset() {
        current = nil
        page.setNeedsPaint()
    }

    override func leaves() { wheels?.abandon() }

    // MARK: What a person does

    override func tapped() {
        guard !isDisabled, wheels?.isOpen != true else { return }
        let before = current
        let wheels = PickerWheels(
            title: node.string("header-text") ?? "", source: source,
            turned: { [weak self] column, index in self?.turned(column, index) },
            finished: { [weak self] source in self?.finished(source, before: before) })
        self.wheels = wheels
        page.context.showPicker(wheels)
    }

    private func turned(_ column: Int, _ index: Int) {
        guard mode == "multiSelector" else { return }
        page.emit(
            "columnchange", on: node,
            detail: ["column": .number(Double(column)), "value": .number(Double(index))])
    }

    private func finished(_ source: (any PickerSource)?, before: Value?) {
        wheels = nil
        guard let source else {
            current = before
            page.emit("cancel", on: node)
            return
        }
        let value = source.value
        current = value
        revision &+= 1
        var detail = ValueObject()
        detail["value"] = value
        for (name, extra) in source.extras { detail[name] = extra }
        page.emit("change", on: node, detail: .object(detail), revision: revision, model: ("value", value))
    }
}
