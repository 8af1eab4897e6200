import CloudDatabase
import Foundation
import NIOCore
import Synchronization
import Values

/// Calls cloud functions: a process each, kept for the next call while it is well.
final class FunctionService: Sendable {
    /// What a call gives.
    struct Reply: Sendable {
        var result: Result<Value, CloudFailure>
        /// What the function wrote to its console: `{level, text}`.
        var logs: [Value]
        var requestID: String
    }

    /// Processes of one function at once.
    private static let mostProcesses = 10
    /// Calls of calls.
    private static let deepest = 5
    /// The bytes of a result.
    static let resultBytes = 1 << 20

    private struct Pool {
        var idle: [FunctionProcess] = []
        var count = 0
    }

    let bundles: FunctionBundles
    private let core: ServerCore
    private let storage: StorageService
    private let command: [String]
    private let origin = Mutex("")
    private let pools = Mutex<[String: Pool]>([:])

    /// - Parameter command: starts the process of a function; empty where functions cannot run.
    init(_ core: ServerCore, _ storage: StorageService, command: [String]) {
        self.core = core
        self.storage = storage
        self.command = command
        bundles = FunctionBundles(core.place, core.store)
    }

    /// Says where addresses of files begin, for functions, who call no host.
    func serve(origin: String) { self.origin.withLock { $0 = origin } }

    /// Ends all processes.
    func close() {
        let pools = pools.withLock { pools in
            defer { pools = [:] }
            return pools
        }
        for process in pools.values.flatMap(\.idle) { process.stop() }
    }

    /// Calls a function.
    /// - Parameter depth: how many functions called one another before.
    func call(_ body: ValueObject, by caller: CloudCaller, openid: String?, depth: Int = 0) async -> Reply {
        var random = SystemRandomNumberGenerator()
        let requestID = UUID(uuid: uuid(&random)).uuidString.lowercased()
        var logs: [Value] = []
        do {
            let text = try await run(body, caller, openid, depth, requestID, &logs)
            let value: Value
            do throws(JSONError) { value = try JSON.parse(text) } catch { value = .null }
            return Reply(result: .success(value), logs: logs, requestID: requestID)
        } catch let failure as CloudFailure {
            return Reply(result: .failure(failure), logs: logs, requestID: requestID)
        } catch {
            return Reply(result: .failure(CloudFailure(-504001, "\(error)")), logs: logs, requestID: requestID)
        }
    }

    private func uuid(_ random: inout SystemRandomNumberGenerator) -> uuid_t {
        func byte() -> UInt8 { UInt8.random(in: 0...255, using: &random) }
        return (
            byte(), byte(), byte(), byte(), byte(), byte(), byte(), byte(), byte(), byte(), byte(), byte(), byte(),
            byte(),
            byte(), byte()
        )
    }

    private func run(
        _ body: ValueObject, _ caller: CloudCaller, _ openid: String?, _ depth: Int, _ requestID: String,
        _ logs: inout [Value]
    ) async throws -> String {
        guard case .string(let name)? = body["name"], !name.isEmpty else {
            throw CloudFailure(-501000, "FunctionName parameter could not be found")
        }
        guard depth < Self.deepest else { throw CloudFailure(-504002, "functions call one another too deeply") }
        let id: String? = if case .string(let env)? = body["env"] { env } else { nil }
        let env = caller.environment(id)
        guard let function = try await bundles.find(name, env: env), !command.isEmpty else {
            throw CloudFailure(-501000, "FunctionName parameter could not be found: there is no function \"\(name)\"")
        }
        let key = "\(env)/\(openid ?? "")/\(depth)/\(function.folder)/\(function.memory)"
        let process = try await take(key, function, name, id ?? "default", caller, openid, depth)
        var event = if case .object(let data)? = body["data"] { data } else { ValueObject() }
        if let openid { event["userInfo"] = ["appId": .string(caller.appID), "openId": .string(openid)] }
        let outcome = await process.call(
            event: .object(event), context: context(caller, openid, id ?? "default", depth),
            timeout: .milliseconds(Int64(function.timeout * 1000)))
        giveBack(process, key)
        logs = outcome.logs
        let text = try outcome.result.get()
        guard text.utf8.count <= Self.resultBytes else { throw CloudFailure(-604001, "") }
        return text
    }

    private func context(_ caller: CloudCaller, _ openid: String?, _ env: String, _ depth: Int) -> Value {
        var context = ValueObject([
            ("APPID", .string(caller.appID)), ("ENV", .string(env)),
            ("SOURCE", .string((openid == nil ? "wx_devtools" : "wx_client") + (depth > 0 ? ",scf" : ""))),
            ("CLIENTIP", "127.0.0.1"),
        ])
        if let openid { context["OPENID"] = .string(openid) }
        return .object(context)
    }

    // MARK: Processes

    private func take(
        _ key: String, _ function: FunctionBundles.Function, _ name: String, _ env: String, _ caller: CloudCaller,
        _ openid: String?, _ depth: Int
    ) async throws -> FunctionProcess {
        let idle: FunctionProcess? = try pools.withLock { pools in
            var pool = pools[key] ?? Pool()
            defer { pools[key] = pool }
            while let process = pool.idle.popLast() {
                if process.isWell { return process }
                pool.count -= 1
            }
            guard pool.count < Self.mostProcesses else { throw CloudFailure(-501004, "") }
            pool.count += 1
            return nil
        }
        if let idle { return idle }
        do {
            let load: ValueObject = [
                "folder": .string(function.folder), "name": .string(name), "env": .string(env),
                "timeout": .number(function.timeout * 1000),
            ]
            let loop = core.group.next()
            return try await FunctionProcess.start(
                command + ["--memory", String(function.memory)], load: load, loop: loop
            ) { [self] service, body in
                try await answer(service, body, .admin(appID: caller.appID), openid, depth)
            }
        } catch {
            pools.withLock { $0[key]?.count -= 1 }
            throw error
        }
    }

    private func giveBack(_ process: FunctionProcess, _ key: String) {
        let isWell = process.isWell
        pools.withLock { pools in
            if isWell { pools[key]?.idle.append(process) } else { pools[key]?.count -= 1 }
            // States of functions that are no more do not keep their processes for long.
            while pools.values.reduce(0, { $0 + $1.idle.count }) > Self.mostProcesses * 2,
                let other = pools.first(where: { $0.key != key && !$0.value.idle.isEmpty })
            {
                pools[other.key]?.idle.removeFirst().stop()
                pools[other.key]?.count -= 1
            }
        }
        if !isWell { process.stop() }
    }

    /// Does what a function asks of the cloud, as an administrator.
    private func answer(
        _ service: String, _ body: ValueObject, _ caller: CloudCaller, _ openid: String?, _ depth: Int
    ) async throws -> Value {
        switch service {
        case "database":
            return .object(try await core.documents.service.perform(body, by: caller).result.get())
        case "callFunction":
            let reply = await call(body, by: caller, openid: openid, depth: depth + 1)
            return ["result": try reply.result.get(), "requestID": .string(reply.requestID)]
        case "getTempFileURL", "deleteFile":
            var body = body
            body["action"] = .string(service)
            return try await storage.perform(body, by: caller, origin: origin.withLock { $0 })
        case "uploadFile", "downloadFile": return try await transfer(service, body, caller)
        default: throw CloudFailure(-501001, "\(service) is not supported")
        }
    }

    private func transfer(_ service: String, _ body: ValueObject, _ caller: CloudCaller) async throws -> Value {
        if service == "downloadFile" {
            guard let id = FileID((body["fileID"] ?? .null).toString()) else {
                throw CloudFailure(-503003, "storage file not exists")
            }
            let file = try await storage.file(id, for: caller)
            guard file.size <= 16 << 20 else { throw CloudFailure(-501007, "the file is too large for a function") }
            let data = try Data(contentsOf: URL(fileURLWithPath: core.objects.file(of: file.object)))
            return ["content": .string(Base64Text.encode([UInt8](data)))]
        }
        let path = (body["path"] ?? .null).toString()
        if let mistake = FileID.mistake(in: path) { throw CloudFailure(-501007, mistake) }
        guard let content = Base64Text.decode((body["content"] ?? .null).toString()) else {
            throw CloudFailure(-501007, "fileContent should be a Buffer")
        }
        let env: String = if case .string(let env)? = body["env"], !env.isEmpty { env } else { "default" }
        let id = FileID(env: env, path: path)
        let writer = try core.objects.begin()
        try writer.write(ByteBuffer(bytes: content))
        try await storage.put(try await writer.finish(), id, by: caller)
        return ["fileID": .string(id.text)]
    }
}
