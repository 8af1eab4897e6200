import Foundation

/// What the program remembers of the person beside the apps: a mark in `$XDG_STATE_HOME/termina`, or in `--data`'s folder.
struct StateFile {
    private let path: String

    /// - Parameter log: the log's path, beside which it lies.
    init(besideLog log: String) {
        path = URL(fileURLWithPath: log).deletingLastPathComponent().appendingPathComponent("welcomed").path
    }

    /// Whether nobody has seen the welcome yet.
    var isFirstRun: Bool { !FileManager.default.fileExists(atPath: path) }

    /// Somebody has.
    func rememberFirstRun() {
        do {
            try Data().write(to: URL(fileURLWithPath: path))
        } catch {
            StandardError.write("termina: \(path): \(error.localizedDescription)")
        }
    }
}
