package import Markup
import Values

/// A mini-program on disk, read into types. Pages' and components' own files are read when they are asked for.
///
/// Confined to one thread at a time: whoever made it may hand it over before it is used.
package final class MiniProgram {
    /// Its files; the root is where app.json is (`miniprogramRoot`).
    package let source: any ProgramSource
    /// Its cloud functions, a folder each (`cloudfunctionRoot`); nil if there are none.
    package let functions: (any ProgramSource)?
    /// What project.config.json says.
    package let project: ProjectConfig
    /// What app.json says.
    package let app: AppConfig
    /// What termina.toml says.
    package let termina: TerminaConfig
    /// The appid if it is valid, else a hash of the path.
    package let appID: String
    /// The project's name, or its folder's.
    package let name: String
    /// Finds modules, components, templates and style sheets.
    package let resolver: ModuleResolver

    /// Whether scripts are missing because nobody compiled them, which is told once.
    let lacksCompiledScripts: Bool

    private let themes: ThemeVariables
    private let journal: DiagnosticJournal
    private var components: [String: ComponentConfig] = [:]
    private let pageIndices: [String: Int]

    /// What was found wrong so far, in the order in which files were read.
    package var diagnostics: [Diagnostic] { journal.entries }

    /// Reads a mini-program's configuration. It always gives one: what is missing or broken is in `diagnostics`.
    package static func load(_ source: any ProgramSource) -> MiniProgram {
        MiniProgram(source)
    }

    private init(_ opened: any ProgramSource) {
        let journal = DiagnosticJournal()
        self.journal = journal
        var project = ProjectConfig()
        for file in ["project.config.json", "project.private.config.json"] {
            if let fields = ConfigFile.read(file, in: opened, journal: journal, required: false) {
                project.read(fields)
            }
        }
        self.project = project
        source = Self.root(of: opened, project: project, journal: journal)
        let functionRoot = ProgramPath.normalize(project.cloudfunctionRoot ?? "cloudfunctions") ?? ""
        functions =
            !functionRoot.isEmpty && opened.isFolder(functionRoot)
            ? SubfolderSource(opened, folder: functionRoot) : nil
        let app = ConfigFile.read("app.json", in: source, journal: journal, required: true).map(AppConfig.init)
        self.app = app ?? AppConfig()
        termina = TerminaConfig.read(in: opened, journal: journal)
        themes = ThemeVariables.read(self.app, in: source, journal: journal)
        appID = AppID.settle(project.appID, identity: opened.identity)
        name = Self.readableName(project.projectName) ?? ProgramPath.name(of: opened.identity)
        resolver = ModuleResolver(source, aliases: self.app.aliases)
        let uncompiled = UncompiledSources(source, pages: self.app.pages.map(\.path))
        lacksCompiledScripts = uncompiled.lacksScripts
        if let diagnostic = uncompiled.diagnostic { journal.add(diagnostic) }
        pageIndices = Dictionary(
            self.app.pages.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The registered page of this path (without extension or leading slash); nil if app.json has none.
    package func page(_ path: String) -> AppConfig.Page? {
        pageIndices[path].map { app.pages[$0] }
    }

    /// Whether a page is a tab of the tab bar.
    package func isTab(_ path: String) -> Bool {
        app.tabBar?.items.contains { $0.pagePath == path } ?? false
    }

    /// The .json of a page or component, by its path without extension. Read once; its diagnostics join `diagnostics`.
    package func component(_ path: String) -> ComponentConfig {
        if let known = components[path] { return known }
        let fields = ConfigFile.read(path + ".json", in: source, journal: journal, required: false)
        let config = fields.map { ComponentConfig(path: path, $0) } ?? ComponentConfig(path: path)
        components[path] = config
        return config
    }

    /// The window of a page: its own file over app.json's, variables replaced for this theme ("light" or "dark").
    package func window(of page: String, theme: String = "light") -> WindowConfig {
        component(page).window.over(app.window).resolved(themes.variables(theme))
    }

    /// The tab bar with its variables replaced for this theme.
    package func tabBar(theme: String = "light") -> TabBarConfig? {
        app.tabBar?.resolved(themes.variables(theme))
    }

    /// What a tag means in a page or component: its own `usingComponents` and generics first, then the app's; nil for a
    /// built-in tag. Where there is no such component, its `componentPlaceholder` stands for it.
    package func reference(_ tag: String, in path: String) -> ComponentTarget? {
        guard let target = target(of: tag, in: path) else { return nil }
        if case .path = target { return target }
        let placeholder = component(path).placeholders[tag]
        return placeholder.flatMap { $0 == tag ? nil : self.target(of: $0, in: path) } ?? target
    }

    private func target(of tag: String, in path: String) -> ComponentTarget? {
        if let own = component(path).references.last(where: { $0.tag == tag }) {
            return resolver.component(own.request, from: path + ".json")
        }
        guard let shared = app.usingComponents.last(where: { $0.tag == tag }) else { return nil }
        return resolver.component(shared.request, from: "app.json")
    }

    private static func root(
        of opened: any ProgramSource, project: ProjectConfig, journal: DiagnosticJournal
    ) -> any ProgramSource {
        guard let written = project.miniprogramRoot else { return opened }
        guard let folder = ProgramPath.normalize(written) else {
            journal.add(
                Diagnostic(
                    .error, path: "project.config.json", range: .none,
                    message: "miniprogramRoot \"\(written)\" is outside the project"))
            return opened
        }
        if folder.isEmpty { return opened }
        // A project opened by its inner folder, or moved, still runs.
        if !opened.isFile("\(folder)/app.json"), opened.isFile("app.json") { return opened }
        return SubfolderSource(opened, folder: folder)
    }

    /// Devtools store a name that they could not spell percent-encoded.
    private static func readableName(_ name: String?) -> String? {
        guard let name, !name.isEmpty else { return nil }
        return String(validating: PercentEncoding.decodedBytes(name), as: UTF8.self) ?? name
    }
}
