import TOML

/// One option of `config.toml`. The table `all` is behind the file that `config init` writes, the check and the help.
package struct ConfigurationOption: Sendable {
    /// A member of `Configuration`.
    typealias Member<Value> = WritableKeyPath<Configuration, Value> & Sendable

    /// What values it takes, and where they go.
    enum Kind: Sendable {
        case flag(any Member<Bool>)
        case number(any Member<Int>, ClosedRange<Int>)
        /// One of some words; a whole number counts as its digits.
        case word(any Member<String>, [String])
        /// The name of a theme, or its file's path.
        case theme(any Member<String>, isAutomatic: Bool = false)
        /// Any text that is not empty; the hint tells what it means.
        case text(any Member<String>, hint: String)
    }

    /// The key in the file.
    package let name: String
    let kind: Kind
    /// A sentence on what it does.
    let help: Command.Title
    /// Whether a change takes the next start; all others hold at once.
    let takesRestart: Bool

    init(_ name: String, _ kind: Kind, _ help: Command.Title, takesRestart: Bool = false) {
        self.name = name
        self.kind = kind
        self.help = help
        self.takesRestart = takesRestart
    }

    /// What it may be, in words.
    package var values: String { values(.english) }

    /// What it may be, in words of a language.
    package func values(_ language: Language) -> String {
        if language == .chinese { return chineseValues }
        switch kind {
        case .flag: return "true or false"
        case .number(_, let range): return "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .word(_, let words): return words.map { "\"\($0)\"" }.joined(separator: ", ")
        case .theme(_, let isAutomatic):
            return (isAutomatic ? "\"\(Configuration.automatic)\", " : "") + "a theme's name, or the path of its file"
        case .text(_, let hint): return hint
        }
    }

    private var chineseValues: String {
        switch kind {
        case .flag: "true 或 false"
        case .number(_, let range): "\(range.lowerBound) 到 \(range.upperBound) 的整数"
        case .word(_, let words): words.map { "\"\($0)\"" }.joined(separator: "、")
        case .theme(_, let isAutomatic):
            (isAutomatic ? "\"\(Configuration.automatic)\"、" : "") + "主题名，或主题文件的路径"
        case .text: "路径"
        }
    }

    /// How a configuration's value is written.
    package func text(in configuration: Configuration) -> String {
        switch kind {
        case .flag(let member): String(configuration[keyPath: member])
        case .number(let member, _): String(configuration[keyPath: member])
        case .word(let member, _), .theme(let member, _), .text(let member, _):
            "\"\(configuration[keyPath: member])\""
        }
    }

    /// Takes a value into a configuration; returns what is wrong with it.
    func take(
        _ node: TOMLNode, into configuration: inout Configuration, isTheme: (String) -> Bool
    ) -> String? {
        switch kind {
        case .flag(let member):
            guard let flag = node.bool else { return refusal }
            configuration[keyPath: member] = flag
        case .number(let member, let range):
            guard let number = node.integer, range.contains(number) else { return refusal }
            configuration[keyPath: member] = number
        case .word(let member, let words):
            guard let word = node.string ?? node.integer.map(String.init) else { return refusal }
            guard words.contains(word) else { return refusal + NearestName.hint(for: word, in: words) }
            configuration[keyPath: member] = word
        case .theme(let member, let isAutomatic):
            guard let name = node.string, !name.isEmpty else { return refusal }
            guard isAutomatic && name == Configuration.automatic || isTheme(name) else {
                return "there is no theme '\(name)'; `termina theme list` shows them"
            }
            configuration[keyPath: member] = name
        case .text(let member, _):
            guard let text = node.string, !text.isEmpty else { return refusal }
            configuration[keyPath: member] = text
        }
        return nil
    }

    /// Takes over from one configuration to another what has changed between two others.
    func carry(from old: Configuration, to new: Configuration, into configuration: inout Configuration) {
        func carry<Member: Equatable>(_ member: WritableKeyPath<Configuration, Member>) {
            if old[keyPath: member] != new[keyPath: member] { configuration[keyPath: member] = new[keyPath: member] }
        }
        switch kind {
        case .flag(let member): carry(member)
        case .number(let member, _): carry(member)
        case .word(let member, _), .theme(let member, _), .text(let member, _): carry(member)
        }
    }

    /// Whether two configurations differ in it.
    func differs(_ one: Configuration, _ other: Configuration) -> Bool { text(in: one) != text(in: other) }

    private var refusal: String {
        if case .word = kind { return "\(name) is one of \(values)" }
        return "\(name) is \(values)"
    }
}
