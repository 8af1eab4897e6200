import Markup

/// Checks style sheets and those that they import.
final class StyleCheck {
    private unowned let checker: ProgramChecker
    private var seen: Set<String> = []

    init(_ checker: ProgramChecker) { self.checker = checker }

    /// Checks a sheet, if it exists and was not checked before.
    func check(_ path: String) {
        var waiting = [path]
        while let path = waiting.popLast() {
            guard seen.insert(path).inserted, let text = checker.text(path) else { continue }
            let sheet = WXSSParser.parse(text, path: path)
            checker.report(sheet.diagnostics)
            for reference in sheet.imports {
                if let target = checker.program.resolver.file(reference.src, from: path, extension: ".wxss") {
                    waiting.append(target)
                } else {
                    checker.report(.error, path, reference.range, "the style sheet \"\(reference.src)\" does not exist")
                }
            }
        }
    }
}
