import ArgumentParser
import CloudServer
import Glibc
import JavaScript

/// `termina function-host`: the process of a cloud function, started by the cloud. Not for people.
struct FunctionHostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "function-host", abstract: "The process of one cloud function.", shouldDisplay: false)

    @Option var memory = 256

    func run() throws {
        let loop = EventLoop()
        loop.enter()
        // What the function's code could write by accident must not come between the lines.
        let output = dup(STDOUT_FILENO)
        dup2(STDERR_FILENO, STDOUT_FILENO)
        do throws(ScriptException) {
            let base = 128
            try FunctionHost(input: STDIN_FILENO, output: output, memory: (base + memory) << 20).run()
        } catch {
            throw Failure(.missing, "the engine does not start: \(error)")
        }
    }
}
