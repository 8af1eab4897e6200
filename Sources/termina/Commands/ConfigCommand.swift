import ArgumentParser
import Foundation
import Shell

/// `termina config`: the configuration's file.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Writes the configuration's file, checks it, or tells where it is.",
        subcommands: [Init.self, Check.self, Path.self])

    /// What all of it takes.
    struct Place: ParsableArguments {
        @Option(help: "The folder that is given to `termina run --data`.") var data: String?

        /// The folder of the person's own files.
        var folder: ConfigurationFolder {
            ConfigurationFolder(data: data, ProcessInfo.processInfo.environment)
        }
    }

    /// `termina config init`: a file with every option.
    struct Init: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "init", abstract: "Writes a config.toml with every option, commented out at its default.")

        @OptionGroup var place: Place
        @Flag(help: "Write over a file that is there.") var force = false

        func run() throws {
            let file = place.folder.file
            guard force || !FileManager.default.fileExists(atPath: file) else {
                throw Failure(.usage, "\(file) is there already; --force writes over it")
            }
            do {
                try FileManager.default.createDirectory(
                    atPath: place.folder.path, withIntermediateDirectories: true)
                let language = Configuration().language(locale: ShellLocale.name(ProcessInfo.processInfo.environment))
                let data = Data(ConfigurationFile.initialText(language).utf8)
                try data.write(to: URL(fileURLWithPath: file), options: .atomic)
            } catch {
                throw Failure(.missing, "\(file) cannot be written: \(error.localizedDescription)")
            }
            print(file)
        }
    }

    /// `termina config check`: every mistake.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Prints everything that is wrong in a config.toml: file:line:column: severity: message.")

        @OptionGroup var place: Place
        @Argument(help: "The file, if it is not the one that is in use.") var file: String?

        func run() throws {
            let path = file ?? place.folder.file
            guard file != nil || FileManager.default.fileExists(atPath: path) else {
                StandardError.write("there is no \(path), so the defaults hold; `termina config init` writes one")
                return
            }
            let checked = try ConfigurationFolder.check(path, name: path, place.folder.themes)
            for problem in checked.problems { print(problem) }
            if !checked.problems.isEmpty { throw Failure(.app) }
        }
    }

    /// `termina config path`: where it is.
    struct Path: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "path", abstract: "Prints where config.toml is looked for.")

        @OptionGroup var place: Place

        func run() { print(place.folder.file) }
    }
}
