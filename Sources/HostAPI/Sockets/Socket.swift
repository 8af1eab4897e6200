import Bridge
import CloudClient
import NIOCore
import Values
import WebSockets

/// One socket of a mini-program from its call to its end: conditions of the network, mapped hosts, time limit, events. Lives
/// on the logic thread.
final class Socket {
    /// `readyState`.
    enum State: Double {
        case connecting = 0
        case open = 1
        case closing = 2
        case closed = 3
    }

    /// What arrives from other threads.
    private enum Message: Sendable {
        case cloud(Result<WebURL, NetworkSurroundings.CloudAbsence>)
        case socket(SocketEvent)
        case failed(HandshakeFailure)
    }

    let id: UInt64
    private(set) var state = State.connecting
    private unowned let table: SocketTable
    private unowned let context: any HostContext
    private let task: HostTask
    private let plan: SocketPlan
    private let began: Double
    private var inbox: Inbox<Message>?
    private var attempt: SocketAttempt?
    private var connection: SocketConnection?
    private var timeLimit: HostTimer?
    private var hold: Hold?
    private var triesCloudAgain = true
    private var outgoing: DelayLine<OutgoingMessage>
    private var incoming: DelayLine<SocketEvent>

    init(_ id: UInt64, _ plan: SocketPlan, _ table: SocketTable, _ context: any HostContext, _ task: HostTask) {
        self.id = id
        self.plan = plan
        self.table = table
        self.context = context
        self.task = task
        began = context.now
        outgoing = DelayLine(context)
        incoming = DelayLine(context)
        outgoing.deliver = { [weak self] in self?.connection?.send($0) }
        incoming.deliver = { [weak self] in self?.take($0) }
        task.onCall = { [weak self] method, arguments, reply in self?.call(method, arguments, reply) }
    }

    /// Connects.
    func start() {
        record(.began(url: plan.text, protocols: plan.protocols, page: context.currentPath))
        timeLimit = context.startTimer(milliseconds: plan.timeout) { [weak self] in
            self?.fail(HandshakeFailure.timeout.userMessage)
        }
        let conditions = context.device.network
        let isLost = table.losesNext(conditions)
        context.after(milliseconds: conditions.latency) { [weak self] in
            guard let self, state == .connecting else { return }
            guard context.device.network.isConnected, !isLost else { return fail("network is down") }
            connect()
        }
    }

    /// Sends a message, as fast as the network is.
    func send(_ message: SocketMessage) {
        guard state == .open else { return }
        let outgoing = OutgoingMessage(message)
        let conditions = context.device.network
        guard !table.losesNext(conditions) else { return }
        holdForAnswer()
        self.outgoing.add(outgoing, size: SocketBytes.count(outgoing.bytes), conditions)
    }

    /// Starts the close handshake; what is still connecting is given up.
    func close(_ code: CloseCode, _ reason: String) {
        switch state {
        case .connecting:
            // No event comes before the program's turn is over.
            context.after(milliseconds: 0) { [weak self] in self?.end(.abnormal, "abnormal closure", error: nil) }
        case .open:
            setState(.closing)
            record(.closing(code: Int(code.rawValue), reason: reason))
            hold = context.hold()
            outgoing.flush()
            connection?.close(code, reason: reason)
        case .closing, .closed: break
        }
    }

    /// Ends the socket with an error: `onError`, then `onClose` with 1006.
    func fail(_ message: String) {
        guard state != .closed else { return }
        end(.abnormal, "abnormal closure", error: message)
    }

    /// Does what the person wants.
    func obey(_ order: SocketOrder) {
        switch order {
        case .sendText(let text): send(.text(text))
        case .sendBytes(let bytes): send(.binary(SocketBytes.buffer(bytes)))
        case .ping: connection?.ping()
        case .close(let code, let reason): close(CloseCode(rawValue: UInt16(clamping: code)), reason)
        case .drop: fail(SocketFailure.dropped.userMessage)
        }
    }

    // MARK: - Connecting

    private func connect() {
        let inbox = context.inbox { [weak self] (message: Message) in self?.handle(message) }
        self.inbox = inbox
        hold = context.hold()
        switch table.network.routes.route(plan.url) {
        case .direct(let url): dial(url, host: nil)
        case .elsewhere(let url, let host): dial(url, host: host)
        case .cloud: table.network.surroundings.findCloud { inbox.post(.cloud($0)) }
        case .forbidden:
            context.console(
                "warn", "\(plan.text): this run reaches no host that is not mapped (--allow-network lets it)")
            context.after(milliseconds: 0) { [weak self] in self?.fail("network is down") }
        }
    }

    private func connect(toCloud result: Result<WebURL, NetworkSurroundings.CloudAbsence>) {
        guard case .cloud(let target, let host) = table.network.routes.route(plan.url) else { return }
        switch result {
        case .success(var server):
            server.scheme = server.isSecure ? "wss" : "ws"
            server.target = target
            dial(server, host: host)
        case .failure(let absence):
            context.console("error", "\(plan.text): \(absence.reason)")
            fail(absence.reason)
        }
    }

    private func dial(_ url: WebURL, host: String?) {
        guard let inbox else { return }
        var call = SocketDialer.Call(url)
        call.host = host
        call.headers = plan.headers
        call.subprotocols = plan.protocols
        call.deflate = plan.isCompressed ? DeflateParameters() : nil
        call.hasNoDelay = plan.hasNoDelay
        call.configuration.tracesFrames = true
        call.configuration.closeDeadline = .seconds(2)
        call.configuration.limits = SocketLimits(frame: 16 << 20, message: 16 << 20)
        // The call's own time limit is by the app's clock.
        call.timeout = .seconds(120)
        attempt = SocketDialer().open(call) {
            inbox.post(.socket($0))
        } onFailure: {
            inbox.post(.failed($0))
        }
    }

    // MARK: - What happens

    private func handle(_ message: Message) {
        guard state != .closed else { return }
        switch message {
        case .cloud(let result): connect(toCloud: result)
        case .failed(let failure):
            guard case .cannotConnect = failure, case .cloud = table.network.routes.route(plan.url), triesCloudAgain
            else {
                return fail(failure.userMessage)
            }
            // Nobody answers where the embedded server was: it is started anew.
            triesCloudAgain = false
            table.network.surroundings.forgetCloud()
            if let inbox { table.network.surroundings.findCloud { inbox.post(.cloud($0)) } }
        case .socket(let event): arrive(event)
        }
    }

    /// Something came off the network; it reaches the program as late as the network is slow.
    private func arrive(_ event: SocketEvent) {
        switch event {
        case .message(let message):
            let conditions = context.device.network
            guard !table.losesNext(conditions) else { return }
            holdForAnswer()
            incoming.add(event, size: SocketBytes.count(OutgoingMessage(message).bytes), conditions)
        case .closed: incoming.add(event, size: 0, context.device.network)
        default: take(event)
        }
    }

    private func take(_ event: SocketEvent) {
        guard state != .closed else { return }
        switch event {
        case .opened(let connection, let opening): open(connection, opening)
        case .message(let message):
            // As in browsers: once it closes nothing is delivered any more.
            guard state == .open else { return }
            emit("Message", ["data": SocketBytes.value(message)])
        case .frame(let frame): if let frame = SocketRecord.Frame(frame) { record(.frame(frame)) }
        case .answered: break
        case .closed(let closure):
            let reason = closure.wasClean ? closure.reason : "abnormal closure"
            end(closure.code, reason, error: closure.failure?.userMessage)
        }
    }

    private func open(_ connection: SocketConnection, _ opening: SocketOpening) {
        guard state == .connecting else { return connection.drop() }
        self.connection = connection
        stopTimeLimit()
        setState(.open)
        record(
            .opened(
                protocol: opening.subprotocol ?? "", isCompressed: opening.deflate != nil,
                milliseconds: context.now - began))
        holdForAnswer()
        hold = nil
        var header = ValueObject()
        for field in opening.headers { header[field.name] = .string(field.value) }
        emit("Open", ["header": .object(header), "profile": .object(profile)])
    }

    private func end(_ code: CloseCode, _ reason: String, error: String?) {
        guard state != .closed else { return }
        stopTimeLimit()
        attempt?.cancel()
        if code == .abnormal { connection?.drop() }
        outgoing.clear()
        incoming.clear()
        setState(.closed)
        record(.closed(code: Int(code.rawValue), reason: reason, error: error))
        // The table forgets it after its last event, so that the global listeners hear of it.
        if let error { emit("Error", ["errMsg": .string(error)]) }
        emit("Close", ["code": .number(Double(code.rawValue)), "reason": .string(reason)])
        if let inbox { context.inboxes.close(inbox) }
        hold = nil
        connection = nil
        table.end(self)
        task.end()
    }

    // MARK: - The program

    private func call(_ method: String, _ arguments: [Value], _ reply: @escaping HostReply) {
        var options = ValueObject()
        if case .object(let given)? = arguments.first { options = given }
        let result: Result<ValueObject, HostError>
        do throws(HostError) {
            if method == "send" {
                let message = try SocketPlan.message(options)
                guard state == .open else { throw HostError("fail SocketTask.readyState is not OPEN") }
                send(message)
            } else {
                let ending = try SocketPlan.ending(options)
                guard state != .closed else { throw HostError("fail SocketTask.readyState is CLOSED") }
                close(ending.code, ending.reason)
            }
            result = .success(ValueObject())
        } catch {
            result = .failure(error)
        }
        context.after(milliseconds: 0) { reply(result) }
    }

    private func setState(_ new: State) {
        state = new
        task.set("readyState", .number(new.rawValue))
    }

    private func emit(_ event: String, _ payload: Value) {
        task.emit("on" + event, payload)
        table.emit(event, payload, of: self, context)
    }

    private func record(_ step: SocketRecord.Step) {
        context.send(.record(Record(kind: .socket(SocketRecord(id: id, step)), time: context.now, source: nil)))
    }

    private func stopTimeLimit() {
        if let timeLimit { context.stopTimer(timeLimit) }
        timeLimit = nil
    }

    /// An answer may be on its way: virtual time waits for it a moment. An idle socket holds nothing.
    private func holdForAnswer() {
        guard let connection else { return }
        let hold = context.hold()
        connection.channel.eventLoop.scheduleTask(in: .milliseconds(200)) { hold.release() }
    }

    private var profile: ValueObject {
        var profile = ValueObject()
        for name in [
            "fetchStart", "domainLookUpStart", "domainLookUpEnd", "connectStart", "SSLconnectionStart",
            "SSLconnectionEnd", "requestStart",
        ] { profile[name] = .number(began) }
        for name in ["connectEnd", "handshakeEnd", "requestEnd", "responseStart", "responseEnd"] {
            profile[name] = .number(context.now)
        }
        profile["rtt"] = .number(context.now - began)
        profile["cost"] = .number(context.now - began)
        return profile
    }
}
