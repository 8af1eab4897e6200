/// Both ends of a Bridge in one thread: two queues, which the owner drains. For headless runs and tests.
package final class InMemoryBridge {
    private let forShell: InMemoryQueue<AppMessage>
    private let forApp: InMemoryQueue<ShellMessage>

    /// - Parameters:
    ///   - throughCodec: whether each message goes through the bytes of the wire, for tests.
    ///   - now: milliseconds since 1970, for the log's times.
    package init(throughCodec: Bool = false, log: MessageLog? = nil, now: @escaping () -> Double) {
        forShell = InMemoryQueue(throughCodec: throughCodec, log: log, now: now)
        forApp = InMemoryQueue(throughCodec: throughCodec, log: log, now: now)
    }

    /// The app sends.
    package func send(_ message: AppMessage) { forShell.add(message) }
    /// The shell sends.
    package func send(_ message: ShellMessage) { forApp.add(message) }

    /// Takes all that the app has sent.
    package func takeForShell() -> [AppMessage] { forShell.take() }
    /// Takes all that the shell has sent.
    package func takeForApp() -> [ShellMessage] { forApp.take() }

    /// Whether nothing waits on either side.
    package var isIdle: Bool { forShell.isEmpty && forApp.isEmpty }

    /// What went wrong with the bytes; nil without `throughCodec`.
    package var failure: BridgeError? { forShell.failure ?? forApp.failure }
}

/// One direction of an `InMemoryBridge`.
private final class InMemoryQueue<Message: BridgeMessage> {
    private var messages: [Message] = []
    private var sequence: UInt64 = 0
    private var encoder = MessageEncoder<Message>()
    private var decoder = MessageDecoder<Message>()
    private let throughCodec: Bool
    private let log: MessageLog?
    private let now: () -> Double
    private(set) var failure: BridgeError?

    init(throughCodec: Bool, log: MessageLog?, now: @escaping () -> Double) {
        self.throughCodec = throughCodec
        self.log = log
        self.now = now
    }

    var isEmpty: Bool { messages.isEmpty }

    func add(_ message: Message) {
        sequence += 1
        let time = now()
        log?.append(message, sequence: sequence, time: time)
        guard throughCodec else {
            messages.append(message)
            return
        }
        do throws(BridgeError) {
            messages += decoder.feed(try encoder.encode(message, time: time)).map(\.message)
            failure = failure ?? decoder.failure
        } catch {
            failure = failure ?? error
        }
    }

    func take() -> [Message] {
        defer { messages = [] }
        return messages
    }
}
