/// Why a statement or a file of documents cannot be read, and where.
package struct StatementError: Error, Equatable, CustomStringConvertible {
    /// What is wrong.
    package let message: String
    /// The line, from 1.
    package let line: Int
    /// The column, from 1, in characters of UTF-16.
    package let column: Int

    package init(_ message: String, line: Int, column: Int) {
        self.message = message
        self.line = line
        self.column = column
    }

    /// `line:column: message`.
    package var description: String { "\(line):\(column): \(message)" }
}
