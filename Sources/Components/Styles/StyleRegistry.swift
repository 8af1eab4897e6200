import Bridge
import Markup
import Values

/// Numbers the scopes of style sheets and the sets of them.
final class StyleRegistry {
    private unowned let provider: any TemplateProvider
    private var scopes: [String: StyleScope] = [:]
    private var sets: [[StyleScope]: StyleScopeSet] = [:]
    private var classLists: [ClassListKey: [StyleClass]] = [:]
    /// The sheets whose scopes are new since they were last taken.
    var newSheets: [(scope: StyleScope, path: String)] = []
    /// The sets that are new since they were last taken.
    var newSets: [PatchOperation] = []

    private struct ClassListKey: Hashable {
        let text: String
        let scopes: StyleScopeSet
    }

    init(provider: any TemplateProvider) {
        self.provider = provider
        if let sheet = provider.styleSheet(of: "app") { newSheets.append((.app, sheet)) }
    }

    /// The scope of a page's or component's sheet.
    func scope(of path: String) -> StyleScope {
        if let known = scopes[path] { return known }
        // An app with that many components shares the last number.
        let scope = StyleScope(UInt16(clamping: scopes.count + 1))
        scopes[path] = scope
        if let sheet = provider.styleSheet(of: path) { newSheets.append((scope, sheet)) }
        return scope
    }

    /// The number of a set of scopes.
    func set(_ members: [StyleScope]) -> StyleScopeSet {
        if let known = sets[members] { return known }
        let set = StyleScopeSet(UInt16(clamping: sets.count))
        sets[members] = set
        newSets.append(.scopeSet(set, members))
        return set
    }

    /// The classes of an element.
    func classes(of element: Element) -> [StyleClass] {
        let text = element.classText
        if text.isEmpty { return [] }
        return classes(text, in: element.owner, depth: 0)
    }

    private func classes(_ text: String, in owner: Component, depth: Int) -> [StyleClass] {
        if owner.type.hasExternalClasses { return externalClasses(text, in: owner, depth: depth) }
        let key = ClassListKey(text: text, scopes: owner.styles.classes)
        if let known = classLists[key] { return known }
        let list = Self.names(text).map { StyleClass(name: $0, scopes: owner.styles.classes) }
        // Texts that are computed without end must not fill the memory.
        if classLists.count > 4096 { classLists.removeAll() }
        classLists[key] = list
        return list
    }

    private func externalClasses(_ text: String, in owner: Component, depth: Int) -> [StyleClass] {
        var list: [StyleClass] = []
        for name in Self.names(text) {
            if owner.type.isExternalClass(name) {
                guard let host = owner.host, depth < 100 else { continue }
                list += classes(host.externalClassText(name), in: host.owner, depth: depth + 1)
            } else {
                list.append(StyleClass(name: name, scopes: owner.styles.classes))
            }
        }
        return list
    }

    /// The names in a `class` attribute.
    static func names(_ text: String) -> [String] {
        text.utf8.split(whereSeparator: { $0 == 32 || ($0 >= 9 && $0 <= 13) }).map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}

extension Element {
    /// The classes that a host is given for an external class.
    func externalClassText(_ name: String) -> String {
        if name == "class" { return classText }
        let property = name.camelCased
        for attribute in template.attributes where attribute.kind == .plain {
            guard attribute.name == name || attribute.propertyName == property else { continue }
            let value = value(attribute)
            return value.isNullish ? "" : value.toString()
        }
        return ""
    }
}
