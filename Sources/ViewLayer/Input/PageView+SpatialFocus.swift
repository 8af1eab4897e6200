package import Bridge
package import Cells

extension PageView {
    /// An arrow key: moves the focus to the nearest element that way; scrolls where there is none yet, and swipes over what
    /// follows a finger. False where nothing lies that way.
    @discardableResult
    package func move(_ direction: ArrowDirection) -> Bool {
        finishPlay()
        layoutIfNeeded()
        guard let focus, isInSight(focus), !isCovered(focus) else {
            return step(direction, from: nil) || swipe(direction, ifOnly: .swipes)
        }
        if direction.isHorizontal, followsFinger(focus), best(direction, from: focus, isStraight: true) == nil {
            return swipe(direction)
        }
        return step(direction, from: focus) || swipe(direction, ifOnly: .swipes)
    }

    /// Moves the focus in the innermost box that scrolls first, then outside of it.
    private func step(_ direction: ArrowDirection, from start: RenderNode?) -> Bool {
        func movesContent(_ node: RenderNode) -> Bool {
            node !== tree.root && (node.scroll != nil || node.control?.movesChildren == true)
        }
        var box = start?.parent?.nearest(where: movesContent)
        while let inner = box {
            if focusBest(direction, from: start, in: inner) { return true }
            if inner.control?.turn(direction) == true || scroll(inner, direction, from: start) { return true }
            box = inner.parent?.nearest(where: movesContent)
        }
        // What is fixed, such as a bar of buttons, comes after what scrolls under it.
        let isFixed = start?.isFixed ?? false
        if !isFixed {
            if focusBest(direction, from: start, in: nil, takesFixed: false) { return true }
            if !direction.isHorizontal, scroll(nil, direction, from: start) { return true }
        }
        return focusBest(direction, from: start, in: nil)
    }

    private func focusBest(
        _ direction: ArrowDirection, from start: RenderNode?, in box: RenderNode?, takesFixed: Bool = true
    ) -> Bool {
        guard let node = best(direction, from: start, in: box, takesFixed: takesFixed) else { return false }
        setFocus(node)
        return true
    }

    /// Scrolls a box, or the page, row by row until something to focus comes into sight. False at its end.
    private func scroll(_ box: RenderNode?, _ direction: ArrowDirection, from start: RenderNode?) -> Bool {
        var hasMoved = false
        for _ in 0..<3 {
            if let box {
                let dx = direction.isHorizontal ? direction.sign * Pixels.perColumn * 4 : 0
                let dy = direction.isHorizontal ? 0 : direction.sign * Pixels.perRow
                guard ScrollBox(box, in: self)?.scroll(byX: dx, y: dy) == true else { break }
            } else {
                guard scroll(rows: Int(direction.sign)) else { break }
            }
            hasMoved = true
            if focusBest(direction, from: start, in: box, takesFixed: false) { break }
        }
        return hasMoved
    }

    /// The nearest element in sight that lies in a direction.
    /// - Parameter isStraight: only what lies straight ahead counts.
    private func best(
        _ direction: ArrowDirection, from start: RenderNode?, in box: RenderNode? = nil, takesFixed: Bool = true,
        isStraight: Bool = false
    ) -> RenderNode? {
        let finder = FocusFinder(direction: direction, origin: origin(direction, start))
        var found: [(node: RenderNode, rating: Double)] = []
        for candidate in candidates() where candidate.node !== start {
            let node = candidate.node
            if let box, node === box || !node.isInside(box) { continue }
            if isStraight, finder.crossGap(candidate.rect) > 0 { continue }
            let relation = relation(of: node, to: start)
            // What is around the focus is left for only where its own beginning is to be seen.
            if relation == .around, candidate.rect.y < 0 { continue }
            if let rating = finder.rating(candidate.rect, relation) { found.append((node, rating)) }
        }
        while let nearest = found.indices.min(by: { found[$0].rating < found[$1].rating }) {
            let node = found[nearest].node
            if takesFixed || !node.isFixed, !isCovered(node) { return node }
            found.remove(at: nearest)
        }
        return nil
    }

    private func relation(of node: RenderNode, to start: RenderNode?) -> FocusFinder.Relation {
        guard let start else { return .apart }
        if node.isInside(start) { return .inside }
        return start.isInside(node) ? .around : .apart
    }

    /// Where a move begins: at the focus, or at the edge of the viewport that is behind.
    private func origin(_ direction: ArrowDirection, _ start: RenderNode?) -> PixelRect {
        if let start { return viewportRect(of: start) }
        let width = Double(area.columns) * Pixels.perColumn
        switch direction {
        case .down: return PixelRect(x: 0, y: -1, width: width, height: 0)
        case .up: return PixelRect(x: 0, y: visibleHeight + 1, width: width, height: 0)
        case .right: return PixelRect(x: -1, y: 0, width: 0, height: visibleHeight)
        case .left: return PixelRect(x: width + 1, y: 0, width: 0, height: visibleHeight)
        }
    }

    /// The elements in sight that can have the focus, with where they are painted, in px of the viewport.
    private func candidates() -> [(node: RenderNode, rect: PixelRect)] {
        var found: [(node: RenderNode, rect: PixelRect)] = []
        for item in currentList().items {
            guard case .box = item.content, item.pseudo == nil, isFocusable(item.node),
                !item.rect.clipCells.intersection(item.clip).isEmpty
            else { continue }
            found.append((item.node, item.rect))
        }
        return found
    }

    /// The elements in sight that can have the focus, in reading order, each with its part that is seen.
    package var reachable: [(node: NodeID, cells: CellRect)] {
        layoutIfNeeded()
        let found: [(node: NodeID, cells: CellRect)] = currentList().items.compactMap { item in
            guard case .box = item.content, item.pseudo == nil, isFocusable(item.node), !isCovered(item.node) else {
                return nil
            }
            let seen = item.rect.clipCells.intersection(item.clip)
            return seen.isEmpty ? nil : (item.node.id, seen)
        }
        return found.sorted { ($0.cells.row, $0.cells.column) < ($1.cells.row, $1.cells.column) }
    }

    /// Gives the focus to an element that can have it. False if it cannot.
    @discardableResult
    package func setFocus(_ id: NodeID) -> Bool {
        layoutIfNeeded()
        guard let node = tree.node(id), isFocusable(node) else { return false }
        setFocus(node, revealing: false)
        return true
    }

    // MARK: When the focused element goes

    /// Notes where the focus is, before a patch that may take it away.
    func noteFocus() {
        guard let focus else { return }
        lostFocus = nil
        focusBefore = (viewportRect(of: focus), focus.nearest { $0.style?.layout.value.isOutOfFlow == true } != nil)
    }

    /// The focused element is gone: what had the focus before an overlay gets it back, else what stands in its place.
    func noteLostFocus() {
        guard let node = focus, !tree.contains(node) else { return }
        focus = nil
        lostFocus = focusBefore
    }

    /// Finds a new place for a focus that was lost, once everything is laid out.
    func restoreFocus() {
        guard let lost = lostFocus else { return }
        lostFocus = nil
        guard focus == nil else { return }
        if lost.wasOverlay {
            while let id = focusTrail.popLast() {
                guard let node = tree.node(id), isFocusable(node), isInSight(node), !isCovered(node) else { continue }
                return setFocus(node.control?.editor == nil ? node : nil)
            }
        }
        func distance(_ rect: PixelRect) -> Double {
            let (dx, dy) = (rect.x - lost.rect.x, rect.y - lost.rect.y)
            return dx * dx + dy * dy
        }
        // A text input would begin to edit.
        let near = candidates().filter { $0.node.control?.editor == nil && !isCovered($0.node) }
        setFocus(near.min { distance($0.rect) < distance($1.rect) }?.node, revealing: false)
    }
}
