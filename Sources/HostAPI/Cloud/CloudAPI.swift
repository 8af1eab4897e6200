import Bridge
import CloudClient
import MiniProgram
import Values

/// `wx.cloud`, below the prelude that gives it its shape: calls, watches, and what the app's folder brings. Lives on the logic
/// thread.
final class CloudAPI {
    /// What other threads tell.
    enum News: Sendable {
        case answer(UInt64, Result<CloudAnswer, CloudCallError>)
        case watch(UInt64, WatchEvent)
        case watchFailed(UInt64, CloudCallError)
        case problem(String)
        case collections(UInt64, Result<Value, CloudCallError>)
    }

    /// A call that waits for its answer.
    private struct Pending {
        var reply: HostReply
        var hold: Hold
        var note: CloudNote
    }

    private let surroundings: CloudSurroundings
    private let user: CloudUser
    /// Whose cloud it is.
    let appID: String
    private let bundle: BundleSender
    private let sender: FunctionSender
    private var client: CloudClient?
    private var inbox: Inbox<News>?
    private var pending: [UInt64: Pending] = [:]
    private var watchers: [UInt64: (watcher: LateWatcher, note: CloudNote)] = [:]
    /// Virtual time waits for a watch's first answer, and for no later one.
    private var firstHolds: [UInt64: Hold] = [:]
    /// What the developer tools wait for.
    var inspections: [UInt64: Hold] = [:]
    private var last: UInt64 = 0

    init(_ program: MiniProgram, user: String, _ surroundings: CloudSurroundings) {
        self.surroundings = surroundings
        appID = program.appID
        self.user = CloudUser(appID: program.appID, name: user)
        sender = FunctionSender(program.functions, appID: program.appID)
        bundle = BundleSender(program.source, appID: program.appID)
    }

    /// The members of this family. Their names have a point: the prelude alone calls them.
    var functions: [HostFunction] {
        [
            .synchronous("cloud.init") { _, _ in .undefined },
            HostFunction(
                "inspect:cloud",
                .observer { [self] context in
                    context.observe { [self, unowned context] change in
                        if case .inspect(.collections(let id)) = change { askCollections(id, context) }
                    }
                }),
            asynchronous("cloud.database") { [self] in call(.database, $0, $1, $2) },
            asynchronous("cloud.callFunction") { [self] in call(.functions, $0, $1, $2) },
            asynchronous("cloud.getTempFileURL") { [self] in call(.storage, $0, $1, $2, action: "getTempFileURL") },
            asynchronous("cloud.deleteFile") { [self] in call(.storage, $0, $1, $2, action: "deleteFile") },
            .synchronous("cloud.startWatch") { [self] arguments, context throws(HostError) in
                guard case .object(let request)? = arguments.first else { throw HostError("fail no request") }
                return .number(Double(try startWatch(request, context)))
            },
            .synchronous("cloud.stopWatch") { [self] arguments, context in
                guard case .number(let number)? = arguments.first, let id = UInt64(exactly: number) else {
                    return .undefined
                }
                if let (watcher, note) = watchers.removeValue(forKey: id) {
                    firstHolds.removeValue(forKey: id)?.release()
                    watcher.close()
                    context.send(note.record("closed", at: context.now))
                }
                return .undefined
            },
        ]
    }

    private func asynchronous(
        _ name: String, _ body: @escaping (ValueObject, any HostContext, @escaping HostReply) -> Void
    ) -> HostFunction {
        HostFunction(name, .asynchronous(body))
    }

    private static let absent = HostError("fail there is no cloud in this run", errCode: -601034)
    private static let offline = HostError("fail the network is not connected", errCode: -601003)

    /// The client, made when it is first needed; nil where there is no cloud in this run.
    func connect(_ context: any HostContext) -> (CloudClient, Inbox<News>)? {
        if let client, let inbox { return (client, inbox) }
        guard let connect = surroundings.connect else { return nil }
        let client = CloudClient(connect(user))
        let inbox = context.inbox { [weak self, unowned context] (news: News) in self?.take(news, context) }
        self.client = client
        self.inbox = inbox
        client.setOnline(context.device.network.isConnected)
        context.observe { [unowned context] change in
            if case .device = change { client.setOnline(context.device.network.isConnected) }
        }
        return (client, inbox)
    }

    // MARK: Calls

    private func call(
        _ service: CloudCall.Service, _ options: ValueObject, _ context: any HostContext, _ reply: @escaping HostReply,
        action: String? = nil
    ) {
        let network = context.device.network
        guard network.isConnected, let (client, inbox) = connect(context) else {
            let error = network.isConnected ? Self.absent : Self.offline
            return context.after(milliseconds: 0) { reply(.failure(error)) }
        }
        var body = options
        if let action { body["action"] = .string(action) }
        last += 1
        let id = last
        pending[id] = Pending(
            reply: reply, hold: context.hold(), note: CloudNote(number: id, service, body, at: context.now))
        guard network.latency > 0 else { return begin(id, service, body, client, inbox) }
        context.after(milliseconds: network.latency) { [self] in begin(id, service, body, client, inbox) }
    }

    private func begin(
        _ id: UInt64, _ service: CloudCall.Service, _ body: ValueObject, _ client: CloudClient, _ inbox: Inbox<News>
    ) {
        let (bundle, sender) = (bundle, sender)
        client.transport.executor.run {
            await Self.perform(id, service, body, bundle, sender, client, inbox)
        }
    }

    private static func perform(
        _ id: UInt64, _ service: CloudCall.Service, _ body: ValueObject, _ bundle: BundleSender,
        _ sender: FunctionSender, _ client: CloudClient, _ inbox: Inbox<News>
    ) async {
        await bring(bundle, body["env"] ?? .null, client, inbox)
        if service == .functions, let problem = await sender.ensure(body["env"] ?? .null, by: client.transport) {
            inbox.post(.problem(problem))
        }
        do throws(CloudCallError) {
            inbox.post(.answer(id, .success(try await client.send(service, body))))
        } catch {
            inbox.post(.answer(id, .failure(error)))
        }
    }

    /// Sends what the app's folder brings, if the cloud has not got it yet.
    private static func bring(
        _ bundle: BundleSender, _ env: Value, _ client: CloudClient, _ inbox: Inbox<News>
    ) async {
        let problems = await bundle.ensure(env) { body in
            do throws(CloudCallError) {
                _ = try await client.transport.send(CloudCall(.app, body, isOwners: true))
                return nil
            } catch {
                return error.message
            }
        }
        for problem in problems { inbox.post(.problem(problem)) }
    }

    private func take(_ news: News, _ context: any HostContext) {
        switch news {
        case .answer(let id, let result):
            guard let call = pending.removeValue(forKey: id) else { return }
            context.send(call.note.record(result, at: context.now))
            tellLogs(result, of: call.note, context)
            switch result {
            case .success(let answer): call.reply(.success(answer.result))
            case .failure(let error): call.reply(.failure(HostError("fail \(error.message)", errCode: error.code)))
            }
            // Virtual time waits for what the app's own watches are told of its own writes.
            guard let client, !watchers.isEmpty else { return call.hold.release() }
            client.afterChanges { [hold = call.hold] in hold.release() }
        case .watch(let id, let event):
            defer { firstHolds.removeValue(forKey: id)?.release() }
            guard let (_, note) = watchers[id] else { return }
            context.send(note.record(event, at: context.now))
            context.emit(
                "cloud.watch",
                [
                    "watcher": .number(Double(id)),
                    "event": [
                        "id": .number(Double(event.id)), "type": event.isInitial ? "init" : .undefined,
                        "changes": .array(event.changes.map { .object($0) }),
                    ],
                ])
        case .watchFailed(let id, let error):
            defer { firstHolds.removeValue(forKey: id)?.release() }
            guard let (_, note) = watchers.removeValue(forKey: id) else { return }
            context.send(note.record("failed: \(error.code) \(error.message)", at: context.now))
            let failure: Value = ["message": .string(error.message), "errCode": .number(Double(error.code))]
            context.emit("cloud.watch", ["watcher": .number(Double(id)), "event": ["error": failure]])
        case .problem(let text): context.console("error", text)
        case .collections(let id, let result): tell(result, of: id, context)
        }
    }

    /// What a function wrote to its console goes to the app's, under the function's name.
    private func tellLogs(
        _ result: Result<CloudAnswer, CloudCallError>, of note: CloudNote, _ context: any HostContext
    ) {
        let logs: [Value] =
            switch result {
            case .success(let answer): answer.logs
            case .failure(let error): error.logs
            }
        for log in logs {
            let level = log.member("level").toString()
            let known = ["log", "info", "warn", "error", "debug"].contains(level) ? level : "log"
            context.console(known, "[\(note.name)] \(log.member("text").toString())")
        }
    }

    // MARK: Watches

    private func startWatch(_ request: ValueObject, _ context: any HostContext) throws(HostError) -> UInt64 {
        guard let (client, inbox) = connect(context) else { throw Self.absent }
        last += 1
        let id = last
        let note = CloudNote(number: id, .database, request, at: context.now)
        context.send(note.record("opened", at: context.now))
        let watcher = LateWatcher()
        watchers[id] = (watcher, note)
        if context.device.network.isConnected { firstHolds[id] = context.hold() }
        let bundle = bundle
        client.transport.executor.run {
            await Self.begin(watcher, id, request, bundle, client, inbox)
        }
        return id
    }

    private static func begin(
        _ watcher: LateWatcher, _ id: UInt64, _ request: ValueObject, _ bundle: BundleSender, _ client: CloudClient,
        _ inbox: Inbox<News>
    ) async {
        // The rules that the folder brings hold for the watch too.
        await bring(bundle, request["env"] ?? .null, client, inbox)
        watcher.begin {
            client.watch(
                request, onChange: { inbox.post(.watch(id, $0)) }, onError: { inbox.post(.watchFailed(id, $0)) })
        }
    }
}
