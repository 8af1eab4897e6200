/// When the parts of something happened that takes time, in milliseconds.
struct TimeSpan: Equatable {
    var began: Double
    /// When it left the queue.
    var started: Double?
    /// When the first of the answer came.
    var firstByte: Double?
    /// When it was over; nil while it goes on.
    var ended: Double?

    /// The time from the first to the last of several, those that go on counting until `now`; nil if there are none.
    static func range(_ spans: [TimeSpan], now: Double) -> ClosedRange<Double>? {
        guard let first = spans.map(\.began).min() else { return nil }
        let last = spans.map { $0.ended ?? max($0.began, now) }.max() ?? first
        return first...max(last, first + 1)
    }

    /// Its bar in so many cells of a time: `·` in the queue, `╌` until the answer begins, `━` until its end, `╸` where it
    /// goes on. The parts differ by shape, not by colour alone.
    func bar(in range: ClosedRange<Double>, columns: Int, now: Double) -> String {
        guard columns > 0, began.isFinite, range.upperBound > range.lowerBound else { return "" }
        let scale = Double(columns) / (range.upperBound - range.lowerBound)
        func cell(_ time: Double) -> Int {
            let place = ((time - range.lowerBound) * scale).rounded(.down)
            return place.isFinite ? Int(max(0, min(place, Double(columns - 1)))) : 0
        }
        let end = ended ?? max(now, began)
        let first = cell(began)
        let last = max(first, cell(end))
        let start = started.map(cell) ?? (ended == nil ? last + 1 : first)
        let answer = firstByte.map(cell) ?? (last + 1)
        var text = String(repeating: " ", count: first)
        for column in first...last {
            let isLast = column == last
            if isLast, ended == nil {
                text += "\u{2578}"
            } else if isLast || column >= answer {
                text += "\u{2501}"
            } else {
                text += column >= start ? "\u{254C}" : "\u{00B7}"
            }
        }
        return text
    }
}
