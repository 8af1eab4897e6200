import Glibc
import Synchronization

/// How a connection ended.
package enum ConnectionEnd: Equatable, Sendable {
    /// `close` was called.
    case closed
    /// The peer has closed its end, or is gone.
    case peerClosed
    case failed(BridgeError)
}

/// The shell's end of the Bridge.
package typealias ShellConnection = Connection<ShellMessage, AppMessage>
/// The app's end of the Bridge.
package typealias AppConnection = Connection<AppMessage, ShellMessage>

/// One end of the Bridge over two file descriptors. Two threads serve it, which sleep while nothing happens; letting go of it
/// closes it.
package final class Connection<Outgoing: BridgeMessage, Incoming: BridgeMessage>: Sendable {
    private let input: Int32
    private let output: Int32
    private let log: MessageLog?
    private let now: @Sendable () -> Double
    private let queue: SendQueue<Outgoing>
    private let stop: ConnectionReader<Incoming>.Stop
    private let isStarted = Mutex(false)

    /// Owns both descriptors from here on, also when this throws. They may be the same.
    /// - Parameters:
    ///   - now: milliseconds since 1970, for the messages' times.
    ///   - droppableLimit: with more messages than this waiting, records are dropped.
    package init(
        input: Int32, output: Int32, log: MessageLog? = nil, droppableLimit: Int = 1000,
        now: (@Sendable () -> Double)? = nil
    ) throws(BridgeError) {
        self.input = input
        self.output = input == output ? fcntl(input, F_DUPFD_CLOEXEC, 3) : output
        self.log = log
        self.now = now ?? { SystemCall.wallClock() }
        do throws(BridgeError) {
            queue = try SendQueue(droppableLimit: droppableLimit)
            stop = try ConnectionReader<Incoming>.Stop()
            try SystemCall.setNonBlocking(self.output)
        } catch {
            Glibc.close(self.input)
            Glibc.close(self.output)
            throw error
        }
    }

    deinit {
        close()
        if !isStarted.withLock({ $0 }) {
            Glibc.close(input)
            Glibc.close(output)
        }
    }

    /// Begins to read and write; only the first call counts. What was sent before is written now.
    /// - Parameters:
    ///   - deliver: takes messages in their order, on the reader's thread; the owner hops to its own.
    ///   - ended: called once, on the reader's thread, after the last message.
    package func start(
        deliver: @escaping @Sendable ([Incoming]) -> Void, ended: @escaping @Sendable (ConnectionEnd) -> Void
    ) throws(BridgeError) {
        let isFirst = isStarted.withLock { started in
            defer { started = true }
            return !started
        }
        guard isFirst else { return }
        do throws(BridgeError) {
            try startWriter()
        } catch {
            Glibc.close(input)
            Glibc.close(output)
            throw error
        }
        do throws(BridgeError) {
            try startReader(deliver: deliver, ended: ended)
        } catch {
            queue.close()
            Glibc.close(input)
            throw error
        }
    }

    /// Sends a message, after all that was sent before. Never blocks; after the end it is forgotten.
    package func send(_ message: Outgoing) { queue.add(message) }

    /// Waits until all that was sent is written, at most this long; for an app that is about to exit. Whether it was.
    @discardableResult
    package func flush(milliseconds: Int) -> Bool { queue.flush(milliseconds: milliseconds) }

    /// Ends the connection; what waits to be sent is forgotten.
    package func close() {
        // First, since the peer's answer to the end of the data would count as its own end.
        stop.request(.closed)
        queue.close()
    }

    private func startWriter() throws(BridgeError) {
        let (queue, stop, output, log, now) = (queue, stop, output, log, now)
        try IOThread.start {
            var writer = ConnectionWriter(queue: queue, output: output, log: log, now: now)
            let end = writer.run()
            queue.close()
            Glibc.close(output)
            if let end { stop.request(end) }
        }
    }

    private func startReader(
        deliver: @escaping @Sendable ([Incoming]) -> Void, ended: @escaping @Sendable (ConnectionEnd) -> Void
    ) throws(BridgeError) {
        let (queue, stop, input, log) = (queue, stop, input, log)
        try IOThread.start {
            var reader = ConnectionReader(input: input, stop: stop, log: log, deliver: deliver)
            let end = reader.run()
            queue.close()
            Glibc.close(input)
            ended(end)
        }
    }
}
