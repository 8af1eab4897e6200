/// Replaces parts of a source so that every line stays on its line, and keeps account of the columns.
struct SourceEditor {
    private struct Edit {
        var start: Int
        var end: Int
        var text: String
        var order: Int
    }

    private let bytes: [UInt8]
    private var edits: [Edit] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Puts text in place of a range, which holds none of another replacement.
    mutating func replace(_ start: Int, _ end: Int, _ text: String) {
        edits.append(Edit(start: start, end: end, text: text, order: edits.count))
    }

    /// Puts text in front of everything else.
    mutating func begin(_ text: String) {
        edits.append(Edit(start: 0, end: 0, text: text, order: -1))
    }

    /// Puts text in.
    mutating func insert(_ offset: Int, _ text: String) {
        replace(offset, offset, text)
    }

    /// Writes white space over a range.
    mutating func blank(_ start: Int, _ end: Int) {
        replace(start, end, "")
    }

    /// The changed source and its column map.
    func result() -> (text: String, map: ColumnMap) {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.text.utf8.count })
        var map = ColumnMap()
        var state = Position()
        var copied = 0
        for edit in edits.sorted(by: { ($0.start, $0.order) < ($1.start, $1.order) }) where edit.start >= copied {
            state.advance(bytes, copied, edit.start)
            output.append(contentsOf: bytes[copied..<edit.start])
            put(edit, &output, &map, &state)
            copied = edit.end
        }
        output.append(contentsOf: bytes[copied...])
        return (String(decoding: output, as: UTF8.self), map)
    }

    /// Where writing is: the line, and the column there and in the original.
    private struct Position {
        var line = 1
        var column = 1
        var original = 1

        mutating func advance(_ bytes: [UInt8], _ start: Int, _ end: Int) {
            var index = start
            while index < end {
                let terminator = SourceLines.lineTerminator(in: bytes, at: index)
                if terminator > 0 {
                    line += 1
                    column = 1
                    original = 1
                    index += terminator
                    continue
                }
                if bytes[index] & 0xC0 != 0x80 {
                    let width = bytes[index] >= 0xF0 ? 2 : 1
                    column += width
                    original += width
                }
                index += 1
            }
        }
    }

    private func put(_ edit: Edit, _ output: inout [UInt8], _ map: inout ColumnMap, _ state: inout Position) {
        let width = edit.text.utf16.count
        if width > 0 {
            map.add(line: state.line, .init(column: state.column, original: state.original, isInserted: true))
            output.append(contentsOf: edit.text.utf8)
        }
        // The rest of the replaced text's width is filled up with spaces as far as it reaches; line ends are kept.
        var firstLineEnd = edit.start
        while firstLineEnd < edit.end, SourceLines.lineTerminator(in: bytes, at: firstLineEnd) == 0 {
            firstLineEnd += 1
        }
        let removed = SourceLines.utf16Length(bytes[edit.start..<firstLineEnd])
        if width < removed { output.append(contentsOf: repeatElement(0x20, count: removed - width)) }
        state.column += max(width, removed)
        state.original += removed
        if width > 0 {
            map.add(line: state.line, .init(column: state.column, original: state.original, isInserted: false))
        }
        guard firstLineEnd < edit.end else { return }
        output.append(contentsOf: blanked(firstLineEnd, edit.end))
        state.advance(bytes, firstLineEnd, edit.end)
    }

    /// A range with its line ends kept and all else as spaces of the same width.
    private func blanked(_ start: Int, _ end: Int) -> [UInt8] {
        var blank: [UInt8] = []
        var index = start
        while index < end {
            let terminator = SourceLines.lineTerminator(in: bytes, at: index)
            if terminator > 0 {
                blank.append(contentsOf: bytes[index..<(index + terminator)])
                index += terminator
                continue
            }
            if bytes[index] & 0xC0 != 0x80 {
                blank.append(contentsOf: repeatElement(0x20, count: bytes[index] >= 0xF0 ? 2 : 1))
            }
            index += 1
        }
        return blank
    }
}
