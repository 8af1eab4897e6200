/// How much one connection may send to this end.
package struct SocketLimits: Sendable, Equatable {
    /// Bytes in one frame.
    package var frame: Int
    /// Bytes in one message, all fragments together, after inflating.
    package var message: Int
    /// Fragments in one message: empty ones cost memory too.
    package var fragments: Int

    package init(frame: Int = 1 << 20, message: Int = 4 << 20, fragments: Int = 1 << 16) {
        self.frame = min(max(frame, 125), Int(UInt32.max))
        self.message = max(message, 0)
        self.fragments = max(fragments, 1)
    }
}

/// Which end of the connection this is: a client masks, a server closes the transport first.
package enum SocketRole: Sendable, Equatable {
    case client
    case server
}
