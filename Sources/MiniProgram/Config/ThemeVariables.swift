import Markup

/// The `@name` variables of theme.json, for the light and the dark theme.
struct ThemeVariables {
    private var light: [String: String] = [:]
    private var dark: [String: String] = [:]

    /// The variables of a theme.
    func variables(_ theme: String) -> [String: String] {
        theme == "dark" ? dark : light
    }

    /// Reads the file that `themeLocation` names, and reports variables that it does not define.
    static func read(_ app: AppConfig, in source: any ProgramSource, journal: DiagnosticJournal) -> ThemeVariables {
        var themes = ThemeVariables()
        guard let written = app.themeLocation else { return themes }
        guard let path = ProgramPath.normalize(written),
            let fields = ConfigFile.read(path, in: source, journal: journal, required: true)
        else { return themes }
        for variable in fields.texts("light") { themes.light[variable.key] = variable.text }
        for variable in fields.texts("dark") { themes.dark[variable.key] = variable.text }
        // Without darkmode the program always runs in its light theme.
        if !app.darkmode { themes.dark = themes.light }
        let onlyLight = Set(themes.light.keys).subtracting(themes.dark.keys).sorted()
        for name in onlyLight {
            fields.report(.warning, fields.node.range, "the variable \"\(name)\" has no value in the dark theme")
        }
        return themes
    }
}
