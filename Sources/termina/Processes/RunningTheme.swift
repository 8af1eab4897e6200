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
    private var folders: [String]
    private let folder: ThemeFolder
    private let depth: ColorDepth
    private let colorVariable: String?
    private var watches: [FolderWatch] = []
    private weak var shell: Shell?
    /// The terminal's background, once it has told.
    private var background: Color?

    /// - Parameter colorVariable: COLORFGBG.
    init(_ configuration: Configuration, _ depth: ColorDepth, _ folder: ThemeFolder, colorVariable: String?) {
        self.folder = folder
        self.depth = depth
        self.colorVariable = colorVariable
        folders = Self.folders(of: configuration, folder)
        live = Self.live(configuration, depth, folder, colorVariable)
    }

    private static func folders(of configuration: Configuration, _ folder: ThemeFolder) -> [String] {
        let name = configuration.theme
        let isPath = ThemeFolder.isPath(name)
        return [folder.path]
            + (isPath ? [URL(fileURLWithPath: folder.file(of: name)).deletingLastPathComponent().path] : [])
    }

    private static func live(
        _ configuration: Configuration, _ depth: ColorDepth, _ folder: ThemeFolder, _ colorVariable: String?
    ) -> LiveTheme {
        let name = configuration.theme
        return LiveTheme(
            wanted: name == Configuration.automatic ? nil : name,
            byBackground: (configuration.themeDark, configuration.themeLight), colorVariable: colorVariable,
            depth: depth, loader: folder.loader)
    }

    /// Another configuration may name another theme.
    func use(_ configuration: Configuration) {
        folders = Self.folders(of: configuration, folder)
        live = Self.live(configuration, depth, folder, colorVariable)
        if let background { _ = live.take(background: background) }
        shell?.use(live.theme)
        tell()
        watches = folders.compactMap { FolderWatch($0) { [weak self] in self?.reload() } }
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
        self.background = background
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
