import Bridge
import CloudClient

/// One request or transfer from its call to its end: queue, conditions of the network, mapped hosts, redirects, time limit.
/// Lives on the logic thread.
final class Transfer {
    /// What arrives from other threads.
    private enum Message: Sendable {
        case cloud(Result<WebURL, NetworkSurroundings.CloudAbsence>)
        /// Of the exchange of this number: each redirect makes a new one.
        case web(Int, WebEvent)
    }

    /// How many redirects are followed.
    private static let redirectLimit = 20

    let id: UInt64
    let plan: TransferPlan
    private(set) var isOver = false
    private unowned let network: Network
    private unowned let context: any HostContext
    private let handlers: TransferHandlers
    private var recorder: TransferRecorder
    private var profile = TransferProfile()

    private var url: WebURL
    private var method: String
    private var headers: [(name: String, value: String)]
    private var body: WebBody
    private var redirects = 0
    private var redirectTarget: WebURL?
    private var head: WebHead?
    private var route: HostRoutes.Route?
    private var triesCloudAgain = true

    private var exchange: WebExchange?
    private var exchangeCount = 0
    private var inbox: Inbox<Message>?
    private var timeLimit: HostTimer?
    private var pause: HostTimer?
    private var hold: Hold?

    init(
        _ id: UInt64, _ plan: TransferPlan, _ network: Network, _ context: any HostContext,
        _ handlers: TransferHandlers, replayed: UInt64? = nil
    ) {
        self.id = id
        self.plan = plan
        self.network = network
        self.context = context
        self.handlers = handlers
        url = plan.url
        method = plan.method
        headers = plan.headers
        body = plan.body
        recorder = TransferRecorder(id, plan, context, replayed: replayed)
        profile.invoked = context.now
        profile.queued = context.now
    }

    /// Leaves the queue.
    func start() {
        profile.left = context.now
        recorder.started()
        timeLimit = context.startTimer(milliseconds: plan.timeout) { [weak self] in
            self?.fail(HostError("fail timeout", errno: 5))
        }
        let conditions = context.device.network
        guard conditions.isConnected else { return failSoon(.disconnected) }
        let isLost = conditions.loses(network.countForLoss())
        wait(conditions.latency) { [unowned self] in
            if isLost { failSoon(NetworkFault(.reset)) } else { connect() }
        }
    }

    /// The program gives it up.
    func abort() { fail(HostError("fail abort")) }

    /// Ends it with an error, now.
    func fail(_ error: HostError) { finish(.failure(error)) }

    /// Ends it with an error in a later turn, as every call is answered.
    func failSoon(_ fault: NetworkFault) {
        context.after(milliseconds: 0) { [weak self] in self?.fail(fault.hostError) }
    }

    // MARK: Connecting

    private func connect() {
        let inbox = inbox ?? context.inbox { [weak self] in self?.handle($0) }
        self.inbox = inbox
        let route = network.routes.route(url)
        self.route = route
        hold = context.hold()
        switch route {
        case .direct(let url): send(to: url, host: nil)
        case .elsewhere(let url, let host): send(to: url, host: host)
        case .cloud: network.surroundings.findCloud { inbox.post(.cloud($0)) }
        case .forbidden:
            context.console(
                "warn", "\(url.text): this run reaches no host that is not mapped (--allow-network lets it)")
            failSoon(.disconnected)
        }
    }

    private func connect(toCloud result: Result<WebURL, NetworkSurroundings.CloudAbsence>) {
        guard case .cloud(let target, let host) = route else { return }
        switch result {
        case .success(var server):
            server.target = target
            send(to: server, host: host)
        case .failure(let absence):
            context.console("error", "\(url.text): \(absence.reason)")
            fail(NetworkFault(.refused).hostError)
        }
    }

    private func send(to place: WebURL, host: String?) {
        guard let inbox else { return }
        var request = WebRequest(method, place, headers: headers, body: body)
        if let host {
            request.headers.append((name: "Host", value: host))
            request.headers.append((name: "X-Forwarded-Proto", value: url.isSecure ? "https" : "http"))
        }
        request.delivery = plan.delivery
        exchangeCount += 1
        let number = exchangeCount
        profile.peer = place.host
        profile.port = place.effectivePort
        exchange = network.surroundings.client.send(request) { inbox.post(.web(number, $0)) }
    }

    // MARK: What happens

    private func handle(_ message: Message) {
        guard !isOver else { return }
        switch message {
        case .cloud(let result): connect(toCloud: result)
        case .web(let number, let event): if number == exchangeCount { handle(event) }
        }
    }

    private func handle(_ event: WebEvent) {
        switch event {
        case .sent(let count):
            let new = count - profile.sentBytes
            profile.sentBytes = count
            recorder.progress(count, of: body.length)
            handlers.sent(count, body.length)
            proceed(after: new)
        case .head(let head): receive(head)
        case .piece(let bytes): receive(bytes)
        case .end(let bytes): receiveEnd(bytes)
        case .failed(let failure): receive(failure)
        }
    }

    private func receive(_ head: WebHead) {
        if plan.followsRedirects, [301, 302, 303, 307, 308].contains(head.status), let place = head["location"],
            let target = url.resolving(place)
        {
            redirectTarget = target
            self.head = nil
            return noteRedirect(head.status, to: target)
        }
        self.head = head
        recorder.head(head)
        handlers.head(head)
    }

    private func receive(_ bytes: [UInt8]) {
        guard redirectTarget == nil else {
            exchange?.proceed()
            return
        }
        profile.receivedBytes += bytes.count
        recorder.progress(profile.receivedBytes, of: head?.length)
        switch handlers.piece(bytes) {
        case .success: proceed(after: bytes.count)
        case .failure(let error): fail(error)
        }
    }

    private func receiveEnd(_ bytes: [UInt8]) {
        guard redirectTarget == nil else { return followRedirect() }
        guard let head else { return fail(NetworkFault(.malformed("no head")).hostError) }
        profile.receivedBytes += bytes.count
        wait(context.device.network.time(forBytes: bytes.count)) { [unowned self] in
            profile.times = exchange?.times ?? profile.times
            finish(.success(TransferResult(head: head, body: bytes, profile: profile)))
        }
    }

    private func receive(_ failure: WebFailure) {
        // The server may have been killed: the next call starts it again, and this one is the next.
        if case .cloud = route, head == nil, triesCloudAgain, failure == .refused || failure == .unreachable {
            triesCloudAgain = false
            network.surroundings.forgetCloud()
            return connect()
        }
        profile.times = exchange?.times ?? profile.times
        fail(NetworkFault(failure, hasLength: head?.length != nil).hostError)
    }

    // MARK: Redirects

    private func noteRedirect(_ status: Int, to target: WebURL) {
        redirects += 1
        if profile.redirectStart == 0 { profile.redirectStart = context.now }
        profile.redirectEnd = context.now
        recorder.redirected(status, to: target)
        if redirects > Self.redirectLimit {
            return fail(NetworkFault.tooManyRedirects.hostError)
        }
        // A server must not lead where the program itself could not go.
        guard !plan.checksDomains || network.domains.allow(target, for: plan.kind) else {
            context.console("error", network.domains.complaint(about: target.text, for: plan.kind))
            return fail(HostError("fail url not in domain list", errno: 600_002))
        }
        let isGET = method == "GET" || method == "HEAD"
        if status == 303 && method != "HEAD" || (status == 301 || status == 302) && !isGET && method == "POST" {
            method = "GET"
            body = .none
            headers.removeAll { $0.name.lowercased() == "content-type" }
        }
        // What is meant for one server is not another's business.
        if target.origin != url.origin {
            headers.removeAll { ["authorization", "cookie"].contains($0.name.lowercased()) }
        }
    }

    private func followRedirect() {
        guard let target = redirectTarget else { return }
        redirectTarget = nil
        url = target
        exchange = nil
        profile.sentBytes = 0
        connect()
    }

    // MARK: Time

    /// Lets the next piece come when this many bytes have had their time.
    private func proceed(after bytes: Int) {
        let time = context.device.network.time(forBytes: bytes)
        guard time > 0 else {
            exchange?.proceed()
            return
        }
        wait(time) { [unowned self] in exchange?.proceed() }
    }

    /// Waits in the app's time, which goes on meanwhile.
    private func wait(_ milliseconds: Double, _ then: @escaping () -> Void) {
        guard milliseconds > 0 else { return then() }
        hold = nil
        pause = context.startTimer(milliseconds: milliseconds) { [weak self] in
            guard let self, !isOver else { return }
            hold = context.hold()
            then()
        }
    }

    private func finish(_ result: Result<TransferResult, HostError>) {
        guard !isOver else { return }
        isOver = true
        for timer in [timeLimit, pause].compactMap({ $0 }) { context.stopTimer(timer) }
        if let inbox { context.inboxes.close(inbox) }
        exchange?.cancel()
        let times = exchange?.times ?? profile.times
        exchange = nil
        recorder.ended(result, times, head: head, received: profile.receivedBytes)
        network.end(self)
        handlers.end(result)
        hold = nil
    }
}
