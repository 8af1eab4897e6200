import ArgumentParser
import Bridge
import Headless

/// `--patience`: for how long virtual time stands still for real work, such as a request.
struct PatienceOption: ParsableArguments {
    @Option(
        name: .customLong("patience"),
        help: """
            For how many seconds virtual time waits for a request in flight; more on a slow machine, where a run must be the \
            same as on a fast one.
            """)
    var seconds = Double(Holds.patience / .seconds(1))

    func validate() throws {
        guard (1...3600).contains(seconds) else {
            throw ValidationError("--patience is a number of seconds from 1 to 3600")
        }
    }

    var duration: Duration { .milliseconds(Int64(seconds * 1000)) }

    /// Ends the process when its app does not come to rest for longer than that.
    func startGuard() { HangGuard.shared.start(patience: duration + HangGuard.grace) }
}
