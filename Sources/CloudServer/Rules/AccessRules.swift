package import Values

/// Who may do what with a collection, or with the files: one of the four presets or expressions of its own.
package enum AccessRules: Sendable, Equatable {
    /// Everybody reads, each writes what he made: `READONLY`.
    case readableByAll
    /// Each reads and writes what he made: `PRIVATE`, the default.
    case creatorOnly
    /// Everybody reads, only functions write: `ADMINWRITE`.
    case adminWrites
    /// Only functions read and write: `ADMINONLY`.
    case adminOnly
    /// Expressions by operation.
    case custom(CustomRules)

    /// What somebody does.
    package enum Operation: String, Sendable, CaseIterable {
        case read, create, update, delete
    }

    /// The preset of this name, as the platform's own tools call it.
    package init?(preset: String) {
        switch preset.uppercased() {
        case "READONLY": self = .readableByAll
        case "PRIVATE": self = .creatorOnly
        case "ADMINWRITE": self = .adminWrites
        case "ADMINONLY": self = .adminOnly
        default: return nil
        }
    }

    /// Reads what a rules file says of a collection: the name of a preset, or an object of expressions.
    /// - Throws: `RuleError` with a sentence.
    package init(_ value: Value) throws(RuleError) {
        switch value {
        case .string(let name):
            guard let preset = AccessRules(preset: name) else {
                throw RuleError("\"\(name)\" is none of READONLY, PRIVATE, ADMINWRITE, ADMINONLY")
            }
            self = preset
        case .object(let object): self = .custom(try CustomRules(object))
        default: throw RuleError("rules are the name of a preset or an object of expressions")
        }
    }

    /// The name of the preset, or "CUSTOM".
    package var name: String {
        switch self {
        case .readableByAll: "READONLY"
        case .creatorOnly: "PRIVATE"
        case .adminWrites: "ADMINWRITE"
        case .adminOnly: "ADMINONLY"
        case .custom: "CUSTOM"
        }
    }

    /// What the rules say of an operation, in words for people.
    package func text(for operation: Operation) -> String {
        if case .custom(let rules) = self { rules.text(for: operation) } else { name }
    }
}

/// Expressions by operation. `write` stands for create, update and delete where these are not there; what is not said is false.
package struct CustomRules: Sendable, Equatable {
    /// An expression and its text.
    struct Rule: Sendable, Equatable {
        var text: String
        var expression: RuleExpression
    }

    private var rules: [String: Rule] = [:]

    init(_ object: ValueObject) throws(RuleError) {
        for (key, value) in object {
            guard key == "write" || AccessRules.Operation(rawValue: key) != nil else {
                throw RuleError("\"\(key)\" is none of read, write, create, update, delete")
            }
            let text: String
            switch value {
            case .string(let expression): text = expression
            case .bool(let flag): text = "\(flag)"
            default: throw RuleError("the rule of \"\(key)\" should be a boolean or an expression in a string")
            }
            do throws(RuleSyntaxError) {
                rules[key] = Rule(text: text, expression: try RuleParser.parse(text))
            } catch {
                throw RuleError("the rule of \"\(key)\" at column \(error.column): \(error.message)")
            }
        }
    }

    /// The expression of an operation.
    func expression(for operation: AccessRules.Operation) -> RuleExpression {
        rule(for: operation)?.expression ?? .constant(false)
    }

    func text(for operation: AccessRules.Operation) -> String { rule(for: operation)?.text ?? "false" }

    private func rule(for operation: AccessRules.Operation) -> Rule? {
        rules[operation.rawValue] ?? (operation == .read ? nil : rules["write"])
    }
}

/// Why rules mean nothing, as a sentence.
package struct RuleError: Error, Equatable, Sendable {
    package let message: String

    init(_ message: String) { self.message = message }
}
