import Markup
import TOML
package import Values

/// termina.toml: what a mini-program's folder tells Termina beside the program itself.
package struct TerminaConfig: Sendable {
    /// A key that the program brings: `[[key]]`.
    package struct Key: Sendable {
        /// What pressing it does.
        package enum Action: Sendable {
            /// Taps the first node that a selector finds.
            case tap(selector: String)
            /// Calls a method of the page.
            case call(method: String)
            /// Calls a member of wx with these options.
            case wx(name: String, options: Value)
        }

        /// The page on which it works; nil is every page.
        package var page: String?
        /// The keys as written ("ctrl+n", "g g").
        package var keys: String
        /// What pressing it does.
        package var action: Action
        /// What it does, for people.
        package var help: String?
        /// Where it is written: the line and column, counted from 1.
        package var line: Int
        package var column: Int
    }

    /// Where requests to a host go: "embedded", or a URL.
    package var hosts: [String: String] = [:]
    /// The keys that the program brings.
    package var keys: [Key] = []
    /// The allowed domains by kind: "request", "socket", "uploadFile", "downloadFile". A missing kind is not
    /// restricted.
    package var domains: [String: [String]] = [:]

    /// Whether what needs a tap of the person's is refused without one; else it is done with a warning.
    package var strictGestures = false

    /// A file that says nothing.
    package init() {}

    /// The file's name.
    static let path = "termina.toml"

    /// Reads the file, if there is one.
    static func read(in source: any ProgramSource, journal: DiagnosticJournal) -> TerminaConfig {
        let text: String
        do {
            text = try source.text(path)
        } catch {
            if case .missing = error { return TerminaConfig() }
            journal.add(Diagnostic(.error, path: path, range: .none, message: error.userMessage))
            return TerminaConfig()
        }
        let (members, mistakes) = TOMLReader(text).tree()
        for mistake in mistakes {
            journal.add(Diagnostic(.error, path: path, range: range(mistake.place), message: mistake.message))
        }
        let root = ConfigNode(kind: .object(members.map(member)), range: .none)
        return TerminaConfig(ConfigFields(root, path: path, journal: journal))
    }

    private init(_ fields: ConfigFields) {
        for host in fields.texts("hosts") { hosts[host.key] = host.text }
        if let kinds = fields.object("domains") {
            for member in kinds.node.members ?? [] {
                domains[member.key] = kinds.array(member.key)?.compactMap(\.string)
            }
        }
        strictGestures = fields.bool("strictGestures") ?? false
        keys = (fields.array("key") ?? []).compactMap { Self.key(fields.fields($0)) }
        for member in fields.node.members ?? [] where !Self.members.contains(member.key) {
            fields.report(
                .warning, member.keyRange,
                "termina.toml has no \"\(member.key)\"; it knows \(Self.members.joined(separator: ", "))")
        }
    }

    private static func key(_ fields: ConfigFields) -> Key? {
        guard let keys = fields.string("keys") else {
            fields.report(.error, fields.node.range, "a [[key]] needs keys")
            return nil
        }
        let action: Key.Action
        if let selector = fields.string("tap") {
            action = .tap(selector: selector)
        } else if let method = fields.string("call") {
            action = .call(method: method)
        } else if let name = fields.string("wx") {
            action = .wx(name: name, options: options(fields))
        } else {
            fields.report(.error, fields.node.range, "the [[key]] \"\(keys)\" needs tap, call or wx")
            return nil
        }
        for member in fields.node.members ?? [] where !keyMembers.contains(member.key) {
            let known = keyMembers.joined(separator: ", ")
            fields.report(.warning, member.keyRange, "a [[key]] has no \"\(member.key)\"; it knows \(known)")
        }
        let page = fields.string("page").flatMap { ProgramPath.normalize($0) }
        let place = fields.node.range.start
        return Key(
            page: page, keys: keys, action: action, help: fields.string("help"), line: place.line, column: place.column)
    }

    private static let members = ["hosts", "domains", "strictGestures", "key"]
    private static let keyMembers = ["page", "keys", "tap", "call", "wx", "options", "help"]

    /// The options of a call: a table, or a text of JSON.
    private static func options(_ fields: ConfigFields) -> Value {
        let none = Value.object(ValueObject())
        guard let node = fields.node["options"] else { return none }
        guard let text = node.string else {
            if node.members == nil { fields.report(.error, node.range, "options are a table, or a text of JSON") }
            return node.members == nil ? none : node.value
        }
        do throws(JSONError) {
            return try JSON.parse(text)
        } catch {
            fields.report(.error, node.range, "the options are not JSON: \(error)")
            return none
        }
    }

    private static func range(_ place: TOMLPlace) -> SourceRange {
        let location = SourceLocation(line: place.line, column: place.column)
        return SourceRange(start: location, end: location)
    }

    private static func member(_ member: TOMLMember) -> ConfigNode.Member {
        ConfigNode.Member(key: member.key, keyRange: range(member.place), value: node(member.value))
    }

    private static func node(_ node: TOMLNode) -> ConfigNode {
        let kind: ConfigNode.Kind =
            switch node.value {
            case .table(let members): .object(members.map(member))
            case .array(let elements): .array(elements.map(Self.node))
            case .string(let text): .string(text)
            case .integer(let number): .number(Double(number))
            case .float(let number): .number(number)
            case .bool(let flag): .bool(flag)
            }
        return ConfigNode(kind: kind, range: range(node.place))
    }
}
