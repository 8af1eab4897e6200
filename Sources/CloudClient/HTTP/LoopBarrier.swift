import NIOCore
import NIOPosix

/// Lets the network's threads of this process do what they have to do. For headless runs, whose client and server share a
/// process: what one has written to the other is read by then, as far as it takes no other work.
package enum LoopBarrier {
    /// Waits until every thread has been round so many times. Never call it on one of them.
    package static func pass(rounds: Int = 6) {
        for _ in 0..<rounds {
            for group in [MultiThreadedEventLoopGroup.singleton, WebClient.loops] as [any EventLoopGroup] {
                for loop in group.makeIterator() { pass(loop) }
            }
        }
    }

    private static func pass(_ loop: any EventLoop) {
        do {
            try loop.submit {}.wait()
        } catch {
            // A thread that has ended has nothing to do any more.
            return
        }
    }
}
