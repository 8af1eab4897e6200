package import Cells
import Values

/// Writes asciicast version 2: a header, then an event a line, which players such as asciinema read.
package struct CastWriter {
    private var last: Grid?
    private var hidesCursor = false
    private let depth: ColorDepth

    package init(depth: ColorDepth = .direct) { self.depth = depth }

    /// The first line.
    /// - Parameter time: when it was recorded, in seconds since 1970; nil leaves it out.
    package static func header(_ size: CellSize, title: String, time: Int? = nil) -> String {
        var header: ValueObject = [
            "version": 2, "width": .number(Double(size.columns)), "height": .number(Double(size.rows)),
        ]
        if let time { header["timestamp"] = .number(Double(time)) }
        header["title"] = .string(title)
        header["env"] = ["TERM": "xterm-256color"]
        return (JSON.string(.object(header)) ?? "{}") + "\n"
    }

    /// The lines of what is to be seen from a time on, in milliseconds from the beginning.
    package mutating func lines(_ grid: Grid, cursor: CellPoint?, at time: Double) -> String {
        var lines = ""
        if let last, last.size != grid.size { lines += Self.line(time, "r", "\(grid.size.columns)x\(grid.size.rows)") }
        var output = grid.update(since: last, depth: depth)
        if let cursor {
            output +=
                "\u{1B}[\(cursor.row + 1);\(cursor.column + 1)H" + (hidesCursor || last == nil ? "\u{1B}[?25h" : "")
        } else if !hidesCursor || last == nil {
            output += "\u{1B}[?25l"
        }
        hidesCursor = cursor == nil
        last = grid
        if !output.isEmpty { lines += Self.line(time, "o", output) }
        return lines
    }

    private static func line(_ milliseconds: Double, _ kind: String, _ data: String) -> String {
        let time = (milliseconds.rounded() / 1000)
        return (JSON.string([.number(time), .string(kind), .string(data)]) ?? "[]") + "\n"
    }
}

extension Film {
    /// The film as asciicast version 2.
    package func cast(title: String) -> String {
        var writer = CastWriter()
        var text = CastWriter.header(frames.first?.grid.size ?? size, title: title)
        for frame in frames { text += writer.lines(frame.grid, cursor: frame.cursor, at: frame.time) }
        // A player shows the last frame as long as it was seen.
        if let last = frames.last, end > last.time {
            text += (JSON.string([.number(end.rounded() / 1000), "o", ""]) ?? "[]") + "\n"
        }
        return text
    }
}
