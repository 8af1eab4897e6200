package import Bridge
import Terminal

/// A key that the mini-program brings, ready to be bound.
package struct AppKeyBinding: Sendable {
    /// The page on which it works; nil is every page.
    let page: String?
    let keys: [Key]
    let command: Command
}

extension AppKeyBinding {
    /// Reads the keys that a mini-program brings. What is wrong is told; of two for the same keys the first holds.
    /// - Parameter isMember: whether wx has a member of this name.
    package static func read(
        _ keys: [AppKey], isMember: (String) -> Bool = { _ in true }
    ) -> (bindings: [AppKeyBinding], faults: [Fault]) {
        var bindings: [AppKeyBinding] = []
        var faults: [Fault] = []
        for key in keys {
            func fail(_ message: String) {
                faults.append(Fault(kind: .file, message: message, source: key.source, page: nil))
            }
            if case .wx(let name, _) = key.action, !AppCall.isName(name) || !isMember(name) {
                fail("wx has no member '\(name)'")
                continue
            }
            do throws(UnknownKey) {
                let parsed = try Keymap.keys(key.keys)
                guard !parsed.isEmpty else {
                    fail("a [[key]] needs keys")
                    continue
                }
                let isTaken = bindings.contains {
                    ($0.page == nil || key.page == nil || $0.page == key.page)
                        && ($0.keys.starts(with: parsed) || parsed.starts(with: $0.keys))
                }
                if isTaken {
                    fail("the keys '\(key.keys)' conflict with another [[key]] above")
                    continue
                }
                let command = Command.call(AppCall(key.action), title: key.help, keys: key.keys)
                bindings.append(AppKeyBinding(page: key.page, keys: parsed, command: command))
            } catch {
                fail(error.userMessage)
            }
        }
        return (bindings, faults)
    }
}

extension AppCall {
    init(_ action: AppKey.Action) {
        switch action {
        case .tap(let selector): self = .tap(selector: selector)
        case .call(let method): self = .method(method)
        case .wx(let name, let options): self = .wx(name: name, options: options)
        }
    }
}
