import Foundation
import Scratch
import Shell
import Terminal
import Walk

/// Plays a walkthrough in the terminal, on data of its own.
struct TerminalPlay: Sendable {
    // The script holds compiled expressions, which are not marked as Sendable; nothing changes them.
    nonisolated(unsafe) var script: WalkScript
    var root: String
    var films: FilmFiles
    var junit: String?
    var screenshots: String
    var speed: Double
    var theme: String?

    /// Plays until the person leaves. Ends the process.
    func run() throws -> Never {
        TerminalSession.blockSignals()
        let environment = ProcessInfo.processInfo.environment
        let folder = ConfigurationFolder(data: nil, environment)
        var configuration = folder.read().configuration
        if let theme { configuration.theme = theme }
        let data: ScratchFolder
        do {
            data = try ScratchFolder("walk")
        } catch {
            throw Failure(.missing, "\(error)")
        }
        let log = DataFolder.log(option: data.path, environment: environment)
        let options = TerminalSession.Options(
            environment: environment, logPath: log, isPlain: false, takesMouse: false,
            isLogLine: { LogLine.level(of: $0) != nil })
        do {
            try MainActor.assumeIsolated {
                try TerminalSession.run(options) { session in
                    let theme = RunningTheme(
                        configuration, session.screen.depth, folder.themes, colorVariable: environment["COLORFGBG"])
                    let language = configuration.language(locale: ShellLocale.name(environment))
                    RunningWalk(
                        session, self, data: data, log: log, theme: theme.current, language: language
                    ).begin()
                }
            }
        } catch let error as TerminalError {
            throw Failure(.missing, error.userMessage)
        }
    }

    /// Writes a screenshot.
    func save(_ text: String, _ file: String) throws {
        try FilmFiles.write(text, to: file.hasPrefix("/") ? file : "\(screenshots)/\(file)")
    }

    /// Writes recordings and report, and fails if an expectation was not met.
    func finish(_ film: Film, _ report: WalkReport) throws(Failure) {
        try films.write(film, title: URL(fileURLWithPath: script.path).lastPathComponent)
        if let junit { try FilmFiles.write(report.junit(), to: junit) }
        if let failure = report.failure {
            StandardError.write(report.seen)
            throw Failure(.app, failure)
        }
    }
}
