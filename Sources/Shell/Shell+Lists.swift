import Bridge

extension Shell {
    /// Lists every key by where it holds, with a search.
    func showHelp() {
        let language = surroundings.language
        var rows: [ListLayer.Row] = []
        var keys: [CommandContext: [(command: Command, names: [String])]] = [:]
        for (context, bindings) in Dictionary(grouping: keymap.bindings, by: \.context) {
            var places: [String: Int] = [:]
            for binding in bindings {
                let place = places[binding.command.name] ?? keys[context, default: []].count
                if place == keys[context]?.count ?? 0 { keys[context, default: []].append((binding.command, [])) }
                places[binding.command.name] = place
                keys[context]?[place].names.append(binding.text)
            }
        }
        for context in CommandContext.allCases {
            rows.append(.init(mark: "", text: context.phrase.text(language), isHeading: true))
            for (command, names) in keys[context] ?? [] {
                // The column of keys is as wide as two of them.
                let mark = names.prefix(2).joined(separator: ", ") + (names.count > 2 ? " \u{2026}" : "")
                // The other language and the name in keymaps find it too.
                let words = Language.allCases.map { command.title($0) } + [command.name] + names
                rows.append(.init(mark: mark, text: command.title(language), words: words.joined(separator: " ")))
            }
        }
        layers.append(
            ListLayer(
                title: Phrase.help.text(language), hint: Phrase.helpSearch.text(language),
                nothing: Phrase.helpNothing.text(language), rows: rows))
    }

    /// Lists what went wrong, the newest first.
    func showProblems() {
        let language = surroundings.language
        let rows = problems.reversed().map { fault in
            ListLayer.Row(
                mark: fault.kind.rawValue,
                text: [fault.message, fault.source].compactMap { $0 }.joined(separator: "\n"))
        }
        layers.append(
            ListLayer(
                title: Phrase.problems(problems.count, language), hint: Phrase.helpSearch.text(language),
                nothing: Phrase.noProblems.text(language), rows: rows))
    }
}
