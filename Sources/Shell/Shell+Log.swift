import Bridge
import Values

extension Shell {
    /// Writes into the log what matters enough.
    func log(_ level: LogLevel, _ source: String, _ text: @autoclosure () -> String) {
        guard level <= logThreshold else { return }
        surroundings.log(level, source, text())
    }

    /// Writes into the log what the app says that somebody may want to know later.
    func log(_ message: AppMessage) {
        switch message {
        case .hello(let hello): log(.info, "shell", "\(hello.name) (\(hello.appID)) has started")
        case .route(let route):
            let path = route.stack.last.flatMap { opened[$0] }?.path ?? ""
            log(.debug, "route", "\(route.kind.rawValue) \(path), \(route.stack.count) in the stack")
        case .fault(let fault):
            log(.error, "app", [fault.source, fault.message].compactMap { $0 }.joined(separator: ": "))
        case .record(let record): log(record)
        case .exit: log(.info, "shell", "the mini-program has quit")
        default: break
        }
    }

    private func log(_ record: Record) {
        switch record.kind {
        case .console(let name, let arguments):
            let level: LogLevel = name == "error" ? .error : name == "warn" ? .warning : .debug
            log(level, "console", arguments.map { Self.plain($0) }.joined(separator: " "))
        case .lifecycle(let path, let name, _, let milliseconds):
            log(.debug, "lifecycle", "\(path) \(name)" + " \(milliseconds) ms")
        case .network, .socket, .storage, .device, .other: break
        }
    }

    private static func plain(_ value: Value) -> String {
        if case .string(let text) = value { return text }
        return JSON.string(value) ?? value.toString()
    }
}
