import TOML
package import Terminal
import Values

/// A keymap file taken apart: the preset that it starts from, what it binds and unbinds, and what is wrong in it.
///
/// ```
/// preset = "plain"
/// [page]
/// "g h" = "help"
/// "C-x C-s" = { wx = "navigateTo", options = { url = "/pages/me/me" }, title = "Me" }
/// "x" = { evaluate = "getApp().reset()" }
/// "q" = false
/// ```
package struct KeyFile: Sendable {
    /// One line of a context's table.
    struct Entry: Sendable {
        let context: CommandContext
        let keys: [Key]
        /// nil takes the keys' meaning away.
        let command: Command?
    }

    /// The bindings to start from.
    package private(set) var preset: Keymap.Preset
    private(set) var entries: [Entry] = []
    /// What is wrong, as `file:line:column: error: message`; the rest holds.
    package private(set) var mistakes: [String] = []
    private let file: String
    private let isMember: @Sendable (String) -> Bool

    /// A file that says nothing.
    package init(preset: Keymap.Preset = .vi) { self.init("", file: "", preset: preset) }

    /// - Parameters:
    ///   - file: what the file is called in messages.
    ///   - preset: the bindings to start from where the file does not say.
    ///   - isMember: whether wx has a member of this name.
    package init(
        _ text: String, file: String, preset: Keymap.Preset = .vi,
        isMember: @escaping @Sendable (String) -> Bool = { _ in true }
    ) {
        self.file = file
        self.preset = preset
        self.isMember = isMember
        let reader = TOMLReader(text)
        for mistake in reader.mistakes { note(mistake.message, mistake.place) }
        for (table, key, place, value) in reader.members {
            if let table, let context = CommandContext(rawValue: table) {
                read(key, place, value, in: context)
            } else if table == nil, key == "preset" {
                readPreset(value)
            } else if table == nil, let context = CommandContext(rawValue: key), let members = value.table {
                for member in members { read(member.key, member.place, member.value, in: context) }
            } else {
                let names = CommandContext.allCases.map { "[\($0.rawValue)]" }.joined(separator: ", ")
                note("'\(table ?? key)' is unknown; a keymap has preset and the tables \(names)", place)
            }
        }
    }

    /// The bindings of the preset with those of the file.
    package func keymap(with appKeys: [AppKeyBinding] = []) -> Keymap {
        var map = Keymap(preset)
        for key in appKeys { map.bind(key.keys, .page, key.command) }
        for entry in entries where entry.command == nil { map.unbind(entry.keys, entry.context) }
        for entry in entries { entry.command.map { map.bind(entry.keys, entry.context, $0) } }
        return map
    }

    private mutating func note(_ message: String, _ place: TOMLPlace) {
        mistakes.append("\(file):\(place.line):\(place.column): error: \(message)")
    }

    private mutating func readPreset(_ node: TOMLNode) {
        guard let preset = node.string.flatMap(Keymap.Preset.init) else {
            let names = Keymap.Preset.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
            return note("preset is \(names)", node.place)
        }
        self.preset = preset
    }

    private mutating func read(_ text: String, _ place: TOMLPlace, _ node: TOMLNode, in context: CommandContext) {
        let keys: [Key]
        do throws(UnknownKey) {
            keys = try Keymap.keys(text)
        } catch {
            return note(error.userMessage, place)
        }
        guard !keys.isEmpty else { return note("a key is expected", place) }
        var command: Command?
        if node.bool != false, node.string != "" {
            guard let bound = self.command(node, keys: text, in: context) else { return }
            command = bound
        }
        if let other = entries.first(where: {
            $0.context == context && ($0.command != nil && command != nil || $0.keys == keys)
                && ($0.keys.starts(with: keys) || keys.starts(with: $0.keys))
        }) {
            return note("'\(text)' conflicts with '\(Keymap.text(other.keys))', which is bound above", place)
        }
        entries.append(Entry(context: context, keys: keys, command: command))
    }

    /// What a value binds; nil after saying what is wrong.
    private mutating func command(_ node: TOMLNode, keys: String, in context: CommandContext) -> Command? {
        if let name = node.string { return command(named: name, node.place, in: context) }
        guard node.table != nil else {
            note("a key is bound to a command's name, a table with wx or evaluate, or false", node.place)
            return nil
        }
        for member in node.table ?? [] where !["wx", "options", "evaluate", "title"].contains(member.key) {
            note("'\(member.key)' is unknown; a binding has wx, options, evaluate and title", member.place)
        }
        let title = node["title"]?.string
        if !context.takesAnywhere {
            note("dialogs and lists take commands only", node.place)
        } else if let wx = node["wx"] {
            guard let name = wx.string, AppCall.isName(name), isMember(name) else {
                note("wx has no member '\(wx.string ?? "")'", wx.place)
                return nil
            }
            return .call(.wx(name: name, options: options(node["options"])), title: title, keys: keys)
        } else if let source = node["evaluate"]?.string {
            return .call(.evaluate(source), title: title, keys: keys)
        } else {
            note("a binding's table needs wx or evaluate", node.place)
        }
        return nil
    }

    /// The options of a call: a table, or a text of JSON.
    private mutating func options(_ node: TOMLNode?) -> Value? {
        guard let node, let text = node.string else {
            if let node, node.table == nil { note("options are a table, or a text of JSON", node.place) }
            return node?.table == nil ? nil : node?.plain
        }
        do throws(JSONError) {
            return try JSON.parse(text)
        } catch {
            note("the options are not JSON: \(error)", node.place)
            return nil
        }
    }

    private mutating func command(named name: String, _ place: TOMLPlace, in context: CommandContext) -> Command? {
        guard let command = Command.named(name) else {
            let near = Command.all.map(\.name).filter { $0.hasPrefix(name.prefix(3)) && !name.isEmpty }
            let hint =
                near.isEmpty
                ? NearestName.hint(for: name, in: Command.all.map(\.name))
                : "; there is \(near.joined(separator: ", "))"
            note("there is no command '\(name)'\(hint)", place)
            return nil
        }
        guard command.contexts.contains(context) else {
            note("'\(name)' has no place in [\(context.rawValue)]", place)
            return nil
        }
        return command
    }
}

extension Keymap {
    /// The keys of a line in a keymap: `g g`, `C-x C-s`, also `ctrl+n`.
    package static func keys(_ line: String) throws(UnknownKey) -> [Key] {
        var keys: [Key] = []
        for word in line.split(whereSeparator: \.isWhitespace) {
            var name = String(word)
            for (long, short) in [("ctrl+", "C-"), ("alt+", "A-"), ("shift+", "S-")]
            where name.lowercased().hasPrefix(long) && name.count > long.count {
                name = short + name.dropFirst(long.count)
            }
            keys.append(try Key(named: name))
        }
        return keys
    }
}

extension TOMLNode {
    /// The value without its places.
    var plain: Values.Value {
        switch value {
        case .string(let text): .string(text)
        case .integer(let number): .number(Double(number))
        case .float(let number): .number(number)
        case .bool(let flag): .bool(flag)
        case .array(let elements): .array(elements.map(\.plain))
        case .table(let members): .object(ValueObject(members.map { ($0.key, $0.value.plain) }))
        }
    }
}
