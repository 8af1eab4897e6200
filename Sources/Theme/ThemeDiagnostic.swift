/// Something wrong in a theme file; the rest of it is used.
package struct ThemeDiagnostic: Hashable, Sendable, CustomStringConvertible {
    /// The file, as it was given.
    package let file: String
    /// Counted from 1; 0 if it is about the file as a whole.
    package let line: Int
    package let column: Int
    package let message: String

    /// `file:line:column: error: message`.
    package var description: String {
        line > 0 ? "\(file):\(line):\(column): error: \(message)" : "\(file): error: \(message)"
    }
}
