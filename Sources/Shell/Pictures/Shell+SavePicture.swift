import Bridge
import Values

extension Shell {
    /// Asks whether a picture may be kept among the person's own, and keeps it.
    func offerToSave(picture path: String, _ answer: @escaping @MainActor (Value) -> Void) {
        let language = surroundings.language
        guard let save = surroundings.files.savePicture else { return answer(["error": "not supported"]) }
        let choices: [ChoiceLayer.Choice] = [
            .init(title: Phrase.cancel.text(language)) { answer(["saved": false]) },
            .init(title: FilePhrase.save.text(language)) { [weak self] in
                switch save(path) {
                case .success(let kept):
                    self?.note(FilePhrase.saved.text(language, kept))
                    answer(["saved": true])
                case .failure(let reason): answer(["error": .string(reason.text)])
                }
            },
        ]
        let name = path.split(separator: "/").last.map(String.init) ?? path
        layers.append(
            ChoiceLayer(
                title: FilePhrase.savePicture.text(language),
                text: FilePhrase.saveWhere.text(language, FilePreview.plain(name), surroundings.files.start()),
                choices: choices, selected: 1, escape: 0))
    }
}
