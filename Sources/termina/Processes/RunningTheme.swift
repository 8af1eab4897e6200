import Bridge
import Cells
import Shell
import Theme

/// The theme of a running shell: follows its file and the terminal's background.
@MainActor
final class RunningTheme {
    private var live: LiveTheme
    private let folder: String
    private var watch: FolderWatch?
    private weak var shell: Shell?

    init(_ name: String?, _ depth: ColorDepth, _ environment: [String: String]) {
        folder = ThemeFolder.path(environment)
        live = LiveTheme(
            wanted: name, colorVariable: environment["COLORFGBG"], depth: depth,
            loader: ThemeFolder.loader(environment))
    }

    /// What is shown now.
    var current: Theme { live.theme }

    /// From now on gives the shell every change, and tells it of mistakes.
    func serve(_ shell: Shell) {
        self.shell = shell
        tell()
        watch = FolderWatch(folder) { [weak self] in self?.reload() }
    }

    /// The terminal has told its background.
    func take(background: Color) {
        if live.take(background: background) { shell?.use(live.theme) }
    }

    private func reload() {
        if live.reload() { shell?.use(live.theme) } else { tell() }
    }

    private func tell() {
        shell?.report(
            live.diagnostics.map { mistake in
                let place = mistake.line > 0 ? "\(mistake.file):\(mistake.line):\(mistake.column)" : mistake.file
                return Fault(kind: .file, message: mistake.message, source: place, page: nil)
            })
    }
}
