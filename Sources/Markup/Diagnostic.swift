/// Something that a person should know about a source file. Printed as `file:line:column: severity: message`.
package struct Diagnostic: Hashable, Sendable {
    /// How bad it is.
    package enum Severity: String, Sendable, Codable {
        /// Part of the file could not be used.
        case error
        /// It was used, but probably not as meant.
        case warning
        /// Advice.
        case note
    }

    /// How many are kept of one file: a file that is no source at all should not fill memory with sentences.
    package static let mostInFile = 1000

    /// How bad it is.
    package var severity: Severity
    /// The file's path from the mini-program's root, without a leading slash.
    package var path: String
    /// Where in the file; `.none` when the file as a whole is meant.
    package var range: SourceRange
    /// One sentence that says what is wrong and, where it helps, what to do.
    package var message: String

    package init(_ severity: Severity, path: String, range: SourceRange, message: String) {
        self.severity = severity
        self.path = path
        self.range = range
        self.message = message
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `file:line:column: severity: message`, or without line and column when the whole file is meant.
    package var description: String {
        guard range.start.line > 0 else { return "\(path): \(severity.rawValue): \(message)" }
        return "\(path):\(range.start.line):\(range.start.column): \(severity.rawValue): \(message)"
    }
}
