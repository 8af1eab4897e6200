extension PageView {
    /// Gives the focused control a key. False when it means nothing there, or nothing has the focus.
    @discardableResult
    package func press(_ key: ControlKey) -> Bool {
        layoutIfNeeded()
        guard let control = focus?.control, !control.isDisabled else { return false }
        return control.take(key)
    }

    /// Takes hold of the control at a cell of the page's area with the mouse. False where none is dragged.
    @discardableResult
    package func grab(column: Int, row: Int) -> Bool {
        layoutIfNeeded()
        guard let target = hit(column: column, row: row)?.nearest(where: { $0.control?.takesDrags == true }),
            let control = target.control, !control.isDisabled
        else { return false }
        held = target.id
        setFocus(target.nearest { isFocusable($0) }, revealing: false)
        move(control, column, row, isStart: true)
        return true
    }

    /// Moves what the mouse holds. False when it holds nothing.
    @discardableResult
    package func drag(column: Int, row: Int) -> Bool {
        guard let held, let control = tree.node(held)?.control else { return false }
        layoutIfNeeded()
        move(control, column, row, isStart: false)
        return true
    }

    /// Lets go of what the mouse holds. False when it holds nothing.
    @discardableResult
    package func drop() -> Bool {
        guard let held else { return false }
        self.held = nil
        tree.node(held)?.control?.dropped()
        return true
    }

    private func move(_ control: Control, _ column: Int, _ row: Int, isStart: Bool) {
        control.dragged(
            x: (Double(column) + 0.5) * Pixels.perColumn, y: (Double(row) + 0.5) * Pixels.perRow, isStart: isStart)
    }

    /// Turns the wheel over a control.
    func wheelControl(column: Int, row: Int, rows: Int) -> Bool {
        var candidate = hit(column: column, row: row)
        while let node = candidate {
            if let control = node.control, !control.isDisabled, control.wheeled(rows: rows) { return true }
            candidate = node.parent
        }
        return false
    }

    /// Lets a control prepare something before the next layout.
    func prepareLater(_ node: RenderNode) {
        pendingPreparations.append(node.id)
        setNeedsLayout()
    }

    /// Lets the controls that asked for it prepare themselves.
    func prepareControls() {
        let waiting = pendingPreparations
        pendingPreparations = []
        for id in waiting { tree.node(id)?.control?.prepare() }
        for id in attending { tree.node(id)?.control?.prepare() }
    }

    /// Tells the controls that attend that everything is laid out.
    func arrangeControls() {
        guard !attending.isEmpty else { return }
        attending.removeAll { tree.node($0) == nil }
        for id in attending { tree.node(id)?.control?.arranged() }
    }
}

extension RenderNode {
    /// An attribute as a colour.
    func color(_ names: String...) -> RGB? {
        for name in names {
            if let text = string(name), let color = CSSColor(text: text)?.resolved(nil) { return color }
        }
        return nil
    }
}

extension Control {
    /// An attribute as a length in px: a number, or a text with `px` or `rpx`.
    final func pixels(_ name: String) -> Double? {
        guard let text = node.string(name) else { return nil }
        for unit in ["rpx", "px"] where text.hasSuffix(unit) {
            guard let number = Double(text.dropLast(unit.count)), number.isFinite else { return nil }
            return page.context.lengths.pixels(number, unit: unit)
        }
        return node.number(name)
    }
}
