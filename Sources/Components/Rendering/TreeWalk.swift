import Bridge
import Values

/// One walk over a component's template: it builds the tree, or brings it up to date after changes.
///
/// It calls out to JavaScript in the middle. What JavaScript then changes in the same component waits for the next walk, so
/// the tree that is walked changes by this walk alone; if the component goes, the walk ends.
final class TreeWalk {
    let runtime: ComponentRuntime
    let component: Component
    let scope: EvaluationScope
    /// What changed, from the scope's data; an empty path is everything.
    private(set) var changes: [DataPath]
    /// The number of this walk, and of each part of it that looks at fewer changes.
    private var stamp: Int
    /// The current places of the loops around, by the slots of their items; nil where there is no such thing.
    var indices: [Int?] = []
    /// Which local variables have another value than at the last walk.
    var dirty: [Bool] = []
    /// How many templates are around.
    let depth: Int
    /// The content of a dynamic slot that is being walked.
    var content: SlotContent?

    /// How many templates may use one another in a row.
    static let deepest = 64
    /// How many components may be inside one another.
    static let deepestComponent = 64
    /// How many elements may be inside one another, over all components: trees are walked by recursion.
    static let deepestElement = 600
    /// How many rows a number may ask for.
    static let mostRows = 1_000_000

    init(
        runtime: ComponentRuntime, component: Component, data: ValueObject, modules: [Value], changes: [DataPath],
        depth: Int = 0
    ) {
        self.runtime = runtime
        self.component = component
        self.changes = changes
        stamp = runtime.makeStamp()
        self.depth = depth
        scope = EvaluationScope(data: data, modules: modules, wxs: runtime.wxs)
        scope.timeZoneOffset = runtime.timeZoneOffset
    }

    /// The composed tree that follows.
    var composed: ComposedTree { runtime.composed }

    /// Whether something that is read has changed.
    func isTouched(_ reads: TemplateReads) -> Bool {
        if hasDirtyLocal(reads) { return true }
        switch reads.answer(to: changes, stamp: stamp) {
        case .touched: return true
        case .untouched: return false
        case .perRow: return reads.paths.contains { isTouched($0) }
        }
    }

    /// Does a part of the walk for which only some of the changes count.
    func narrowing(to fewer: [DataPath], _ body: () -> Void) {
        let (all, before) = (changes, stamp)
        changes = fewer
        stamp = runtime.makeStamp()
        body()
        changes = all
        stamp = before
    }

    /// Whether a place in the data has changed.
    func isTouched(_ path: AccessPath) -> Bool {
        for change in changes where path.isTouched(by: change, index: { self.index(of: $0) }) { return true }
        return false
    }

    /// The current place of a loop.
    func index(of slot: Int) -> Int? { slot < indices.count ? indices[slot] : nil }

    /// Whether the locals that are read changed as such.
    func hasDirtyLocal(_ reads: TemplateReads) -> Bool {
        if reads.locals.isEmpty { return false }
        return reads.locals.contains { $0 < dirty.count && dirty[$0] }
    }

    // MARK: Loops

    /// Makes room for a loop's variables.
    func enterLoop(slot: Int) {
        while scope.locals.count < slot + 2 { scope.locals.append(.undefined) }
        while indices.count < slot + 2 { indices.append(nil) }
        while dirty.count < slot + 2 { dirty.append(false) }
    }

    /// Sets a loop's variables for a row.
    func setRow(_ slot: Int, _ items: LoopItems, _ place: Int, isDirty: Bool) {
        scope.locals[slot] = items[place]
        scope.locals[slot + 1] = items.index(place)
        indices[slot] = items.isArray ? place : nil
        dirty[slot] = isDirty
        dirty[slot + 1] = isDirty
    }

    /// Lets go of a loop's variables.
    func leaveLoop(slot: Int) {
        scope.locals.removeSubrange(slot...)
        indices.removeSubrange(slot...)
        dirty.removeSubrange(slot...)
    }
}
