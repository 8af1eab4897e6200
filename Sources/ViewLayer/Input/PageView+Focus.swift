package import Bridge
package import Cells
import Values

extension PageView {
    /// The focused element.
    package var focusedNode: NodeID? { focus?.id }

    /// Where the focused element stands, in cells from the area's upper left.
    package var focusedCells: CellRect? {
        layoutIfNeeded()
        return focus.map { viewportRect(of: $0).cells }
    }

    /// Whether typing goes to a text input.
    package var isEditing: Bool { focus?.control?.editor != nil }
    /// Whether an input of it holds text that was typed but not sent.
    var hasUnsentText: Bool {
        var isFound = false
        tree.root.walkBelow {
            if ($0.control as? InputComponent)?.isUnsent == true { isFound = true }
            return !isFound
        }
        return isFound
    }

    /// Moves the focus to the next element that can have it; round at the end. False when there is none.
    @discardableResult
    package func focusNext() -> Bool { moveFocus(by: 1) }

    /// Moves the focus to the previous element that can have it.
    @discardableResult
    package func focusPrevious() -> Bool { moveFocus(by: -1) }

    /// Takes the focus away; a text input hears that it lost it.
    package func clearFocus() { setFocus(nil) }

    private static let tapEvents = ["tap", "touchstart", "touchend", "longpress", "longtap", "click"]

    /// Whether the focus stops at an element.
    func isFocusable(_ node: RenderNode) -> Bool {
        guard node.control != nil || !node.listeners.isEmpty, let style = node.style,
            style.inherited.values.isVisible, style.inherited.values.takesPointer
        else { return false }
        if let control = node.control, control.isFocusable { return !control.isDisabled && hasBox(node) }
        // Where a handler is for what is below, that is what can be tapped.
        for listener in node.listeners where Self.tapEvents.contains(listener.event) && node.reacts(to: listener.event)
        {
            return hasBox(node)
        }
        return false
    }

    private func hasBox(_ node: RenderNode) -> Bool {
        node.layout.width >= Pixels.perColumn / 2 && node.layout.height >= Pixels.perRow / 2
    }

    /// Whether the focus may stop below a node: it is shown.
    private func isShown(_ node: RenderNode) -> Bool {
        guard !node.isText, let style = node.style else { return false }
        return style.layout.value.display != .none && style.paint.opacity > 0.02 && !node.isAside
    }

    /// Moves the focus on in document order, round at the end. Looks only at what lies between; a long list costs nothing.
    private func moveFocus(by step: Int) -> Bool {
        layoutIfNeeded()
        let isForward = step > 0
        var start: RenderNode?
        if let focus, isInSight(focus) { start = focus }
        let wantsSight = start == nil
        // The second round starts at the end, and takes what is out of sight too.
        for round in 0..<2 {
            var walk = TreeWalker(tree.root, from: round == 0 ? start : nil, isForward: isForward)
            while let node = walk.next(where: isShown) {
                guard isFocusable(node), round == 1 || !wantsSight || isInSight(node), !isCovered(node) else {
                    continue
                }
                setFocus(node)
                return true
            }
        }
        setFocus(nil)
        return false
    }

    /// Whether something else lies over the middle of a node, such as a dialog.
    func isCovered(_ node: RenderNode) -> Bool {
        let rect = viewportRect(of: node)
        let row = Pixels.row(rect.y + rect.height / 2 - Pixels.perRow / 2)
        let column = Pixels.column(rect.x + rect.width / 2 - Pixels.perColumn / 2)
        guard CellRect(area).contains(CellPoint(column: column, row: row)) else { return false }
        guard let top = hit(column: column, row: row), top !== tree.root else { return false }
        // A node is not covered by what is in it, nor by a box around it that shows through a gap.
        return top.nearest { $0 === node } == nil && node.nearest { $0 === top } == nil
            && isPositioned(top, apartFrom: node)
    }

    /// Whether one of the boxes around a node that do not hold another node is taken out of the flow.
    private func isPositioned(_ node: RenderNode, apartFrom other: RenderNode) -> Bool {
        node.nearest { candidate in
            candidate.style?.layout.value.isOutOfFlow == true && other.nearest { $0 === candidate } == nil
        } != nil
    }

    /// Gives the focus to a node and brings it into sight; inputs hear of it.
    func setFocus(_ node: RenderNode?, revealing: Bool = true) {
        guard node !== focus else {
            if let node, revealing { reveal(node) }
            return
        }
        let old = focus
        if let old {
            focusTrail.append(old.id)
            if focusTrail.count > 16 { focusTrail.removeFirst() }
        }
        focus = node
        showEditing(old, node)
        focusMoved()
        (old?.control as? InputComponent)?.blurred()
        (node?.control as? InputComponent)?.focused()
        if let node, revealing { reveal(node) }
    }

    /// `:focus` holds for the input that is edited.
    private func showEditing(_ old: RenderNode?, _ new: RenderNode?) {
        let dependencies = context.styles.dependencies
        if [old, new].contains(where: { $0?.touchesAccessory == true }) { setNeedsLayout() }
        for node in [old, new].compactMap(\.self) where node.control?.editor != nil {
            node.isEdited = node === new
            guard dependencies.states.contains("focus") else { continue }
            node.mark(dependencies.contextStates.contains("focus") ? [.style, .subtree] : .style)
            setNeedsLayout()
        }
    }

    /// Enter: taps the focused element; in an input confirms, in a textarea starts a line.
    @discardableResult
    package func activate() -> Bool {
        finishPlay()
        layoutIfNeeded()
        guard let focus else { return false }
        if let input = focus.control as? InputComponent {
            input.confirm()
            return true
        }
        tapMiddle(of: focus)
        return true
    }

    /// Taps a node, as if clicked at its middle.
    @discardableResult
    package func tap(_ node: NodeID) -> Bool {
        layoutIfNeeded()
        guard let target = tree.node(node), !target.isText else { return false }
        tapMiddle(of: target)
        return true
    }

    func tapMiddle(of node: RenderNode) {
        let rect = viewportRect(of: node)
        tap(node, x: rect.x + rect.width / 2, y: rect.y + rect.height / 2)
    }

    /// A click on a cell of the page's area: focuses and taps what is there.
    @discardableResult
    package func click(column: Int, row: Int) -> Bool {
        guard touchDown(column: column, row: row) else { return false }
        touchUp(column: column, row: row)
        return true
    }

    /// Types text into the focused input. False when there is none.
    @discardableResult
    package func insert(_ text: String) -> Bool {
        guard let input = focus?.control as? InputComponent else { return false }
        input.insert(text)
        return true
    }

    /// Moves the caret of the focused input or deletes. False when there is none.
    @discardableResult
    package func edit(_ command: EditCommand) -> Bool {
        guard let input = focus?.control as? InputComponent else { return false }
        // One line has none above or below: there the focus moves on.
        if !(input is TextareaComponent), let way = command.leaving { return move(way) }
        input.edit(command)
        return true
    }

    /// The text that is selected in the focused input, but for secrets; nil where there is none.
    package var selectedText: String? {
        guard let input = focus?.control as? InputComponent, !input.isSecret else { return nil }
        return input.text.selectedText.isEmpty ? nil : input.text.selectedText
    }

    /// Where the real cursor belongs, from the area's upper left cell; nil where nothing is edited or it is out of sight.
    package var caret: CellPoint? {
        guard let focus, let input = focus.control as? InputComponent else { return nil }
        for item in currentList().items where item.node === focus && item.pseudo == nil {
            guard case .box = item.content else { continue }
            let content = item.rect.inset(focus.layout.borderEdges + focus.layout.paddingEdges)
            let point = input.caret(in: input.textCells(of: content))
            if let point, item.clip.contains(point) { return point }
        }
        return nil
    }
}
