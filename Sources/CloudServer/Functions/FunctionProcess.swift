import Bridge
import CloudClient
import Glibc
import NIOCore
import NIOPosix
import Synchronization
import Values

/// A cloud function's process. It runs one call at a time, and is used again while it is well.
final class FunctionProcess: Sendable {
    /// What a call gave: the result's JSON, and what was written to the console.
    struct Outcome: Sendable {
        var result: Result<String, CloudFailure>
        var logs: [Value]
    }

    /// Does what a function asks of the cloud.
    typealias Answer = @Sendable (_ service: String, _ body: ValueObject) async throws -> Value

    private struct State {
        var waiting: CheckedContinuation<Outcome, Never>?
        var call = 0
        var logs: [Value] = []
        var timer: Scheduled<Void>?
        /// How long the call may take, from when the process can take it.
        var limit = TimeAmount.zero
        var isReady = false
        var isGone = false
    }

    /// Lines of a console that are kept of one call.
    private static let mostLogs = 500

    /// How long a process may take to start.
    private static let startLimit = TimeAmount.seconds(30)

    private let process: AppProcess
    private let channel: any Channel
    private let state = Mutex(State())
    private let answer: Answer

    private init(_ process: AppProcess, _ channel: any Channel, _ answer: @escaping Answer) {
        self.process = process
        self.channel = channel
        self.answer = answer
    }

    /// Starts a process for the function of a folder.
    static func start(
        _ command: [String], load: ValueObject, loop: any NIOCore.EventLoop, answer: @escaping Answer
    ) async throws -> FunctionProcess {
        let process = try AppProcess(
            executable: command[0], arguments: Array(command.dropFirst()), errorOutput: .captured(limit: 4096)
        ) { _ in }
        let lines = LineHandler()
        let channel = try await NIOPipeBootstrap(group: loop).channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(lines.handler) }
        }.takingOwnershipOfDescriptors(input: process.input, output: process.output).get()
        let made = FunctionProcess(process, channel, answer)
        lines.open { [weak made] in made?.take($0) }
        made.write(["load": .object(load)])
        return made
    }

    /// Whether it can be called.
    var isWell: Bool { channel.isActive && !state.withLock { $0.isGone } }

    /// Runs the function once.
    /// - Parameter timeout: how long it may run; the start of its process does not count.
    func call(event: Value, context: Value, timeout: TimeAmount) async -> Outcome {
        await withCheckedContinuation { continuation in
            let id = state.withLock { state in
                state.call += 1
                state.logs = []
                state.waiting = continuation
                state.limit = timeout
                startTimer(state.isReady ? timeout : Self.startLimit, &state)
                return state.call
            }
            write(["call": ["id": .number(Double(id)), "event": event, "context": context]])
            if !channel.isActive { ended() }
        }
    }

    /// Ends the process.
    func stop() {
        state.withLock { $0.isGone = true }
        process.kill()
        channel.close(promise: nil)
    }

    private func startTimer(_ limit: TimeAmount, _ state: inout State) {
        state.timer?.cancel()
        state.timer = channel.eventLoop.scheduleTask(in: limit) { self.timedOut(limit) }
    }

    private func becomeReady() {
        state.withLock { state in
            state.isReady = true
            if state.waiting != nil { startTimer(state.limit, &state) }
        }
    }

    private func timedOut(_ timeout: TimeAmount) {
        let seconds = Double(timeout.nanoseconds) / 1e9
        let text = seconds == seconds.rounded() ? String(Int(seconds)) : String(seconds)
        finish(.failure(CloudFailure(-504003, "Invoking task timed out after \(text) seconds")))
        stop()
    }

    private func ended() {
        let tail = process.errorTail
        finish(.failure(CloudFailure(-504002, "the function's process ended" + (tail.isEmpty ? "" : ": \(tail)"))))
        stop()
    }

    private func finish(_ result: Result<String, CloudFailure>) {
        let (waiting, logs) = state.withLock { state in
            defer {
                state.waiting = nil
                state.timer = nil
            }
            state.timer?.cancel()
            return (state.waiting, state.logs)
        }
        waiting?.resume(returning: Outcome(result: result, logs: logs))
    }

    /// Takes a line; nil is the end.
    private func take(_ line: [UInt8]?) {
        guard let line else { return ended() }
        let message: Value
        do throws(JSONError) {
            message = try ExtendedJSON.parse(line)
        } catch {
            return ended()
        }
        if case .object(let log) = message.member("log") {
            state.withLock { if $0.logs.count < Self.mostLogs { $0.logs.append(.object(log)) } }
        } else if case .bool = message.member("ready") {
            becomeReady()
        } else if case .object(let ask) = message.member("ask") {
            reply(to: ask)
        } else if case .string(let text) = message.member("fatal") {
            finish(.failure(CloudFailure(-504002, text)))
            stop()
        } else {
            takeResult(message)
        }
    }

    private func takeResult(_ message: Value) {
        let current = Double(state.withLock { $0.call })
        let (done, failed) = (message.member("done"), message.member("failed"))
        if case .number(current) = message.member("tooLong") {
            finish(.failure(CloudFailure(-604001, "")))
        } else if case .number(current) = done.member("id"), case .string(let text) = done.member("result") {
            finish(.success(text))
        } else if case .number(current) = failed.member("id") {
            let stack = failed.member("stack").toString()
            let text = failed.member("message").toString() + (stack.isEmpty ? "" : "\n\(stack)")
            finish(.failure(CloudFailure(-504002, text)))
        }
    }

    private func reply(to ask: ValueObject) {
        guard case .object(let body)? = ask["body"], case .string(let service)? = ask["service"] else { return }
        let id = ask["id"] ?? .null
        Task(executorPreference: LoopExecutor(channel.eventLoop)) {
            do {
                self.write(["answer": ["id": id, "result": try await self.answer(service, body)]])
            } catch let failure as CloudFailure {
                let error: Value = [
                    "message": .string("fail \(failure.message)"), "errCode": .number(Double(failure.code)),
                ]
                self.write(["answer": ["id": id, "error": error]])
            } catch {
                let failure: Value = ["message": .string("fail \(error)"), "errCode": -501001]
                self.write(["answer": ["id": id, "error": failure]])
            }
        }
    }

    private func write(_ message: Value) {
        var buffer = ByteBuffer(bytes: ExtendedJSON.bytes(message))
        buffer.writeInteger(UInt8(10))
        channel.writeAndFlush(buffer, promise: nil)
    }
}

/// Cuts what a process writes into lines.
private final class LineHandler: Sendable {
    /// A longer line ends the process: results are bounded long before.
    private static let longest = 32 << 20

    private let receive = Mutex<(@Sendable ([UInt8]?) -> Void)?>(nil)

    /// What stands in the pipeline.
    var handler: some ChannelHandler & Sendable { Reader(self) }

    /// Says who takes the lines; nil is the end.
    func open(_ receive: @escaping @Sendable ([UInt8]?) -> Void) { self.receive.withLock { $0 = receive } }

    private func tell(_ line: [UInt8]?) { receive.withLock { $0 }?(line) }

    // Unchecked: the buffer is touched by the channel's event loop alone.
    private final class Reader: ChannelInboundHandler, @unchecked Sendable {
        typealias InboundIn = ByteBuffer
        private var buffer = ByteBuffer()
        /// How many bytes of it are known to hold no line's end.
        private var searched = 0
        private let owner: LineHandler

        init(_ owner: LineHandler) { self.owner = owner }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            var part = unwrapInboundIn(data)
            buffer.writeBuffer(&part)
            while let length = lineLength() {
                let line = buffer.readBytes(length: length) ?? []
                buffer.moveReaderIndex(forwardBy: 1)
                owner.tell(line)
            }
            buffer.discardReadBytes()
            if buffer.readableBytes > LineHandler.longest { context.close(promise: nil) }
        }

        func channelInactive(context: ChannelHandlerContext) { owner.tell(nil) }

        private func lineLength() -> Int? {
            let found: Int? = buffer.withUnsafeReadableBytes { bytes in
                guard let start = bytes.baseAddress, let end = memchr(start + searched, 10, bytes.count - searched)
                else { return nil }
                return UnsafeRawPointer(end) - start
            }
            searched = found == nil ? buffer.readableBytes : 0
            return found
        }
    }
}
