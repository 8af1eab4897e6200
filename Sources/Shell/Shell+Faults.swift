import Bridge

extension Shell {
    /// Notes what is to be told in front of the pages, once it is known which page is on top.
    func tell(_ fault: Fault) {
        guard fault.kind != .exception, untold.count < 50 else { return }
        untold.append(fault)
    }

    /// Tells what went wrong with what is seen: the app's own files, the page on top, its components. What concerns
    /// another page waits in the list of problems until somebody looks.
    func tellFaults() {
        guard !isBare, !stack.isEmpty || hello?.pages.isEmpty == true, !untold.isEmpty else { return }
        let items = untold.filter(concernsTop).map(item)
        untold = []
        guard !items.isEmpty else { return }
        if let faultLayer, layers.contains(where: { $0 === faultLayer }) { return faultLayer.add(items) }
        let language = surroundings.language
        let layer = FaultLayer(
            items,
            actions: [
                .init(key: "r", title: Phrase.restart.text(language)) { [weak self] in self?.restart() },
                .init(key: "c", title: Phrase.openConsole.text(language)) { [weak self] in self?.openConsole() },
                .init(key: "o", title: Phrase.otherPage.text(language)) { [weak self] in self?.choosePage() },
                .init(key: "q", title: Phrase.quit.text(language)) { [weak self] in self?.quit() },
                .init(key: "x", title: Phrase.close.text(language)) {},
            ], escape: 4)
        faultLayer = layer
        // The program's own questions stay in front.
        layers.insert(layer, at: 0)
    }

    private func concernsTop(_ fault: Fault) -> Bool {
        guard let top = stack.last, let path = opened[top]?.path else { return true }
        if fault.page == top || fault.kind != .file { return fault.page == nil || fault.page == top }
        guard let source = fault.source, let dot = source.lastIndex(of: ".") else { return true }
        let owner = String(source[..<dot])
        return owner == path || hello?.pages.contains(owner) != true
    }

    private func item(_ fault: Fault) -> FaultLayer.Item {
        let language = surroundings.language
        let (title, advice): (Phrase, Phrase) =
            switch fault.kind {
            case .pageNotFound: (.faultPage, .faultPageAdvice)
            case .stopped: (.faultStopped, .faultStoppedAdvice)
            default: (.faultFile, .faultFileAdvice)
            }
        var item = FaultLayer.Item(
            title: title.text(language), message: fault.message, place: fault.source, advice: advice.text(language))
        item.excerpt = fault.source.flatMap { SourceExcerpt($0, read: readSource) }
        return item
    }

    private func readSource(_ path: String) -> String? { surroundings.readFile(path) }

    /// Tells that the app's process is gone, with what was last found wrong.
    func tellEnd(_ text: String) {
        let language = surroundings.language
        var item = FaultLayer.Item(
            title: Phrase.appEnded.text(language), message: text, advice: Phrase.appEndedAdvice.text(language))
        if let last = problems.last(where: { $0.kind != .file || $0.source != nil }) {
            item.message += "\n" + String(last.message.prefix { !$0.isNewline }.prefix(300))
            item.place = last.source
            item.excerpt = last.source.flatMap { SourceExcerpt($0, read: readSource) }
        }
        layers.removeAll { $0 === faultLayer }
        let layer = FaultLayer(
            [item],
            actions: [
                .init(key: "r", title: Phrase.restart.text(language)) { [weak self] in self?.restart() },
                .init(key: "c", title: Phrase.openConsole.text(language)) { [weak self] in self?.openConsole() },
                .init(key: "q", title: Phrase.quit.text(language)) { [weak self] in self?.quit() },
            ], escape: nil)
        faultLayer = layer
        layers.append(layer)
    }

    /// Opens the dock at its console.
    func openConsole() {
        if let index = dock.tabs.firstIndex(where: { $0.title == .console }) { dock.selectTab(index) }
        if !dock.isOpen || layout.dock == nil { run(DockCommand.toggle) }
        dock.isFocused = true
    }

    /// Starts the app anew at the page on top since its files changed.
    package func reload(changed path: String? = nil) {
        restart()
        if let path { note(Phrase.reloaded.text(surroundings.language, path)) }
    }
}
