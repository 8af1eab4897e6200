package import NIOCore

/// How one end of a connection behaves.
package struct SocketConfiguration: Sendable {
    /// When this end pings, and how long it waits.
    package struct KeepAlive: Sendable {
        /// After so long comes a ping.
        package var interval: TimeAmount
        /// So long after it something must have come, or the connection is given up.
        package var deadline: TimeAmount
        /// Without a message (pings and pongs are none) for so long, the connection is closed with 1001.
        package var idle: TimeAmount?

        package init(interval: TimeAmount, deadline: TimeAmount, idle: TimeAmount? = nil) {
            self.interval = interval
            self.deadline = deadline
            self.idle = idle
        }
    }

    /// How much may wait for a slow reader before it is closed with 1013.
    package struct Queue: Sendable {
        package var frames: Int
        package var bytes: Int

        package init(frames: Int = 1024, bytes: Int = 8 << 20) {
            self.frames = frames
            self.bytes = bytes
        }
    }

    package var limits = SocketLimits()
    package var keepAlive: KeepAlive?
    package var queue = Queue()
    /// How long the other end may take to answer a close frame, and to close the transport after it.
    package var closeDeadline = TimeAmount.seconds(5)
    /// Messages are cut into frames of this size; nil sends each as one.
    package var fragmentSize: Int?
    /// Whether `SocketEvent.frame` is wanted.
    package var tracesFrames = false

    package init() {}
}
