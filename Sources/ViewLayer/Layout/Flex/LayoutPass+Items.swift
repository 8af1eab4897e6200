/// What a flex or grid container holds.
struct ContainerItems {
    /// The items in `order`.
    var items: [LayoutNode] = []
    /// Absolute and fixed children.
    var outOfFlow: [LayoutNode] = []
}

extension LayoutPass {
    /// The items of a flex or grid container: children, those of `display: contents`, and anonymous boxes around text.
    func items(of container: LayoutNode) -> ContainerItems {
        var collector = ItemCollector(
            pass: self, container: container, anonymous: container.extra?.anonymous ?? [])
        collector.result.items.reserveCapacity(container.children.count)
        collector.walk(container.children)
        collector.endRun()
        if collector.used > 0 { container.madeExtra.anonymous = collector.anonymous }
        if collector.isOrdered {
            collector.result.items = collector.result.items.enumerated().sorted {
                ($0.element.style.order, $0.offset) < ($1.element.style.order, $1.offset)
            }.map(\.element)
        }
        return collector.result
    }

    /// Takes the lines of anonymous boxes into their container, where painting finds them.
    func adoptAnonymousLines(_ container: LayoutNode) {
        guard let extra = container.extra else { return }
        extra.inline.removeAll(keepingCapacity: true)
        for box in extra.anonymous {
            for text in box.extra?.run ?? [] { text.width = -1 }
            for var content in box.extra?.inline ?? [] {
                content.move(x: box.x, y: box.y)
                for fragment in content.fragments {
                    guard case .text = fragment.kind else { continue }
                    fragment.node.enclose(fragment.x, fragment.y, fragment.width, fragment.height)
                }
                extra.inline.append(content)
            }
            for text in box.extra?.run ?? [] where text.width < 0 { text.clearRectangle() }
        }
    }
}

extension InlineContent {
    /// Moves all lines.
    mutating func move(x: Double, y: Double) {
        for index in lines.indices {
            lines[index].x += x
            lines[index].y += y
        }
        for index in fragments.indices {
            fragments[index].x += x
            fragments[index].y += y
        }
    }
}

private struct ItemCollector {
    let pass: LayoutPass
    let container: LayoutNode
    var anonymous: [LayoutNode]
    var used = 0
    var isOrdered = false
    var result = ContainerItems()
    private var run: [LayoutNode] = []

    init(pass: LayoutPass, container: LayoutNode, anonymous: [LayoutNode]) {
        self.pass = pass
        self.container = container
        self.anonymous = anonymous
    }

    mutating func walk(_ children: [LayoutNode]) {
        for child in children {
            if child.kind == .text {
                run.append(child)
                continue
            }
            let style = child.sharedStyle
            switch style.flow {
            case .none: continue
            case .contents:
                child.clearRectangle()
                guard child.kind == .element, pass.descend() else { continue }
                child.becomeInline(pass)
                walk(child.children)
                pass.ascend()
                continue
            case .outOfFlow:
                result.outOfFlow.append(child)
                continue
            default: break
            }
            endRun()
            if style.value.order != 0 { isOrdered = true }
            result.items.append(child)
        }
    }

    /// Puts an anonymous box around the text so far, if there is more than white space.
    mutating func endRun() {
        guard !run.isEmpty else { return }
        let texts = run
        run.removeAll()
        let isBlank = texts.allSatisfy { text in
            let style = (text.parent ?? container).sharedStyle
            let shaped = pass.shaped(text, style)
            return style.value.whiteSpace.collapsesSpaces && shaped.clusters.allSatisfy { $0.breakClass == .space }
        }
        if isBlank {
            for text in texts { text.clearRectangle() }
            return
        }
        if used == anonymous.count {
            let box = LayoutNode(style: pass.anonymousStyle(in: container.sharedStyle))
            box.madeExtra.run = texts
            anonymous.append(box)
        }
        result.items.append(anonymous[used])
        used += 1
    }
}
