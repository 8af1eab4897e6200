package import NIOCore
import NIOPosix
package import WebSockets

/// A connection that comes back: for watches and everybody else in Swift who wants to stay connected. What is sent while it is
/// not open is not kept: the owner resumes by sequence numbers when `open` comes.
package final class ReconnectingSocket: Sendable {
    /// What the owner hears, in order, on the socket's event loop.
    package enum Event: Sendable {
        /// Connected, for the first time or again.
        case open
        case message(SocketMessage)
        /// Disconnected; the next try is so many milliseconds away, nil where none will be made.
        case down(retry: Double?)
    }

    /// Where to connect now: asked for before each try, since tokens and addresses change. Nil is "not now".
    package typealias Target = @Sendable (_ answer: @escaping @Sendable (SocketDialer.Call?) -> Void) -> Void

    private struct State {
        var machine: ReconnectMachine
        var connection: SocketConnection?
        var attempt: SocketAttempt?
        var timer: Scheduled<Void>?
        /// Counts tries: what belongs to an earlier one is no news.
        var generation = 0
    }

    private let loop: any EventLoop
    private let state: NIOLoopBoundBox<State>
    private let dialer: SocketDialer
    private let target: Target
    private let isFinal: @Sendable (HandshakeFailure) -> Bool
    private let onEvent: @Sendable (Event) -> Void

    /// - Parameter isFinal: told why a connection did not open; whether that is for good.
    package init(
        settings: ReconnectMachine.Settings = .init(),
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
        target: @escaping Target,
        isFinal: @escaping @Sendable (HandshakeFailure) -> Bool = ReconnectingSocket.isRefused,
        onEvent: @escaping @Sendable (Event) -> Void
    ) {
        loop = group.next()
        dialer = SocketDialer(group: loop)
        self.target = target
        self.isFinal = isFinal
        self.onEvent = onEvent
        state = .makeBoxSendingValue(State(machine: ReconnectMachine(settings)), eventLoop: loop)
    }

    /// Begins to connect.
    package func start() { step { $0.start(now: $1) } }

    /// Ends it for good.
    package func stop() { step { machine, _ in machine.stop() } }

    /// Tries again at once if it waits.
    package func hurry() { step { $0.hurry(now: $1) } }

    /// Cuts what is open without a word, as a bad network does.
    package func drop() {
        loop.execute { [self] in state.value.connection?.drop() }
    }

    /// Whether the other end refuses who asks: a token that is refused once is refused again.
    package static func isRefused(_ failure: HandshakeFailure) -> Bool {
        if case .refused(status: 401...403) = failure { true } else { false }
    }

    /// The network came or went.
    package func networkChanged(isOnline: Bool) { step { $0.networkChanged(isOnline: isOnline, now: $1) } }

    /// Sends a message, if it is open.
    package func send(_ message: OutgoingMessage) {
        loop.execute { [self] in state.value.connection?.send(message) }
    }

    private func step(_ work: @escaping @Sendable (inout ReconnectMachine, Double) -> [ReconnectMachine.Action]) {
        loop.execute { [self] in
            let before = state.value.machine.state
            let actions = work(&state.value.machine, now)
            perform(actions)
            tell(before)
            schedule()
        }
    }

    private var now: Double { Double(loop.now.uptimeNanoseconds) / 1e6 }

    private func perform(_ actions: [ReconnectMachine.Action]) {
        for action in actions {
            switch action {
            case .connect: connect()
            case .ping: state.value.connection?.ping()
            case .close:
                let connection = state.value.connection
                forget()
                connection?.close()
            case .drop:
                let (connection, attempt) = (state.value.connection, state.value.attempt)
                forget()
                attempt?.cancel()
                connection?.drop()
            }
        }
    }

    private func forget() {
        state.value.generation += 1
        state.value.connection = nil
        state.value.attempt = nil
    }

    private func connect() {
        forget()
        let generation = state.value.generation
        target { [self] call in
            loop.execute { [self] in
                guard state.value.generation == generation else { return }
                guard let call else { return ended(generation, isFinal: false) }
                state.value.attempt = dialer.open(call) { [self] in
                    hear($0, generation)
                } onFailure: { [self] failure in
                    ended(generation, isFinal: isFinal(failure))
                }
            }
        }
    }

    private func hear(_ event: SocketEvent, _ generation: Int) {
        guard state.value.generation == generation else { return }
        switch event {
        case .opened(let connection, _):
            state.value.connection = connection
            _ = state.value.machine.opened(now: now)
            onEvent(.open)
        case .message(let message):
            state.value.machine.heard(now: now)
            onEvent(.message(message))
        case .answered: state.value.machine.heard(now: now)
        case .frame: break
        case .closed: ended(generation, isFinal: false)
        }
        schedule()
    }

    private func ended(_ generation: Int, isFinal: Bool) {
        guard state.value.generation == generation else { return }
        let before = state.value.machine.state
        forget()
        perform(state.value.machine.ended(now: now, isFinal: isFinal, random: Double.random(in: 0...1)))
        tell(before)
        schedule()
    }

    /// Tells the owner when a try or a connection has just ended.
    private func tell(_ before: ReconnectMachine.State) {
        guard before == .connecting || before == .open, state.value.machine.state != before else { return }
        switch state.value.machine.state {
        case .waiting(let until): onEvent(.down(retry: until - now))
        case .closed: onEvent(.down(retry: nil))
        case .connecting, .open: break
        }
    }

    private func schedule() {
        state.value.timer?.cancel()
        guard let deadline = state.value.machine.deadline else { return state.value.timer = nil }
        let time = TimeAmount.nanoseconds(Int64(max(0, deadline - now) * 1e6) + 1_000)
        state.value.timer = loop.scheduleTask(in: time) { [weak self] in
            guard let self else { return }
            let before = state.value.machine.state
            perform(state.value.machine.wake(now: now, random: Double.random(in: 0...1)))
            tell(before)
            schedule()
        }
    }
}
