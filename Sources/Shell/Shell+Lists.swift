import Bridge

extension Shell {
    /// Lists every key by where it holds, with a search.
    func showHelp() {
        let language = surroundings.language
        var rows: [ListLayer.Row] = []
        for context in CommandContext.allCases {
            rows.append(.init(mark: "", text: context.phrase.text(language), isHeading: true))
            var seen: Set<Command> = []
            for binding in keymap.bindings where binding.context == context {
                guard seen.insert(binding.command).inserted else { continue }
                let keys = keymap.bindings.filter { $0.context == context && $0.command == binding.command }
                let names = keys.map(\.text)
                // The column of keys is as wide as two of them.
                let mark = names.prefix(2).joined(separator: ", ") + (names.count > 2 ? " \u{2026}" : "")
                // The other language and the name in keymaps find it too.
                let words = Language.allCases.map { binding.command.title($0) } + [binding.command.name] + names
                rows.append(
                    .init(
                        mark: mark, text: binding.command.title(language), words: words.joined(separator: " ")))
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
