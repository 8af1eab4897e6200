import Markup
import TOMLKit
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
    }

    /// Where requests to a host go: "embedded", or a URL.
    package var hosts: [String: String] = [:]
    /// The keys that the program brings.
    package var keys: [Key] = []
    /// The allowed domains by kind: "request", "socket", "uploadFile", "downloadFile". A missing kind is not
    /// restricted.
    package var domains: [String: [String]] = [:]

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
        let bytes = Array(text.utf8)
        if let offset = TOMLScreen.badHeader(bytes) {
            let range = SourceLines(bytes).range(offset, offset + 1)
            journal.add(Diagnostic(.error, path: path, range: range, message: "a table's name is expected behind ["))
            return TerminaConfig()
        }
        do {
            let node = node(try TOMLTable(string: text), depth: 0)
            return TerminaConfig(ConfigFields(node, path: path, journal: journal))
        } catch {
            journal.add(diagnostic(error))
            return TerminaConfig()
        }
    }

    private init(_ fields: ConfigFields) {
        for host in fields.texts("hosts") { hosts[host.key] = host.text }
        if let kinds = fields.object("domains") {
            for member in kinds.node.members ?? [] {
                domains[member.key] = kinds.array(member.key)?.compactMap(\.string)
            }
        }
        keys = (fields.array("key") ?? []).compactMap { Self.key(fields.fields($0)) }
        for member in fields.node.members ?? [] where !["hosts", "domains", "key"].contains(member.key) {
            fields.report(.warning, .none, "termina.toml has no \"\(member.key)\"; it knows hosts, domains and key")
        }
    }

    private static func key(_ fields: ConfigFields) -> Key? {
        guard let keys = fields.string("keys") else {
            fields.report(.error, .none, "a [[key]] needs keys")
            return nil
        }
        let action: Key.Action
        if let selector = fields.string("tap") {
            action = .tap(selector: selector)
        } else if let method = fields.string("call") {
            action = .call(method: method)
        } else if let name = fields.string("wx") {
            action = .wx(name: name, options: fields.node["options"]?.value ?? .object(ValueObject()))
        } else {
            fields.report(.error, .none, "the [[key]] \"\(keys)\" needs tap, call or wx")
            return nil
        }
        let page = fields.string("page").flatMap { ProgramPath.normalize($0) }
        return Key(page: page, keys: keys, action: action, help: fields.string("help"))
    }

    private static func diagnostic(_ error: any Error) -> Diagnostic {
        guard let error = error as? TOMLParseError else {
            return Diagnostic(.error, path: path, range: .none, message: "\(error)")
        }
        let begin = SourceLocation(line: error.source.begin.line, column: error.source.begin.column)
        let range = SourceRange(start: begin, end: begin)
        return Diagnostic(.error, path: path, range: range, message: error.description)
    }

    private static func node(_ value: any TOMLValueConvertible, depth: Int) -> ConfigNode {
        ConfigNode(kind: kind(value, depth: depth), range: .none)
    }

    private static func kind(_ value: any TOMLValueConvertible, depth: Int) -> ConfigNode.Kind {
        guard depth < 100 else { return .null }
        switch value.type {
        case .table:
            guard let table = value.table else { return .null }
            let members = table.keys.compactMap { key in
                table[key].map { ConfigNode.Member(key: key, keyRange: .none, value: node($0, depth: depth + 1)) }
            }
            return .object(members)
        case .array:
            guard let array = value.array else { return .null }
            return .array(array.indices.map { node(array[$0], depth: depth + 1) })
        case .string: return .string(value.string ?? "")
        case .int: return .number(Double(value.int ?? 0))
        case .double: return .number(value.double ?? 0)
        case .bool: return .bool(value.bool ?? false)
        case .date, .time, .dateTime: return .string(value.debugDescription)
        }
    }
}
