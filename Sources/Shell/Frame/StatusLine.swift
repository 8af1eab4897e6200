import Cells

/// What the last row says.
struct StatusLine: Equatable {
    /// A mode such as "INPUT"; empty is none.
    var mode = ""
    /// Something said until the next key, instead of the place; empty is none.
    var notice = ""
    /// Keys that wait for more; empty is none.
    var pending = ""
    /// The page stack's depth; empty is none.
    var stack = ""
    /// The page's path, or the titles of the stack's pages.
    var place = ""
    /// That the app is busy; empty is not.
    var busy = ""
    /// What the network is like, if it is not as usual; empty is.
    var network = ""
    /// The latest problem, short; empty is none.
    var problem = ""
    /// The same where there is little room: the mark and the number.
    var problemMark = ""
    /// Keys and what they do, the most useful first.
    var hints: [(key: String, title: String)] = []

    static func == (left: StatusLine, right: StatusLine) -> Bool {
        left.mode == right.mode && left.notice == right.notice && left.pending == right.pending
            && left.stack == right.stack
            && left.place == right.place && left.busy == right.busy && left.network == right.network
            && left.problem == right.problem && left.problemMark == right.problemMark
            && left.hints.elementsEqual(right.hints, by: ==)
    }
}

extension StatusLine {
    /// The columns of a place that is worth showing.
    private static let leastPlace = 8

    /// The line as so many columns have room for it: what is said at length gives way, so that a key remains.
    func fitted(to columns: Int) -> StatusLine {
        var line = self
        if line.least > columns, !problem.isEmpty { line.problem = problemMark }
        if line.least > columns { line.stack = "" }
        if line.least > columns, notice.isEmpty { line.place = "" }
        return line
    }

    /// The columns that it takes with its first hint and little of its place.
    private var least: Int {
        let words = [mode, pending, busy, network, problem].filter { !$0.isEmpty }.reduce(0) {
            $0 + TextWidth.of($1) + 2
        }
        let said = notice.isEmpty ? min(Self.leastPlace, TextWidth.of(place)) : TextWidth.of(notice)
        let hint = hints.first.map { TextWidth.of($0.key) + TextWidth.of($0.title) + 6 } ?? 0
        return words + TextWidth.of(stack) + said + hint
    }
}
