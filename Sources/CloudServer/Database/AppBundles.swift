import CloudDatabase
import HTTPTypes
import Values

/// What the folders of mini-programs bring to their clouds: rules and first documents.
struct AppBundles: Sendable {
    private let core: ServerCore
    private let service: DatabaseService

    init(_ core: ServerCore, _ service: DatabaseService) {
        self.core = core
        self.service = service
    }

    /// Takes `{appid, env, hash, rules?, seed?: {collection: [document]}}`. Rules replace those there are; documents go into
    /// collections that are not there yet. What was taken already, by its hash, changes nothing.
    func take(_ body: ValueObject) async throws -> DatabaseService.Reply {
        guard case .string(let appID)? = body["appid"], case .string(let hash)? = body["hash"] else {
            throw ServerError(.badRequest, "appid and hash should be strings")
        }
        let env: String? = if case .string(let env)? = body["env"] { env } else { nil }
        let environment = CloudCaller.environment(env, of: appID)
        let key = "bundle/\(environment)"
        guard try await core.store.setting(key) != hash else {
            return DatabaseService.Reply(result: .success(["changed": false]))
        }
        do throws(CloudFailure) {
            try await setRules(body["rules"], of: environment)
            try await seed(body["seed"], CloudCaller.admin(appID: appID), environment)
        } catch {
            return DatabaseService.Reply(result: .failure(error))
        }
        try await core.store.set(key, to: hash)
        return DatabaseService.Reply(result: .success(["changed": true]))
    }

    private func setRules(_ rules: Value?, of environment: String) async throws(CloudFailure) {
        do {
            try await service.rules.setRules(rules.flatMap { $0.isNullish ? .none : $0 } ?? [:], of: environment)
        } catch let error as RuleError {
            throw .parameters(error.message)
        } catch {
            throw CloudFailure(-501001, "\(error)")
        }
    }

    private func seed(_ seed: Value?, _ caller: CloudCaller, _ environment: String) async throws(CloudFailure) {
        guard case .object(let collections)? = seed, !collections.isEmpty else { return }
        do throws(DatabaseError) {
            let wire = Wire(now: service.now())
            let known = Set(try await service.store.collections(in: environment).map(\.name))
            for (name, value) in collections where !known.contains(name) {
                guard case .array(let list) = value else { continue }
                var documents: [ValueObject] = []
                for element in list { documents.append(try wire.document(WireText.untagged(element))) }
                let collection = try CollectionName(name, in: environment)
                let write = Write(.add(documents), to: collection, request: "seed/\(collection)")
                _ = try await service.store.write(write)
            }
        } catch {
            throw CloudFailure(error)
        }
    }
}
