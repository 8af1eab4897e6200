import Values

/// What a part of a template reads. A walk notes here what it found out about it, so that rows need not ask again.
final class TemplateReads {
    /// What the changes of a walk mean for the part.
    enum Answer {
        /// Nothing that is read can have changed.
        case untouched
        /// Something that is read has changed.
        case touched
        /// It depends on the row.
        case perRow
    }

    /// The places in the data, without repetition.
    let paths: [AccessPath]
    /// The slots of the local variables.
    let locals: [Int]
    private var stamp = 0
    private var answer = Answer.untouched

    /// Reads what dynamic slots are.
    init(ofSlots: Void) {
        paths = [AccessPath(SlotContent.root)]
        locals = []
    }

    init(_ reads: ExpressionReads) {
        paths = reads.paths
        locals = reads.locals
    }

    /// What several parts read together.
    init(joining parts: [TemplateReads]) {
        if parts.count == 1 {
            paths = parts[0].paths
            locals = parts[0].locals
            return
        }
        var paths: [AccessPath] = []
        var locals: [Int] = []
        // Loops inside one another read a path more at each level.
        var seenPaths: Set<AccessPath> = []
        var seenLocals: Set<Int> = []
        for part in parts {
            for path in part.paths where seenPaths.insert(path).inserted { paths.append(path) }
            for slot in part.locals where seenLocals.insert(slot).inserted { locals.append(slot) }
        }
        self.paths = paths
        self.locals = locals
    }

    /// What these changes mean. Cost: O(1) for the same stamp again.
    func answer(to changes: [DataPath], stamp: Int) -> Answer {
        if stamp == self.stamp { return answer }
        self.stamp = stamp
        answer = .untouched
        for path in paths {
            for change in changes {
                switch path.answer(to: change) {
                case .touched:
                    answer = .touched
                    return .touched
                case .perRow: answer = .perRow
                case .untouched: break
                }
            }
        }
        return answer
    }
}

extension AccessPath {
    /// What a change means for this place, whatever the rows are.
    fileprivate func answer(to changed: DataPath) -> TemplateReads.Answer {
        guard let first = changed.segments.first else { return .touched }
        guard first == .key(root) else { return .untouched }
        var answer = TemplateReads.Answer.touched
        for (own, other) in zip(segments, changed.segments.dropFirst()) {
            switch (own, other) {
            case (.key(let one), .key(let two)): if one != two { return .untouched }
            case (.index(let one), .index(let two)): if one != two { return .untouched }
            case (.element, .index): answer = .perRow
            default: return answer
            }
        }
        return answer
    }
}
