import Glibc

/// Ends a wait in `poll` from another thread.
final class Waker: Sendable {
    private let reading: Int32
    private let writing: Int32

    init() throws(BridgeError) {
        (reading, writing) = try SystemCall.pair()
        try SystemCall.setNonBlocking(reading)
        try SystemCall.setNonBlocking(writing)
    }

    deinit {
        close(reading)
        close(writing)
    }

    /// Ends the wait that is going on, or the next one.
    func wake() {
        var byte: UInt8 = 1
        // A full buffer means that a wake-up is on its way already.
        _ = send(writing, &byte, 1, Int32(MSG_NOSIGNAL))
    }

    /// What a wait found.
    struct Readiness {
        var woken: Bool
        var ready: Bool
    }

    /// Waits until the descriptor is ready or `wake` is called. Without a descriptor, only for `wake`.
    /// - Parameter milliseconds: the longest wait; -1 is for ever.
    func wait(for descriptor: Int32?, _ events: Int32, milliseconds: Int32 = -1) -> Readiness {
        var polls = [pollfd(fd: reading, events: Int16(POLLIN), revents: 0)]
        if let descriptor { polls.append(pollfd(fd: descriptor, events: Int16(events), revents: 0)) }
        while poll(&polls, nfds_t(polls.count), milliseconds) < 0 {
            // Only an interruption is worth another try; anything else shows as ready, and the next call tells.
            guard errno == EINTR else { return Readiness(woken: false, ready: descriptor != nil) }
        }
        let woken = polls[0].revents != 0
        if woken {
            var bytes: [UInt8] = Array(repeating: 0, count: 64)
            while read(reading, &bytes, bytes.count) == bytes.count {}
        }
        return Readiness(woken: woken, ready: polls.count > 1 && polls[1].revents != 0)
    }
}
