package import Terminal

/// Which keys do what, by context. The first binding of a command is the one that hints show.
package struct Keymap: Sendable {
    /// What one key, or several after each other, mean.
    package struct Binding: Sendable {
        package var context: CommandContext
        package var keys: [Key]
        package var command: Command

        /// The keys as keymaps write them.
        package var text: String { Keymap.text(keys) }
    }

    /// What keys mean.
    package enum Meaning: Sendable {
        case command(Command)
        /// They begin what more keys complete.
        case pending
        case nothing
    }

    /// All bindings, in the order in which help lists them.
    package private(set) var bindings: [Binding] = []
    /// The place of each command's first binding in a context, by the command's name: hints ask for them in every frame.
    private var firstPlaces: [CommandContext: [String: Int]] = [:]
    private var table: [CommandContext: [[Key]: Command]] = [:]
    /// Every beginning of a sequence.
    private var beginnings: [CommandContext: Set<[Key]>] = [:]

    /// A map without a key.
    package init() {}

    /// What keys mean. What holds in the context comes before what holds everywhere.
    package func meaning(of keys: [Key], in context: CommandContext) -> Meaning {
        for context in context.takesAnywhere ? [context, .anywhere] : [context] {
            if let command = table[context]?[keys] { return .command(command) }
            if beginnings[context]?.contains(keys) == true { return .pending }
        }
        return .nothing
    }

    /// What a key does by itself; nil is nothing.
    package func command(for key: Key, in context: CommandContext) -> Command? {
        if case .command(let command) = meaning(of: [key], in: context) { command } else { nil }
    }

    /// The keys that hints name for a command where the person is.
    package func keys(for command: Command, in context: CommandContext) -> String? {
        let place = min(firstPlaces[context]?[command.name] ?? .max, firstPlaces[.anywhere]?[command.name] ?? .max)
        return place == .max ? nil : bindings[place].text
    }

    /// The bindings that stand in the way of these keys: the same ones, a beginning of them, or a continuation.
    package func conflicts(with keys: [Key], in context: CommandContext) -> [Binding] {
        bindings.filter { $0.context == context && ($0.keys.starts(with: keys) || keys.starts(with: $0.keys)) }
    }

    /// Binds a key; what stands in its way in the same context goes.
    package mutating func bind(_ key: Key, _ context: CommandContext, _ command: Command) {
        bind([key], context, command)
    }

    /// Binds keys that are pressed after each other; what stands in their way in the same context goes.
    package mutating func bind(_ keys: [Key], _ context: CommandContext, _ command: Command) {
        guard !keys.isEmpty else { return }
        for old in conflicts(with: keys, in: context) { unbind(old.keys, context) }
        add(keys, context, command)
    }

    /// Binds keys that nothing stands in the way of.
    mutating func add(_ keys: [Key], _ context: CommandContext, _ command: Command) {
        note(command, context, at: bindings.count)
        bindings.append(Binding(context: context, keys: keys, command: command))
        table[context, default: [:]][keys] = command
        for count in 1..<keys.count { beginnings[context, default: []].insert(Array(keys.prefix(count))) }
    }

    private mutating func note(_ command: Command, _ context: CommandContext, at place: Int) {
        if firstPlaces[context]?[command.name] == nil { firstPlaces[context, default: [:]][command.name] = place }
    }

    /// Takes the meaning of keys away, and of every sequence that they begin.
    package mutating func unbind(_ keys: [Key], _ context: CommandContext) {
        bindings.removeAll { $0.context == context && $0.keys.starts(with: keys) }
        firstPlaces = [:]
        for (place, binding) in bindings.enumerated() { note(binding.command, binding.context, at: place) }
        table[context] = table[context]?.filter { !$0.key.starts(with: keys) }
        beginnings[context] = Set(
            bindings.filter { $0.context == context }.flatMap { binding in
                (1..<binding.keys.count).map { Array(binding.keys.prefix($0)) }
            })
    }

    /// Keys as keymaps write them.
    package static func text(_ keys: [Key]) -> String { keys.map(\.description).joined(separator: " ") }
}
