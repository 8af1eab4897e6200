import CloudDatabase
import Values

/// One call of the database.
struct DatabaseCall: Sendable {
    let service: DatabaseService
    let request: ValueObject
    let caller: CloudCaller
    let wire: Wire

    init(_ service: DatabaseService, _ request: ValueObject, _ caller: CloudCaller) {
        self.service = service
        self.request = request
        self.caller = caller
        wire = Wire(now: service.now(), openid: caller.openid)
    }

    /// What a query's result may weigh.
    private static let maximumResultBytes = 1 << 20
    /// How many documents a client's get brings.
    private static let clientLimit = 20
    /// How many a function's brings if it does not say, and at most.
    private static let adminLimit = (usual: 100, most: 1000)

    /// Does the call.
    func run(_ decision: inout RuleDecision?) async throws -> ValueObject {
        switch string("action") ?? "" {
        case "collection.get": try await get(&decision)
        case "collection.count": try await count(&decision)
        case "collection.add": try await add(&decision)
        case "collection.update": try await update(try query(), all: isForAll, &decision)
        case "collection.remove": try await remove(try query(), all: isForAll, &decision)
        case "document.get": try await getOne(&decision)
        case "document.set": try await set(&decision)
        case "document.update": try await update(.id(try id()), all: false, &decision)
        case "document.remove": try await remove(.id(try id()), all: false, &decision)
        case "createCollection": try await createCollection()
        case "collection.aggregate": throw CloudFailure(-502002, "aggregate is not supported")
        case let action: throw CloudFailure.parameters("there is no action \"\(action)\"")
        }
    }

    // MARK: What the request says

    private func string(_ name: String) -> String? {
        if case .string(let text)? = request[name] { text } else { nil }
    }

    var environment: String { caller.environment(string("env")) }

    private func name() throws -> String {
        guard let name = string("collection") else { throw CloudFailure.parameters("collection should be a string") }
        return name
    }

    private func collection() async throws -> CollectionName {
        try await service.collection(try name(), in: environment)
    }

    private func query() throws -> Query { try wire.query(request["query"].flatMap(given) ?? [:]) }

    private func id() throws -> Value {
        switch request["id"] {
        case .string(let text)?: .string(text)
        case .number(let number)? where number.isFinite: .number(number)
        default: throw CloudFailure.parameters("_id should be a string or a number")
        }
    }

    private func given(_ value: Value) -> Value? { value.isNullish ? .none : value }

    private func whole(_ name: String) throws -> Int? {
        guard let value = request[name].flatMap(given) else { return nil }
        guard case .number(let number) = value, let whole = Int(exactly: number), whole >= 0 else {
            throw CloudFailure.parameters("\(name) should be a whole number that is not negative")
        }
        return whole
    }

    private var isForAll: Bool { request["multi"].map { $0.isNullish || $0.toBoolean() } ?? true }

    private func limit() throws -> Int {
        let asked = try whole("limit") ?? 0
        guard caller.isAdmin else { return asked == 0 ? Self.clientLimit : min(asked, Self.clientLimit) }
        return asked == 0 ? Self.adminLimit.usual : min(asked, Self.adminLimit.most)
    }

    // MARK: Reading

    private func get(_ decision: inout RuleDecision?) async throws -> ValueObject {
        let collection = try await collection()
        let find = Find(
            try await permitted(.read, try query(), collection, &decision),
            sort: try wire.sort(request["order"] ?? .null),
            skip: try whole("skip") ?? 0, limit: try limit(),
            projection: try wire.projection(request["projection"] ?? .null),
            maximumBytes: Self.maximumResultBytes)
        let found = try await service.store.find(find, in: collection)
        return ["data": .array(found.documents.map { .object($0.fields) })]
    }

    private func getOne(_ decision: inout RuleDecision?) async throws -> ValueObject {
        let collection = try await collection()
        let id = try id()
        let query = try await permitted(.read, .id(id), collection, &decision)
        let find = Find(
            query, limit: 1, projection: try wire.projection(request["projection"] ?? .null),
            maximumBytes: caller.isAdmin ? nil : Self.maximumResultBytes)
        guard let document = try await service.store.find(find, in: collection).documents.first else {
            throw CloudFailure(-1, Self.missing(id, isAdmin: caller.isAdmin))
        }
        return ["data": .object(document.fields)]
    }

    /// What is said of a document that is not there: the client's and the functions' SDK have their own words.
    private static func missing(_ id: Value, isAdmin: Bool) -> String {
        isAdmin
            ? "document with _id \(id.toString()) does not exist"
            : "cannot find document with _id \(id.toString()), please make sure that the document exists and you have the corresponding access permission"
    }

    private func count(_ decision: inout RuleDecision?) async throws -> ValueObject {
        let collection = try await collection()
        let query = try await permitted(.read, try query(), collection, &decision)
        return ["total": .number(Double(try await service.store.count(query, in: collection)))]
    }

    // MARK: Writing

    private func write(
        _ operation: Write.Operation, _ collection: CollectionName, _ permission: Write.Permission? = nil
    )
        async throws -> WriteResult
    {
        try await service.store.write(
            Write(
                operation, to: collection, request: string("request").map { "\(caller.openid ?? "")/\($0)" },
                owner: caller.openid, permission: permission))
    }

    private func add(_ decision: inout RuleDecision?) async throws -> ValueObject {
        let collection = try await collection()
        let data = request["data"] ?? .undefined
        if caller.isAdmin, case .array(let list) = data {
            var documents: [ValueObject] = []
            for element in list { documents.append(try wire.document(element)) }
            let result = try await write(.add(documents), collection)
            return ["_ids": .array(result.ids)]
        }
        let document = try wire.document(data)
        try await checkCreation(document, collection, &decision)
        let result = try await write(.add([document]), collection)
        return ["_id": result.ids.first ?? .undefined]
    }

    /// Holds new data to the create rule.
    private func checkCreation(
        _ document: ValueObject, _ collection: CollectionName, _ decision: inout RuleDecision?
    ) async throws {
        guard let openid = caller.openid else { return }
        try checkOwnerIsUntouched(document.keys)
        var stamped = document
        stamped["_openid"] = .string(openid)
        let rules = try await service.rules(of: collection, in: environment)
        let (verdict, made) = try await judge.judge(.create, of: .object(stamped), in: collection.name, by: rules)
        decision = made
        if verdict == .denied { throw CloudFailure.denied }
    }

    private func set(_ decision: inout RuleDecision?) async throws -> ValueObject {
        let collection = try await collection()
        let id = try id()
        let document = try wire.document(request["data"] ?? .undefined)
        var permission: Write.Permission?
        if let openid = caller.openid {
            try checkOwnerIsUntouched(document.keys)
            let rules = try await service.rules(of: collection, in: environment)
            let (update, updating) = try await judge.judge(.update, of: .id(id), in: collection.name, by: rules)
            var stamped = document
            stamped["_id"] = id
            stamped["_openid"] = .string(openid)
            let (create, creating) = try await judge.judge(
                .create, of: .object(stamped), in: collection.name, by: rules)
            decision = update == .denied ? creating : updating
            if update == .denied, create == .denied { throw CloudFailure.denied }
            permission = { candidate throws(DatabaseError) in
                guard let before = candidate.before else {
                    if create == .denied { throw .denied(CloudFailure.denied.message) }
                    return true
                }
                if update == .denied { throw .denied(CloudFailure.denied.message) }
                return update == .allowed || before.owner == openid
            }
        }
        let result = try await write(.set(id: id, document), collection, permission)
        return [
            "_id": id,
            "stats": ["updated": .number(Double(result.updated)), "created": .number(Double(result.created))],
        ]
    }

    private func update(
        _ query: Query, all: Bool, _ decision: inout RuleDecision?
    ) async throws -> ValueObject {
        let collection = try await collection()
        let update = try wire.update(request["update"] ?? .undefined)
        if !caller.isAdmin {
            let renamed = update.changes.compactMap { if case .rename(let path) = $0.operation { path } else { nil } }
            try checkOwnerIsUntouched((update.changes.map(\.path) + renamed).map(\.root))
        }
        let permitted = try await permitted(.update, query, collection, &decision)
        let result = try await write(.update(permitted, update, all: all), collection)
        return ["stats": ["updated": .number(Double(result.updated))]]
    }

    private func remove(
        _ query: Query, all: Bool, _ decision: inout RuleDecision?
    ) async throws -> ValueObject {
        let collection = try await collection()
        let permitted = try await permitted(.delete, query, collection, &decision)
        let result = try await write(.remove(permitted, all: all), collection)
        return ["stats": ["removed": .number(Double(result.removed))]]
    }

    private func createCollection() async throws -> ValueObject {
        guard caller.isAdmin else { throw CloudFailure.denied }
        try await service.store.createCollection(try CollectionName(try name(), in: environment))
        return [:]
    }

    // MARK: Rules

    private var judge: RuleJudge { service.judge(for: caller, in: environment) }

    /// The query as the rules allow it: narrowed perhaps to what the caller made.
    private func permitted(
        _ operation: AccessRules.Operation, _ query: Query, _ collection: CollectionName,
        _ decision: inout RuleDecision?
    ) async throws -> Query {
        try await service.permitted(operation, query, collection, in: environment, by: caller, &decision)
    }

    /// Nobody but a function says who made a document.
    private func checkOwnerIsUntouched(_ names: some Sequence<String>) throws {
        guard names.contains("_openid") else { return }
        throw CloudFailure.parameters("Invalid Key Name (_openid)")
    }
}

extension DatabaseService {
    /// Decides what a caller may do in an environment.
    func judge(for caller: CloudCaller, in environment: String) -> RuleJudge {
        RuleJudge(openid: caller.openid, now: now()) { [self] name, id throws(DatabaseError) in
            let collection: CollectionName
            do {
                collection = try await self.collection(name, in: environment)
            } catch {
                throw (error as? DatabaseError) ?? .storage("\(error)")
            }
            return try await store.find(Find(.id(id), limit: 1), in: collection).documents.first?.fields
        }
    }

    /// A query as the rules allow it.
    /// - Throws: `CloudFailure.denied`.
    func permitted(
        _ operation: AccessRules.Operation, _ query: Query, _ collection: CollectionName, in environment: String,
        by caller: CloudCaller, _ decision: inout RuleDecision?
    ) async throws -> Query {
        guard let openid = caller.openid else { return query }
        let rules = try await rules(of: collection, in: environment)
        let (verdict, made) = try await judge(for: caller, in: environment).judge(
            operation, of: query, in: collection.name, by: rules)
        decision = made
        switch verdict {
        case .allowed: return query
        case .narrowed: return query.narrowed(by: .owner(openid))
        case .denied: throw CloudFailure.denied
        }
    }
}
