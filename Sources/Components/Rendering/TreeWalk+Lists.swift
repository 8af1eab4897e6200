import Bridge
import Values

extension TreeWalk {
    /// Brings a loop's rows up to date.
    func update(_ template: LoopTemplate, _ node: LoopNode) {
        let items = LoopItems(template.list.evaluate(scope))
        enterLoop(slot: template.slot)
        defer { leaveLoop(slot: template.slot) }
        let isListTouched = isTouched(template.list.reads)
        if !isListTouched {
            updateRows(template, node, items)
        } else if let rows = rowsConcerned(template, node, items) {
            if rows.isAll {
                updateRows(template, node, items)
            } else {
                updateRows(template, node, items, at: rows.places)
            }
        } else {
            updateList(template, node, items)
        }
    }

    /// Brings rows up to date that stay where they are.
    private func updateRows(
        _ template: LoopTemplate, _ node: LoopNode, _ items: LoopItems, isDirty: Bool = false
    ) {
        let rows = node.children
        for place in rows.indices where place < items.count && !component.isGone {
            setRow(template.slot, items, place, isDirty: isDirty)
            update(template.body, rows[place].children)
        }
    }

    /// Brings some rows up to date, each with the changes that are its own.
    private func updateRows(
        _ template: LoopTemplate, _ node: LoopNode, _ items: LoopItems, at places: [Int: [DataPath]]
    ) {
        let rows = node.children
        for (place, changes) in places.sorted(by: { $0.key < $1.key }) where !component.isGone {
            setRow(template.slot, items, place, isDirty: false)
            narrowing(to: changes) { update(template.body, rows[place].children) }
        }
    }

    /// The rows that the changes concern, if these are all inside of rows that stay; nil if the list has to be compared.
    private func rowsConcerned(
        _ template: LoopTemplate, _ node: LoopNode, _ items: LoopItems
    ) -> (places: [Int: [DataPath]], isAll: Bool)? {
        guard items.isArray, items.count == node.children.count, let list = template.list.binding.path,
            !hasDirtyLocal(template.list.reads)
        else { return nil }
        indices[template.slot] = nil
        var places: [Int: [DataPath]] = [:]
        // What belongs to a loop around may have changed for every row.
        var isAll = hasDirtyLocal(template.bodyReads)
        for change in changes {
            if list.isTouched(by: change, index: { self.index(of: $0) }) {
                let depth = list.segments.count + 1
                guard change.segments.count > depth, case .index(let place) = change.segments[depth],
                    place < items.count, isKeyKept(template, node, items, place)
                else { return nil }
                places[place, default: []].append(change)
            }
            isAll = isAll || template.bodyReads.paths.contains { concernsAll($0, change, template.slot) }
        }
        return (places, isAll)
    }

    /// Whether a row has the key that it had.
    private func isKeyKept(_ template: LoopTemplate, _ node: LoopNode, _ items: LoopItems, _ place: Int) -> Bool {
        guard let keys = node.keys else { return true }
        return items.key(place, template.key) == keys[place]
    }

    /// Whether a change may concern what every row reads, not only the row whose number it names.
    private func concernsAll(_ path: AccessPath, _ change: DataPath, _ slot: Int) -> Bool {
        guard path.isTouched(by: change, index: { self.index(of: $0) }) else { return false }
        guard let step = path.segments.firstIndex(of: .element(slot: slot)) else { return true }
        guard step + 1 < change.segments.count, case .index = change.segments[step + 1] else { return true }
        return false
    }

    // MARK: Comparing

    /// Compares a list with the rows: takes rows away, makes new ones, moves as few as possible.
    private func updateList(_ template: LoopTemplate, _ node: LoopNode, _ items: LoopItems) {
        let old = node.children
        let isDirty = hasDirtyLocal(template.list.reads) || items.isObject
        if items.count == old.count, hasKeptKeys(items, template, node) {
            updateRows(template, node, items, isDirty: isDirty)
            return
        }
        let keys = keys(of: items, template, node)
        let sources = Self.sources(keys, node.keys, count: items.count, oldCount: old.count)
        removeRows(node, keeping: sources, of: old)
        var rows: [Node] = []
        rows.reserveCapacity(items.count)
        for place in 0..<items.count {
            if component.isGone { break }
            let source = sources[place]
            setRow(template.slot, items, place, isDirty: isDirty || source != place)
            if source >= 0 {
                update(template.body, old[source].children)
                rows.append(old[source])
            } else {
                rows.append(buildRow(template))
            }
        }
        guard !component.isGone, rows.count == items.count else {
            runtime.detach(rows.enumerated().filter { sources[$0.offset] < 0 }.map(\.element))
            return
        }
        node.keys = keys
        arrange(node, rows, sources)
    }

    /// Whether each row is told by the key that it had, so that all stay where they are.
    private func hasKeptKeys(_ items: LoopItems, _ template: LoopTemplate, _ node: LoopNode) -> Bool {
        guard let keys = node.keys, keys.count == items.count else {
            return node.keys == nil && template.key == .index
        }
        return keys.indices.allSatisfy { items.key($0, template.key)?.hasSameUnits(as: keys[$0]) ?? false }
    }

    /// For each new row the old one that it is, or -1.
    private static func sources(_ keys: [String]?, _ oldKeys: [String]?, count: Int, oldCount: Int) -> [Int] {
        guard let keys, let oldKeys, keys.count == count, oldKeys.count == oldCount else {
            return (0..<count).map { $0 < oldCount ? $0 : -1 }
        }
        if keys == oldKeys { return Array(0..<count) }
        var places: [String: Int] = [:]
        places.reserveCapacity(oldCount)
        for (place, key) in oldKeys.enumerated() { places[key] = place }
        return keys.map { places[$0] ?? -1 }
    }

    private func removeRows(_ node: LoopNode, keeping sources: [Int], of old: [Node]) {
        var kept = Array(repeating: false, count: old.count)
        for source in sources where source >= 0 { kept[source] = true }
        guard kept.contains(false) else { return }
        let removed = old.indices.filter { !kept[$0] }.map { old[$0] }
        for row in removed { composed.remove(row) }
        node.children = old.indices.filter { kept[$0] }.map { old[$0] }
        node.keys = node.keys.map { keys in old.indices.filter { kept[$0] }.map { keys[$0] } }
        runtime.detach(removed)
    }

    /// Puts the rows into their order.
    private func arrange(_ node: LoopNode, _ rows: [Node], _ sources: [Int]) {
        let stays = LongestIncreasing.places(of: sources)
        let moved = rows.indices.filter { !stays[$0] }
        for row in rows { row.parent = node }
        node.children = rows
        if moved.isEmpty { return }
        show(node, rows, stays: stays)
        guard component.isAttached else { return }
        for place in moved {
            if sources[place] < 0 { runtime.attach(rows[place]) } else { runtime.callMoved(rows[place]) }
        }
    }

    /// Shows new rows and moves the others.
    private func show(_ node: LoopNode, _ rows: [Node], stays: [Bool]) {
        if let host = node.slottingHost, host.type.definition.options.selectsSlotsByName {
            for place in rows.indices.reversed() where !stays[place] { composed.insert(rows[place]) }
            return
        }
        guard let place = node.composedPlace, place.isComposed else { return }
        // What a row stands in front of: the next row that stays, else what follows the loop.
        var next: [NodeID?] = Array(repeating: nil, count: rows.count)
        var before = node.composedSuccessor
        for row in rows.indices.reversed() {
            next[row] = before
            if stays[row] { before = rows[row].firstTop ?? before }
        }
        for row in rows.indices where !stays[row] {
            composed.insertTops(of: rows[row], into: place, before: next[row])
        }
    }
}
