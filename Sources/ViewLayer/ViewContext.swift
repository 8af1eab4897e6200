import Bridge
import Cells
import Markup
import Values

/// What the pages of one mini-program share: the sheets, the way to the app, and the counters.
@MainActor
final class ViewContext {
    let send: @MainActor (ShellMessage) -> Void
    let now: @MainActor () -> Double
    /// The size of the viewport in cells.
    var viewport = CellSize(columns: 47, rows: 40)
    /// The sheets of all scopes and what was computed from them.
    let styles: StyleEngine
    /// Measures text in cells.
    let layoutEngine = LayoutEngine(measurer: CellMeasurer())
    /// What was found wrong with trees.
    private(set) var treeDiagnostics: [Diagnostic] = []
    private var seen: Set<String> = []
    private var lastSequence: UInt64 = 0

    init(
        readFile: @escaping @MainActor (String) -> String?, send: @escaping @MainActor (ShellMessage) -> Void,
        now: @escaping @MainActor () -> Double
    ) {
        self.send = send
        self.now = now
        styles = StyleEngine(readFile: readFile)
    }

    /// The number of the next event.
    func nextSequence() -> UInt64 {
        lastSequence &+= 1
        return lastSequence
    }

    /// Everything found wrong so far.
    var diagnostics: [Diagnostic] { styles.diagnostics + treeDiagnostics }

    /// Notes something once, however often it happens.
    func diagnose(_ severity: Diagnostic.Severity, path: String, range: SourceRange = .none, _ message: String) {
        guard seen.count < 1000, seen.insert(path + "\n" + message).inserted else { return }
        treeDiagnostics.append(Diagnostic(severity, path: path, range: range, message: message))
    }
}
