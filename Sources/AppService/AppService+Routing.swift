import Bridge
import Components
import JavaScript
import MiniProgram
import Values

extension AppService {
    /// Carries out a route in a turn of its own; `done` comes behind the lifecycle callbacks.
    func route(
        _ request: PageStack.Request, kind: Route.Kind, channel: ScriptValue? = nil,
        done: @escaping (HostError?) -> Void
    ) {
        enqueue { [unowned self] in
            if case .navigateBack = request, let page = router.current, page.hasContainer {
                // Going back closes the sheet over the page instead of the page.
                page.hasContainer = false
                sink(.command(page.id, .other(nil, name: "closeContainer", .null)))
                return done(nil)
            }
            do throws(HostError) {
                let steps = try router.stack.plan(request)
                perform(steps, kind: kind, channel: channel)
                done(nil)
            } catch {
                done(error)
            }
        }
    }

    /// Opens the first page.
    func launch(_ url: PageURL) { perform(router.stack.launch(url), kind: .appLaunch, channel: nil) }

    /// Runs the steps of a route.
    private func perform(_ steps: [PageStack.Step], kind: Route.Kind, channel: ScriptValue?) {
        guard !steps.isEmpty else { return }
        lastRoute += 1
        let event = RouteEvent(number: lastRoute, kind: kind, time: clock.now)
        emitRoute("onBeforeAppRoute", event, steps)
        var closed: [PageID] = []
        for step in steps {
            switch step {
            case .hide(let id): router[id].map(hide)
            case .unload(let id):
                router[id].map { unload($0, event) }
                closed.append(id)
            case .open(let id, let url):
                router.tellStack()
                open(id, url, event, channel: channel)
            case .show(let id):
                router.tellStack()
                router[id].map(show)
            }
        }
        let stack = router.stack
        send(
            .route(
                Route(kind: kind, stack: stack.entries.map(\.page), closed: closed, cached: stack.cached.map(\.page))))
        emitRoute("onAppRoute", event, steps)
        emitRoute("onAppRouteDone", event, steps)
        router.current.map(callRouteDone)
    }

    /// Calls onRouteDone once the page is on screen: nothing is animated.
    private func callRouteDone(_ page: Page) {
        components.afterLayout(of: page.id) { [weak self, weak page] in
            guard let self, let page, router[page.id] === page else { return }
            components.callPageLifetime(.pageRouteDone, of: page.id)
            call(page, "onRouteDone", [])
        }
    }

    /// Opens a page: tree, instance, onLoad, onShow. onReady follows once it is laid out.
    private func open(_ id: PageID, _ url: PageURL, _ event: RouteEvent, channel: ScriptValue?) {
        let page = Page(id: id, url: url)
        router.add(page)
        emitPage("onBeforePageLoad", page, event)
        openTree(of: page, channel: channel)
        guard page.instance != nil else {
            reportUnusable(page)
            return
        }
        call(page, "onLoad", [machine.value(.object(url.query))])
        show(page)
        emitPage("onAfterPageLoad", page, event)
        components.afterLayout(of: id) { [weak self, weak page] in
            guard let self, let page, router[page.id] === page, !page.isReady else { return }
            page.isReady = true
            call(page, "onReady", [])
        }
    }

    /// Makes a page's tree and instance, and tells the shell of it.
    private func openTree(of page: Page, channel: ScriptValue?) {
        let url = page.url
        runLazily(url.path)
        componentHost.onPageInstance = { [unowned self] instance in
            page.instance = instance
            callPrelude(
                "becomePage", instance, machine.string(url.path), machine.value(.object(url.query)),
                channel ?? machine.undefined, savedState(of: url) ?? machine.undefined)
        }
        if !defined.contains(url.path) { components.register(ComponentDefinition(path: url.path)) }
        let properties = url.query.map { ($0.key, $0.value) }
        let hasTabBar = program.app.tabBar?.custom == true && program.isTab(url.path)
        let opened = components.openPage(
            page.id, path: url.path, properties: properties, tabBar: hasTabBar ? Self.customTabBar : nil)
        componentHost.onPageInstance = nil
        guard let opened else { return }
        page.component = opened.component
        send(
            .pageOpen(
                PageOpen(
                    page: page.id, path: url.path, query: url.rawQuery, root: opened.root, scopes: opened.scopes,
                    window: window(of: url.path))))
    }

    /// The window of a page in the device's theme.
    func window(of path: String) -> WindowStyle {
        let config = program.window(of: path, theme: device.theme)
        var window = WindowStyle()
        window.navigationBarTitleText = config.navigationBarTitleText ?? ""
        window.navigationBarBackgroundColor = config.navigationBarBackgroundColor
        window.navigationBarTextStyle = config.navigationBarTextStyle
        window.navigationStyle = config.navigationStyle
        window.backgroundColor = config.backgroundColor
        window.backgroundTextStyle = config.backgroundTextStyle
        window.enablePullDownRefresh = config.enablePullDownRefresh ?? false
        window.onReachBottomDistance = config.onReachBottomDistance ?? window.onReachBottomDistance
        window.disableScroll = config.disableScroll ?? false
        return window
    }

    /// Says why a page shows nothing.
    private func reportUnusable(_ page: Page) {
        let path = page.url.path
        if router.stack.top.map({ program.page($0.path) == nil }) ?? true {
            faults.report(.pageNotFound, "Page \"\(path)\" is not found", page: page.id)
        } else if !brokenFiles.contains(path) {
            var message = "Page \"\(path)\" has not been registered yet."
            if !program.source.isFile(path + ".js"), program.source.isFile(path + ".ts") {
                message += " \(path).ts is TypeScript: compile it first, so that \(path).js lies beside it."
            } else if !program.source.isFile(path + ".js") {
                message += " \(path).js is missing."
            }
            faults.console("error", [.string(message)])
            faults.report(.file, message, page: page.id)
        } else {
            faults.report(.file, "\(path).js could not be run: see the console", page: page.id)
        }
    }

    /// The page comes into sight.
    func show(_ page: Page) {
        guard !page.isShown else { return }
        page.isShown = true
        components.callPageLifetime(.pageShow, of: page.id)
        call(page, "onShow", [])
    }

    /// The page goes out of sight.
    func hide(_ page: Page) {
        guard page.isShown else { return }
        page.isShown = false
        components.callPageLifetime(.pageHide, of: page.id)
        call(page, "onHide", [])
    }

    /// The page goes for good.
    func unload(_ page: Page, _ event: RouteEvent) {
        page.isShown = false
        emitPage("onBeforePageUnload", page, event)
        call(page, "onUnload", [])
        components.closePage(page.id)
        endWatches(of: page.id)
        callPrelude("closeCanvases", machine.number(Double(page.id.rawValue)))
        router.remove(page.id)
        emitPage("onAfterPageUnload", page, event)
    }

    /// Calls a page's lifecycle callback if it has it, and records that.
    @discardableResult
    func call(_ page: Page, _ name: String, _ arguments: [ScriptValue]) -> ScriptValue? {
        guard let instance = page.instance else { return nil }
        let start = ContinuousClock.now
        let outcome = callPrelude("callMethod", instance, machine.string(name), machine.array(arguments))
        do {
            guard try outcome.get("called").truthy else { return nil }
            recordLifecycle(page.url.path, name, page: page.id, since: start)
            return try outcome.get("result")
        } catch {
            return nil
        }
    }

    /// Tells the developer tools of a lifecycle call; where time is virtual, it took none.
    func recordLifecycle(_ path: String, _ name: String, page: PageID?, since start: ContinuousClock.Instant) {
        let milliseconds = clock.isVirtual ? 0 : (ContinuousClock.now - start) / .milliseconds(1)
        let kind = Record.Kind.lifecycle(path: path, name: name, page: page, milliseconds: milliseconds)
        send(.record(Record(kind: kind, time: clock.now, source: nil)))
    }

    /// What the person did with the shell's own means.
    func receive(_ route: UserRoute) {
        switch route {
        case .back(let delta):
            self.route(.navigateBack(delta: delta), kind: .navigateBack) { [unowned self] error in
                if let error { faults.console("warn", [.string("navigateBack:\(error.message)")]) }
            }
        case .tab(let index):
            guard router.tabs.indices.contains(index) else { return }
            let path = router.tabs[index]
            self.route(.switchTab(PageURL(path: path)), kind: .switchTab) { [unowned self] error in
                guard error == nil, let page = router.current else { return }
                tapTab(page, index)
            }
        case .navigator(_, _, openType: "exit", _, _): enqueue { [unowned self] in quit() }
        case .navigator(let page, let node, let openType, let url, let delta):
            let base = router[page]?.url.path
            guard let (request, kind) = Self.request(openType, PageURL(url, from: base), delta) else { return }
            self.route(request, kind: kind) { [unowned self] error in
                let message = "\(kind.rawValue):\(error?.message ?? "ok")"
                if error != nil { faults.console("warn", [.string(message)]) }
                for type in [error == nil ? "success" : "fail", "complete"] {
                    let detail: Value = ["errMsg": .string(message)]
                    components.dispatch(UserEvent(sequence: 0, page: page, node: node, type: type, detail: detail))
                }
            }
        }
    }

    private func tapTab(_ page: Page, _ index: Int) {
        let text = program.app.tabBar?.items[index].text ?? ""
        let item: Value = [
            "index": .string("\(index)"), "pagePath": .string(page.url.path), "text": .string(text),
        ]
        call(page, "onTabItemTap", [machine.value(item)])
    }

    /// The request that a `<navigator>`'s open-type or the name of a `wx` member means.
    static func request(_ name: String, _ url: PageURL, _ delta: Int) -> (PageStack.Request, Route.Kind)? {
        switch name {
        case "navigate", "navigateTo", "": (.navigateTo(url), .navigateTo)
        case "redirect", "redirectTo": (.redirectTo(url), .redirectTo)
        case "switchTab": (.switchTab(url), .switchTab)
        case "reLaunch": (.reLaunch(url), .reLaunch)
        case "navigateBack": (.navigateBack(delta: delta), .navigateBack)
        default: nil
        }
    }
}
