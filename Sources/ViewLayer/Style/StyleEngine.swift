import Bridge
import Markup

@MainActor
final class StyleEngine {
    var environment = MediaEnvironment(width: 376, height: 640, isDark: false)
    private(set) var diagnostics: [Diagnostic] = []
    let readFile: @MainActor (String) -> String?
    init(readFile: @escaping @MainActor (String) -> String?) { self.readFile = readFile }
    func addSheet(scope: StyleScope, path: String) {}
    func invalidate() {}
}
