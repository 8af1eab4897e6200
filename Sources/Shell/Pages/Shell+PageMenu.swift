import Bridge
import Terminal
import Values

extension PageMenuItem {
    /// What the menu calls it.
    fileprivate var phrase: Phrase {
        switch self {
        case .share: .share
        case .timeline: .shareTimeline
        case .favorites: .addToFavorites
        }
    }
}

extension Shell {
    /// Asks the app what can be done with the page on top.
    func openMenu() {
        guard let page = stack.last, link != nil else { return }
        send(.pageEvent(page, .menu))
    }

    /// Lists what can be done with the page: what it offers itself, then what always can be.
    func showMenu(_ items: [PageMenuItem], _ answer: @escaping @MainActor (Value) -> Void) {
        let language = surroundings.language
        let own: [(Phrase, @MainActor (Shell) -> Void)] = [
            (.toBackground, { $0.hideApp() }), (.restart, { $0.restart() }),
        ]
        let titles = items.map { $0.phrase.text(language) } + own.map { $0.0.text(language) }
        let sheet = ActionSheetLayer(
            title: stack.last.map(title(of:)), items: titles, cancel: Phrase.cancel.text(language)
        ) { [weak self] chosen in
            let index = chosen.member("tapIndex").index ?? titles.count
            guard items.indices.contains(index) else {
                answer(["cancel": true])
                if own.indices.contains(index - items.count), let self { own[index - items.count].1(self) }
                return
            }
            answer(["item": .string(items[index].rawValue)])
        }
        layers.append(sheet)
    }

    /// Shows what a page gives to be shared: the card as a friend would see it.
    func show(_ card: Question.ShareCard) {
        let language = surroundings.language
        let lines = [card.title, card.path, card.image ?? Phrase.pictureOfPage.text(language)]
        let close = ChoiceLayer.Choice(title: Phrase.close.text(language)) {}
        let copy = ChoiceLayer.Choice(title: Phrase.copyPath.text(language)) { [weak self] in
            guard let self else { return }
            note((surroundings.screen.copy(card.path) ? DockPhrase.copied : .tooLong).text(language))
        }
        layers.append(
            ChoiceLayer(
                title: card.item.phrase.text(language),
                text: lines.filter { !$0.isEmpty }.joined(separator: "\n"), choices: [copy, close], selected: 1,
                escape: 1))
        surroundings.requestFrame()
    }

    /// Tells the app whether somebody sees it, as when the program is stopped and goes on.
    package func send(visible isVisible: Bool) { send(.visibility(isVisible)) }

    /// Sends the app to the background, until the person brings it back.
    func hideApp() {
        let language = surroundings.language
        send(.visibility(false))
        let back = ChoiceLayer.Choice(title: Phrase.toForeground.text(language)) { [weak self] in
            self?.send(.visibility(true))
        }
        layers.append(
            ChoiceLayer(
                title: Phrase.inBackground.text(language), text: Phrase.inBackgroundText.text(language),
                choices: [back], escape: 0))
    }
}

extension Value {
    /// A number that counts something.
    var index: Int? { if case .number(let number) = self { Int(exactly: number) } else { nil } }
}
