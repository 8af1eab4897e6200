import Bridge
import Values

extension Shell {
    /// Has the app tell its storage as soon as somebody looks at it.
    func watchStorage() {
        let isLookedAt = dock.isOpen && (dock.tab === dock.storage || dock.tab === dock.limits)
        guard isLookedAt, !dock.storage.isWatched, hello != nil else { return }
        dock.storage.isWatched = true
        send(.inspect(.storage(.watch)))
    }

    /// Opens the line at the foot with the selected key's value.
    func editStorage() {
        guard let row = dock.storage.selectedRow else { return dock.note = .nothingSelected }
        guard let value = row.value, let text = JSON.string(value), text.utf8.count < 10_000 else {
            return dock.note = .tooLarge
        }
        let key = row.entry.key
        dock.ask(.editHint, text: text) { [weak self] in self?.writeStorage(key, $0) ?? true }
    }

    /// Opens the line at the foot for a new key.
    func addStorage() {
        dock.ask(.addHint) { [weak self] text in
            guard let self else { return true }
            guard let (key, value) = StorageTab.pair(text) else {
                dock.note = .noKey
                return false
            }
            return writeStorage(key, value)
        }
    }

    /// Asks whether the selected key is to go.
    func deleteStorage() {
        guard let key = dock.storage.selectedRow?.entry.key else { return dock.note = .nothingSelected }
        confirm(.deleteKey, key) { [weak self] in self?.send(.inspect(.storage(.remove(key: key)))) }
    }

    /// Asks before something goes for good.
    func confirm(_ question: DockPhrase, _ what: String, _ action: @escaping @MainActor () -> Void) {
        let language = surroundings.language
        layers.append(
            ChoiceLayer(
                title: question.text(language), text: what,
                choices: [
                    .init(title: DockPhrase.deleteNo.text(language)) {},
                    .init(title: DockPhrase.deleteYes.text(language), action: action),
                ], escape: 0))
    }

    private func writeStorage(_ key: String, _ text: String) -> Bool {
        do throws(JSONError) {
            send(.inspect(.storage(.set(key: key, try JSON.parse(text)))))
            dock.note = .written
            return true
        } catch {
            dock.note = .notJSON
            return false
        }
    }
}
