import Bridge
package import Cells
import Terminal
import Theme
import ViewLayer

extension Shell {
    /// Paints a frame and shows it.
    package func paint() {
        if let plain { return plain.tell(self) }
        let (grid, cursor) = frame()
        updateWindowTitle()
        surroundings.screen.present(grid, cursor: cursor)
    }

    /// Everything that is to be seen now, and where the cursor belongs.
    package func frame() -> (grid: Grid, cursor: CellPoint?) {
        let layout = layout
        let theme = surroundings.theme
        var grid = Grid(surroundings.screen.size, filledWith: Cell(.blank, style: theme[.ui]))
        let chrome = ChromePainter(theme: theme)
        paintSidePanes(layout, chrome, &grid)
        var cursor = paintPage(layout, chrome, &grid)
        if case .toast(let title, let icon, _) = overlay {
            var painter = ToastPainter(theme: theme)
            if icon == "loading" { painter.spinner = spinner().mark }
            painter.paint(title: title, icon: icon, over: layout.page, &grid)
        }
        if layout.dock != nil {
            let caret = paintDock(layout, &grid)
            if isDockFocused { cursor = caret }
        }
        chrome.statusLine(statusLine, in: layout.statusLine, &grid)
        if !layers.isEmpty {
            cursor = nil
            let pane = layout.page.isEmpty ? sidePanes(layout).first?.pane.frame ?? layout.page : layout.page
            let area = CellRect(column: pane.column, row: 0, columns: pane.columns, rows: layout.statusLine.row)
            let below = CellRect(column: 0, row: 0, columns: grid.size.columns, rows: layout.statusLine.row)
            Shade.dim(below, theme: theme, &grid)
            for layer in layers {
                cursor = layer.paint(over: layer.takesWholeScreen ? below : area, theme: theme, &grid)
            }
        }
        return (grid, cursor)
    }

    private func paintPage(_ layout: FrameLayout, _ chrome: ChromePainter, _ grid: inout Grid) -> CellPoint? {
        let theme = surroundings.theme
        guard let id = stack.last, let page = view.page(id) else {
            paintStart(layout, chrome, &grid)
            return nil
        }
        guard !layout.page.isEmpty else { return nil }
        let look = navigationColors[id] ?? (opened[id]?.window).flatMap(Self.colors)
        chrome.navigationBar(
            title(of: id), button: stack.count > 1 ? "\u{2039} " : showsHome ? "\u{2302} " : "",
            loading: loadingBars.contains(id) ? spinner().mark : nil,
            colors: look.flatMap { NavigationColors($0.front, $0.background)?.style(at: theme.depth) },
            in: layout.navigationBar, &grid)
        var pageLook = appearance
        pageLook.showsFocus = !isDockFocused && paneFocus == nil
        page.paint(into: &grid, area: layout.page, appearance: pageLook)
        if let band = layout.pullBand { paintPullBand(id, in: band, &grid) }
        if let bar = layout.tabBar, let tabBar { chrome.tabBar(tabBar, selected: selectedTab, in: bar, &grid) }
        paintProblems(of: id, layout, &grid)
        guard paneFocus == nil, let caret = page.caret else { return nil }
        return CellPoint(column: layout.page.column + caret.column, row: layout.page.row + caret.row)
    }

    private static func colors(_ window: WindowStyle) -> (front: String, background: String)? {
        guard let background = window.navigationBarBackgroundColor else { return nil }
        return (window.navigationBarTextStyle == "black" ? "#000000" : "#ffffff", background)
    }

    /// What is seen before the first page.
    private func paintStart(_ layout: FrameLayout, _ chrome: ChromePainter, _ grid: inout Grid) {
        chrome.navigationBar(
            hello?.name ?? "Termina", button: "", loading: spinner().mark, colors: nil, in: layout.navigationBar, &grid)
        grid.fill(layout.page, style: surroundings.theme[.page])
        if problems.count <= settingFaults.values.reduce(0, { $0 + $1.count }) {
            let text = TextWidth.truncated(Phrase.loading.text(surroundings.language), to: layout.page.columns)
            let column = layout.page.column + (layout.page.columns - TextWidth.of(text)) / 2
            let point = CellPoint(column: column, row: layout.page.row + layout.page.rows / 2)
            grid.draw(text, at: point, style: surroundings.theme[.muted].over(surroundings.theme[.page]))
        } else {
            paint(problems, over: layout.page, &grid)
        }
    }

    /// Shows what is wrong in a page's own files where its content would be, if it has none.
    private func paintProblems(of page: PageID, _ layout: FrameLayout, _ grid: inout Grid) {
        guard view.page(page)?.isEmpty == true else { return }
        let path = opened[page]?.path ?? ""
        let own = problems.filter {
            $0.page == page || ($0.source ?? "").hasPrefix(path + ".") || $0.kind == .pageNotFound
        }
        paint(own.isEmpty ? problems.filter { $0.kind == .file } : own, over: layout.page, &grid)
    }

    private func paint(_ faults: [Fault], over area: CellRect, _ grid: inout Grid) {
        let inner = area.inset(columns: 2, rows: 1)
        guard !faults.isEmpty, !inner.isEmpty else { return }
        let theme = surroundings.theme
        var row = inner.row
        func put(_ text: String, _ style: CellStyle) {
            for line in TextBlock(text, columns: inner.columns).lines where row < inner.endRow {
                grid.draw(line, at: CellPoint(column: inner.column, row: row), style: style.over(theme[.page]))
                row += 1
            }
        }
        put(Phrase.pageBroken.text(surroundings.language), theme[.error])
        row += 1
        for fault in faults.suffix(10) {
            if let source = fault.source { put(source, theme[.info]) }
            put(fault.message, theme[.page])
            row += 1
        }
    }

    /// How many of the app's own keys the hint line shows.
    private static let mostAppHints = 2

    private var statusLine: StatusLine {
        let language = surroundings.language
        var line = StatusLine()
        let context = paneContext
        switch context {
        case .dock: line.mode = dock.tab.title.text(language)
        case .input: line.mode = Phrase.inputMode.text(language)
        default: if isZoomed { line.mode = Phrase.zoomMode.text(language) }
        }
        let path = stack.last.flatMap { opened[$0]?.path } ?? hello?.name ?? ""
        if !stack.isEmpty { line.stack = "\(Phrase.stack.text(language)) \(stack.count)/10 " }
        line.place = breadcrumb ?? path
        if watch.verdict(at: surroundings.now()) != .fine {
            line.busy = spinner().mark + " " + Phrase.busy.text(language)
        }
        if !problems.isEmpty {
            line.problem = "\u{2717} " + Phrase.problems(problems.count, language)
            line.problemMark = "\u{2717} \(problems.count)"
        }
        var states = network == .online ? [] : [network.phrase.text(language)]
        states += players.sorted { $0.key < $1.key }.map { $0.value.line }
        if isInBackground { states.append(DevicePhrase.background.text(language)) }
        line.network = states.joined(separator: "  ")
        line.notice = notice
        if !pending.keys.isEmpty { line.pending = Keymap.text(pending.keys) }
        // What stands in front has the keys.
        line.hints = (layers.last.map(hints) ?? hints(context)).compactMap { command in
            keymap.keys(for: command, in: layers.last?.context ?? context).map { ($0, command.hint(language)) }
        }
        if context == .dock, layers.isEmpty, dock.tab === dock.device, dock.field == nil {
            line.hints.insert(("\u{2190} \u{2192}", DockPhrase.turnHint.text(language)), at: 0)
        }
        return line
    }

    /// What the hint line names while something stands in front of the pages.
    private func hints(_ layer: any Layer) -> [Command] {
        if layer is WelcomeLayer { return [] }
        if layer is JumpLayer { return [.cancel] }
        if layer.context == .pictures { return [.pictureNext, .pictureLarger, .cancel] }
        if layer.context == .editor { return [.documentWrite, .documentUndo, .cancel] }
        if layer.context == .files { return [.fileMark, .accept, .fileLeave, .cancel] }
        return layer.context == .list ? [.choiceNext, .cancel] : [.accept, .choiceNext, .cancel]
    }

    /// What the hint line names, the most useful first.
    private func hints(_ context: CommandContext) -> [Command] {
        var wanted: [Command] = context == .input ? [.leaveInput, .focusNext] : []
        if context == .dock { wanted = dock.hints }
        if context != .dock, !problems.isEmpty { wanted.append(.problems) }
        if context == .page {
            if stack.count > 1 { wanted.append(.back) }
            wanted += [.help]
            if paneFocus == nil, let page = view.topPage {
                if page.takesSwipes { wanted.append(.swipe(.left)) }
                if page.takesLongPress { wanted.append(.longPress) }
            }
            wanted += [.focusNext, .activate] + appCommands.prefix(Self.mostAppHints) + [.quit]
        }
        return wanted
    }
}
