import Glibc

/// The descriptors between a process and the child that it is about to start.
struct Pipes {
    /// What the child gets as its standard streams.
    struct ChildEnds {
        var input: Int32
        var output: Int32
        var error: Int32
    }

    /// Reads what the child writes.
    let input: Int32
    /// Writes what the child reads.
    let output: Int32
    /// The child's ends.
    let childEnds: ChildEnds
    private let ownsError: Bool
    private var tail: OutputTail?

    init(_ errorOutput: AppProcess.ErrorOutput) throws(BridgeError) {
        var opened: [Int32] = []
        do throws(BridgeError) {
            let toChild = try SystemCall.pair()
            opened += [toChild.reading, toChild.writing]
            let fromChild = try SystemCall.pair()
            opened += [fromChild.reading, fromChild.writing]
            output = toChild.writing
            input = fromChild.reading
            var error = STDERR_FILENO
            switch errorOutput {
            case .inherited: ownsError = false
            case .descriptor(let descriptor):
                // A copy, since a standard stream's number is another's by the time the child gets it.
                error = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
                guard error >= 0 else { throw SystemCall.failure("fcntl") }
                opened.append(error)
                ownsError = true
            case .captured(let limit):
                let pair = try SystemCall.pair()
                opened += [pair.reading, pair.writing]
                tail = try OutputTail(descriptor: pair.reading, limit: limit)
                error = pair.writing
                ownsError = true
            }
            childEnds = ChildEnds(input: toChild.reading, output: fromChild.writing, error: error)
        } catch {
            for descriptor in opened { close(descriptor) }
            throw error
        }
    }

    /// Hands over the reader of the child's standard error, if it is captured.
    mutating func takeErrorReader() -> OutputTail? {
        defer { tail = nil }
        return tail
    }

    /// Closes what only the child needs.
    func closeChildEnds() {
        close(childEnds.input)
        close(childEnds.output)
        if ownsError { close(childEnds.error) }
    }

    /// Closes this process's ends.
    func closeOwnEnds() {
        close(input)
        close(output)
    }
}
