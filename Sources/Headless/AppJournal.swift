import Bridge
import Values

/// What an app said on its console and what went wrong, as lines for standard error.
package struct AppJournal {
    /// Everything, in order.
    package private(set) var lines: [String] = []
    /// How many errors are among them.
    package private(set) var errors = 0

    /// Takes note of what matters among messages.
    mutating func note(_ messages: [AppMessage]) {
        for message in messages {
            switch message {
            case .fault(let fault):
                errors += 1
                // What the console said already need not be said twice.
                if lines.contains(where: { $0.contains(fault.message.prefix { !$0.isNewline }) }) { continue }
                lines.append((fault.source.map { "\($0): " } ?? "") + "error: " + fault.message)
            case .record(let record):
                guard case .console(let level, let arguments) = record.kind else { continue }
                if level == "error" { errors += 1 }
                let text = arguments.map(Self.text).joined(separator: " ")
                lines.append((record.source.map { "\($0): " } ?? "") + "\(level): \(text)")
            default: break
            }
        }
    }

    private static func text(_ value: Value) -> String {
        switch value {
        case .array, .object: JSON.string(value) ?? "[object]"
        default: value.toString()
        }
    }
}
