import Bridge
import Values

extension Shell {
    /// Asks whether a picture may be kept among the person's own, and keeps it.
    func offerToSave(picture path: String, _ answer: @escaping @MainActor (Value) -> Void) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let words = FilePhrase.saveWhere.text(
            surroundings.language, FilePreview.plain(name), surroundings.files.start())
        let save = surroundings.files.savePicture.map { save in { @MainActor in save(path) } }
        offerToSave(.savePicture, words, save, answer)
    }

    /// Asks whether a file may be kept among the person's own, and keeps it.
    func offerToSave(file path: String, as name: String, _ answer: @escaping @MainActor (Value) -> Void) {
        let words = FilePhrase.saveFileWhere.text(surroundings.language, FilePreview.plain(name))
        let save = surroundings.files.saveFile.map { save in { @MainActor in save(path, name) } }
        offerToSave(.saveFile, words, save, answer)
    }

    private func offerToSave(
        _ title: FilePhrase, _ text: String, _ save: (@MainActor () -> Result<String, FileAccessError>)?,
        _ answer: @escaping @MainActor (Value) -> Void
    ) {
        let language = surroundings.language
        guard let save else { return answer(["error": "not supported"]) }
        let choices: [ChoiceLayer.Choice] = [
            .init(title: Phrase.cancel.text(language)) { answer(["saved": false]) },
            .init(title: FilePhrase.save.text(language)) { [weak self] in
                switch save() {
                case .success(let kept):
                    self?.note(FilePhrase.saved.text(language, kept))
                    answer(["saved": true])
                case .failure(let reason): answer(["error": .string(reason.text)])
                }
            },
        ]
        layers.append(
            ChoiceLayer(title: title.text(language), text: text, choices: choices, selected: 1, escape: 0))
    }
}
