import Cells
import Terminal
import Theme

/// A list of all pages to go to one of them: what is typed narrows it, behind `?` it is the query.
@MainActor
final class PagePickerLayer: Layer {
    /// One page.
    struct Entry: Equatable {
        var path: String
        var title: String
        var isTab: Bool
        /// Whether it is open now.
        var isLive: Bool
    }

    /// The words that it says.
    struct Words {
        var title: String
        var hint: String
        var nothing: String
        var tab: String
    }

    let context = CommandContext.list
    private let words: Words
    private let entries: [Entry]
    private let choose: @MainActor (_ entry: Entry, _ query: String) -> Void
    /// Opens what is no page, as a link from outside would.
    private let open: @MainActor (_ url: String) -> Void
    private var search = LineEditor()
    private var selected = 0
    private var top = 0
    private var visible = 1
    private var frames: [(index: Int, area: CellRect)] = []

    init(
        _ entries: [Entry], words: Words, choose: @escaping @MainActor (Entry, String) -> Void,
        open: @escaping @MainActor (String) -> Void
    ) {
        self.entries = entries
        self.words = words
        self.choose = choose
        self.open = open
    }

    /// What was typed, in front of and behind the question mark.
    private var typed: (words: [String], query: String) {
        let parts = search.text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let words = (parts.first ?? "").lowercased().split(separator: " ").map(String.init)
        return (words, parts.count > 1 ? String(parts[1]) : "")
    }

    /// The pages that have all the words in path or title.
    private var found: [Entry] {
        let words = typed.words
        return entries.filter { entry in
            let text = (entry.path + " " + entry.title).lowercased()
            return words.allSatisfy { text.contains($0) }
        }
    }

    func handle(_ event: InputEvent) -> LayerOutcome {
        switch event {
        case .key(let key):
            switch (key.code, key.modifiers) {
            case (.escape, _): return .closes
            case (.enter, _): return go(selected)
            case (.down, []), (.tab, []): move(1)
            case (.up, []), (.tab, .shift): move(-1)
            case (.pageDown, _): move(visible)
            case (.pageUp, _): move(-visible)
            default: if search.handle(key) { selected = 0 }
            }
        case .mouse(let mouse):
            switch mouse.action {
            case .wheelDown: move(3)
            case .wheelUp: move(-3)
            case .press(.left):
                if let hit = frames.first(where: { $0.area.contains(mouse.position) }) { return go(hit.index) }
            default: break
            }
        case .paste(let text): search.insert(text)
        default: break
        }
        return .stays
    }

    private func move(_ step: Int) { selected = max(0, min(found.count - 1, selected + step)) }

    private func go(_ index: Int) -> LayerOutcome {
        let found = found
        if found.isEmpty, search.text.contains("/") {
            open(search.text.trimmed)
            return .closes
        }
        guard found.indices.contains(index) else { return .stays }
        choose(found[index], typed.query)
        return .closes
    }

    func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) -> CellPoint? {
        let box = area.inset(columns: area.columns > 50 ? 2 : 0, rows: area.rows > 20 ? 1 : 0)
        guard let panel = PanelBox(box) else { return nil }
        panel.paint(words.title, ground: theme[.menu], theme: theme, &grid)
        let cursor = search.paint(in: panel.field, placeholder: words.hint, theme: theme, &grid)
        paintList(panel.list, theme, &grid)
        return cursor
    }

    private func paintList(_ area: CellRect, _ theme: Theme, _ grid: inout Grid) {
        let found = found
        frames = []
        visible = max(1, area.rows)
        top = max(0, max(selected - visible + 1, min(top, selected)))
        if found.isEmpty {
            let point = CellPoint(column: area.column + 2, row: area.row)
            grid.draw(words.nothing, at: point, style: theme[.muted].over(theme[.menu]), clip: area)
        }
        // Titles stand in a column of their own, as wide as the widest of them, at most half of it all.
        let widest = min(found.map { TextWidth.of($0.title) }.max() ?? 0, area.columns / 2 - 4)
        for (index, entry) in found.enumerated().dropFirst(top).prefix(visible) {
            let line = CellRect(column: area.column, row: area.row + index - top, columns: area.columns, rows: 1)
            let style = theme[index == selected ? .menuSelected : .menu]
            let quiet = index == selected ? style : theme[.menuKey].over(style)
            grid.fill(line, style: style)
            let mark = (index == selected ? "\u{25B8}" : " ") + (entry.isLive ? "\u{25CF} " : "\u{25CB} ")
            grid.draw(mark, at: line.origin, style: style, clip: line)
            let name = TextWidth.truncated(entry.title, to: max(0, widest))
            grid.draw(name, at: CellPoint(column: line.column + 3, row: line.row), style: style, clip: line)
            let start = line.column + 3 + (widest > 0 ? widest + 2 : 0)
            let tail = entry.isTab ? " " + words.tab + " " : ""
            let room = line.endColumn - start - TextWidth.of(tail) - 1
            let path = FaultText.shortened(entry.path, to: max(0, room))
            grid.draw(path, at: CellPoint(column: start, row: line.row), style: quiet, clip: line)
            let end = CellPoint(column: line.endColumn - TextWidth.of(tail), row: line.row)
            grid.draw(tail, at: end, style: quiet, clip: line)
            frames.append((index, line))
        }
    }
}
