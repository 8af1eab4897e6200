import Values

/// Questions to the shell that wait for their answers.
struct AskTable {
    private var waiting: [UInt64: (Value) -> Void] = [:]
    private var last: UInt64 = 0

    /// Whether no answer is awaited.
    var isEmpty: Bool { waiting.isEmpty }

    /// Numbers a question.
    mutating func add(_ answer: @escaping (Value) -> Void) -> UInt64 {
        last += 1
        waiting[last] = answer
        return last
    }

    /// Takes what waits for this answer; nil for one that was never asked or is answered already.
    mutating func take(_ id: UInt64) -> ((Value) -> Void)? { waiting.removeValue(forKey: id) }
}
