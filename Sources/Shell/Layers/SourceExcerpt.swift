import Cells

/// The lines of a file around a place, for people: `path:line:column` and what is written there.
struct SourceExcerpt: Equatable {
    /// One line with its number.
    struct Line: Equatable {
        var number: Int
        var text: String
    }

    /// The lines from two above the place to two below it.
    let lines: [Line]
    /// The number of the line meant.
    let line: Int
    /// How many columns are in front of the place, in its line.
    let caret: Int?

    private static let around = 2

    /// - Parameters:
    ///   - place: `path:line:column` or `path:line`.
    ///   - read: gives the text of a file; nil where there is none.
    init?(_ place: String, read: (String) -> String?) {
        guard let (path, line, column) = Self.parts(place), let text = read(path) else { return nil }
        let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard all.indices.contains(line - 1) else { return nil }
        self.line = line
        let range = max(1, line - Self.around)...min(all.count, line + Self.around)
        lines = range.map { Line(number: $0, text: Self.plain(all[$0 - 1])) }
        caret = column.map { TextWidth.of(Self.plain(all[line - 1].prefix(max(0, $0 - 1)))) }
    }

    /// Path, line and column of a place.
    static func parts(_ place: String) -> (path: String, line: Int, column: Int?)? {
        var parts = place.split(separator: ":", omittingEmptySubsequences: false)[...]
        var numbers: [Int] = []
        while numbers.count < 2, let last = parts.last, let number = Int(last), number > 0, number < 10_000_000 {
            numbers.insert(number, at: 0)
            parts.removeLast()
        }
        guard let line = numbers.first, !parts.isEmpty else { return nil }
        return (parts.joined(separator: ":"), line, numbers.count > 1 ? numbers[1] : nil)
    }

    /// A line with blanks for tabs; one that was packed into thousands of characters is cut.
    private static func plain(_ text: Substring) -> String {
        String(text.prefix(2_000).flatMap { $0 == "\t" ? "    " : String($0) })
    }
}
