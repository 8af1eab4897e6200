/// What can go wrong between the two processes.
package enum BridgeError: Error, Equatable, Sendable {
    /// Bytes that no encoder of this version writes.
    case malformed(String)
    /// A frame longer than `FrameReader.maximumLength`.
    case frameTooLarge(Int)
    /// A frame is missing or came twice.
    case outOfOrder(expected: UInt64, found: UInt64)
    /// A message that cannot be written as JSON.
    case unencodable(String)
    /// A call of the operating system failed: its name and error number.
    case system(call: String, number: Int32)

    /// One sentence for a person.
    package var userMessage: String {
        switch self {
        case .malformed(let what): "the Bridge received broken data: \(what)"
        case .frameTooLarge(let length): "a message of \(length) bytes is too large for the Bridge"
        case .outOfOrder(let expected, let found): "the Bridge expected message \(expected) and received \(found)"
        case .unencodable(let what): "a message could not be written: \(what)"
        case .system(let call, let number): "\(call) failed: \(SystemCall.message(number))"
        }
    }
}
