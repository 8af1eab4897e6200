import Bridge
import Values

/// What instances of one definition have in common.
final class ComponentType {
    let definition: ComponentDefinition
    /// Its template; nil if there is no file.
    let file: TemplateFile?
    /// Its data before anything is set: the properties' defaults, then the data.
    let initialData: ValueObject
    /// The same with pure data: what the instance's `this.data` begins with.
    let initialScriptData: ValueObject
    let observers: ObserverTable
    /// The scope of its style sheet.
    let scope: StyleScope
    private let propertiesByName: [String: PropertyDefinition]
    private let externalClasses: Set<String>
    private var tags: [String: String?] = [:]
    private unowned let provider: any TemplateProvider

    init(
        _ definition: ComponentDefinition, file: TemplateFile?, scope: StyleScope, provider: any TemplateProvider
    ) {
        self.definition = definition
        self.file = file
        self.scope = scope
        self.provider = provider
        observers = ObserverTable(definition.observers)
        var all = definition.data
        for property in definition.properties { all[property.name] = property.defaultValue }
        initialScriptData = all
        if let isPure = definition.isPureData {
            initialData = ValueObject(all.filter { !isPure($0.key) }.map { ($0.key, $0.value) })
        } else {
            initialData = all
        }
        propertiesByName = Dictionary(definition.properties.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        externalClasses = Set(definition.externalClasses)
    }

    /// A property by its name.
    func property(_ name: String) -> PropertyDefinition? { propertiesByName[name] }

    /// Whether a class comes from outside.
    func isExternalClass(_ name: String) -> Bool { externalClasses.contains(name) }
    /// Whether any class does.
    var hasExternalClasses: Bool { !externalClasses.isEmpty }

    /// Whether data of this name stays out of templates.
    func isPure(_ name: String) -> Bool { definition.isPureData?(name) ?? false }

    /// The path of the component that a tag means in its template. Cost: O(1) from the second time.
    func componentPath(ofTag tag: String) -> String? {
        if let known = tags[tag] { return known }
        let path = provider.componentPath(ofTag: tag, in: definition.path)
        tags[tag] = .some(path)
        return path
    }
}
