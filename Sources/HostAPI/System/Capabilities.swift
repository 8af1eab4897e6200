import Bridge
import Values

/// What `canIUse` knows: the members of `wx` that work, their options and results, and the built-in components.
struct Capabilities {
    private let functions: [String: HostFunction]
    private let listeners: Set<String>
    private let results: [String: Value]

    init(_ functions: [HostFunction], results: [String: Value]) {
        self.functions = Dictionary(functions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.results = results
        var listeners: Set<String> = []
        for function in functions {
            guard case .listener(let event) = function.kind else { continue }
            listeners.insert(event)
            // Of some there is no way back: an app is told the latest listener alone.
            let off = "off" + event.dropFirst(2)
            if HostAPI.memberNames.contains(off) { listeners.insert(off) }
        }
        self.listeners = listeners
    }

    /// Whether a member, one of its options or results, a component or one of its attributes can be used:
    /// `showToast.object.image`, `getSystemInfoSync.return.safeArea.left`, `button.open-type`.
    func supports(_ schema: String) -> Bool {
        var parts = schema.split(separator: ".", omittingEmptySubsequences: false).map(String.init)[...]
        guard let name = parts.popFirst() else { return false }
        if name == "wx", let member = parts.first {
            return supports(([member] + parts.dropFirst()).joined(separator: "."))
        }
        if listeners.contains(name) || name == "canIUse" || HostAPI.frameworkMembers.contains(name) { return true }
        if let function = functions[name] { return supports(function, parts) }
        guard let attributes = ComponentTable.attributes[name] else { return false }
        guard let attribute = parts.popFirst() else { return true }
        guard let values = attributes[attribute] ?? ComponentTable.common[attribute] else { return false }
        return parts.first.map { values.isEmpty || values.contains($0) } ?? true
    }

    private func supports(_ function: HostFunction, _ parts: ArraySlice<String>) -> Bool {
        guard let method = parts.first else { return true }
        guard let detail = parts.dropFirst().first else {
            return ["object", "success", "return", "callback"].contains(method)
        }
        switch method {
        case "object":
            return ["success", "fail", "complete"].contains(detail)
                || function.parameters.contains { $0.name == detail }
                || OptionTable.options[function.name]?.contains { $0.name == detail } == true
                || Self.options[function.name]?.contains(detail) == true
        case "success", "return":
            var value = results[function.name] ?? .undefined
            for part in parts.dropFirst() {
                guard case .object(let object) = value, let member = object[part] else { return false }
                value = member
            }
            return true
        default: return false
        }
    }

    /// Options that take any type, so that no parameter lists them.
    private static let options: [String: Set<String>] = [
        "setStorage": ["data", "encrypt"], "getStorage": ["encrypt"], "hideToast": ["noConflict"],
        "hideLoading": ["noConflict"], "setTabBarStyle": ["color", "selectedColor", "backgroundColor", "borderStyle"],
        "showTabBar": ["animation"], "hideTabBar": ["animation"], "setNavigationBarColor": ["animation"],
    ]
}
