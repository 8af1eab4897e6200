import ArgumentParser
import Foundation
import MiniProgram
import Shell
import Terminal

/// `termina run`: a mini-program in this terminal.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Opens a mini-program in this terminal; the bundled demo without a path.")

    @Argument(help: "The mini-program's folder.") var path: String?
    @Option(help: "The page to open, with its query.") var page: String?
    @Option(help: "Who is using it: each user has storage of their own.") var user = "default"
    @Option(help: "The theme's name, or its file's path; `termina theme list` shows them.") var theme: String?
    @Option(help: "The keymap to use, instead of termina/keys.toml in the XDG configuration folder.")
    var keymap: String?
    @Option(help: "The folder for all data, instead of the XDG ones.") var data: String?
    @OptionGroup var cloud: CloudOption
    @Option(help: "Record what is to be seen to this file, as asciicast version 2.") var cast: String?
    @Option(help: "Log every message between shell and app to this file, a line each.") var log: String?
    @Flag(help: "One column, no lines, no colour; changes are written as lines, for screen readers.")
    var plain = false
    @Flag(help: "Nothing moves by itself.") var reducedMotion = false
    @Option(help: "From which level on the log file takes what happens: error, warning, info or debug.")
    var logLevel: LogLevel?
    @Flag(help: "Forget what this user has stored first.") var reset = false
    /// The file that what the person does is written to, as a walkthrough; `walk --record` sets it.
    var walk: String?

    /// What is an option.
    private enum CodingKeys: CodingKey {
        case path, page, user, theme, keymap, data, cloud, cast, log, plain, reducedMotion, logLevel, reset
    }

    func run() throws {
        TerminalSession.blockSignals()
        let environment = ProcessInfo.processInfo.environment
        guard TerminalSession.isTerminal else {
            throw Failure(.missing, "standard input and output are no terminal; `termina render` draws without one")
        }
        guard user.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }), !user.isEmpty else {
            throw Failure(.usage, "'\(user)' is no name for a user; use letters, digits, - and _")
        }
        let root = try ProgramFolder.resolve(path)
        let folder = DataFolder.path(option: data, environment: environment)
        if reset { try DataFolder.reset(folder, appID: ProgramFolder.load(root).appID, user: user) }
        let logPath = DataFolder.log(option: data, environment: environment)
        let launch = ProcessLink.Launch(
            root: root, user: user, data: folder, cloud: try cloud.endpoint(environment), log: log,
            standardError: logPath)
        let wanted = page
        // The app takes the longer way to the first frame.
        let first = MainActor.assumeIsolated { ProcessLink(launch, page: wanted) }
        let settings = try settings(environment)
        let records = RunningApp.Records(cast: cast, walk: walk)
        let options = TerminalSession.Options(
            environment: environment, logPath: logPath, isPlain: settings.configuration.plain,
            takesMouse: settings.configuration.mouse,
            isLogLine: { LogLine.level(of: $0) != nil })
        do {
            try MainActor.assumeIsolated {
                try TerminalSession.run(options) { session in
                    RunningApp(session, launch, first: first, settings, environment, records).start(page: wanted)
                }
            }
        } catch let error as TerminalError {
            throw Failure(.missing, error.userMessage)
        }
    }

    /// What the person's own files say, with what the command line says before them.
    private func settings(_ environment: [String: String]) throws(Failure) -> RunningApp.Settings {
        let folder = ConfigurationFolder(data: data, environment)
        let file = folder.read()
        var configuration = file.configuration
        if let theme { configuration.theme = theme }
        // A terminal that cannot place text has nothing else.
        if plain || TerminalKind.isDumb(environment) { configuration.plain = true }
        if reducedMotion { configuration.reducedMotion = true }
        if let logLevel { configuration.logLevel = logLevel.rawValue }
        let keymap = KeymapFile(option: keymap, folder, configuration)
        return RunningApp.Settings(
            folder: folder, configuration: configuration, problems: file.problems, keymap: keymap,
            keys: try keymap.read())
    }
}
