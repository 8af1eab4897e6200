import Markup

/// Reads a configuration file's outermost object.
enum ConfigFile {
    /// The object; nil when the file is missing or holds none, which is diagnosed (a missing one if it is required).
    static func read(
        _ path: String, in source: any ProgramSource, journal: DiagnosticJournal, required: Bool
    ) -> ConfigFields? {
        let text: String
        do {
            text = try source.text(path)
        } catch {
            if case .missing = error, !required { return nil }
            journal.add(Diagnostic(.error, path: path, range: .none, message: error.userMessage))
            return nil
        }
        let (node, diagnostics) = ConfigReader.read(text, path: path)
        journal.add(diagnostics)
        guard let node else { return nil }
        guard node.members != nil else {
            if !diagnostics.contains(where: { $0.severity == .error }) {
                let message = "the file should hold Object instead of \(node.typeName)"
                journal.add(Diagnostic(.error, path: path, range: node.range, message: message))
            }
            return nil
        }
        return ConfigFields(node, path: path, journal: journal)
    }
}
