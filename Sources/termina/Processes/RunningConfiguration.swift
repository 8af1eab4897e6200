import Bridge
import Foundation
import Shell

/// The configuration of a running shell: follows its file. What the command line has set stays.
@MainActor
final class RunningConfiguration {
    private let folder: ConfigurationFolder
    private let locale: String
    /// What holds now, with what the command line says.
    private var current: Configuration
    /// What the file said last.
    private var written: Configuration
    private var text: String?
    private var watch: FolderWatch?
    private weak var shell: Shell?
    /// Who takes what the shell itself has no part in.
    private var parts: Parts?

    /// What stands beside the shell and goes by the configuration.
    struct Parts {
        var theme: RunningTheme
        var keys: RunningKeys
        /// The keymap's file that the command line names.
        var keymap: String?
        /// Takes the mouse from the terminal, or leaves it.
        var useMouse: @MainActor (Bool) -> Void
    }

    init(_ folder: ConfigurationFolder, _ configuration: Configuration, locale: String) {
        self.folder = folder
        self.locale = locale
        current = configuration
        written = folder.read().configuration
        text = contents
    }

    /// From now on gives the shell every change of the file.
    func serve(_ shell: Shell, _ parts: Parts) {
        self.shell = shell
        self.parts = parts
        watch = FolderWatch(folder.path) { [weak self] in self?.reload() }
    }

    /// Other files of the folder change nothing; a file with mistakes changes nothing but what is told of it.
    private func reload() {
        guard contents != text else { return }
        text = contents
        let file = folder.read()
        shell?.report(file.problems)
        guard file.problems.isEmpty else { return }
        let before = current
        current = current.changed(from: written, to: file.configuration)
        written = file.configuration
        guard current != before else { return }
        // What the keys' file says is told first: the configuration's own word stays.
        parts?.keys.use(KeymapFile(option: parts?.keymap, folder, current))
        shell?.use(current, language: current.language(locale: locale))
        if (current.theme, current.themeDark, current.themeLight)
            != (before.theme, before.themeDark, before.themeLight)
        {
            parts?.theme.use(current)
        }
        if current.mouse != before.mouse { parts?.useMouse(current.mouse) }
    }

    private var contents: String? {
        guard FileManager.default.fileExists(atPath: folder.file) else { return nil }
        do {
            return try String(contentsOfFile: folder.file, encoding: .utf8)
        } catch {
            // What is wrong with it is told by whoever reads it for its meaning.
            return nil
        }
    }
}
