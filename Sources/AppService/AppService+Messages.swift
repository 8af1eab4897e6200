package import Bridge
import Components
import JavaScript
import MiniProgram
import Values

extension AppService {
    /// Takes a message of the shell's. What it brings about runs between turns, in the order of the messages.
    package func receive(_ message: ShellMessage) {
        run { [unowned self] in handle(message) }
    }

    private func handle(_ message: ShellMessage) {
        switch message {
        case .device(let device): change(to: device)
        case .visibility(let isVisible): change(visible: isVisible)
        case .event(let event): deliver(event)
        case .userRoute(let route): receive(route)
        case .pageEvent(let page, let event): router[page].map { deliver(event, to: $0) }
        case .frame(let batch): acknowledge(batch)
        case .answer(let id, let value): asks.take(id)?(value)
        case .observed(let id, let value): observed(id, value)
        case .settled: break
        case .evaluate(let id, let source): evaluate(source, id)
        case .ping(let number): enqueue { [unowned self] in send(.pong(number)) }
        case .replay(let request): tellHost(.replay(request: request))
        case .socket(let id, let order): tellHost(.socket(id: id, order))
        case .inspect(.await(let id, let source)): evaluateAndWait(source, id)
        case .inspect(let inspection): enqueue { [unowned self] in tellHost(.inspect(inspection)) }
        case .happened(let event): tellHost(.happened(event))
        case .quit: quit()
        }
    }

    private func change(to new: Device) {
        let old = device
        device = new
        components.timeZoneOffset = new.timeZoneOffset
        if old.hardware.scene != new.hardware.scene { nextScene = new.hardware.scene }
        tellHost(.device(old: old))
        if old.network != new.network { tellOfNetwork(old.network) }
        // Only a program that says "darkmode": true hears of themes.
        if old.theme != new.theme, program.app.darkmode { changeTheme(new.theme) }
        guard old.windowWidth != new.windowWidth || old.windowHeight != new.windowHeight else { return }
        guard let page = router.current else { return }
        let size: Value = ["windowWidth": .number(new.windowWidth), "windowHeight": .number(new.windowHeight)]
        emit("onWindowResize", ["size": size])
        callPrelude("windowResized")
        resize(page, width: new.windowWidth, height: new.windowHeight)
    }

    private func tellOfNetwork(_ old: NetworkConditions) {
        let new = device.network
        let type = Value.string(new.networkType)
        if old.networkType != new.networkType {
            emit("onNetworkStatusChange", ["isConnected": .bool(new.isConnected), "networkType": type])
        }
        if old.isWeak != new.isWeak {
            emit("onNetworkWeakChange", ["weakNet": .bool(new.isWeak), "networkType": type])
        }
    }

    /// Windows and tab bar take the colours of the theme before the program hears of it.
    private func changeTheme(_ theme: String) {
        for page in router.pages.values.sorted(by: { $0.id.rawValue < $1.id.rawValue }) {
            send(.chrome(.window(page.id, window(of: page.url.path))))
        }
        let event: Value = ["theme": .string(theme)]
        if let tabBar { send(.chrome(.tabBarTheme(tabBar))) }
        callApp("onThemeChange", machine.value(event))
        callPrelude("emit", machine.string("onThemeChange"), machine.value(event))
    }

    private func change(visible: Bool) {
        guard visible != isVisible else { return }
        isVisible = visible
        tellHost(.visibility(visible))
        let page = router.current
        if visible {
            stopResting()
            nextScene.map { enterOptions.scene = $0 }
            nextScene = nil
            if let url = page?.url {
                enterOptions.path = url.path
                enterOptions.rawQuery = url.rawQuery
            }
            let options = machine.value(enterOptions.value(path: enterOptions.path ?? entryPath))
            callApp("onShow", options)
            callPrelude("emit", machine.string("onAppShow"), options)
            page.map(show)
        } else {
            page.map(hide)
            saveExitStates()
            let event = machine.value([:])
            callApp("onHide", event)
            callPrelude("emit", machine.string("onAppHide"), event)
            startResting()
        }
    }

    private func deliver(_ event: PageEvent, to page: Page) {
        switch event {
        case .scroll(let top): call(page, "onPageScroll", [machine.value(["scrollTop": .number(top)])])
        case .reachBottom: call(page, "onReachBottom", [])
        case .pullDownRefresh: call(page, "onPullDownRefresh", [])
        case .titleTap: call(page, "onTitleTap", [])
        case .resize(let width, let height): resize(page, width: width, height: height)
        case .menu: offerMenu(of: page)
        case .share(let button): share(page, .share, button: button)
        case .openType(let kind, let button, let language): askPlatform(kind, button, on: page, language)
        case .container(let isOpen): page.hasContainer = isOpen
        case .image(let source): locateImage(source, for: page.id)
        }
    }

    private func resize(_ page: Page, width: Double, height: Double) {
        if let size = page.size, size == (width, height) { return }
        page.size = (width, height)
        let size: Value = ["windowWidth": .number(width), "windowHeight": .number(height)]
        let event = machine.value(["size": size, "deviceOrientation": width > height ? "landscape" : "portrait"])
        components.callPageLifetime(.pageResize(width: width, height: height), of: page.id)
        call(page, "onResize", [event])
    }

    /// Delivers an event to its handlers, and says when they are done.
    private func deliver(_ event: UserEvent) {
        componentHost.forgetReturned()
        if Self.gestures.contains(event.type) { isHandlingTap = true }
        let start = ContinuousClock.now
        components.dispatch(event)
        tellSlowness(of: event, since: start)
        // Behind the patches of this turn: the view knows an echo of what was typed by the events that are not done.
        handledEvents.append(.eventDone(sequence: event.sequence, replacedText: replacedText(event)))
    }

    /// Tells the developer tools of handlers that take long; where time is virtual none does.
    private func tellSlowness(of event: UserEvent, since start: ContinuousClock.Instant) {
        let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        guard !clock.isVirtual, milliseconds > Self.slowHandler else { return }
        let slowness: Value = ["type": .string(event.type), "milliseconds": .number(milliseconds)]
        send(.record(Record(kind: .other(kind: "handler", slowness), time: clock.now, source: nil)))
    }

    /// How long handlers may take before a person notices, in milliseconds.
    private static let slowHandler = 50.0

    /// What an input's handler wants the text to be: a string, or an object with a `value`.
    private func replacedText(_ event: UserEvent) -> String? {
        guard event.type == "input", let returned = componentHost.returned else { return nil }
        if let text = returned.string { return text }
        do throws(ScriptException) {
            return try returned.isObject ? returned.get("value").string : nil
        } catch {
            return nil
        }
    }

    /// The events that the platform takes for a tap of the person's.
    private static let gestures: Set<String> = ["tap", "submit"]

    private func evaluate(_ source: String, _ id: UInt64) {
        // Keys and the console are the person's own doing.
        isHandlingTap = true
        let level: String
        let result: Value
        do throws(ScriptException) {
            let value = try machine.evaluate(source, path: "console")
            level = "result"
            result = callPreludeData("inspectable", value)
        } catch {
            level = "error"
            result = .string(error.stackDescription)
        }
        tellEvaluation(id, level, result)
    }

    /// Evaluates an expression, and tells what it or its promise comes to.
    private func evaluateAndWait(_ source: String, _ id: UInt64) {
        do throws(ScriptException) {
            callPrelude("settle", try machine.evaluate(source, path: "console"), machine.number(Double(id)))
        } catch {
            tellEvaluation(id, "error", .string(error.stackDescription))
        }
    }

    /// Tells what an expression came to.
    func tellEvaluation(_ id: UInt64, _ level: String, _ result: Value) {
        let record: Value = ["id": .number(Double(id)), "level": .string(level), "value": result]
        send(.record(Record(kind: .other(kind: "evaluation", record), time: clock.now, source: nil)))
    }

    private func callPreludeData(_ name: String, _ argument: ScriptValue) -> Value {
        do throws(ScriptException) {
            return try machine.data(callPrelude(name, argument))
        } catch {
            return .string(error.description)
        }
    }

    /// Ends the app: it goes out of sight, its pages unload.
    func quit() {
        if isVisible { change(visible: false) }
        for entry in router.stack.entries.reversed() {
            router[entry.page].map {
                unload($0, RouteEvent(number: lastRoute + 1, kind: .navigateBack, time: clock.now))
            }
        }
        send(.exit)
    }
}
