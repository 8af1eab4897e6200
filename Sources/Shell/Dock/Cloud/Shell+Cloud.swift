import Bridge
import Values

extension Shell {
    /// Opens the line at the foot for a query.
    func askCloud() {
        dock.ask(.cloudQueryHint, text: dock.lastCloudQuery) { [weak self] text in
            guard let self, !text.trimmed.isEmpty else { return true }
            dock.lastCloudQuery = text
            awaitCloud(CloudTab.expression(text.trimmed))
            return true
        }
    }

    /// Asks for the collections of the app's cloud.
    func askCollections() { send(.inspect(.collections(id: dock.evaluator.askCollections()))) }

    /// Lists the collections; the documents of the one that is chosen are asked for as the current user.
    func takeCollections(_ result: Value, isError: Bool) {
        if isError { return note(result.toString()) }
        guard case .array(let collections) = result, !collections.isEmpty else { return dock.note = .noCollections }
        let language = surroundings.language
        let items = collections.map { collection in
            let env = collection.member("env").toString()
            let count = collection.member("count").toString()
            return "\(collection.member("name").toString())  \(count)" + (env == "default" ? "" : "  (\(env))")
        }
        layers.append(
            ActionSheetLayer(
                title: DockPhrase.collections.text(language), items: items, cancel: Phrase.cancel.text(language)
            ) { [weak self] answer in
                guard let index = answer.member("tapIndex").index, collections.indices.contains(index),
                    let name = JSON.string(collections[index].member("name"))
                else { return }
                let query = "db.collection(\(name))"
                self?.dock.lastCloudQuery = query
                let env = collections[index].member("env").toString()
                self?.awaitCloud(CloudTab.expression(query, env: env == "default" ? nil : env))
            })
    }

    /// Opens an editor with a document of the selected row.
    func editDocument() {
        chooseDocument { [weak self] document, collection in
            guard let self else { return }
            let text = DocumentText.pretty(document)
            guard text.utf8.count < 200_000 else { return dock.note = .tooLarge }
            openEditor("\(collection) \(document.member("_id").toString())", text) {
                CloudTab.replacing($0, in: collection)
            }
        }
    }

    /// Opens the line at the foot for a new document: with its data, or with the collection's name alone for an editor.
    func addDocument() {
        let name = dock.cloud.selectedRow?.collection ?? ""
        dock.ask(.addDocumentHint, text: name.isEmpty ? "" : name + " = ") { [weak self] text in
            guard let self else { return true }
            let (collection, document) = StorageTab.pair(text) ?? (text.trimmed, "")
            guard !collection.isEmpty, !collection.contains("=") else {
                dock.note = .noCollection
                return false
            }
            guard document.isEmpty else { return awaitCloud(document) { CloudTab.adding($0, to: collection) } }
            openEditor(collection, "{\n  \n}") { CloudTab.adding($0, to: collection) }
            return true
        }
    }

    private func openEditor(_ title: String, _ text: String, _ source: @escaping (Value) -> String?) {
        layers.append(
            DocumentEditorLayer(title: title, text: text, language: surroundings.language) { [weak self] document in
                guard let source = source(document) else { return .noDocument }
                self?.awaitCloud(source)
                return nil
            })
    }

    /// Asks whether a document of the selected row is to go.
    func deleteDocument() {
        chooseDocument { [weak self] document, collection in
            let id = document.member("_id")
            self?.confirm(.deleteDocument, "\(collection) \(id.toString())") { [weak self] in
                if let source = CloudTab.removing(id, from: collection) { self?.awaitCloud(source) }
            }
        }
    }

    /// Opens the line at the foot for the user to go on as.
    func changeUser() {
        dock.ask(.userHint, text: surroundings.user) { [weak self] text in
            guard let self else { return true }
            let name = text.trimmed
            guard !name.isEmpty, name != surroundings.user else { return true }
            surroundings.user = name
            surroundings.useUser(name)
            restart()
            note(Phrase.nowUser.text(surroundings.language, name))
            return true
        }
    }

    /// Shows what the cloud has answered to the person.
    func takeCloudAnswer(_ result: Value, isError: Bool) {
        if isError { return note(result.toString()) }
        var nodes: [DocumentNode] = []
        if case .array(let documents) = result.member("data") {
            nodes.append(
                DocumentNode(
                    text: "\(DockPhrase.documents.text(surroundings.language)): \(documents.count)", isHeading: true))
            nodes += documents.map { DocumentNode(value: $0, label: nil, depth: 0, isOpen: documents.count < 4) }
        } else {
            nodes.append(DocumentNode(value: result, label: nil, depth: 0, isOpen: true))
        }
        show(nodes)
    }

    private func chooseDocument(_ use: @escaping @MainActor (Value, String) -> Void) {
        guard let row = dock.cloud.selectedRow, !row.collection.isEmpty, !row.documents.isEmpty else {
            return dock.note = .noDocument
        }
        let collection = row.collection
        if row.documents.count == 1, let document = row.documents.first { return use(document, collection) }
        let language = surroundings.language
        let documents = Array(row.documents.prefix(50))
        layers.append(
            ActionSheetLayer(
                title: collection, items: documents.map { ValuePreview.line($0, most: 60) },
                cancel: Phrase.cancel.text(language), itemColor: nil
            ) { answer in
                if let index = answer.member("tapIndex").index, documents.indices.contains(index) {
                    use(documents[index], collection)
                }
            })
    }

    /// Writes a document as it was typed; false if it is none.
    private func awaitCloud(_ text: String, _ source: (Value) -> String?) -> Bool {
        do throws(JSONError) {
            guard let source = source(try ExtendedJSON.parse(text)) else {
                dock.note = .noDocument
                return false
            }
            awaitCloud(source)
            return true
        } catch {
            dock.note = .notJSON
            return false
        }
    }

    private func awaitCloud(_ source: String) {
        send(.inspect(.await(id: dock.evaluator.await(), source)))
    }
}
