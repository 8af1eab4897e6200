import Synchronization
package import Values

/// The rules of every environment: who may do what with its collections and files.
package final class RuleBook: Sendable {
    /// The rules of one environment.
    package struct Environment: Sendable, Equatable {
        package var collections: [String: AccessRules] = [:]
        /// For files; the platform's default is that everybody reads and each writes his own.
        package var storage = AccessRules.readableByAll

        /// No rules of its own: the platform's defaults.
        package init() {}

        /// Reads `{"database": {collection: rules}, "storage": rules}`.
        /// - Throws: `RuleError` with a sentence that names the place.
        package init(_ value: Value) throws(RuleError) {
            guard case .object(let object) = value else { throw RuleError("rules should be an object") }
            for (key, part) in object {
                switch (key, part) {
                case ("storage", _): storage = try Self.rules(part, of: "storage")
                case ("database", .object(let named)):
                    for (name, rules) in named { collections[name] = try Self.rules(rules, of: "database.\(name)") }
                default: throw RuleError("\"\(key)\" is neither \"database\" (an object) nor \"storage\"")
                }
            }
        }

        private static func rules(_ value: Value, of place: String) throws(RuleError) -> AccessRules {
            do throws(RuleError) {
                return try AccessRules(value)
            } catch {
                throw RuleError("\(place): \(error.message)")
            }
        }

        /// The rules of a collection; one that nothing is said of is its documents' creators' alone.
        package func rules(of collection: String) -> AccessRules { collections[collection] ?? .creatorOnly }
    }

    /// Reads what was kept of an environment's rules: their text.
    package typealias Load = @Sendable (_ environment: String) async throws -> String?
    /// Keeps an environment's rules.
    package typealias Save = @Sendable (_ environment: String, _ text: String) async throws -> Void

    private let environments = Mutex<[String: Environment]>([:])
    private let load: Load
    private let save: Save

    package init(load: @escaping Load, save: @escaping Save) {
        self.load = load
        self.save = save
    }

    /// Rules that are gone when the program ends.
    package static func inMemory() -> RuleBook { RuleBook(load: { _ in nil }, save: { _, _ in }) }

    /// The rules of an environment.
    package func rules(of environment: String) async throws -> Environment {
        if let known = environments.withLock({ $0[environment] }) { return known }
        let text = try await load(environment)
        let rules = try text.map { try Environment(try JSON.parse($0)) } ?? Environment()
        return environments.withLock { environments in
            // What was set meanwhile is newer.
            if let known = environments[environment] { return known }
            environments[environment] = rules
            return rules
        }
    }

    /// Replaces the rules of an environment.
    package func setRules(_ value: Value, of environment: String) async throws {
        let rules = try Environment(value)
        try await save(environment, JSON.string(value) ?? "{}")
        environments.withLock { $0[environment] = rules }
    }
}
