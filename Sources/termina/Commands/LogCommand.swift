import ArgumentParser
import Foundation
import Shell

/// `termina log`: what was written to the log file, and what is being written.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Prints the end of the log file and follows it until Ctrl-C.")

    @Option(help: "How many of the last lines to print.") var lines = 20
    @Option(help: "Only what matters at least so much: error, warning, info or debug.") var level: LogLevel?
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
        if let level { return try printFiltered(path, LogFilter(threshold: level)) }
        // tail follows a file over its renaming and truncation and sleeps meanwhile.
        let words = ["tail", "-n", String(lines)] + (follow ? ["-F"] : []) + ["--", path]
        var arguments = words.map { strdup($0) } + [nil]
        execvp("tail", &arguments)
        throw Failure(.missing, "the program tail cannot be started: \(String(cString: strerror(errno)))")
    }

    private func printFiltered(_ path: String, _ filter: LogFilter) throws {
        var filter = filter
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw Failure(.missing, "\(path) cannot be read: \(error.localizedDescription)")
        }
        let text = String(decoding: data, as: UTF8.self)
        let chosen = text.split(separator: "\n").filter { filter.shows($0) }
        for line in chosen.suffix(lines) { print(line) }
        guard follow else { return }
        fflush(nil)
        guard let tail = popen("tail -c +\(data.count + 1) -F -- '\(path.replacing("'", with: "'\\''"))'", "r") else {
            throw Failure(.missing, "the program tail cannot be started: \(String(cString: strerror(errno)))")
        }
        defer { pclose(tail) }
        var buffer: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(buffer) }
        while getline(&buffer, &capacity, tail) >= 0, let line = buffer {
            let text = String(cString: line)
            guard filter.shows(text.hasSuffix("\n") ? text.dropLast() : text[...]) else { continue }
            print(text, terminator: "")
            fflush(nil)
        }
    }
}

extension LogLevel: ExpressibleByArgument {}
