import Glibc

/// Lines from a descriptor, one at a time.
final class LineReader {
    /// What there is.
    enum Next {
        case line([UInt8])
        /// Nothing came in time.
        case nothing
        /// Nothing will come.
        case end
    }

    private let descriptor: Int32
    private var bytes: [UInt8] = []
    private var start = 0
    private var chunk = [UInt8](repeating: 0, count: 64 * 1024)

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// The next line.
    /// - Parameter time: how long to wait for it; nil is for ever.
    func next(waitingAtMost time: Duration?) -> Next {
        while true {
            if let end = bytes[start...].firstIndex(of: 10) {
                defer { start = end + 1 }
                return .line(Array(bytes[start..<end]))
            }
            bytes.removeFirst(start)
            start = 0
            var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let milliseconds = time.map { Int32(min(max(($0 / .milliseconds(1)).rounded(.up), 0), 1e9)) } ?? -1
            let ready = poll(&wait, 1, milliseconds)
            if ready < 0, errno == EINTR { continue }
            if ready == 0 { return .nothing }
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return .end }
            bytes += chunk[..<count]
        }
    }
}
