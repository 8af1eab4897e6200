import Terminal

extension Shell {
    /// The commands that somebody needs to get about.
    private static let firstCommands: [Command] = [.focusNext, .activate, .back, .help, .quit]

    /// At the very first start shows the keys that matter.
    func welcome() {
        guard surroundings.isFirstRun, !surroundings.configuration.plain, !isBare else { return }
        let language = surroundings.language
        layers.append(
            WelcomeLayer(title: Phrase.welcome.text(language), hint: Phrase.welcomeHint.text(language)) { [weak self] in
                guard let keymap = self?.keymap else { return [] }
                return Self.firstCommands.compactMap { command in
                    keymap.keys(for: command, in: .page).map { .init(keys: $0, title: command.title(language)) }
                }
            })
    }

    /// Takes the welcome away at the first key or click. The key does what it does, but for those that only say "yes" or
    /// "go away": these close it and nothing more.
    func closesWelcome(_ event: InputEvent) -> Bool {
        guard let welcome = layers.last as? WelcomeLayer else { return false }
        let isSpent: Bool
        switch event {
        case .key(let key): isSpent = [.enter, .escape, .character(" ")].contains(key.code)
        case .mouse(let mouse):
            guard case .press = mouse.action else { return true }
            isSpent = true
        case .paste: isSpent = true
        case .focus, .resize, .reply: return false
        }
        layers.removeAll { $0 === welcome }
        surroundings.isFirstRun = false
        surroundings.rememberFirstRun()
        return isSpent
    }
}
