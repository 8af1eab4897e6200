import Dispatch
import Glibc
import Synchronization

/// Reads a descriptor to its end and keeps the last bytes.
final class OutputTail: Sendable {
    private let descriptor: Int32
    private let limit: Int
    private let bytes = Mutex<[UInt8]>([])
    private let isFinishing = Mutex(false)
    private let waker: Waker
    private let done = DispatchSemaphore(value: 0)

    /// Owns the descriptor once it is made.
    init(descriptor: Int32, limit: Int) throws(BridgeError) {
        self.descriptor = descriptor
        self.limit = max(0, limit)
        waker = try Waker()
    }

    deinit { close(descriptor) }

    /// The bytes kept so far, as text.
    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

    /// Begins to read, on a thread of its own.
    func start() throws(BridgeError) {
        try IOThread.start {
            self.run()
            self.done.signal()
        }
    }

    /// Reads what is there, and ends; something that the child has started may hold the other end open for ever.
    func finish() {
        isFinishing.withLock { $0 = true }
        waker.wake()
        done.wait()
    }

    private func run() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let isLast = isFinishing.withLock { $0 }
            let readiness = waker.wait(for: descriptor, Int32(POLLIN), milliseconds: isLast ? 0 : -1)
            if readiness.ready {
                let count = read(descriptor, &buffer, buffer.count)
                if count == 0 || (count < 0 && errno != EINTR) { return }
                if count > 0 { keep(buffer[..<count]) }
            } else if isLast {
                return
            }
        }
    }

    private func keep(_ new: ArraySlice<UInt8>) {
        bytes.withLock { bytes in
            bytes += new
            if bytes.count > limit { bytes.removeFirst(bytes.count - limit) }
        }
    }
}
