import Bridge
import Values

/// The calls of setData since they were last told.
struct DataCount {
    private(set) var calls = 0
    /// The bytes of the largest.
    private(set) var largest = 0

    /// Counts a call.
    mutating func add(_ bytes: Int) {
        calls += 1
        largest = max(largest, bytes)
    }
}

extension AppService {
    /// Tells the developer tools how much was set, once a turn.
    func tellDataCount() {
        guard dataCount.calls > 0 else { return }
        let count: Value = ["calls": .number(Double(dataCount.calls)), "largest": .number(Double(dataCount.largest))]
        dataCount = DataCount()
        send(.record(Record(kind: .other(kind: "setData", count), time: clock.now, source: nil)))
    }
}
