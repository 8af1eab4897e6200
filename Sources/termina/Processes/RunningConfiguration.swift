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
    private weak var theme: RunningTheme?

    init(_ folder: ConfigurationFolder, _ configuration: Configuration, locale: String) {
        self.folder = folder
        self.locale = locale
        current = configuration
        written = folder.read().configuration
        text = contents
    }

    /// From now on gives the shell every change of the file.
    func serve(_ shell: Shell, _ theme: RunningTheme) {
        self.shell = shell
        self.theme = theme
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
        shell?.use(current, language: current.language(locale: locale))
        if (current.theme, current.themeDark, current.themeLight)
            != (before.theme, before.themeDark, before.themeLight)
        {
            theme?.use(current)
        }
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
