/// A place in a source file. Lines and columns count from 1; columns count UTF-16 units, as JavaScript engines do.
package struct SourceLocation: Hashable, Sendable, Codable {
    /// The line, from 1.
    package var line: Int
    /// The column, from 1, in UTF-16 units.
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// From one place of a file up to, and not including, another.
package struct SourceRange: Hashable, Sendable, Codable {
    /// The place of the first character.
    package var start: SourceLocation
    /// The place behind the last character.
    package var end: SourceLocation

    package init(start: SourceLocation, end: SourceLocation) {
        self.start = start
        self.end = end
    }

    /// For nodes that no source wrote.
    package static let none = SourceRange(start: .init(line: 0, column: 0), end: .init(line: 0, column: 0))
}
