package import Cells
import TOML

/// Makes themes of their files.
package struct ThemeLoader {
    private static let deepestInheritance = 8
    private let find: (String) -> ThemeSource?

    /// A loader that asks `find` for a theme's file first (the user's folder), then the built-in ones.
    package init(find: @escaping (String) -> ThemeSource? = { _ in nil }) { self.find = find }

    /// The theme of that name for a terminal of that depth, and what is wrong with its files. What cannot be used is
    /// left out; a theme that is not there becomes "dark".
    package func load(_ name: String, depth: ColorDepth) -> (theme: Theme, diagnostics: [ThemeDiagnostic]) {
        var diagnostics: [ThemeDiagnostic] = []
        var files = chain(from: name, &diagnostics)
        var palette: [String: PaletteColor] = [:]
        var rules: [String: ScopeRule] = [:]
        for file in files {
            palette.merge(file.palette) { $1 }
            rules.merge(file.rules) { $1 }
        }
        for index in files.indices {
            checkColors(&files[index], palette)
            diagnostics += files[index].diagnostics
        }
        var styles: [ThemeScope: CellStyle] = [:]
        for scope in ThemeScope.allCases { styles[scope] = Self.style(of: scope, rules, palette, depth) }
        return (Theme(name: name, depth: depth, styles: styles), diagnostics)
    }

    /// What is wrong with a theme file and those that it inherits from, in the order of lines.
    package func check(_ source: ThemeSource, name: String) -> [ThemeDiagnostic] {
        let loader = ThemeLoader { [find] in $0 == name ? source : find($0) }
        return loader.load(name, depth: .direct).diagnostics.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    /// The files of a theme, what is inherited first.
    private func chain(from name: String, _ diagnostics: inout [ThemeDiagnostic]) -> [ThemeFile] {
        var files: [ThemeFile] = []
        var seen: [String] = []
        var next: String? = name
        while let current = next {
            // A user's "dark" may inherit the built-in one.
            let isAgain = seen.contains(current)
            guard let source = isAgain ? ThemeSource.builtIn(current) : find(current) ?? ThemeSource.builtIn(current),
                seen.filter({ $0 == current }).count < 2, files.count < Self.deepestInheritance
            else {
                let known = ThemeSource.builtInNames.joined(separator: ", ")
                let problem = isAgain ? "inherits itself" : "there is no such theme; built in are \(known)"
                if let heir = files.indices.last, let node = files[heir].inheritance {
                    files[heir].report(problem, node)
                } else {
                    diagnostics.append(ThemeDiagnostic(file: current, line: 0, column: 0, message: problem))
                }
                if !seen.contains("dark"), let dark = ThemeSource.builtIn("dark") { files.append(ThemeFile(dark)) }
                break
            }
            seen.append(current)
            let file = ThemeFile(source)
            files.append(file)
            next = file.parent
        }
        return files.reversed()
    }

    private func checkColors(_ file: inout ThemeFile, _ palette: [String: PaletteColor]) {
        for (_, rule) in file.rules.sorted(by: { $0.key < $1.key }) {
            for node in [rule.foreground, rule.background].compactMap({ $0 }) {
                let name = node.string ?? ""
                if palette[name] == nil && PaletteColor.parse(name) == nil {
                    file.report("'\(name)' is neither in the palette nor a colour", node)
                }
            }
        }
    }

    private static func style(
        of scope: ThemeScope, _ rules: [String: ScopeRule], _ palette: [String: PaletteColor], _ depth: ColorDepth
    ) -> CellStyle {
        func color(_ node: TOMLNode) -> Color? {
            guard let name = node.string else { return nil }
            return palette[name]?.color(at: depth) ?? PaletteColor.parse(name)?.reduced(to: depth)
        }
        let lineage = scope.lineage.compactMap { rules[$0] }
        var style = CellStyle.plain
        style.foreground = lineage.lazy.compactMap { $0.foreground.flatMap(color) }.first ?? .terminal
        style.background = lineage.lazy.compactMap { $0.background.flatMap(color) }.first ?? .terminal
        if depth == .mono {
            style.attributes = lineage.lazy.compactMap { $0.monoAttributes ?? $0.attributes }.first ?? []
        } else {
            style.attributes = lineage.lazy.compactMap(\.attributes).first ?? []
        }
        return style
    }
}
