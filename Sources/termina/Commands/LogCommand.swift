import ArgumentParser
import Foundation

/// `termina log`: what was written to the log file, and what is being written.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Prints the end of the log file and follows it until Ctrl-C.")

    @Option(help: "How many of the last lines to print.") var lines = 20
    @Flag(inversion: .prefixedNo, help: "Go on printing what is added.") var follow = true
    @Option(help: "The folder that was given to `termina run --data`.") var data: String?

    func validate() throws {
        guard lines >= 0 else { throw ValidationError("--lines takes a number of lines, 0 or more") }
    }

    func run() throws {
        guard let path = DataFolder.log(option: data, environment: ProcessInfo.processInfo.environment) else {
            throw Failure(.missing, "the log's folder cannot be made")
        }
        guard FileManager.default.fileExists(atPath: path) else {
            throw Failure(.missing, "there is no log yet at \(path); `termina run` writes it")
        }
        // tail follows a file over its renaming and truncation and sleeps meanwhile.
        let words = ["tail", "-n", String(lines)] + (follow ? ["-F"] : []) + ["--", path]
        var arguments = words.map { strdup($0) } + [nil]
        execvp("tail", &arguments)
        throw Failure(.missing, "the program tail cannot be started: \(String(cString: strerror(errno)))")
    }
}
