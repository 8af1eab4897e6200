import Bridge
import Components
import JavaScript
import Values

extension AppService {
    /// What the contexts of built-in components (contexts.js) ask of the view.
    func addContexts(to natives: Natives) {
        // (page, node, method, options, done?, component?, selector?)
        natives.add("contextCall") { [unowned self] call in
            guard let page = Self.number(call[0]), let node = Self.number(call[1]) else { return nil }
            tell(
                PageID(page), NodeID(node), method: call[2].string ?? "", options: try machine.data(call[3]),
                done: call[4].isFunction ? call[4] : nil,
                target: target(call[5], call[6], on: PageID(page)))
            return nil
        }
        // (component, selector, method, options): to what a selector finds, once everything is laid out.
        natives.add("contextCallSelected") { [unowned self] call in
            let given = Self.number(call[0]).flatMap { $0 > 0 ? ComponentID($0) : nil }
            guard let component = given ?? router.current?.component, let page = components.page(of: component) else {
                return nil
            }
            let (selector, method) = (call[1].string ?? "", call[2].string ?? "")
            let options = try machine.data(call[3])
            components.afterLayout(of: page) { [weak self] in
                guard let self, let found = components.select(selector, in: component, all: false).first else { return }
                tell(page, found.node, method: method, options: options, done: nil, target: nil)
            }
            return nil
        }
    }

    /// What a selector means inside a component; 0 is the page's own.
    private func target(
        _ component: ScriptValue, _ selector: ScriptValue, on page: PageID
    ) -> (component: ComponentID, selector: String)? {
        guard let number = Self.number(component), let selector = selector.string else { return nil }
        guard let component = number > 0 ? ComponentID(number) : router[page]?.component else { return nil }
        return (component, selector)
    }

    private static func number(_ value: ScriptValue) -> UInt32? { value.number.flatMap { UInt32(exactly: $0) } }

    /// Has a node do what a method of its context says.
    private func tell(
        _ page: PageID, _ node: NodeID, method: String, options: Value, done: ScriptValue?,
        target: (component: ComponentID, selector: String)?
    ) {
        var call: ValueObject = ["method": .string(method), "options": options]
        if let target {
            let found = components.select(target.selector, in: target.component, all: false).first
            guard let found else { return }
            call["target"] = .number(Double(found.node.rawValue))
        }
        if let done {
            let id = asks.add { [weak self] value in
                guard let self else { return }
                do throws(ScriptException) {
                    try done.call(machine.value(value))
                } catch {
                    report(error, place: method)
                }
            }
            call["answer"] = .number(Double(id))
        }
        components.afterLayout(of: page) { [weak self] in
            self?.sink(.command(page, .other(node, name: "context", .object(call))))
        }
    }
}
