import Markup

/// Reads the members of one configuration object, and reports those of a wrong type.
struct ConfigFields {
    /// The object that is read.
    let node: ConfigNode
    private let path: String
    private let journal: DiagnosticJournal

    init(_ node: ConfigNode, path: String, journal: DiagnosticJournal) {
        self.node = node
        self.path = path
        self.journal = journal
    }

    /// A text, if it is one.
    func string(_ key: String) -> String? {
        field(key, "String") { $0.string }
    }

    /// One of these texts.
    func choice(_ key: String, _ allowed: [String]) -> String? {
        guard let text = string(key), let value = node[key] else { return nil }
        if allowed.contains(text) || text.hasPrefix("@") { return text }
        let list = allowed.map { "\"\($0)\"" }.joined(separator: " or ")
        report(.warning, value.range, "\(key) is \"\(text)\" and should be \(list)")
        return nil
    }

    /// A truth value.
    func bool(_ key: String) -> Bool? {
        field(key, "Boolean") { if case .bool(let flag) = $0.kind { flag } else { nil } }
    }

    /// A number.
    func number(_ key: String) -> Double? {
        field(key, "Number") { if case .number(let number) = $0.kind { number } else { nil } }
    }

    /// An array's elements.
    func array(_ key: String) -> [ConfigNode]? {
        field(key, "Array") { $0.elements }
    }

    /// An object, ready to be read.
    func object(_ key: String) -> ConfigFields? {
        field(key, "Object") { $0.members == nil ? nil : $0 }.map { fields($0) }
    }

    /// The members of an object whose values are texts.
    func texts(_ key: String) -> [(key: String, text: String, range: SourceRange)] {
        guard let object = object(key) else { return [] }
        return (object.node.members ?? []).compactMap { member in
            object.string(member.key).map { (member.key, $0, member.value.range) }
        }
    }

    /// The reader of another object in the same file.
    func fields(_ node: ConfigNode) -> ConfigFields {
        ConfigFields(node, path: path, journal: journal)
    }

    /// Notes something about a place in the file.
    func report(_ severity: Diagnostic.Severity, _ range: SourceRange, _ message: String) {
        journal.add(Diagnostic(severity, path: path, range: range, message: message))
    }

    private func field<Result>(_ key: String, _ type: String, _ read: (ConfigNode) -> Result?) -> Result? {
        guard let value = node[key] else { return nil }
        if let result = read(value) { return result }
        report(.error, value.range, "\(key) should be \(type) instead of \(value.typeName)")
        return nil
    }
}
