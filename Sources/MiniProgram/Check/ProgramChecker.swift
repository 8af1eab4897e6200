package import Markup

/// Reads every file that a mini-program reaches and says all that is wrong with it.
package final class ProgramChecker {
    /// Checks a script's syntax with an engine: the source in the form that runs, and its path.
    package typealias SyntaxCheck = (_ source: String, _ path: String) -> [Diagnostic]

    /// What is checked.
    let program: MiniProgram
    /// The engine's check of a script.
    let syntaxCheck: SyntaxCheck?
    private let journal = DiagnosticJournal()
    /// The scripts to read, each with whoever asks for it.
    private var scripts = ScriptCheck()

    private init(_ program: MiniProgram, syntaxCheck: SyntaxCheck?) {
        self.program = program
        self.syntaxCheck = syntaxCheck
    }

    /// Every diagnostic of a program, by file and place.
    package static func check(_ program: MiniProgram, syntaxCheck: SyntaxCheck? = nil) -> [Diagnostic] {
        let checker = ProgramChecker(program, syntaxCheck: syntaxCheck)
        checker.run()
        checker.journal.add(program.diagnostics)
        return checker.journal.entries.enumerated().sorted {
            let (left, right) = ($0.element, $1.element)
            return (left.path, left.range.start.line, left.range.start.column, $0.offset)
                < (right.path, right.range.start.line, right.range.start.column, $1.offset)
        }.map(\.element)
    }

    /// Notes something.
    func report(_ severity: Diagnostic.Severity, _ path: String, _ range: SourceRange, _ message: String) {
        journal.add(Diagnostic(severity, path: path, range: range, message: message))
    }

    /// Notes what another reader found.
    func report(_ diagnostics: [Diagnostic]) { journal.add(diagnostics) }

    /// The text of a file; nil if it cannot be read, which is noted unless it is merely missing.
    func text(_ path: String) -> String? {
        do {
            return try program.source.text(path)
        } catch {
            if case .missing = error { return nil }
            report(.error, path, .none, error.userMessage)
            return nil
        }
    }

    private func run() {
        guard !program.app.pages.isEmpty || program.source.isFile("app.json") else { return }
        if program.source.isFile("app.js") {
            scripts.add("app.js")
        } else if !program.lacksCompiledScripts {
            report(.error, "app.js", .none, "app.js does not exist")
        }
        let styles = StyleCheck(self)
        styles.check("app.wxss")
        let templates = TemplateCheck(self)
        for unit in units() { check(unit, styles, templates) }
        checkTabIcons()
        scripts.run(self)
    }

    /// A page or component and where it is asked for.
    private struct Unit {
        var path: String
        var isPage: Bool
        var askedBy: (path: String, range: SourceRange)
    }

    /// Every page, and every component that can be reached from one.
    private func units() -> [Unit] {
        var units = program.app.pages.map { Unit(path: $0.path, isPage: true, askedBy: ("app.json", $0.range)) }
        var known = Set(units.map(\.path))
        func add(_ references: [ComponentReference], _ file: String) {
            for reference in references {
                guard let path = target(reference, file), known.insert(path).inserted else { continue }
                units.append(Unit(path: path, isPage: false, askedBy: (file, reference.range)))
            }
        }
        add(program.app.usingComponents, "app.json")
        if program.app.tabBar?.custom == true, known.insert("custom-tab-bar/index").inserted {
            units.append(Unit(path: "custom-tab-bar/index", isPage: false, askedBy: ("app.json", .none)))
        }
        var index = 0
        while index < units.count {
            add(program.component(units[index].path).references, units[index].path + ".json")
            index += 1
        }
        return units
    }

    private func target(_ reference: ComponentReference, _ file: String) -> String? {
        switch program.resolver.component(reference.request, from: file) {
        case .path(let path): return path
        case .plugin:
            let message = "plugins cannot be loaded, so <\(reference.tag)> stays empty"
            report(.warning, file, reference.range, message)
        case .missing:
            report(.error, file, reference.range, missing(reference.request))
        }
        return nil
    }

    private func missing(_ request: String) -> String {
        let isPackage = !request.hasPrefix(".") && !request.hasPrefix("/")
        if isPackage, request.hasPrefix("weui-miniprogram"), program.app.extendedLibraries.contains("weui") {
            return "the component \"\(request)\" of useExtendedLib is not part of Termina; build it from npm instead"
        }
        if isPackage, program.source.isFile("package.json"), !program.source.isFolder("miniprogram_npm") {
            return "the component \"\(request)\" does not exist; packages must be built into miniprogram_npm first"
        }
        return "the component \"\(request)\" does not exist"
    }

    private func check(_ unit: Unit, _ styles: StyleCheck, _ templates: TemplateCheck) {
        let kind = unit.isPage ? "page" : "component"
        let hasScript = program.source.isFile(unit.path + ".js")
        let hasTemplate = program.source.isFile(unit.path + ".wxml")
        if hasScript {
            scripts.add(unit.path + ".js")
        } else if !program.lacksCompiledScripts || !program.source.isFile(unit.path + ".ts") {
            report(.error, unit.askedBy.path, unit.askedBy.range, "the \(kind) \"\(unit.path)\" has no \(unit.path).js")
        }
        if hasTemplate {
            templates.check(unit.path)
        } else {
            report(
                .error, unit.askedBy.path, unit.askedBy.range, "the \(kind) \"\(unit.path)\" has no \(unit.path).wxml")
        }
        styles.check(unit.path + ".wxss")
        if !unit.isPage, !program.component(unit.path).isComponent {
            report(.warning, unit.path + ".json", .none, "a component's .json needs \"component\": true")
        }
    }

    private func checkTabIcons() {
        for item in program.app.tabBar?.items ?? [] {
            for icon in [item.iconPath, item.selectedIconPath] {
                guard let icon, !icon.hasPrefix("@"), !icon.hasPrefix("http"), let path = ProgramPath.normalize(icon),
                    !program.source.isFile(path)
                else { continue }
                report(.warning, "app.json", .none, "the tab bar's icon \"\(icon)\" does not exist")
            }
        }
    }
}
