import NIOCore
import NIOWebSocket

/// The last handler of a WebSocket's channel: drives a `SocketMachine`, writes what it wants, and tells the owner. Both ends
/// use it. It lives on the channel's event loop.
final class SocketHandler: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private var machine: SocketMachine
    private let configuration: SocketConfiguration
    private let onEvent: (SocketEvent) -> Void
    private var context: ChannelHandlerContext?
    private var waiting = FrameQueue()
    /// Of several pings that a slow reader sent, only the last one is answered (RFC 6455, 5.5.3).
    private var waitingPong: WebSocketFrame?
    private var keepAlive: KeepAliveClock?
    private var deadline: Scheduled<Void>?
    private var closeWritten: EventLoopFuture<Void>?
    private var isReading = false
    private var needsFlush = false

    init(machine: SocketMachine, configuration: SocketConfiguration, onEvent: @escaping (SocketEvent) -> Void) {
        self.machine = machine
        self.configuration = configuration
        self.onEvent = onEvent
    }

    // MARK: - What the owner wants

    func send(_ message: OutgoingMessage) {
        perform(machine.send(message, fragmentSize: configuration.fragmentSize))
    }

    /// Sends with the next `flushIfNeeded`.
    func sendLater(_ message: OutgoingMessage) {
        carryOut(machine.send(message, fragmentSize: configuration.fragmentSize))
    }

    func ping() {
        guard let context else { return }
        perform(machine.ping(ByteBuffer(integer: context.eventLoop.now.uptimeNanoseconds)))
    }

    func close(_ code: CloseCode?, reason: String) {
        perform(machine.close(code, reason: reason))
    }

    func drop(_ failure: SocketFailure) {
        perform(machine.abandon(failure))
    }

    // MARK: - What the channel says

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    /// Starts the clock; the owner has been told that the connection is open.
    func start() {
        guard let context, let settings = configuration.keepAlive, machine.state == .open else { return }
        keepAlive = KeepAliveClock(settings, on: context.eventLoop, handler: self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        perform(machine.receiveEnd())
        deadline?.cancel()
        keepAlive?.stop()
        self.context = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        isReading = true
        keepAlive?.heard(isMessage: !frame.opcode.isControlOpcode)
        if configuration.tracesFrames { onEvent(.frame(FrameTrace(frame, isOutgoing: false))) }
        perform(machine.receive(frame))
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        flushIfNeeded()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        drain()
        flushIfNeeded()
    }

    func channelInactive(context: ChannelHandlerContext) {
        perform(machine.receiveEnd())
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // The server stops.
        if event is ChannelShouldQuiesceEvent { perform(machine.close(.goingAway, reason: "going away")) }
        // Half a connection is of no use: what the other end sent before has been read by now.
        if case ChannelEvent.inputClosed? = event as? ChannelEvent { perform(machine.abandon(.lost)) }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? NIOWebSocketError {
            discardRest(of: context)
            perform(machine.receive(error))
        } else {
            perform(machine.abandon(.lost))
        }
    }

    // MARK: - Doing it

    private func perform(_ actions: [SocketAction]) {
        carryOut(actions)
        if !isReading { flushIfNeeded() }
    }

    private func carryOut(_ actions: [SocketAction]) {
        for action in actions {
            switch action {
            case .write(let frame): enqueue(frame)
            case .deliver(let message): onEvent(.message(message))
            case .ponged(let data): answered(data)
            case .awaitClose: startDeadline(configuration.closeDeadline) { $0.drop(.closeTimeout) }
            case .awaitEnd: startDeadline(linger) { $0.context?.close(promise: nil) }
            case .end: end()
            case .closed(let closure): finish(closure)
            }
        }
    }

    private func enqueue(_ frame: WebSocketFrame) {
        guard let context else { return }
        if context.channel.isWritable, waiting.isEmpty || frame.opcode == .pong {
            write(frame)
        } else if frame.opcode == .pong {
            waitingPong = frame
        } else {
            waiting.append(frame)
            let queue = configuration.queue
            if machine.state == .open, waiting.count > queue.frames || waiting.bytes > queue.bytes { overflow() }
        }
    }

    /// The reader is too slow: it gets nothing of what waits, and a close frame that says so.
    private func overflow() {
        waiting.removeAll()
        waitingPong = nil
        for action in machine.close(.tryAgainLater, reason: "reading too slowly", because: .tooSlow) {
            if case .write(let frame) = action { write(frame) } else { perform([action]) }
        }
    }

    private func write(_ frame: WebSocketFrame) {
        guard let context else { return }
        if configuration.tracesFrames { onEvent(.frame(FrameTrace(frame, isOutgoing: true))) }
        needsFlush = true
        guard frame.opcode == .connectionClose else { return context.write(wrapOutboundOut(frame), promise: nil) }
        let promise = context.eventLoop.makePromise(of: Void.self)
        closeWritten = promise.futureResult
        context.write(wrapOutboundOut(frame), promise: promise)
    }

    private func drain() {
        guard let context else { return }
        if context.channel.isWritable, let pong = waitingPong {
            waitingPong = nil
            write(pong)
        }
        while context.channel.isWritable, let frame = waiting.popFirst() { write(frame) }
    }

    /// Hands what was written to the transport.
    func flushIfNeeded() {
        guard needsFlush else { return }
        needsFlush = false
        context?.flush()
    }

    private func answered(_ data: ByteBuffer) {
        guard let context, let sent = data.getInteger(at: data.readerIndex, as: UInt64.self) else { return }
        let now = context.eventLoop.now.uptimeNanoseconds
        // The payload came back over the network: it need not be what was sent.
        guard data.readableBytes == 8, sent <= now, let passed = Int64(exactly: now - sent) else { return }
        onEvent(.answered(roundTrip: .nanoseconds(passed)))
    }

    private func finish(_ closure: SocketClosure) {
        keepAlive?.stop()
        waiting.removeAll()
        onEvent(.closed(closure))
    }

    private func end() {
        flushIfNeeded()
        guard let context else { return }
        guard let closeWritten else { return context.close(promise: nil) }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        closeWritten.whenComplete { _ in bound.value.context?.close(promise: nil) }
        startDeadline(configuration.closeDeadline) { $0.context?.close(promise: nil) }
    }

    /// How long the other end may take to end the transport. A client waits for its server to do that, and a server need not
    /// wait long for a client that it has just given up.
    private var linger: TimeAmount {
        machine.role == .server ? min(configuration.closeDeadline, .seconds(1)) : configuration.closeDeadline
    }

    private func startDeadline(_ time: TimeAmount, _ work: @escaping @Sendable (SocketHandler) -> Void) {
        deadline?.cancel()
        guard let context else { return }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: time) { work(bound.value) }
    }

    /// After an unreadable frame the rest is noise. It is read all the same: closing over unread bytes would take the close
    /// frame with it.
    private func discardRest(of context: ChannelHandlerContext) {
        do {
            let pipeline = context.pipeline.syncOperations
            let decoder = try pipeline.handler(type: ByteToMessageHandler<WebSocketFrameDecoder>.self)
            try pipeline.addHandler(NoiseHandler(), position: .before(decoder))
        } catch {
            drop(.lost)
        }
    }
}

/// Swallows what still comes after an unreadable frame.
private final class NoiseHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {}
}

extension WebSocketOpcode {
    /// Close, ping, pong and what is reserved beside them.
    fileprivate var isControlOpcode: Bool {
        switch self {
        case .text, .binary, .continuation: false
        default: true
        }
    }
}
