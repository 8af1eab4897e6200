import Bridge
import Cells
import Terminal
import Theme
import ViewLayer

/// What a shell shows, told in lines: after each update only what changed since the one before.
@MainActor
package final class PlainFront {
    private let say: @MainActor ([String]) -> Void
    // What was told last.
    private var heading = ""
    private var page: PageID?
    private var lines: [String] = []
    private var place = 0.0
    private var focus: String?
    private var hasMore = false
    private var layer: (any Layer)?
    private var layerLines: [String] = []
    private var dockLines: [String] = []
    private var overlay = Overlay.hidden
    private var notice = ""
    private var problems = 0
    private var isBusy = false
    private var heard: [String] = []

    /// - Parameter say: writes lines.
    package init(say: @escaping @MainActor ([String]) -> Void) { self.say = say }

    /// Has everything told anew.
    package func forget() {
        heading = ""
        page = nil
        layer = nil
        layerLines = []
        dockLines = []
    }

    /// Hears what the app says on its console.
    func hear(_ record: Record, _ language: Language) {
        guard case .console(let level, let arguments) = record.kind, level == "error" || level == "warn",
            heard.count < 100
        else { return }
        let place = record.source.map { " (\($0))" } ?? ""
        heard.append(PlainPhrase.console.text(language, level, ConsoleFormat.text(arguments) + place))
    }

    /// Tells what changed.
    func tell(_ shell: Shell) {
        var new = heard.flatMap(Self.split)
        heard = []
        tellState(shell, &new)
        let before = layer != nil
        tellLayer(shell, &new)
        tellDock(shell, &new)
        if layer == nil {
            if before { new.append(PlainPhrase.dialogClosed.text(shell.surroundings.language, title(shell))) }
            tellPage(shell, &new)
        }
        if !new.isEmpty { say(new) }
    }

    private func title(_ shell: Shell) -> String {
        let title = shell.stack.last.map(shell.title(of:)) ?? ""
        return title.isEmpty ? shell.hello?.name ?? "Termina" : title
    }

    // MARK: Page

    private func tellPage(_ shell: Shell, _ new: inout [String]) {
        let language = shell.surroundings.language
        guard let id = shell.stack.last, let view = shell.view.page(id) else {
            let text = Phrase.loading.text(language)
            if heading != text { new.append(text) }
            heading = text
            return
        }
        let depth = shell.stack.count
        let wanted =
            depth > 1
            ? PlainPhrase.depth.text(language, title(shell), String(depth))
            : PlainPhrase.page.text(language, title(shell))
        if heading != wanted || page != id {
            if page == nil { new.append(keysOfPage(shell)) }
            new.append(wanted)
            if let tabs = tabs(shell) { new.append(tabs) }
            heading = wanted
        }
        if page != id {
            page = id
            (lines, focus, place, hasMore) = ([], nil, view.readingPlace, false)
        }
        tellContent(view, shell, &new)
    }

    private func tellContent(_ view: PageView, _ shell: Shell, _ new: inout [String]) {
        let language = shell.surroundings.language
        let words = ReadingText(language: language)
        let reading = view.readingLines()
        let texts = reading.map(words.line)
        let changes = LineChanges(from: lines, to: texts)
        let focused = reading.first(where: \.isFocused).map(words.line)
        // What has the focus is told as such, once.
        new += changes.new.filter { $0 != focused || focused == focus }
        if place == view.readingPlace {
            new += changes.gone.filter { $0 != focus }.map { PlainPhrase.removed.text(language, $0) }
        }
        if let focused, focused != focus { new.append("> " + focused) }
        let more = view.hasMoreBelow
        if more, !hasMore || place != view.readingPlace, !changes.new.isEmpty {
            new.append(PlainPhrase.moreBelow.text(language, key(.pageDown, shell)))
        }
        (lines, focus, place, hasMore) = (texts, focused, view.readingPlace, more)
    }

    private func tabs(_ shell: Shell) -> String? {
        guard let bar = shell.tabBar, !bar.custom, !bar.hidden, let selected = shell.selectedTab else { return nil }
        let language = shell.surroundings.language
        let items = bar.items.enumerated().map { index, item in
            let text = "\(index + 1) \(item.text)" + (item.badge.map { " (\($0))" } ?? (item.redDot ? " (*)" : ""))
            return index == selected ? PlainPhrase.selected.text(language, text) : text
        }
        return PlainPhrase.tabs.text(language, items.joined(separator: language == .chinese ? "；" : "; "))
    }

    private func key(_ command: Command, _ shell: Shell, in context: CommandContext = .page) -> String {
        shell.keymap.keys(for: command, in: context) ?? "-"
    }

    private func keysOfPage(_ shell: Shell) -> String {
        PlainPhrase.keysOfPage.text(
            shell.surroundings.language, key(.focusNext, shell), key(.activate, shell), key(.back, shell),
            key(.help, shell), key(.quit, shell))
    }

    // MARK: What stands in front, and below

    private func tellLayer(_ shell: Shell, _ new: inout [String]) {
        guard let top = shell.layers.last else {
            layer = nil
            layerLines = []
            return
        }
        let texts = painted(rows: 400, shell) { area, grid in
            _ = top.paint(over: area, theme: shell.surroundings.theme, &grid)
        }
        if layer !== top {
            new += texts
            new.append(keysOfLayer(shell, top.context))
        } else {
            new += LineChanges(from: layerLines, to: texts).new
        }
        layer = top
        layerLines = texts
    }

    private func keysOfLayer(_ shell: Shell, _ context: CommandContext) -> String {
        let language = shell.surroundings.language
        let (next, previous) = (key(.choiceNext, shell, in: context), key(.choicePrevious, shell, in: context))
        let cancel = key(.cancel, shell, in: context)
        guard let accept = shell.keymap.keys(for: .accept, in: context) else {
            return PlainPhrase.listKeys.text(language, next, previous, cancel)
        }
        return PlainPhrase.dialogKeys.text(language, next, previous, accept, cancel)
    }

    private func tellDock(_ shell: Shell, _ new: inout [String]) {
        guard shell.layout.dock != nil else {
            dockLines = []
            return
        }
        let texts = painted(rows: max(5, shell.layout.dock?.rows ?? 0), shell) { area, grid in
            var layout = shell.layout
            layout.dock = area
            _ = shell.paintDock(layout, &grid)
        }
        new += LineChanges(from: dockLines, to: texts).new
        dockLines = texts
    }

    /// The lines of something that paints itself.
    private func painted(rows: Int, _ shell: Shell, _ paint: (CellRect, inout Grid) -> Void) -> [String] {
        let area = CellRect(column: 0, row: 0, columns: max(80, shell.surroundings.screen.size.columns), rows: rows)
        var grid = Grid(area.size)
        paint(area, &grid)
        return ReadingText.lines(ofPainted: grid.plainText)
    }

    // MARK: State

    private func tellState(_ shell: Shell, _ new: inout [String]) {
        let language = shell.surroundings.language
        if shell.problems.count > problems {
            for fault in shell.problems.suffix(min(5, shell.problems.count - problems)) {
                let text = [fault.message, fault.source.map { "(\($0))" }].compactMap { $0 }.joined(separator: " ")
                new += Self.split(PlainPhrase.problem.text(language, text))
            }
        }
        problems = shell.problems.count
        let busy = shell.watch.verdict(at: shell.surroundings.now()) != .fine
        if busy, !isBusy { new.append(PlainPhrase.busy.text(language)) }
        isBusy = busy
        if shell.overlay != overlay { tell(shell.overlay, language, &new) }
        overlay = shell.overlay
        let said = shell.pending.keys.isEmpty ? shell.notice : Keymap.text(shell.pending.keys) + " -"
        if said != notice, !said.isEmpty { new.append(said) }
        notice = said
    }

    private func tell(_ new: Overlay, _ language: Language, _ lines: inout [String]) {
        switch new {
        case .toast(let title, "loading", _): lines.append(PlainPhrase.loading.text(language, title))
        case .toast(let title, "error", _): lines.append(PlainPhrase.toast.text(language, "\u{2717} " + title))
        case .toast(let title, _, _): lines.append(PlainPhrase.toast.text(language, title))
        case .hidden:
            if case .toast(_, "loading", _) = overlay { lines.append(PlainPhrase.done.text(language)) }
        }
    }

    private static func split(_ text: String) -> [String] { text.split(whereSeparator: \.isNewline).map(String.init) }

    /// The sentence with which plain mode begins on a terminal that has nothing else.
    package static func welcome(_ terminal: String, _ language: Language) -> String {
        PlainPhrase.dumb.text(language, terminal)
    }
}
