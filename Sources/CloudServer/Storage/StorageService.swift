import CloudDatabase
import HTTPTypes
import Values

/// The cloud's files: who may do what with them, their addresses for a while, and their contents.
struct StorageService: Sendable {
    /// How long an address is good if nothing is said, and at most, in seconds.
    private static let usualAge = 7200.0
    private static let longestAge = 7 * 24 * 3600.0

    let core: ServerCore
    private let store: FileStore
    private let rules: RuleBook

    init(_ core: ServerCore, rules: RuleBook) {
        self.core = core
        self.rules = rules
        store = FileStore(core.store)
    }

    /// A file that a caller may read, and where its content is.
    func file(_ id: FileID, for caller: CloudCaller) async throws -> FileStore.File {
        guard let file = try await store.find(id.path, in: caller.environment(id.env)) else { throw Self.missing }
        try await check(.read, id, file, caller)
        return file
    }

    /// Whether a caller may put a file there.
    func checkWrite(_ id: FileID, by caller: CloudCaller) async throws {
        let old = try await store.find(id.path, in: caller.environment(id.env))
        try await check(old == nil ? .create : .update, id, old, caller)
    }

    /// Puts a file there.
    func put(_ object: ObjectStore.Object, _ id: FileID, by caller: CloudCaller) async throws {
        let file = FileStore.File(object: object.name, size: object.size, openID: caller.openid)
        let old = try await store.put(file, at: id.path, in: caller.environment(id.env), now: core.clock.now())
        if let old { try core.objects.remove(old) }
    }

    /// Answers `getTempFileURL` or `deleteFile` for each of a list of files.
    func perform(_ body: ValueObject, by caller: CloudCaller, origin: String) async throws -> Value {
        guard case .array(let list)? = body["fileList"], (1...50).contains(list.count) else {
            throw CloudFailure(-501007, "fileList should have 1 to 50 items")
        }
        guard case .string(let action)? = body["action"], ["getTempFileURL", "deleteFile"].contains(action) else {
            throw CloudFailure(-501007, "there is no such action")
        }
        var answers: [Value] = []
        for item in list {
            let text = if case .string(let text) = item { text } else { item.member("fileID").toString() }
            var answer = ValueObject([("fileID", .string(text))])
            do {
                guard let id = FileID(text) else { throw Self.missing }
                if action == "deleteFile" {
                    try await remove(id, by: caller)
                } else {
                    for (key, value) in try await address(id, item, caller, origin) { answer[key] = value }
                }
                answer["status"] = 0
                answer["errMsg"] = "ok"
            } catch let failure as CloudFailure {
                answer["status"] = .number(Double(failure.code))
                answer["errMsg"] = .string(failure.message)
                if action == "getTempFileURL" { answer["tempFileURL"] = "" }
            }
            answers.append(.object(answer))
        }
        return ["fileList": .array(answers)]
    }

    private func remove(_ id: FileID, by caller: CloudCaller) async throws {
        let env = caller.environment(id.env)
        guard let file = try await store.find(id.path, in: env) else { throw Self.missing }
        try await check(.delete, id, file, caller)
        if let old = try await store.remove(id.path, in: env) { try core.objects.remove(old) }
    }

    // MARK: Addresses

    private func address(
        _ id: FileID, _ item: Value, _ caller: CloudCaller, _ origin: String
    ) async throws -> ValueObject {
        _ = try await file(id, for: caller)
        var age = Self.usualAge
        if case .number(let wanted) = item.member("maxAge"), wanted > 0 { age = min(wanted, Self.longestAge) }
        let end = Int((core.clock.now() / 1000 + age).rounded(.down))
        let sign = signature(id, caller.appID, end)
        let query = "app=\(PercentEncoding.encode(caller.appID, keeping: PercentEncoding.isPath))&t=\(end)&sign=\(sign)"
        return ValueObject([
            (
                "tempFileURL",
                .string(
                    "\(origin)/cloud/files/\(id.env)/\(PercentEncoding.encode(id.path, keeping: PercentEncoding.isPath))?\(query)"
                )
            ),
            ("maxAge", .number(age)),
        ])
    }

    /// The file of an address, if it was signed here and is still good.
    func file(_ id: FileID, app: String, end: Int, sign: String) async throws -> FileStore.File {
        let wanted = Array(signature(id, app, end).utf8)
        let given = Array(sign.utf8)
        guard given.count == wanted.count, zip(given, wanted).reduce(0, { $0 | ($1.0 ^ $1.1) }) == 0,
            Double(end) * 1000 > core.clock.now()
        else { throw ServerError(.forbidden, "the address is no longer good") }
        let env = CloudCaller.environment(id.env, of: app)
        guard let file = try await store.find(id.path, in: env) else {
            throw ServerError(.notFound, "the file is not there any more")
        }
        return file
    }

    private func signature(_ id: FileID, _ app: String, _ end: Int) -> String {
        core.derive("file/\(end)/\(app.utf8.count)/\(app)/\(id.env)/\(id.path)")
    }

    // MARK: Permissions

    private static let missing = CloudFailure(-503003, "storage file not exists")

    private func check(
        _ operation: AccessRules.Operation, _ id: FileID, _ file: FileStore.File?, _ caller: CloudCaller
    ) async throws {
        guard !caller.isAdmin else { return }
        let rules = try await rules.rules(of: caller.environment(id.env)).storage
        let judge = RuleJudge(openid: caller.openid, now: core.clock.now()) { _, _ throws(DatabaseError) in nil }
        let resource: Value = [
            "openid": .string(file.map { $0.openID ?? "" } ?? caller.openid ?? ""), "path": .string(id.path),
            "size": .number(Double(file?.size ?? 0)),
        ]
        let verdict = try await judge.judge(operation, of: resource, in: "storage", by: rules).0
        // A preset that lets each have his own: reading what is private, changing what others made.
        let isOwn = file.map { $0.openID == caller.openid } ?? true
        let isPrivateRead = rules == .creatorOnly && operation == .read
        let isAllowed = verdict == .allowed || verdict == .narrowed && isOwn || isPrivateRead && isOwn
        guard isAllowed else { throw CloudFailure(-503002, "storage permission denied") }
    }
}
