import Bridge
import Cells
import Images
import Terminal
import Theme
import Values
package import ViewLayer

/// The application around the pages of one mini-program: takes what the person does, shows what the app says.
///
/// It knows neither ncurses nor processes; `Surroundings` brings both. All of it runs on the main actor, nothing blocks.
@MainActor
package final class Shell {
    var surroundings: Surroundings
    /// The pages as seen.
    package private(set) var view: AppView
    /// Which key does what.
    package private(set) var keymap = Keymap.standard
    /// What the person's own keymap says.
    package var keyFile = KeyFile() {
        didSet {
            rebuildKeymap()
            tell(keyFile.mistakes)
        }
    }
    /// The keys that the app brings.
    private var appKeys: [AppKeyBinding] = []
    /// Keys that wait for more to make a sequence, and where they were pressed.
    var pending: (context: CommandContext, keys: [Key]) = (.page, [])
    /// The way to the app; nil while there is none.
    private(set) var link: (any AppLink)?
    /// What stands in front of the pages, the topmost last.
    var layers: [any Layer] = []

    // What the app has said.
    var hello: Hello?
    var tabBar: TabBar?
    var opened: [PageID: PageOpen] = [:]
    var titles: [PageID: String] = [:]
    var navigationColors: [PageID: (front: String, background: String)] = [:]
    var loadingBars: Set<PageID> = []
    var stack: [PageID] = []
    /// Tab pages that live outside the stack.
    var cached: [PageID] = []
    /// How the panes stand.
    var panes = PaneSettings()
    /// The page whose pane has the focus; nil is the main pane.
    var paneFocus: PageID?
    /// Whether the focused pane is shown alone.
    var isZoomed = false
    /// The border that the mouse holds.
    var heldBorder: PaneBorder?
    var overlay = Overlay.hidden
    /// The pages that are pulled down to refresh, and the pull that is under way.
    var refreshing: Set<PageID> = []
    var pull = PullGesture()
    /// The pages whose way home the program hid.
    var hiddenHomes: Set<PageID> = []
    /// What went wrong and is not told yet, and the overlay that tells it.
    var untold: [Fault] = []
    weak var faultLayer: FaultLayer?
    var problems: [Fault] = []
    /// What is wrong in the person's own files; it outlives the app.
    var settingFaults: [Setting: [Fault]] = [:]
    /// Hears all that the app says, before it is taken.
    var hear: (@MainActor (AppMessage) -> Void)?
    /// Who waits for what an expression is.
    var evaluationAnswers: [UInt64: @MainActor (Value?) -> Void] = [:]
    /// How many evaluations keys have asked for.
    var evaluations: UInt64 = 0
    /// Something that the status line says until the next key.
    private(set) var notice = ""
    /// Whether a step of the turning marks is planned.
    var isSpinnerDue = false
    /// Tells everything in lines instead of painting it; nil paints.
    package var plain: PlainFront?
    /// Whether nothing is to move by itself.
    package var reducesMotion = false {
        didSet { view.reducesMotion = movesNothing }
    }

    /// What the network is like for the app.
    var network = NetworkConditions.online
    /// The calls that were made from the palette, by member.
    var memberCalls: [String: MemberCall] = [:]
    /// The device that the person plays.
    var hardware = VirtualDevice()
    /// The theme that the app is told of; nil is the terminal's.
    var deviceTheme: DevicePhrase?
    /// How scarce memory becomes when the person says so.
    var memoryLevel = 5
    /// Whether the app was sent to the background.
    var isInBackground = false
    /// The players that can be seen, by their numbers.
    var players: [Int: DeviceRecord.Player] = [:]
    /// The developer tools.
    let dock = Dock()
    var isRecordFrameDue = false
    /// Whether the calls of setData a second are looked at again soon.
    var isRateDue = false
    var lastRecordFrame = -Double.infinity

    var watch = ResponseWatch()
    var isWatchScheduled = false
    /// The dialog that says that the app does not answer, while it stands.
    weak var stuckDialog: ChoiceLayer?
    /// The dialog that asks whether to quit, while it stands.
    weak var quitDialog: ChoiceLayer?
    /// The memory, in bytes, beyond which an app that is busy is offered to be stopped.
    package var memoryLimit = 1 << 30
    /// Whether the page alone is shown, without bars and status line.
    package var isBare = false
    /// How the colours of the page are to be where it says nothing.
    var appearance = Appearance()
    private var lastTitle: String?
    /// From which level on the log takes what happens.
    var logThreshold = LogLevel.info

    package init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        view = AppView(readFile: surroundings.readFile, send: { _ in }, now: surroundings.now)
        appearance = Appearance(theme: surroundings.theme)
        view = makeView()
        take(surroundings.configuration)
        prepareDeviceTab()
    }

    private func makeView() -> AppView {
        let view = AppView(
            readFile: surroundings.readFile, send: { [unowned self] in send($0) }, now: surroundings.now)
        view.isDark = tellsDark
        view.reducesMotion = movesNothing
        view.timeZoneOffset = Device().timeZoneOffset
        view.after = { [weak self] delay, work in
            self?.surroundings.after(delay) { [weak self] in
                work()
                self?.surroundings.requestFrame()
            }
        }
        view.showPicker = { [weak self] in self?.show($0) }
        view.changeChrome = { [weak self] in self?.take($0) }
        view.readBytes = surroundings.readBytes
        view.pictures = surroundings.pictures
        return view
    }

    /// Starts the app, at a page with a query or at its first one.
    package func start(page: String? = nil) {
        open(page)
        welcome()
    }

    /// Sends a message to the app, and notes what it now owes.
    func send(_ message: ShellMessage) {
        if case .event(let event) = message {
            watch.sent(event: event.sequence, at: surroundings.now())
            scheduleWatch()
        }
        link?.send(message)
    }

    /// Says something in the status line until the next key.
    func note(_ text: String) {
        notice = text
        surroundings.requestFrame()
    }

    /// Takes the status line's word back.
    func clearNotice() { notice = "" }

    /// Takes the keys that the app brings.
    func take(_ keys: [AppKey]) {
        let (bindings, faults) = AppKeyBinding.read(keys, isMember: surroundings.isMember)
        appKeys = bindings
        problems += faults
        rebuildKeymap()
    }

    /// Makes the keymap of the page on top.
    func rebuildKeymap() {
        keymap = keyFile.keymap(with: pageKeys)
    }

    /// What the app's own keys do on the page on top.
    var appCommands: [Command] { pageKeys.map(\.command) }

    private var pageKeys: [AppKeyBinding] {
        let path = stack.last.flatMap { opened[$0]?.path }
        return appKeys.filter { $0.page == nil || $0.page == path }
    }

    /// Stops the app and starts it anew at the page on top.
    func restart() {
        restart(at: stack.last.flatMap { opened[$0] }.map { $0.query.isEmpty ? $0.path : "\($0.path)?\($0.query)" })
    }

    /// Stops the app and starts it anew at a page with a query, as a link from outside does; nil is its first page.
    func restart(at page: String?) {
        link?.abandon()
        open(page)
    }

    private func open(_ page: String?) {
        forgetApp()
        dock.appStarts(at: surroundings.now(), surroundings.language)
        resizeViewport()
        link = surroundings.launch(page)
        link?.send(.device(device))
        if let number = watch.ping(at: surroundings.now()) { link?.send(.ping(number)) }
        scheduleWatch()
        surroundings.requestFrame()
    }

    private func forgetApp() {
        link = nil
        view = makeView()
        layers = []
        hello = nil
        tabBar = nil
        opened = [:]
        titles = [:]
        navigationColors = [:]
        loadingBars = []
        stack = []
        cached = []
        paneFocus = nil
        heldBorder = nil
        overlay = .hidden
        refreshing = []
        hiddenHomes = []
        isInBackground = false
        players = [:]
        untold = []
        problems = Setting.allCases.flatMap { settingFaults[$0] ?? [] }
        appKeys = []
        notice = ""
        rebuildKeymap()
        watch.reset()
    }

    /// Ends the program; the app gets the chance to unload its pages.
    package func quit(status: Int32 = 0) {
        link?.send(.quit)
        link = nil
        surroundings.quit(status)
    }

    // MARK: Size

    /// Where everything stands now.
    var layout: FrameLayout { makeLayout(arrangement) }

    /// Where everything would stand in an arrangement.
    func makeLayout(_ arrangement: FrameLayout.Arrangement) -> FrameLayout {
        if isBare { return FrameLayout(pageOnly: surroundings.screen.size) }
        if plain != nil { return plainLayout }
        let bar = tabBar.flatMap { $0.custom || $0.hidden ? nil : $0 }
        let screen = surroundings.screen.size
        let dockRows = dock.rows(of: screen)
        let size = CellSize(columns: screen.columns, rows: screen.rows - dockRows)
        var layout = FrameLayout(
            size: size, arrangement: arrangement, hasTabs: bar != nil, showsTabs: bar != nil && selectedTab != nil)
        if hello?.hasNavigationBar == false { layout.widenViewportByNavigationBar() }
        if let page = stack.last {
            if opened[page]?.window.navigationStyle == "custom" { layout.hideNavigationBar() }
            if bar?.position == "top" { layout.moveTabsToTop() }
            if refreshing.contains(page) { layout.insertPullBand() }
        }
        layout.addDock(rows: dockRows)
        return layout
    }

    /// In plain mode the page stands alone, with the dock below it where that is open.
    private var plainLayout: FrameLayout {
        let screen = surroundings.screen.size
        var layout = FrameLayout(pageOnly: screen)
        layout.addDock(rows: dock.rows(of: screen))
        return layout
    }

    /// Whether nothing moves by itself.
    var movesNothing: Bool { reducesMotion || plain != nil }

    /// The tab whose page is on top.
    var selectedTab: Int? {
        guard let path = stack.last.flatMap({ opened[$0]?.path }) else { return nil }
        return tabBar?.items.firstIndex { $0.pagePath == path }
    }

    /// Gives the pages their size, and tells the app of it.
    func resizeViewport() {
        let size = layout.viewport
        guard size != view.viewport else { return }
        view.setViewport(columns: size.columns, rows: size.rows)
        send(.device(device))
    }

    /// The device as the app is told of it.
    var device: Device {
        var device = Device()
        let size = layout.viewport
        device.windowWidth = Double(size.columns) * 8
        device.windowHeight = Double(size.rows) * 16
        device.screenWidth = device.windowWidth
        device.screenHeight = Double(max(1, surroundings.screen.size.rows)) * 16
        device.theme = tellsDark ? "dark" : "light"
        device.language = surroundings.language.rawValue
        device.network = network
        device.hardware = hardware
        return device
    }

    /// The title of a page's navigation bar.
    func title(of page: PageID) -> String {
        titles[page] ?? opened[page]?.window.navigationBarTitleText ?? ""
    }

    /// Names the terminal's window after the page, when that changes.
    func updateWindowTitle() {
        let name = hello?.name ?? ""
        let title = stack.last.map(title(of:)) ?? ""
        let whole = title.isEmpty || title == name ? name : "\(title) - \(name)"
        guard whole != lastTitle else { return }
        lastTitle = whole
        surroundings.screen.setTitle(whole)
    }
}

extension Appearance {
    /// How pages look under a theme where they say nothing.
    init(theme: Theme) {
        self.init()
        foreground = theme[.page].foreground
        background = theme[.page].background
        accent = theme[.accent].foreground
        warning = theme[.error].foreground
        muted = theme[.pagePlaceholder].foreground
        focus = theme[.focus]
        isMono = theme.depth == .mono
        backgroundHex = theme.isLight ? 0xFFFFFF : 0x101014
        foregroundHex = theme.isLight ? 0x1A1A1A : 0xE6E6E6
        if case .rgb(let red, let green, let blue) = background.kind {
            backgroundHex = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
        }
        if case .rgb(let red, let green, let blue) = foreground.kind {
            foregroundHex = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
        }
    }
}
