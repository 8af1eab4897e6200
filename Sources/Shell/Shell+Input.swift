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
        guard !closesWelcome(event) else { return }
        switch event {
        case .key(Key(.character("c"), .control)) where !layers.isEmpty: askToQuit()
        case .key(let key): take(key)
        case _ where !layers.isEmpty: giveTopLayer(event)
        case .paste(let text) where isDockFocused: pasteInDock(text)
        case .paste(let text): if !isMasked { view.topPage?.insert(text) }
        case .mouse(let mouse): handle(mouse)
        case .focus, .resize, .reply: break
        }
    }

    /// Whether a swipe or a long press that a key began is still going on.
    package var isPlaying: Bool { view.topPage?.isPlaying ?? false }

    /// Whether a toast or loading keeps keys from the page.
    var isMasked: Bool {
        if isInBackground { return true }
        if case .toast(_, _, let mask) = overlay { return mask }
        return false
    }

    /// Where the person is.
    var context: CommandContext { layers.last?.context ?? paneContext }

    /// Where the person is below dialogs and lists.
    var paneContext: CommandContext {
        if isDockFocused { return .dock }
        return paneFocus == nil && view.topPage?.isEditing == true ? .input : .page
    }

    /// Hands an event to what stands in front of the pages.
    func giveTopLayer(_ event: InputEvent) {
        guard let layer = layers.last else { return }
        switch layer.handle(event) {
        case .stays: break
        case .closes: layers.removeAll { $0 === layer }
        case .ignores:
            if case .key(let key) = event, let command = keymap.command(for: key, in: .anywhere) { run(command) }
        }
    }

    /// Looks up a key, with those before it that only begin a sequence.
    private func take(_ key: Key) {
        clearNotice()
        let context = context
        if context == .dock, handleInDock(key) { return }
        let earlier = pending.context == context ? pending.keys : []
        pending = (context, [])
        if !earlier.isEmpty, key == Key(.escape) { return }
        if context == .page, earlier.isEmpty, let key = key.forControls, !isMasked, view.topPage?.press(key) == true {
            return
        }
        let keys = earlier + [key]
        switch keymap.meaning(of: keys, in: context) {
        case .command(let command): run(command)
        case .pending: pending = (context, keys)
        case .nothing:
            // Where keys type, what began no sequence after all is typed.
            if context.types { earlier.forEach { type($0) } }
            if earlier.isEmpty { type(key) } else if context.types { take(key) }
            if layers.isEmpty, !context.types { say(keys, meanNothingIn: context) }
        }
    }

    /// A key that does nothing says so, and where the others are listed.
    private func say(_ keys: [Key], meanNothingIn context: CommandContext) {
        let help = keymap.keys(for: .help, in: context) ?? ""
        note(Phrase.unboundKey.text(surroundings.language, Keymap.text(keys), help))
    }

    /// Takes a key that no keymap knows.
    private func type(_ key: Key) {
        if !layers.isEmpty {
            giveTopLayer(.key(key))
        } else if let character = key.typed, context == .input, !isMasked {
            view.topPage?.insert(String(character))
        }
    }

    /// Carries out a command.
    package func run(_ command: Command) {
        if !command.isMaskable || !isMasked { command.action(self) }
    }

    /// Goes back a page, where there is one below.
    func goBack() {
        if view.topPage?.closeContainer() == true { return surroundings.requestFrame() }
        guard stack.count > 1 else {
            if !stack.isEmpty { note(Phrase.firstPage.text(surroundings.language)) }
            return
        }
        send(.userRoute(.back(delta: 1)))
    }

    /// Switches to a tab, where the page on top is one.
    func switchTab(_ index: Int) {
        guard let tabBar, tabBar.items.indices.contains(index), selectedTab != nil else { return }
        send(.userRoute(.tab(index: index)))
    }

    private func handle(_ mouse: MouseEvent) {
        let layout = layout
        if let area = layout.dock, area.contains(mouse.position) { return handleInDock(mouse, area) }
        if case .press = mouse.action { dock.isFocused = false }
        switch mouse.action {
        case .press(.left):
            heldBorder = border(at: mouse.position, layout)
            if heldBorder == nil { click(mouse.position, layout) }
        case .drag(.left):
            if let heldBorder { drag(heldBorder, to: mouse.position.column) } else { touch(mouse, layout) }
            let place = mouse.position
            pullByDrag(to: place.row)
            view.topPage?.drag(column: place.column - layout.page.column, row: place.row - layout.page.row)
        case .release:
            view.topPage?.drop()
            pull.release()
            if heldBorder != nil { savePanes() } else { touch(mouse, layout) }
            heldBorder = nil
        case .wheelUp: wheel(mouse, -surroundings.configuration.wheelRows, layout)
        case .wheelDown: wheel(mouse, surroundings.configuration.wheelRows, layout)
        case .wheelLeft: wheelSideways(mouse.position, -6, layout)
        case .wheelRight: wheelSideways(mouse.position, 6, layout)
        default: break
        }
    }

    private func click(_ point: CellPoint, _ layout: FrameLayout) {
        if let bar = layout.tabBar, bar.contains(point), let tabBar {
            let columns = ChromePainter.tabColumns(tabBar.items.count, in: bar)
            if let index = columns.firstIndex(where: { $0.contains(point.column) }) { switchTab(index) }
        } else if layout.navigationBar.contains(point) {
            if point.column < layout.navigationBar.column + 4 { stack.count > 1 ? goBack() : goHome() }
            if ChromePainter.menuColumns(in: layout.navigationBar).contains(point.column), !isMasked { openMenu() }
        } else if layout.page.contains(point) {
            guard !isMasked else { return }
            focus(pane: nil)
            let (column, row) = (point.column - layout.page.column, point.row - layout.page.row)
            guard view.topPage?.grab(column: column, row: row) != true else { return }
            if view.topPage?.isAtTop == true { pull.press(row: point.row) }
            view.topPage?.touchDown(column: column, row: row)
        } else {
            clickSide(point, layout)
        }
    }

    /// The finger of the mouse moves over the page that it came down on, or leaves it.
    private func touch(_ mouse: MouseEvent, _ layout: FrameLayout) {
        guard let page = view.topPage, page.isTouched else { return }
        let column = mouse.position.column - layout.page.column
        let row = mouse.position.row - layout.page.row
        if case .release = mouse.action {
            page.touchUp(column: column, row: row)
        } else {
            page.touchMoved(column: column, row: row)
        }
    }

    private func wheel(_ mouse: MouseEvent, _ rows: Int, _ layout: FrameLayout) {
        let point = mouse.position
        if mouse.modifiers.contains(.shift) { return wheelSideways(point, rows * 2, layout) }
        if layout.page.contains(point) {
            let moved = view.topPage?.wheel(
                column: point.column - layout.page.column, row: point.row - layout.page.row, rows: rows)
            if moved == false, rows < 0 { pullByWheel() } else { pull.reset() }
        } else if let (pane, page) = sidePanes(layout).first(where: { $0.pane.frame.contains(point) }), !pane.isSpine {
            view.page(page)?.scroll(rows: rows)
        }
    }

    private func wheelSideways(_ point: CellPoint, _ columns: Int, _ layout: FrameLayout) {
        guard layout.page.contains(point) else { return }
        view.topPage?.wheel(
            column: point.column - layout.page.column, row: point.row - layout.page.row, columns: columns)
    }
}

extension Key {
    /// What the key is to a control that is no text input; nil for keys that it does not know.
    fileprivate var forControls: ControlKey? {
        guard modifiers.isEmpty else { return nil }
        return switch code {
        case .left: .left
        case .right: .right
        case .up: .up
        case .down: .down
        case .home: .home
        case .end: .end
        case .pageUp: .pageUp
        case .pageDown: .pageDown
        case .character(let character): .character(character)
        default: nil
        }
    }
}
