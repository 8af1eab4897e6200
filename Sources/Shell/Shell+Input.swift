import Bridge
import Cells
package import Terminal
import ViewLayer

extension Shell {
    /// Takes what the person or the terminal says; asks for a frame.
    package func handle(_ event: InputEvent) {
        defer { surroundings.requestFrame() }
        if case .resize = event {
            resizeViewport()
            view.layoutIfNeeded()
            return
        }
        if let layer = layers.last {
            if case .key(Key(.character("c"), .control)) = event {
                quit()
            } else if layer.handle(event) == .closes {
                layers.removeAll { $0 === layer }
            }
            return
        }
        switch event {
        case .key(let key): handle(key)
        case .paste(let text): if !isMasked { view.topPage?.insert(text) }
        case .mouse(let mouse): handle(mouse)
        case .focus, .resize, .reply: break
        }
    }

    /// Whether a toast or loading keeps keys from the page.
    private var isMasked: Bool {
        if case .toast(_, _, let mask) = overlay { return mask }
        return false
    }

    private func handle(_ key: Key) {
        let context: CommandContext = view.topPage?.isEditing == true ? .input : .page
        if let command = keymap.command(for: key, in: context) {
            run(command)
        } else if context == .input, let character = key.typed, !isMasked {
            view.topPage?.insert(String(character))
        }
    }

    /// Carries out a command.
    package func run(_ command: ShellCommand) {
        switch command {
        case .help: showHelp()
        case .problems: showProblems()
        case .quit: quit()
        case .restart: restart()
        case .redraw: surroundings.redraw()
        case .back: goBack()
        case .tab(let index): switchTab(index)
        default: if !isMasked, let page = view.topPage { run(command, on: page) }
        }
    }

    private func run(_ command: ShellCommand, on page: PageView) {
        switch command {
        case .focusNext: page.focusNext()
        case .focusPrevious: page.focusPrevious()
        case .activate, .confirm: page.activate()
        case .longPress: if !page.longPress() { page.activate() }
        case .scroll(let rows): page.scroll(rows: rows)
        case .scrollPages(let pages): page.scroll(pages: pages)
        case .scrollToTop: page.scrollToTop()
        case .scrollToBottom: page.scrollToBottom()
        case .edit(let command): page.edit(command)
        case .leaveInput: page.clearFocus()
        case .help, .problems, .quit, .restart, .redraw, .back, .tab: break
        }
    }

    private func goBack() {
        guard stack.count > 1 else { return }
        send(.userRoute(.back(delta: 1)))
    }

    private func switchTab(_ index: Int) {
        guard let tabBar, tabBar.items.indices.contains(index), selectedTab != nil else { return }
        send(.userRoute(.tab(index: index)))
    }

    private func handle(_ mouse: MouseEvent) {
        let layout = layout
        switch mouse.action {
        case .press(.left): click(mouse.position, layout)
        case .wheelUp: wheel(mouse.position, -3, layout)
        case .wheelDown: wheel(mouse.position, 3, layout)
        default: break
        }
    }

    private func click(_ point: CellPoint, _ layout: FrameLayout) {
        if let bar = layout.tabBar, bar.contains(point), let tabBar {
            let columns = ChromePainter.tabColumns(tabBar.items.count, in: bar)
            if let index = columns.firstIndex(where: { $0.contains(point.column) }) { switchTab(index) }
        } else if layout.navigationBar.contains(point) {
            if point.column < layout.navigationBar.column + 4 { goBack() }
        } else if layout.page.contains(point) {
            guard !isMasked else { return }
            view.topPage?.click(column: point.column - layout.page.column, row: point.row - layout.page.row)
        } else if let pane = layout.older.first(where: { $0.frame.contains(point) }) {
            // An older page is a way back to it.
            send(.userRoute(.back(delta: stack.count - 1 - pane.index)))
        }
    }

    private func wheel(_ point: CellPoint, _ rows: Int, _ layout: FrameLayout) {
        if layout.page.contains(point) {
            view.topPage?.wheel(column: point.column - layout.page.column, row: point.row - layout.page.row, rows: rows)
        } else if let pane = layout.older.first(where: { $0.frame.contains(point) && !$0.isSpine }) {
            view.page(stack[pane.index])?.scroll(rows: rows)
        }
    }

    private func showHelp() {
        let language = surroundings.language
        var rows: [ListLayer.Row] = []
        for context in CommandContext.allCases {
            rows.append(.init(mark: "", text: context.phrase.text(language), isHeading: true))
            var seen: [ShellCommand] = []
            for binding in keymap.bindings where binding.context == context && !seen.contains(binding.command) {
                seen.append(binding.command)
                let keys = keymap.bindings.filter { $0.context == context && $0.command == binding.command }
                let mark = keys.map { $0.key.description }.joined(separator: " ")
                rows.append(.init(mark: mark, text: binding.command.title(language)))
            }
        }
        layers.append(
            ListLayer(
                title: Phrase.help.text(language), hint: Phrase.helpSearch.text(language),
                nothing: Phrase.helpNothing.text(language), rows: rows))
    }

    private func showProblems() {
        let language = surroundings.language
        let rows = problems.reversed().map { fault in
            ListLayer.Row(
                mark: fault.kind.rawValue,
                text: [fault.message, fault.source].compactMap { $0 }.joined(separator: "\n"))
        }
        layers.append(
            ListLayer(
                title: Phrase.problems.text(language, String(problems.count)), hint: Phrase.helpSearch.text(language),
                nothing: Phrase.noProblems.text(language), rows: rows))
    }
}
