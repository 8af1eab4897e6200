package import Bridge
import Values

/// One of the person's own files.
package enum Setting: CaseIterable, Sendable {
    case configuration, keymap, theme
}

extension Shell {
    /// Stands as the configuration says.
    func take(_ configuration: Configuration) {
        logThreshold = LogLevel(rawValue: configuration.logLevel) ?? .info
        memoryLimit = configuration.memoryLimit << 20
        panes.columns = configuration.pageColumns
        dock.isOpen = configuration.dock
        dock.rows = configuration.dockRows > 0 ? configuration.dockRows : nil
        if let index = Dock.tabNames.firstIndex(of: configuration.dockTab) { dock.selectTab(index) }
    }

    /// Stands as a changed configuration says. What has no place in a running shell is said to take the next start.
    package func use(_ configuration: Configuration, language: Language) {
        let before = surroundings.configuration
        surroundings.configuration = configuration
        logThreshold = LogLevel(rawValue: configuration.logLevel) ?? .info
        memoryLimit = configuration.memoryLimit << 20
        reducesMotion = configuration.reducedMotion
        if before.pageWidth != configuration.pageWidth { panes.columns = configuration.pageColumns }
        if before.dockRows != configuration.dockRows {
            dock.rows = configuration.dockRows > 0 ? configuration.dockRows : nil
        }
        if before.dock != configuration.dock { dock.isOpen = configuration.dock }
        if before.dockTab != configuration.dockTab, let index = Dock.tabNames.firstIndex(of: configuration.dockTab) {
            dock.selectTab(index)
        }
        surroundings.language = language
        resizeViewport()
        let later = ConfigurationOption.all.filter { $0.takesRestart && $0.differs(before, configuration) }
        guard later.isEmpty else {
            return note(Phrase.configurationAtNextStart.text(language, later.map(\.name).joined(separator: ", ")))
        }
        note(Phrase.configurationReloaded.text(language))
    }

    /// Takes the keymap's file as it is now. One with mistakes changes nothing: the keys stay as they were.
    package func reload(_ file: KeyFile) {
        guard file.mistakes.isEmpty else { return tell(file.mistakes) }
        keyFile = file
        note(Phrase.keysReloaded.text(surroundings.language))
    }

    /// Says what is wrong in the keymap's file.
    func tell(_ mistakes: [String]) {
        report(mistakes.map { Fault(kind: .file, message: $0, source: nil, page: nil) }, in: .keymap)
    }

    /// Says what is wrong in the configuration.
    package func report(_ problems: [ConfigurationFile.Problem]) {
        let faults = problems.map { Fault(kind: .file, message: $0.message, source: $0.place, page: nil) }
        report(faults, in: .configuration)
    }

    /// Says what is wrong in one of the person's own files, in place of what was said of it before: in the status line,
    /// the list of problems, the console and the log.
    package func report(_ faults: [Fault], in setting: Setting) {
        let old = settingFaults[setting] ?? []
        guard old != faults else { return }
        problems.removeAll { old.contains($0) }
        settingFaults[setting] = faults
        problems += faults
        for fault in faults {
            let text = [fault.source, fault.message].compactMap { $0 }.joined(separator: ": ")
            dock.console.append(ConsoleRow(.error, [.string(text)], time: surroundings.now()))
            log(.warning, "settings", text)
        }
        if let first = faults.first {
            // The status line's hints name the key that lists them all.
            note([first.source, first.message].compactMap { $0 }.joined(separator: ": "))
        }
        surroundings.requestFrame()
    }
}
