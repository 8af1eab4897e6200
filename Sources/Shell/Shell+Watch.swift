import Bridge

extension Shell {
    private static let lookEvery = 200.0

    /// Looks after the app as long as it owes an answer; an idle shell has no timer.
    func scheduleWatch() {
        guard !isWatchScheduled, watch.isWaiting else { return }
        isWatchScheduled = true
        surroundings.after(Self.lookEvery) { [weak self] in self?.lookAfterApp() }
    }

    private func lookAfterApp() {
        isWatchScheduled = false
        let verdict = watch.verdict(at: surroundings.now())
        switch verdict {
        case .fine: closeStuckDialog()
        case .busy: break
        case .stuck(let seconds): sayStuck(seconds)
        }
        checkMemory()
        if verdict != .fine { surroundings.requestFrame() }
        scheduleWatch()
    }

    /// The app says that one turn takes long: from here on an answer is owed.
    func noteBusy(_ milliseconds: Int) {
        let now = surroundings.now()
        if let number = watch.ping(at: now, busySince: now - Double(milliseconds)) { send(.ping(number)) }
        scheduleWatch()
    }

    private func sayStuck(_ seconds: Int) {
        let language = surroundings.language
        let text = Phrase.notRespondingText.text(language, String(seconds))
        if let stuckDialog {
            stuckDialog.update(text: text)
        } else {
            stuckDialog = offerToStop(title: Phrase.notResponding.text(language), text: text)
        }
    }

    private func checkMemory() {
        guard stuckDialog == nil, watch.isWaiting, let memory = link?.residentMemory, memory > memoryLimit else {
            return
        }
        let language = surroundings.language
        let text = Phrase.tooMuchMemoryText.text(language, String(memory >> 20))
        stuckDialog = offerToStop(title: Phrase.tooMuchMemory.text(language), text: text)
    }

    /// Takes away the dialog that says that the app does not answer.
    func closeStuckDialog() {
        guard let dialog = stuckDialog else { return }
        layers.removeAll { $0 === dialog }
        surroundings.requestFrame()
    }

    /// The person gives the app as long again.
    func waitLonger() { watch.wait(until: surroundings.now() + ResponseWatch.stuckAfter * 2) }

    /// Ends the app's process; its end is then told like any other.
    package func stopApp() { link?.stop() }
}
