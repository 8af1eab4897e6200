import Dispatch

/// Carries one value from the thread that makes it to the one that is to own it.
final class Handover<Value>: @unchecked Sendable {
    // Unchecked: the value is written before the semaphore is signalled and read behind the wait for that.
    private var value: Value?
    private let arrival = DispatchSemaphore(value: 0)

    /// Gives the value away; to be called once.
    func give(_ value: sending Value) {
        self.value = value
        arrival.signal()
    }

    /// Waits for the value; to be called once.
    func take() -> Value {
        arrival.wait()
        defer { value = nil }
        guard let value else { preconditionFailure("The value is taken once.") }
        return value
    }
}
