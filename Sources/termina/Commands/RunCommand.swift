import ArgumentParser
import Shell

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

    /// What was asked for.
    var options: RunOptions {
        RunOptions(
            path: path, page: page, user: user, theme: theme, keymap: keymap, data: data, cloud: cloud.address,
            cast: cast,
            log: log, plain: plain, reducedMotion: reducedMotion, logLevel: logLevel, reset: reset)
    }

    func run() throws { try options.run() }
}
