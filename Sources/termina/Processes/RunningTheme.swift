import Bridge
import Cells
import Foundation
import Shell
import Theme

/// The theme of a running shell: follows its file and the terminal's background.
@MainActor
final class RunningTheme {
    private var live: LiveTheme
    /// The folders whose files it is made of.
    private let folders: [String]
    private var watches: [FolderWatch] = []
    private weak var shell: Shell?

    /// - Parameter colorVariable: COLORFGBG.
    init(_ configuration: Configuration, _ depth: ColorDepth, _ folder: ThemeFolder, colorVariable: String?) {
        let name = configuration.theme
        let isPath = ThemeFolder.isPath(name)
        folders =
            [folder.path]
            + (isPath ? [URL(fileURLWithPath: folder.file(of: name)).deletingLastPathComponent().path] : [])
        live = LiveTheme(
            wanted: name == Configuration.automatic ? nil : name,
            byBackground: (configuration.themeDark, configuration.themeLight), colorVariable: colorVariable,
            depth: depth, loader: folder.loader)
    }

    /// What is shown now.
    var current: Theme { live.theme }

    /// From now on gives the shell every change, and tells it of mistakes.
    func serve(_ shell: Shell) {
        self.shell = shell
        tell()
        watches = folders.compactMap { FolderWatch($0) { [weak self] in self?.reload() } }
    }

    /// The terminal has told its background.
    func take(background: Color) {
        if live.take(background: background) { shell?.use(live.theme) }
    }

    private func reload() {
        if live.reload() { shell?.use(live.theme) }
        tell()
    }

    private func tell() {
        shell?.report(
            live.diagnostics.map { mistake in
                let place = mistake.line > 0 ? "\(mistake.file):\(mistake.line):\(mistake.column)" : mistake.file
                return Fault(kind: .file, message: mistake.message, source: place, page: nil)
            }, in: .theme)
    }
}
