/// A key's name that nobody knows.
package struct UnknownKey: Error, Hashable, Sendable {
    package let name: String

    package init(name: String) { self.name = name }

    /// A sentence for the person who wrote the name.
    package var userMessage: String {
        "there is no key '\(name)'; keys are written like a, Space, Enter, Tab, S-Tab, C-p, A-x, PageDown, F5"
    }
}

extension Key: CustomStringConvertible {
    /// The key of a name as command lines and keymaps write it: `Tab`, `S-Tab`, `C-p`, `A-x`, `PageDown`, `F5`.
    package init(named name: String) throws(UnknownKey) {
        var rest = name[...]
        var modifiers: Modifiers = []
        while rest.utf8.count > 2, rest.dropFirst().first == "-",
            let modifier = Self.prefixes[rest.prefix(1).lowercased()]
        {
            modifiers.insert(modifier)
            rest = rest.dropFirst(2)
        }
        let lower = rest.lowercased()
        if let code = Self.codes[lower] {
            self.init(code, modifiers)
        } else if lower.first == "f", let number = Int(lower.dropFirst()), (1...35).contains(number) {
            self.init(.function(number), modifiers)
        } else if rest.count == 1, let character = rest.first, !character.isWhitespace {
            self.init(.character(character), modifiers)
        } else {
            throw UnknownKey(name: name)
        }
    }

    /// The name, which `init(named:)` reads back.
    package var description: String {
        var name = modifiers.contains(.control) ? "C-" : ""
        if modifiers.contains(.alt) { name += "A-" }
        if modifiers.contains(.shift) { name += "S-" }
        switch code {
        case .character(" "): name += "Space"
        case .character(let character): name.append(character)
        case .function(let number): name += "F\(number)"
        default: name += Self.names[code] ?? ""
        }
        return name
    }

    private static let prefixes: [String: Modifiers] = ["c": .control, "a": .alt, "m": .alt, "s": .shift]

    private static let names: [Code: String] = [
        .enter: "Enter", .tab: "Tab", .backspace: "Backspace", .escape: "Escape", .insert: "Insert",
        .delete: "Delete", .home: "Home", .end: "End", .pageUp: "PageUp", .pageDown: "PageDown", .up: "Up",
        .down: "Down", .left: "Left", .right: "Right",
    ]

    private static let codes: [String: Code] = {
        var codes: [String: Code] = ["space": .character(" "), "esc": .escape, "return": .enter, "del": .delete]
        for (code, name) in names { codes[name.lowercased()] = code }
        return codes
    }()
}
