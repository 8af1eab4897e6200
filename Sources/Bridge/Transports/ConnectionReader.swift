import Glibc
import Synchronization

/// Reads a connection's messages, on a thread of its own.
struct ConnectionReader<Message: BridgeMessage> {
    /// Ends the reader from elsewhere.
    final class Stop: Sendable {
        let waker: Waker
        private let reason = Mutex<ConnectionEnd?>(nil)

        init() throws(BridgeError) { waker = try Waker() }

        /// Why the reader is to end, once it is.
        var end: ConnectionEnd? { reason.withLock { $0 } }

        /// Ends the reader; the first reason counts.
        func request(_ end: ConnectionEnd) {
            reason.withLock { $0 = $0 ?? end }
            waker.wake()
        }
    }

    let input: Int32
    let stop: Stop
    let log: MessageLog?
    let deliver: @Sendable ([Message]) -> Void
    private var decoder = MessageDecoder<Message>()

    init(input: Int32, stop: Stop, log: MessageLog?, deliver: @escaping @Sendable ([Message]) -> Void) {
        self.input = input
        self.stop = stop
        self.log = log
        self.deliver = deliver
    }

    /// Runs until the peer closes, the data is broken or `stop` is requested.
    mutating func run() -> ConnectionEnd {
        while true {
            let end = stop.end
            if end == .closed { return .closed }
            // When only writing has failed, what the peer said before it went is still heard.
            let readiness = stop.waker.wait(for: input, Int32(POLLIN), milliseconds: end == nil ? -1 : 0)
            if readiness.ready {
                if stop.end == .closed { return .closed }
                if let end = readSome() { return end }
            } else if let end {
                return end
            }
        }
    }

    private mutating func readSome() -> ConnectionEnd? {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            let result = read(input, buffer.baseAddress, buffer.count)
            count = max(0, result)
            if result < 0 { failure = errno }
        }
        if failure == EINTR || failure == EAGAIN { return nil }
        if failure == ECONNRESET { return .peerClosed }
        guard failure == 0 else { return .failed(.system(call: "read", number: failure)) }
        if bytes.isEmpty {
            return decoder.isInsideMessage ? .failed(.malformed("the stream stops inside a message")) : .peerClosed
        }
        let received = decoder.feed(bytes)
        if let log {
            for one in received { log.append(one.message, sequence: one.sequence, time: one.time) }
        }
        if !received.isEmpty { deliver(received.map(\.message)) }
        return decoder.failure.map { .failed($0) }
    }
}
