import ArgumentParser
import Cells
import Foundation
import Terminal
import Theme

/// `termina theme`: what themes there are, and whether one is right.
struct ThemeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "theme", abstract: "Lists the themes, or checks one's file.",
        subcommands: [List.self, Check.self], defaultSubcommand: List.self)

    /// `termina theme list`: every theme with a sample.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Lists the themes, on a terminal with a sample of each.")

        @OptionGroup var place: ConfigCommand.Place

        func run() throws {
            let environment = ProcessInfo.processInfo.environment
            let folder = place.folder.themes
            let names = folder.names
            guard isatty(STDOUT_FILENO) == 1 else {
                for name in names { print(name) }
                return
            }
            let kind = TerminalKind(environment: environment) { TerminalSession.knows(terminal: $0) }
            let loader = folder.loader
            let width = (names.map(\.count).max() ?? 0) + 2
            for name in names {
                let theme = loader.load(name, depth: kind.depth ?? .palette).theme
                print(name.padding(toLength: width, withPad: " ", startingAt: 0) + ThemeSample.line(theme))
            }
        }
    }

    /// `termina theme check`: every mistake of a file.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Prints every mistake of a theme's file: file:line:column: error: message.")

        @OptionGroup var place: ConfigCommand.Place
        @Argument(help: "The theme's file.") var file: String

        func run() throws {
            let text: String
            do {
                text = try String(contentsOfFile: file, encoding: .utf8)
            } catch {
                throw Failure(.usage, "\(file) cannot be read: \(error.localizedDescription)")
            }
            let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
            let loader = place.folder.themes.loader
            let mistakes = loader.check(ThemeSource(file: file, text: text), name: name)
            for mistake in mistakes { print(mistake) }
            if !mistakes.isEmpty { throw Failure(.app) }
        }
    }
}
