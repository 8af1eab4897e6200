import Bridge
import Cells
import Foundation
import Headless
import HostAPI
import MiniProgram
import Shell
import Terminal
import Testing
import Theme
import ViewLayer

/// A mini-program as a person has it before them: a painted screen, keys and time, without a terminal.
///
/// Logic and view run in one process; the clock moves only by `wait`.
@MainActor
final class AppStage {
    private let session: HeadlessSession

    /// Opens a mini-program in the size of a terminal, at its entry page unless another is named.
    init(
        _ source: any ProgramSource, page: String? = nil, size: CellSize = CellSize(columns: 60, rows: 44),
        data: HostAPI.DataPlace = .memory, mono: Bool = false
    ) {
        session = HeadlessSession(
            MiniProgram.load(source), page: page, size: size,
            theme: ThemeLoader().load("dark", depth: mono ? .mono : .direct).theme,
            language: .chinese, showsShell: true, data: data)
        session.settle()
    }

    /// Opens one of the repository's mini-programs, by its folder's path from the repository's root.
    static func open(
        _ folder: String, page: String? = nil, size: CellSize = CellSize(columns: 60, rows: 44),
        data: HostAPI.DataPlace = .memory
    ) throws -> AppStage {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let source = try #require(FolderSource(path: root.appendingPathComponent(folder).path))
        return AppStage(source, page: page, size: size, data: data)
    }

    // MARK: What is to be seen

    /// The painted screen, a line a row.
    var text: String { session.frame().plainText }

    /// The title in the navigation bar.
    var title: String {
        session.frame().plainText(ofRow: 0).trimmingCharacters(in: CharacterSet(charactersIn: " \u{22EF}"))
    }

    /// The path of the page on top.
    var path: String { session.shell.view.topPage?.path ?? "" }

    /// How many pages the stack has.
    var depth: Int { session.shell.view.stack.count }

    /// The page on top as markup: logic's tree as the view knows it.
    var markup: String { session.shell.view.topPage?.markupDump() ?? "" }

    /// The first row that shows a text, without the blanks around it; empty where none does.
    func row(with part: String) -> String {
        let line = text.split(separator: "\n").first { $0.contains(part) } ?? ""
        return line.trimmingCharacters(in: CharacterSet(charactersIn: " │▐"))
    }

    /// Whether a text is to be seen.
    func shows(_ part: String) -> Bool { text.contains(part) }

    /// What went wrong so far, and what the app wrote to its console as an error.
    var errors: Int { session.journal.errors }

    /// What the app wrote on its console, and what went wrong.
    var console: [String] { session.journal.lines }

    /// Whether the program was left.
    var isClosed: Bool { session.isClosed }

    // MARK: What a person does

    /// Presses keys, such as `Tab Enter "text"`.
    func press(_ keys: String) throws { session.press(try Key.sequence(keys)) }

    /// Lets time go by.
    func wait(milliseconds: Double) { session.advance(milliseconds: milliseconds) }

    /// Moves the focus by Tab to the first element at or behind the present one that shows a text.
    func focus(on part: String) throws {
        for _ in 0..<200 {
            try press("Tab")
            let (inside, behind) = focusedText
            if inside.contains(part) || behind.hasPrefix(part) { return }
        }
        Issue.record("no element that shows \"\(part)\" can be reached by Tab on\n\(text)")
    }

    /// Moves the focus to an element that shows a text, and presses Enter.
    func tap(_ part: String) throws {
        try focus(on: part)
        try press("Enter")
    }

    /// Moves the focus to the input that shows a text (its placeholder, say) and types.
    func type(_ typed: String, into part: String) throws {
        try focus(on: part)
        try press("\"\(typed)\"")
    }

    /// Clicks on the first place where a text is painted.
    func click(_ part: String) throws {
        let grid = session.frame()
        for row in 0..<grid.size.rows {
            let line = grid.plainText(ofRow: row)
            guard let range = line.range(of: part) else { continue }
            let column = TextWidth.of(String(line[..<range.lowerBound]))
            mouse(.press(.left), column, row)
            mouse(.release(.left), column, row)
            return
        }
        Issue.record("\"\(part)\" is nowhere on\n\(text)")
    }

    /// Drags the mouse from the first place where a text is painted, by so many cells, a cell each frame of a phone.
    func drag(_ part: String, columns: Int, rows: Int = 0) {
        let grid = session.frame()
        for row in 0..<grid.size.rows {
            let line = grid.plainText(ofRow: row)
            guard let range = line.range(of: part) else { continue }
            let column = TextWidth.of(String(line[..<range.lowerBound]))
            mouse(.press(.left), column, row)
            let steps = max(abs(columns), abs(rows), 1)
            for step in 1...steps {
                wait(milliseconds: 16)
                mouse(.drag(.left), column + columns * step / steps, row + rows * step / steps)
            }
            mouse(.release(.left), column + columns, row + rows)
            return
        }
        Issue.record("\"\(part)\" is nowhere on\n\(text)")
    }

    private func mouse(_ action: MouseEvent.Action, _ column: Int, _ row: Int) {
        session.take(.mouse(MouseEvent(action, at: CellPoint(column: column, row: row))))
    }

    /// What the focused element shows, and the label behind it if it is a box to check.
    private var focusedText: (inside: String, behind: String) {
        guard let page = session.shell.view.topPage, let rect = page.focusedCells else { return ("", "") }
        let grid = session.frame()
        // The page begins below the navigation bar.
        let area = CellRect(column: rect.column, row: rect.row + 1, columns: rect.columns, rows: rect.rows)
        let seen = area.intersection(CellRect(grid.size))
        func text(_ row: Int, _ columns: Range<Int>) -> String {
            grid.row(row).dropFirst(columns.lowerBound).prefix(columns.count).map(\.glyph.text).joined()
        }
        let inside = (seen.row..<max(seen.row, seen.endRow)).map { text($0, seen.columnRange) }.joined(separator: "\n")
        guard (3...4).contains(seen.columns), let mark = inside.first, "([".contains(mark) else { return (inside, "") }
        let behind = text(seen.row, seen.endColumn..<max(seen.endColumn, grid.size.columns))
        return (inside, behind.trimmingCharacters(in: .whitespaces))
    }
}
