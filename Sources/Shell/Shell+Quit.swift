import ViewLayer

extension Shell {
    /// Ends the program, after asking when an input of a page holds text that was not sent. Asked twice it ends at once.
    func askToQuit() {
        let unsent = view.unsentPages
        guard surroundings.configuration.confirmQuit, quitDialog == nil, let page = unsent.last else { return quit() }
        let language = surroundings.language
        let name = title(of: page).isEmpty ? url(of: page) : title(of: page)
        let dialog = ChoiceLayer(
            title: Phrase.unsent.text(language), text: Phrase.unsentText.text(language, name),
            choices: [
                .init(title: Phrase.quitAnyway.text(language)) { [weak self] in self?.quit() },
                .init(title: Phrase.stay.text(language)) {},
            ], selected: 1, escape: 1)
        quitDialog = dialog
        layers.append(dialog)
    }
}
