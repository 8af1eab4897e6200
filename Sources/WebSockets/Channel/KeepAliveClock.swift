import NIOCore

/// Pings, and gives a connection up that does not answer; closes one that has nothing to say. One timer at a time.
final class KeepAliveClock {
    private let settings: SocketConfiguration.KeepAlive
    private let loop: any EventLoop
    private unowned let handler: SocketHandler
    private var timer: Scheduled<Void>?
    private var lastMessage: NIODeadline
    private var hasHeard = false

    init(_ settings: SocketConfiguration.KeepAlive, on loop: any EventLoop, handler: SocketHandler) {
        self.settings = settings
        self.loop = loop
        self.handler = handler
        lastMessage = loop.now
        schedule(settings.interval) { $0.ping() }
    }

    /// A frame came.
    func heard(isMessage: Bool) {
        hasHeard = true
        if isMessage { lastMessage = loop.now }
    }

    func stop() {
        timer?.cancel()
        timer = nil
    }

    private func ping() {
        if let idle = settings.idle, loop.now - lastMessage >= idle {
            return handler.close(.goingAway, reason: "idle")
        }
        hasHeard = false
        schedule(settings.deadline) { $0.check() }
        handler.ping()
    }

    private func check() {
        guard hasHeard else { return handler.drop(.pingTimeout) }
        schedule(settings.interval - settings.deadline) { $0.ping() }
    }

    private func schedule(_ time: TimeAmount, _ work: @escaping @Sendable (KeepAliveClock) -> Void) {
        let bound = NIOLoopBound(self, eventLoop: loop)
        timer = loop.scheduleTask(in: time > .zero ? time : .zero) { work(bound.value) }
    }
}
