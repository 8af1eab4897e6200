import AsyncHTTPClient
import Glibc
import NIOConcurrencyHelpers
import NIOCore

/// One request on its way, and its response. Can be used from any thread.
package final class WebExchange: Sendable {
    private struct State {
        var task: HTTPClient.Task<Void>?
        var isCancelled = false
        var isOver = false
        var collected: [UInt8] = []
        var received = 0
        var hasHead = false
        /// The body's length as the server said it, where nothing is unpacked on the way.
        var expected: Int?
        var decoder: ContentDecoder?
        var times = WebTimes()
        /// What waits for `proceed`, and calls to it that came first.
        var gate: EventLoopPromise<Void>?
        var credits = 0
    }

    /// What a packed body may become.
    private static let unpackedLimit = 512 << 20
    /// How many bytes of a stream are read and sent at once.
    private static let pieceSize = 64 << 10

    private let method: String
    private let delivery: WebRequest.Delivery
    private let tell: @Sendable (WebEvent) -> Void
    private let state = NIOLockedValueBox(State())

    init(_ request: WebRequest, receive: @escaping @Sendable (WebEvent) -> Void) {
        method = request.method
        delivery = request.delivery
        tell = receive
        state.withLockedValue { $0.times.start = Self.now }
    }

    /// When the steps were.
    package var times: WebTimes { state.withLockedValue { $0.times } }

    /// Ends the exchange: `WebEvent.failed(.cancelled)` follows, unless it is over.
    package func cancel() {
        let (task, gate) = state.withLockedValue { state in
            defer { state.gate = nil }
            state.isCancelled = true
            return (state.task, state.gate)
        }
        gate?.fail(WebFailure.cancelled)
        if let task { task.fail(reason: WebFailure.cancelled) } else { fail(.cancelled) }
    }

    /// Lets the next piece be read or sent.
    package func proceed() {
        let gate = state.withLockedValue { state in
            if state.gate == nil { state.credits += 1 }
            defer { state.gate = nil }
            return state.gate
        }
        gate?.succeed()
    }

    func start(_ task: HTTPClient.Task<Void>) {
        let isCancelled = state.withLockedValue { state in
            state.task = state.isOver ? nil : task
            return state.isCancelled
        }
        if isCancelled { task.fail(reason: WebFailure.cancelled) }
    }

    func fail(_ failure: WebFailure) { finish(.failed(failure)) }

    private func finish(_ event: WebEvent) {
        let isFirst = state.withLockedValue { state in
            defer {
                state.isOver = true
                state.task = nil
                state.collected = []
                state.times.end = Self.now
            }
            return !state.isOver
        }
        if isFirst { tell(event) }
    }

    private func gate(_ loop: any EventLoop) -> EventLoopFuture<Void> {
        state.withLockedValue { state in
            if state.isCancelled { return loop.makeFailedFuture(WebFailure.cancelled) }
            guard state.credits == 0 else {
                state.credits -= 1
                return loop.makeSucceededVoidFuture()
            }
            let promise = loop.makePromise(of: Void.self)
            state.gate = promise
            return promise.futureResult
        }
    }

    // MARK: Sending

    /// Sends a body piece by piece, each when the one before is gone and `proceed` was called.
    func sendStream(
        length: Int, read: @escaping @Sendable (Int, Int) throws -> [UInt8], writer: HTTPClient.Body.StreamWriter
    ) -> EventLoopFuture<Void> {
        // An empty write tells the loop that the request lives on.
        writer.write(.byteBuffer(ByteBuffer())).flatMapWithEventLoop { [self] _, loop in
            let done = loop.makePromise(of: Void.self)
            sendPiece(at: 0, of: length, read: read, writer: writer, loop, done)
            return done.futureResult
        }
    }

    private func sendPiece(
        at offset: Int, of length: Int, read: @escaping @Sendable (Int, Int) throws -> [UInt8],
        writer: HTTPClient.Body.StreamWriter, _ loop: any EventLoop, _ done: EventLoopPromise<Void>
    ) {
        guard offset < length else { return done.succeed() }
        let bytes: [UInt8]
        do {
            bytes = try read(offset, min(Self.pieceSize, length - offset))
        } catch {
            return done.fail(WebFailure.unreadableBody("\(error)"))
        }
        guard !bytes.isEmpty else { return done.fail(WebFailure.unreadableBody("the file became shorter")) }
        let sent = offset + bytes.count
        writer.write(.byteBuffer(ByteBuffer(bytes: bytes))).hop(to: loop).whenComplete { [self] result in
            if case .failure(let error) = result { return done.fail(error) }
            tell(.sent(sent))
            gate(loop).whenComplete { [self] result in
                if case .failure(let error) = result { return done.fail(error) }
                // A call of its own: futures that are there already must not pile up on the stack.
                loop.execute { [self] in
                    sendPiece(at: sent, of: length, read: read, writer: writer, loop, done)
                }
            }
        }
    }

    // MARK: Receiving

    func requestWent() { state.withLockedValue { $0.times.sent = Self.now } }

    func receive(_ head: WebHead) {
        let isOver = state.withLockedValue { state in
            state.times.firstByte = Self.now
            state.hasHead = true
            let hasBody = method != "HEAD" && head.status != 204 && head.status != 304
            state.expected = hasBody ? head.length : nil
            state.decoder = head["content-encoding"].flatMap { ContentDecoder($0, limit: Self.unpackedLimit) }
            return state.isOver
        }
        if !isOver { tell(.head(head)) }
    }

    func receive(_ buffer: ByteBuffer, on loop: any EventLoop) -> EventLoopFuture<Void> {
        do {
            guard let piece = try state.withLockedValue({ try Self.take(buffer, delivery, &$0) }), !piece.isEmpty else {
                return loop.makeSucceededVoidFuture()
            }
            tell(.piece(piece))
            return gate(loop)
        } catch {
            return loop.makeFailedFuture(error)
        }
    }

    /// Takes what arrived; gives the piece to hand on, or nil where all is collected.
    private static func take(
        _ buffer: ByteBuffer, _ delivery: WebRequest.Delivery, _ state: inout State
    ) throws(WebFailure) -> [UInt8]? {
        state.received += buffer.readableBytes
        let piece = try state.decoder?.decode(buffer.readableBytesView) ?? Array(buffer.readableBytesView)
        guard case .collected(let limit) = delivery else { return piece }
        guard state.collected.count + piece.count <= limit else { throw .tooLarge }
        state.collected += piece
        return nil
    }

    func receive(_ error: any Error) {
        finish(.failed(WebFailure(error, hasHead: state.withLockedValue { $0.hasHead })))
    }

    func receiveEnd() {
        let (body, isWhole) = state.withLockedValue { state in
            (state.collected, state.expected.map { $0 == state.received } ?? true && state.decoder?.isWhole ?? true)
        }
        finish(isWhole ? .end(body) : .failed(.incomplete))
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) * 1_000 + Double(time.tv_nsec) / 1_000_000
    }
}
