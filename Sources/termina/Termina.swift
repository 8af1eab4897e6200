import ArgumentParser
import Foundation

/// `termina`: the command line. Which room runs in which process is decided here and nowhere else.
@main
struct Termina: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "termina",
        abstract: "Runs WeChat-style mini-programs in a terminal.",
        discussion: "Without a command it runs: `termina some-app/`, or `termina` alone for the bundled demo.",
        version: Version.text,
        subcommands: [
            RunCommand.self, RenderCommand.self, CheckCommand.self, WalkCommand.self, NewCommand.self,
            ThemeCommand.self,
            ConfigCommand.self,
            LogCommand.self, ServeCommand.self, CloudCommand.self, DoctorCommand.self, FunctionHostCommand.self,
        ],
        defaultSubcommand: RunCommand.self)

    /// Runs the command that the arguments name. Exit codes: 0 done, 1 the app failed, 2 usage, 3 something is missing.
    static func main() {
        do {
            if let start = AppStart(CommandLine.arguments.dropFirst()) { try AppHost.serve(start) }
            // Without a word there is nothing to parse, and the first frame comes 5 ms sooner.
            if CommandLine.argc == 1 { return try RunOptions().run() }
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            failure.exit()
        } catch {
            let code = exitCode(for: error)
            let text = fullMessage(for: error)
            guard code.isSuccess || code.rawValue == 1 else {
                StandardError.write(text)
                Foundation.exit(2)
            }
            if !text.isEmpty { print(text) }
            Foundation.exit(code.rawValue)
        }
    }
}
