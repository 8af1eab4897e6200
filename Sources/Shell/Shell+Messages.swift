package import Bridge
import Values
import ViewLayer

extension Shell {
    /// Takes what the app says, in order; paints once afterwards.
    package func receive(_ messages: [AppMessage]) {
        var hasOnlyRecords = true
        for message in messages {
            hear?(message)
            take(message)
            log(message)
            if case .record = message { continue }
            hasOnlyRecords = false
        }
        if hasOnlyRecords { return requestRecordFrame() }
        measureStackAndTree()
        layers.removeAll { $0.isStale }
        tellFaults()
        if !layers.isEmpty || isMasked { view.topPage?.cancelTouch() }
        resizeViewport()
        view.layoutIfNeeded()
        surroundings.requestFrame()
    }

    private func take(_ message: AppMessage) {
        switch message {
        case .hello(let new):
            hello = new
            tabBar = new.tabBar
            take(new.keys)
            loadPanes()
            watchStorage()
        case .pageOpen(let open):
            opened[open.page] = open
            view.receive(message)
        case .route(let route):
            stack = route.stack
            cached = route.cached
            paneFocus = nil
            view.receive(message)
            for page in route.closed { forget(page) }
            rebuildKeymap()
        case .chrome(let chrome): take(chrome)
        case .overlay(let new): overlay = new
        case .ask(let id, let question): ask(question, id)
        case .eventDone(let sequence, _):
            watch.done(event: sequence)
            view.receive(message)
        case .pong(let number): watch.ponged(number)
        case .busy(let milliseconds): noteBusy(milliseconds)
        case .fault(let fault):
            note(fault)
            tell(fault)
        case .command(let page, .pullDown(let starts)):
            if starts { startRefresh(page) } else { refreshing.remove(page) }
        case .exit: quit()
        case .record(let record):
            takeKeyResult(record)
            take(record)
        case .sheet, .patch, .query, .observe, .unobserve, .command: view.receive(message)
        }
    }

    private func forget(_ page: PageID) {
        opened[page] = nil
        titles[page] = nil
        navigationColors[page] = nil
        loadingBars.remove(page)
        refreshing.remove(page)
        hiddenHomes.remove(page)
    }

    func take(_ chrome: Chrome) {
        switch chrome {
        case .title(let page, let title): titles[page] = title
        case .navigationBarColor(let page, let front, let background): navigationColors[page] = (front, background)
        case .navigationBarLoading(let page, let isLoading):
            if isLoading { loadingBars.insert(page) } else { loadingBars.remove(page) }
        case .backgroundColor(let page, let color): opened[page]?.window.backgroundColor = color
        case .backgroundTextStyle(let page, let style): opened[page]?.window.backgroundTextStyle = style
        case .homeButtonHidden(let page): hiddenHomes.insert(page)
        case .window(let page, let window): opened[page]?.window = window
        case .tabBar(let bar): tabBar = bar
        case .tabBarTheme(let bar): tabBar?.takeColors(of: bar)
        }
    }

    private func ask(_ question: Question, _ id: UInt64) {
        let answer: @MainActor (Value) -> Void = { [weak self] in self?.send(.answer(id: id, $0)) }
        switch question {
        case .modal(let modal): layers.append(ModalLayer(modal, answer: answer))
        case .actionSheet(let title, let items, let color):
            let cancel = Phrase.cancel.text(surroundings.language)
            layers.append(
                ActionSheetLayer(title: title, items: items, cancel: cancel, itemColor: color, answer: answer))
        case .pageMenu(let items): showMenu(items, answer)
        case .files(let request): choose(request, answer)
        case .pictures(let gallery):
            show(gallery)
            answer(.null)
        case .savePicture(let path): offerToSave(picture: path, answer)
        case .saveFile(let path, let name): offerToSave(file: path, as: name, answer)
        case .document(let document):
            show(document)
            answer(.null)
        case .share(let card):
            show(card)
            answer(.null)
        }
    }

    /// Keeps what went wrong for the list of problems.
    func note(_ fault: Fault) {
        problems.append(fault)
        // Somebody who leaves a program with a failing timer open must not run out of memory.
        if problems.count > 1_000 { problems.removeFirst(500) }
    }

    /// The app's process is gone.
    package func appEnded(_ end: AppEnd) {
        guard link != nil else { return }
        let language = surroundings.language
        let text =
            switch end {
            case .exited(let status): Phrase.appExited.text(language, String(status))
            case .killed(let signal): Phrase.appKilled.text(language, String(signal))
            case .notStarted(let reason): Phrase.appNotStarted.text(language, reason)
            }
        log(.error, "shell", text)
        watch.reset()
        closeStuckDialog()
        overlay = .hidden
        tellEnd(text)
        surroundings.requestFrame()
    }

    /// Says that the app does not get on, and offers to wait, to stop it, to restart or to quit.
    func offerToStop(title: String, text: String) -> ChoiceLayer {
        let language = surroundings.language
        let choices: [ChoiceLayer.Choice] = [
            .init(title: Phrase.wait.text(language)) { [weak self] in self?.waitLonger() },
            .init(title: Phrase.stop.text(language)) { [weak self] in self?.stopApp() },
            .init(title: Phrase.restart.text(language)) { [weak self] in self?.restart() },
            .init(title: Phrase.quit.text(language)) { [weak self] in self?.quit() },
        ]
        let layer = ChoiceLayer(title: title, text: text, choices: choices, escape: 0)
        layers.append(layer)
        return layer
    }
}
