import Synchronization

/// Makes the ids of requests: each is made once, on whatever machine.
enum RequestID {
    private static let state = Mutex<(prefix: String, count: UInt64)>(("", 0))

    /// A new id.
    static func next() -> String {
        state.withLock { state in
            if state.prefix.isEmpty {
                var random = SystemRandomNumberGenerator()
                state.prefix = String(random.next(), radix: 36) + String(random.next(), radix: 36)
            }
            state.count += 1
            return "\(state.prefix)-\(state.count)"
        }
    }
}
