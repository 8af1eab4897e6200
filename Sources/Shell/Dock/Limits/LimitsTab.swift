import Cells

/// How near the app is to the platform's limits, worst first where a column is sorted by.
@MainActor
final class LimitsTab: RecordTab<LimitRow> {
    var meter = LimitsMeter()
    private var shown: [LimitRow] = []

    init() { super.init(.limits) }

    /// The limits are no records that could be cleared away.
    override var isClearable: Bool { false }

    /// Makes the rows of what was told since they were last looked at.
    override func refresh() {
        let rows = LimitKind.allCases.map { LimitRow(kind: $0, now: meter[$0].now, peak: meter[$0].peak) }
        guard rows != shown else { return }
        shown = rows
        replace(rows) { $0.kind == $1.kind }
    }
}
