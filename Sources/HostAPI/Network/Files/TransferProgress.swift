import Bridge
import Values

/// Tells a task's listeners how far a transfer is, each percent once.
struct TransferProgress {
    private let names: (done: String, expected: String)
    private var lastPercent = -1
    private var lastBytes = 0

    /// - Parameter names: of the members that count bytes.
    init(_ names: (done: String, expected: String)) { self.names = names }

    /// Where the length is not known, every 64 KB are told.
    mutating func tell(_ bytes: Int, of total: Int?, _ task: HostTask) {
        let percent = total.map { $0 > 0 ? min(100, Int(Double(bytes) * 100 / Double($0))) : 100 } ?? 0
        guard percent != lastPercent || total == nil && bytes - lastBytes >= 64 << 10 else { return }
        lastPercent = percent
        lastBytes = bytes
        task.emit(
            "onProgressUpdate",
            .object(
                ValueObject([
                    ("progress", .number(Double(percent))), (names.done, .number(Double(bytes))),
                    (names.expected, .number(Double(total ?? 0))),
                ])))
    }
}
