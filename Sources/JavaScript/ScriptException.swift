import CJavaScriptCore

/// A place in a script: a file's path as it was given, with line and column from 1.
package struct ScriptLocation: Hashable, Sendable, CustomStringConvertible {
    package var path: String
    package var line: Int
    package var column: Int?

    package init(path: String, line: Int, column: Int?) {
        self.path = path
        self.line = line
        self.column = column
    }

    /// `path:line:column`.
    package var description: String { "\(path):\(line)" + (column.map { ":\($0)" } ?? "") }
}

/// One call on the stack of an exception.
package struct ScriptFrame: Hashable, Sendable {
    /// The function's name; empty for code outside any.
    package var function: String
    /// Where, unless the engine or `eval` owns the code.
    package var location: ScriptLocation?

    package init(function: String, location: ScriptLocation?) {
        self.function = function
        self.location = location
    }
}

/// What a script threw.
// Unchecked, since an Error must be Sendable: `value` is confined to the machine's thread like everything that may
// throw this.
package struct ScriptException: Error, @unchecked Sendable, CustomStringConvertible {
    /// The error's name, "TypeError"; empty if something that is no error was thrown.
    package var name: String
    /// The message; a thrown value that is no error in words.
    package var message: String
    /// Where it was thrown, if a file is known.
    package var location: ScriptLocation?
    /// The stack, the innermost call first.
    package var frames: [ScriptFrame] = []
    /// Whether the watchdog stopped the script, and why.
    package var stop: Watchdog.Stop?
    /// The thrown value; nil if Swift made this exception itself, or the watchdog did.
    package var value: ScriptValue?

    /// An exception made by Swift.
    package init(name: String, message: String, location: ScriptLocation? = nil) {
        self.name = name
        self.message = message
        self.location = location
    }

    /// `TypeError: message`.
    package var description: String { name.isEmpty ? message : message.isEmpty ? name : "\(name): \(message)" }

    /// The description and the stack below it, a call a line, in the program's own paths.
    package var stackDescription: String {
        ([description] + frames.compactMap(\.line)).joined(separator: "\n")
    }
}

extension ScriptFrame {
    fileprivate var line: String? {
        guard let location else { return nil }
        return function.isEmpty ? "    at \(location)" : "    at \(function) (\(location))"
    }
}
