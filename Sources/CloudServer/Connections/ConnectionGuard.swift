import NIOCore
import NIOHTTP1

/// Ends connections that cost more than they bring: a head or a body that does not come, an answer that nobody reads, a
/// connection at rest for long. There is one timer while something is awaited, and none while a request is being answered.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let limits: ServerLimits
    private var timer: Scheduled<Void>?
    private var requests = 0
    private var isReading = false
    private var isStopping = false
    /// When the body that is being read must have ended.
    private var bodyEnd = NIODeadline.distantFuture
    /// When the timer means it; it is put off by moving this, not by making another timer.
    private var deadline = NIODeadline.distantFuture

    init(_ limits: ServerLimits) { self.limits = limits }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { expect(limits.headTime, context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        expect(limits.headTime, context)
        context.fireChannelActive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { rest() }

    func channelInactive(context: ChannelHandlerContext) {
        rest()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            requests += 1
            isReading = true
            bodyEnd = .now() + limits.bodyTime
            expect(limits.stallTime, context)
        case .body:
            expect(limits.stallTime, context)
        case .end:
            isReading = false
            rest()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = unwrapOutboundIn(data) else { return context.write(data, promise: promise) }
        context.write(data, promise: promise)
        requests -= 1
        guard requests == 0, !isReading else { return }
        if isStopping {
            context.flush()
            context.close(promise: nil)
        } else {
            expect(limits.idleTime, context)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if !context.channel.isWritable {
            expect(limits.stallTime, context)
        } else if requests > 0, !isReading {
            rest()
        }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent, requests == 0 || isReading {
            // Nothing that was asked for is outstanding, or it can never be asked wholly.
            return context.close(promise: nil)
        }
        if event is ChannelShouldQuiesceEvent {
            isStopping = true
            if requests == 0 { return context.close(promise: nil) }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // What cannot be read as HTTP is answered, if nothing else is, and ends the connection.
        if error is HTTPParserError, requests == 0 {
            let fields: HTTPHeaders = ["connection": "close", "content-length": "0"]
            context.write(
                wrapOutboundOut(.head(.init(version: .http1_1, status: .badRequest, headers: fields))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
        context.close(promise: nil)
    }

    private func expect(_ time: TimeAmount, _ context: ChannelHandlerContext) {
        deadline = .now() + time
        if isReading { deadline = min(deadline, bodyEnd) }
        if timer == nil { schedule(context) }
    }

    private func schedule(_ context: ChannelHandlerContext) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [self] in
            timer = nil
            if deadline <= .now() {
                context.close(promise: nil)
            } else if deadline < .distantFuture {
                schedule(context)
            }
        }
    }

    private func rest() {
        deadline = .distantFuture
        timer?.cancel()
        timer = nil
    }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}
