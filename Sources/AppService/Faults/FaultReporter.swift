import Bridge
import JavaScript
import Markup
import Values

/// Tells the shell what went wrong: once on the console, once as a fault that a person sees.
final class FaultReporter {
    private let send: (AppMessage) -> Void
    private let clock: LogicClock

    init(_ clock: LogicClock, send: @escaping (AppMessage) -> Void) {
        self.clock = clock
        self.send = send
    }

    /// An exception of the program's.
    func report(_ exception: ScriptException, place: String, page: PageID?) {
        let source = exception.location.map(\.description)
        console("error", [.string(exception.stackDescription)], source: source)
        if let stop = exception.stop {
            report(.stopped, stop.message, page: page)
        } else {
            let message = place.isEmpty ? exception.description : "\(exception.description)\nin \(place)"
            send(.fault(Fault(kind: .exception, message: message, source: source, page: page)))
        }
    }

    /// A file that cannot be used.
    func report(file: String, _ exception: ScriptException, page: PageID?) {
        let source = exception.location?.description ?? file
        console("error", [.string(exception.stackDescription)], source: source)
        send(.fault(Fault(kind: .file, message: exception.description, source: source, page: page)))
    }

    /// Something about a source file that its parser found.
    func report(_ diagnostic: Diagnostic) {
        console(diagnostic.severity == .error ? "error" : "warn", [.string(diagnostic.description)])
        guard diagnostic.severity == .error else { return }
        let start = diagnostic.range.start
        let source = start.line > 0 ? "\(diagnostic.path):\(start.line):\(start.column)" : diagnostic.path
        send(.fault(Fault(kind: .file, message: diagnostic.message, source: source, page: nil)))
    }

    /// Anything else.
    func report(_ kind: Fault.Kind, _ message: String, page: PageID?) {
        send(.fault(Fault(kind: kind, message: message, source: nil, page: page)))
    }

    /// A line of the console.
    func console(_ level: String, _ arguments: [Value], source: String? = nil) {
        send(.record(Record(kind: .console(level: level, arguments: arguments), time: clock.now, source: source)))
    }
}
