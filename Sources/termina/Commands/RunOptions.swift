import Foundation
import MiniProgram
import Shell
import Terminal

/// What `termina run` was asked for; `RunCommand` tells what each option means.
struct RunOptions {
    var path: String?
    var page: String?
    var user = "default"
    var theme: String?
    var keymap: String?
    var data: String?
    /// The address of a cloud elsewhere.
    var cloud: String?
    var cast: String?
    var log: String?
    var plain = false
    var reducedMotion = false
    var logLevel: LogLevel?
    var reset = false
    /// The file that what the person does is written to, as a walkthrough; `walk --record` sets it.
    var walk: String?

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
        let endpoint = try cloud.map { address throws(Failure) in try CloudOption.endpoint(address, environment) }
        let launch = ProcessLink.Launch(
            root: root, user: user, data: folder, cloud: endpoint, log: log, standardError: logPath)
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
