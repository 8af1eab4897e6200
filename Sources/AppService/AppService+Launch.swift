package import Bridge
import JavaScript
package import MiniProgram
import Values

extension AppService {
    /// Launches the app: its modules, App's onLaunch and onShow, the first page.
    package func start() {
        if let scene = nextScene {
            launchOptions.scene = scene
            enterOptions.scene = scene
            nextScene = nil
        }
        send(
            .hello(
                Hello(
                    name: program.name, appID: program.appID, tabBar: tabBar, keys: Self.keys(of: program),
                    pages: program.app.pages.map(\.path),
                    home: program.app.entryPagePath ?? program.app.pages.first?.path,
                    hasNavigationBar: program.app.window.navigationStyle != "custom")))
        for begin in host.observers { begin(self) }
        for diagnostic in program.diagnostics { faults.report(diagnostic) }
        run { [unowned self] in
            takeExitState()
            runModules()
            openFirstPage()
        }
    }

    /// The page that opens first.
    var entryPath: String {
        launchOptions.path ?? program.app.entryPagePath ?? program.app.pages.first?.path ?? ""
    }

    /// The keys that a mini-program's termina.toml names.
    package static func keys(of program: MiniProgram) -> [AppKey] {
        program.termina.keys.map { key in
            let action: AppKey.Action =
                switch key.action {
                case .tap(let selector): .tap(selector: selector)
                case .call(let method): .call(method: method)
                case .wx(let name, let options): .wx(name: name, options: options)
                }
            return AppKey(
                page: key.page, keys: key.keys, action: action, help: key.help,
                source: "termina.toml:\(key.line):\(key.column)")
        }
    }

    /// The tab bar of app.json in the colours of the device's theme.
    var tabBar: TabBar? {
        guard let config = program.tabBar(theme: device.theme) else { return nil }
        var bar = TabBar(items: config.items.map { TabBar.Item(pagePath: $0.pagePath, text: $0.text) })
        bar.color = config.color
        bar.selectedColor = config.selectedColor
        bar.backgroundColor = config.backgroundColor
        bar.borderStyle = config.borderStyle
        bar.position = config.position
        bar.custom = config.custom
        return bar
    }

    /// The component that a program draws its tab bar with.
    static let customTabBar = "custom-tab-bar/index"

    /// Whether the code of a page and its components waits until the page is opened.
    private var loadsLazily: Bool { program.app.lazyCodeLoading == "requiredComponents" }

    /// Runs app.js, then every component and page, in app.json's order, unless they wait for their first use. What is
    /// broken is told and passed over.
    private func runModules() {
        if program.source.isFile("app.js") { runFile("app.js", registering: nil) }
        let options = machine.value(launchOptions.value(path: entryPath))
        callApp("onLaunch", options)
        callApp("onShow", options)
        callPrelude("emit", machine.string("onAppShow"), options)
        if program.app.tabBar?.custom == true { runPageOrComponent(Self.customTabBar) }
        guard !loadsLazily else { return }
        for page in program.app.pages { runPageOrComponent(page.path) }
    }

    /// Runs the code of a page that waited for its first use.
    func runLazily(_ path: String) {
        if loadsLazily, program.page(path) != nil { runPageOrComponent(path) }
    }

    /// Runs the components that a page or component uses, then itself.
    private func runPageOrComponent(_ path: String) {
        guard !started.contains(path) else { return }
        started.insert(path)
        let tags = (program.component(path).references + program.app.usingComponents).map(\.tag)
        for tag in tags {
            if case .path(let component)? = program.reference(tag, in: path) { runPageOrComponent(component) }
        }
        let file = path + ".js"
        guard program.source.isFile(file) else { return }
        runFile(file, registering: path)
    }

    private func runFile(_ file: String, registering path: String?) {
        registering = path
        defer { registering = nil }
        do {
            try modules.load(file)
        } catch {
            if let path { brokenFiles.insert(path) }
            let exception = error as? ScriptException ?? ScriptException(describing: machine.thrownValue(of: error))
            report(file: file, exception)
        }
    }

    /// The path under which `Page` or `Component`, called now, registers; nil with a word on the console where it may
    /// not.
    func registrationPath(isPage: Bool) -> String? {
        let name = isPage ? "Page" : "Component"
        guard let path = runningPath else {
            faults.console("error", [.string("\(name)() was called outside the file of a page or component.")])
            return nil
        }
        if isPage, !registered.insert(path).inserted {
            faults.console("error", [.string("Please do not register multiple Pages in \(path).js")])
            return nil
        }
        return path
    }

    /// The page or component whose file is being run, by its path without extension.
    var runningPath: String? {
        let innermost = modules.running.last.map { String($0.dropLast(3)) }
        return innermost.flatMap { started.contains($0) ? $0 : nil } ?? registering
    }

    /// Calls one of App's lifecycle callbacks, and records that.
    func callApp(_ name: String, _ argument: ScriptValue) {
        let start = ContinuousClock.now
        let called = callPrelude("callApp", machine.string(name), machine.array([argument])).truthy
        guard called else { return }
        recordLifecycle("app", name, page: nil, since: start)
    }

    /// The first route is always this one: what App's callbacks asked for follows it.
    private func openFirstPage() {
        let url = PageURL(path: entryPath, rawQuery: launchOptions.rawQuery)
        guard program.page(url.path) == nil else {
            return enqueueFirst { [unowned self] in
                launch(url)
                returnToLatestPage()
            }
        }
        reportNotFound(url)
        enqueue { [unowned self] in
            // A handler of onPageNotFound may have gone elsewhere.
            if router.stack.entries.isEmpty { launch(url) }
        }
    }

    private func reportNotFound(_ url: PageURL) {
        let event: Value = ["path": .string(url.path), "query": .object(url.query), "isEntryPage": true]
        let argument = machine.value(event)
        callApp("onPageNotFound", argument)
        callPrelude("emit", machine.string("onPageNotFound"), argument)
    }
}
