import Glibc

/// Writes a connection's messages, on a thread of its own.
struct ConnectionWriter<Message: BridgeMessage> {
    /// Several messages are written at once, up to about so many bytes.
    private static var batchLength: Int { 1 << 16 }

    let queue: SendQueue<Message>
    let output: Int32
    let log: MessageLog?
    let now: @Sendable () -> Double
    private var encoder = MessageEncoder<Message>()
    private var batch: [UInt8] = []

    init(queue: SendQueue<Message>, output: Int32, log: MessageLog?, now: @escaping @Sendable () -> Double) {
        self.queue = queue
        self.output = output
        self.log = log
        self.now = now
    }

    /// Runs until the queue is closed (nil) or writing fails.
    mutating func run() -> ConnectionEnd? {
        while true {
            do throws(BridgeError) {
                guard try fill() else { return nil }
            } catch {
                return .failed(error)
            }
            if !batch.isEmpty, let end = write() { return end }
            if queue.settle() { _ = queue.waker.wait(for: nil, 0) }
        }
    }

    /// Encodes what waits; false if the queue is closed.
    private mutating func fill() throws(BridgeError) -> Bool {
        batch.removeAll(keepingCapacity: batch.capacity <= 1 << 18)
        while batch.count < Self.batchLength {
            switch queue.next() {
            case .write(let message): try append(message)
            case .tellDropped(let count):
                if let message = Message.dropped(count, time: now()) { try append(message) }
            case .wait: return true
            case .end: return false
            }
        }
        return true
    }

    private mutating func append(_ message: Message) throws(BridgeError) {
        let time = now()
        do throws(BridgeError) {
            batch += try encoder.encode(message, time: time)
        } catch {
            if message.isDroppable { return }
            throw error
        }
        log?.append(message, sequence: encoder.sequence, time: time)
    }

    private func write() -> ConnectionEnd? {
        var start = 0
        while start < batch.count {
            let written = batch.withUnsafeBytes {
                Glibc.write(output, $0.baseAddress.map { $0 + start }, $0.count - start)
            }
            if written >= 0 {
                start += written
            } else if errno == EAGAIN {
                _ = queue.waker.wait(for: output, Int32(POLLOUT))
                if queue.isClosed { return .closed }
            } else if errno == EPIPE || errno == ECONNRESET {
                return .peerClosed
            } else if errno != EINTR {
                return .failed(SystemCall.failure("write"))
            }
        }
        return nil
    }
}
