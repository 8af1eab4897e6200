import Markup

/// Collects diagnostics, each once.
final class DiagnosticJournal {
    /// What was collected, in order.
    private(set) var entries: [Diagnostic] = []
    private var seen: Set<Diagnostic> = []

    /// Adds one, unless it is there.
    func add(_ diagnostic: Diagnostic) {
        if seen.insert(diagnostic).inserted { entries.append(diagnostic) }
    }

    /// Adds several.
    func add(_ diagnostics: some Sequence<Diagnostic>) {
        diagnostics.forEach(add)
    }
}
