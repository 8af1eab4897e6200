import Markup

/// Sources that must be compiled before a mini-program can run: TypeScript, Sass and Less.
struct UncompiledSources {
    /// The languages found, by the files' extensions, with a file of each.
    private(set) var found: [(language: String, file: String)] = []

    private static let languages = [
        (extension: "ts", name: "TypeScript", made: "js"), (extension: "scss", name: "Sass", made: "wxss"),
        (extension: "sass", name: "Sass", made: "wxss"), (extension: "less", name: "Less", made: "wxss"),
    ]

    /// Looks at app's and the first pages' files; where those are compiled, so is the rest.
    init(_ source: any ProgramSource, pages: [String]) {
        for unit in ["app"] + pages.prefix(3) {
            for language in Self.languages where !found.contains(where: { $0.language == language.name }) {
                let file = "\(unit).\(language.extension)"
                if source.isFile(file), !source.isFile("\(unit).\(language.made)") {
                    found.append((language.name, file))
                }
            }
        }
    }

    /// Whether the scripts are missing for this reason.
    var lacksScripts: Bool { found.contains { $0.language == "TypeScript" } }

    /// One sentence that says what to do; nil where everything is compiled.
    var diagnostic: Diagnostic? {
        guard let first = found.first else { return nil }
        let languages = found.map(\.language).joined(separator: " and ")
        return Diagnostic(
            .error, path: first.file, range: .none,
            message: "the sources are \(languages): build the project first (npm run build, or its own build command), "
                + "then open the folder with the .js and .wxss files that this makes")
    }
}
