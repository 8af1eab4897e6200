package import Markup
package import Values

/// The .json of a page or a component.
package struct ComponentConfig: Sendable {
    /// What a `componentGenerics` entry says about a tag that the user of the component chooses.
    package struct Generic: Sendable, Hashable {
        /// The tag.
        package var name: String
        /// The component used when none is given.
        package var defaultRequest: String?
        /// Where the file says so.
        package var range = SourceRange.none
    }

    /// The file's path without extension, from the root.
    package var path: String
    /// Whether the file exists.
    package var exists = false
    /// `"component": true`.
    package var isComponent = false
    /// The window keys at the top of a page's file.
    package var window = WindowConfig()
    /// The components that its template may use.
    package var usingComponents: [ComponentReference] = []
    /// The tags that its users choose: `componentGenerics`.
    package var generics: [Generic] = []
    /// The tag shown in place of a component that is not loaded yet.
    package var placeholders: [String: String] = [:]
    /// "isolated", "apply-shared", "shared", "page-isolated", "page-apply-shared", "page-shared".
    package var styleIsolation: String?
    /// "webview" or "skyline".
    package var renderer: String?
    /// Whether the app's `usingComponents` should be ignored, and other keys, as written.
    package var raw: Value = .object(ValueObject())

    /// A file that says nothing.
    package init(path: String) { self.path = path }

    /// The components that its template may show: those it uses, and what its generics are where none is given.
    package var references: [ComponentReference] {
        usingComponents
            + generics.compactMap { generic in
                generic.defaultRequest.map {
                    ComponentReference(tag: generic.name, request: $0, range: generic.range)
                }
            }
    }

    /// The values that `styleIsolation` may have.
    static let styleIsolations = [
        "isolated", "apply-shared", "shared", "page-isolated", "page-apply-shared", "page-shared",
    ]

    init(path: String, _ fields: ConfigFields) {
        self.path = path
        exists = true
        raw = fields.node.value
        isComponent = fields.bool("component") ?? false
        // A page's file may also wrap its window, as app.json does; the platform reads the top level only.
        if let wrapped = fields.node["window"], wrapped.members != nil, !isComponent {
            fields.report(
                .warning, wrapped.range, "a page's window keys stand at the top of its file, not in \"window\"")
        }
        window = WindowConfig(fields)
        usingComponents = ComponentReference.list(fields)
        styleIsolation = fields.choice("styleIsolation", Self.styleIsolations)
        renderer = fields.choice("renderer", ["webview", "skyline", "xr-frame"])
        for placeholder in fields.texts("componentPlaceholder") { placeholders[placeholder.key] = placeholder.text }
        guard let generics = fields.object("componentGenerics") else { return }
        for member in generics.node.members ?? [] {
            let generic = Generic(
                name: member.key, defaultRequest: member.value["default"]?.string, range: member.value.range)
            self.generics.append(generic)
        }
    }
}
