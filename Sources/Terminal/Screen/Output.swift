import Glibc

/// Standard output, written at once, past every buffer.
enum Output {
    /// Writes all bytes, waiting where the terminal is slow. False if it is gone.
    @discardableResult
    static func write(_ bytes: some Collection<UInt8>, to descriptor: Int32 = STDOUT_FILENO) -> Bool {
        let all = Array(bytes)
        var offset = 0
        while offset < all.count {
            let count = all[offset...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                offset += count
            } else if errno == EAGAIN {
                var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&state, 1, 1000)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}
