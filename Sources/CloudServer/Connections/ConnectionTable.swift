import NIOCore
import Synchronization

/// The open connections: counted, bounded, and closed together.
final class ConnectionTable: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var requests: [String: Int] = [:]
        var isStopping = false
    }

    private let state = Mutex(State())
    private let limits: ServerLimits
    private let rate: RequestRate
    private let clock: ServerClock
    private let counted: @Sendable (_ open: Int) -> Void

    /// - Parameter counted: called with the number of open connections whenever it changes, on any event loop.
    init(_ limits: ServerLimits, _ clock: ServerClock, counted: @escaping @Sendable (_ open: Int) -> Void) {
        self.limits = limits
        self.clock = clock
        rate = RequestRate(burst: limits.requestBurst, perSecond: limits.requestsPerSecond)
        self.counted = counted
    }

    /// Takes a connection in; false if there are too many.
    func add(_ channel: any Channel) -> Bool {
        let count: Int? = state.withLock { state in
            guard !state.isStopping, state.channels.count < limits.connections else { return nil }
            state.channels[ObjectIdentifier(channel)] = channel
            return state.channels.count
        }
        guard let count else { return false }
        counted(count)
        channel.closeFuture.whenComplete { _ in
            self.counted(
                self.state.withLock { state in
                    state.channels[ObjectIdentifier(channel)] = nil
                    return state.channels.count
                })
        }
        return true
    }

    /// Begins a request of a client; false if it has too many, or asks too often.
    func beginRequest(of client: String) -> Bool {
        if !ClientAddress.isOfThisMachine(client) || limits.boundsOwnMachine {
            guard rate.take(client, now: clock.now() / 1000) else { return false }
        }
        return state.withLock { state in
            guard state.requests[client, default: 0] < limits.requestsPerClient else { return false }
            state.requests[client, default: 0] += 1
            return true
        }
    }

    /// Ends a request of a client.
    func endRequest(of client: String) {
        state.withLock { state in
            let count = state.requests[client, default: 1] - 1
            state.requests[client] = count > 0 ? count : nil
        }
    }

    /// Takes no more connections, and asks those that are open to end after the request that they are at.
    func quiesce() {
        let channels = state.withLock { state in
            state.isStopping = true
            return Array(state.channels.values)
        }
        for channel in channels { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
    }

    /// Closes all that is still open.
    func closeAll() {
        for channel in state.withLock({ Array($0.channels.values) }) { channel.close(promise: nil) }
    }

    /// The number of open connections.
    var count: Int { state.withLock { $0.channels.count } }
}
