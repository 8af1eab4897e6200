import Bridge
import Components
import JavaScript
import Values

/// `this.animate` and `this.clearAnimation` (official documentation: framework/view/animation).
extension AppService {
    /// Has the view play frames; `last` is the callback at their end, or a ScrollTimeline.
    func animate(
        _ component: ComponentID, _ selector: String, frames: ScriptValue, duration: ScriptValue, last: ScriptValue
    ) throws(ScriptException) {
        guard let page = components.page(of: component) else { return }
        var command = KeyframeCommand(nodes: [], frames: try machine.data(frames), duration: duration.number ?? 0)
        let source: String?
        if last.isObject, !last.isFunction {
            command.timeline = try machine.data(last)
            source = command.timeline.member("scrollSource").text
        } else {
            source = nil
        }
        let callback = last.isFunction ? last : nil
        components.afterLayout(of: page) { [weak self] in
            guard let self else { return }
            command.nodes = components.select(selector, in: component, all: true).map(\.node)
            if let source { command.source = components.select(source, in: component, all: false).first?.node }
            guard !command.nodes.isEmpty, source == nil || command.source != nil else {
                // Nothing moves, so it is over.
                if let callback { enqueue { [weak self] in self?.finish(callback, "animate") } }
                return
            }
            if let callback { command.answer = asks.add { [weak self] _ in self?.finish(callback, "animate") } }
            sink(.command(page, .animate(command)))
        }
    }

    /// Has the view forget what animations have set.
    func clearAnimation(
        _ component: ComponentID, _ selector: String, options: ScriptValue, done: ScriptValue
    ) throws(ScriptException) {
        guard let page = components.page(of: component) else { return }
        let callback = [options, done].first { $0.isFunction }
        var names: [String]?
        if !options.isFunction, case .object(let object) = try machine.data(options), !object.isEmpty {
            names = object.filter { $0.value.isTrue }.map(\.key)
        }
        components.afterLayout(of: page) { [weak self] in
            guard let self else { return }
            let nodes = components.select(selector, in: component, all: true).map(\.node)
            if !nodes.isEmpty { sink(.command(page, .clearAnimation(nodes, names))) }
            if let callback { finish(callback, "clearAnimation") }
        }
    }

    private func finish(_ callback: ScriptValue, _ place: String) {
        do throws(ScriptException) {
            try callback.call()
        } catch {
            report(error, place: place)
        }
    }
}
