import Bridge
import Cells
import Foundation
import Terminal
import Theme
import Values
import ViewLayer

@testable import Shell

/// A shell on a screen that only remembers, with an app played by the test and a clock that the test moves.
@MainActor
final class TestShell {
    let screen: HeadlessScreen
    private let world = World()
    let shell: Shell
    private var batch: UInt64 = 0
    private var sent = 0

    /// What the surroundings hold; apart so that their closures do not hold the shell.
    private final class World {
        var now = 1_000.0
        var links: [FakeLink] = []
        var launches: [String?] = []
        var timers: [(time: Double, order: Int, work: @MainActor () -> Void)] = []
        var timerCount = 0
        var redraws = 0
        var requests = 0
        var quits: [Int32] = []
        var files: [String: String] = [:]
        var logged: [String] = []
        var remembered = 0
        var save: (String, String) -> Void = { _, _ in }
        var load: (String) -> String? = { _ in nil }
    }

    init(
        columns: Int = 60, rows: Int = 20, language: Language = .english, depth: ColorDepth = .direct,
        isFirstRun: Bool = false, configuration change: (inout Configuration) -> Void = { _ in }
    ) {
        let screen = HeadlessScreen(size: CellSize(columns: columns, rows: rows), depth: depth)
        self.screen = screen
        let world = world
        var surroundings = Surroundings(
            screen: screen, theme: ThemeLoader().load("dark", depth: depth).theme, language: language,
            readFile: { world.files[$0] },
            launch: { page in
                let link = FakeLink()
                world.links.append(link)
                world.launches.append(page)
                return link
            },
            now: { world.now }, requestFrame: { world.requests += 1 }, redraw: { world.redraws += 1 },
            after: { delay, work in
                world.timerCount += 1
                world.timers.append((world.now + delay, world.timerCount, work))
            },
            quit: { world.quits.append($0) })
        surroundings.saveState = { world.save($0, $1) }
        surroundings.loadState = { world.load($0) }
        change(&surroundings.configuration)
        surroundings.isFirstRun = isFirstRun
        surroundings.rememberFirstRun = { world.remembered += 1 }
        surroundings.log = { world.logged.append("\($0.rawValue) \($1): \($2)") }
        shell = Shell(surroundings)
    }

    /// Says where the shell's memory goes, and comes from.
    func onSave(_ save: @escaping (String, String) -> Void, load: @escaping (String) -> String?) {
        world.save = save
        world.load = load
    }

    /// The files of the mini-program.
    var files: [String: String] {
        get { world.files }
        set { world.files = newValue }
    }

    /// The app that runs now, or a new one that nobody talks to.
    var link: FakeLink { world.links.last ?? FakeLink() }
    /// The pages at which the app was started.
    var launches: [String?] { world.launches }
    var quits: [Int32] { world.quits }
    /// What the shell wrote into the log.
    var logged: [String] { world.logged }
    /// How often the shell remembered that the welcome was seen.
    var remembered: Int { world.remembered }
    var redraws: Int { world.redraws }
    /// How often a frame was asked for.
    var requests: Int { world.requests }
    var hasTimer: Bool { !world.timers.isEmpty }

    /// Moves the clock on, timer by timer.
    func advance(milliseconds: Double) {
        let end = world.now + milliseconds
        while let next = world.timers.filter({ $0.time <= end }).min(by: { ($0.time, $0.order) < ($1.time, $1.order) })
        {
            world.timers.removeAll { $0.order == next.order }
            world.now = next.time
            next.work()
        }
        world.now = end
    }

    // MARK: What the person does

    /// Presses keys, as `Key.sequence` reads them.
    func press(_ keys: String) throws {
        for key in try Key.sequence(keys) { shell.handle(.key(key)) }
    }

    /// Presses the left button and lets it go.
    func click(_ column: Int, _ row: Int) {
        mouse(.press(.left), column, row)
        mouse(.release(.left), column, row)
    }

    /// Does something with the mouse.
    func mouse(_ action: MouseEvent.Action, _ column: Int, _ row: Int, _ modifiers: Key.Modifiers = []) {
        shell.handle(.mouse(MouseEvent(action, at: CellPoint(column: column, row: row), modifiers)))
    }

    /// Clicks in the middle of the first text of the screen that says this. False if there is none.
    @discardableResult
    func click(on text: String) -> Bool {
        guard let place = place(of: text) else { return false }
        click(place.column + TextWidth.of(text) / 2, place.row)
        return true
    }

    /// Gives the terminal another size.
    func resize(columns: Int, rows: Int) {
        screen.size = CellSize(columns: columns, rows: rows)
        shell.handle(.resize(screen.size))
    }

    // MARK: What the screen shows

    /// The rows of the screen, without blanks at their ends.
    var lines: [String] {
        shell.paint()
        return (0..<screen.grid.size.rows).map { row in
            var line = screen.grid.row(row).map(\.glyph.text).joined()
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    var text: String { lines.joined(separator: "\n") }

    /// Whether the screen says this.
    func shows(_ text: String) -> Bool { self.text.contains(text) }

    /// Where the screen says this.
    func place(of text: String) -> CellPoint? {
        for (row, line) in lines.enumerated() {
            guard let range = line.range(of: text) else { continue }
            return CellPoint(column: TextWidth.of(String(line[..<range.lowerBound])), row: row)
        }
        return nil
    }

    // MARK: What the app does

    /// Starts the shell and has the app say hello.
    func start(page: String? = nil, tabs: [String] = []) {
        shell.start(page: page)
        var bar: TabBar?
        if !tabs.isEmpty { bar = TabBar(items: tabs.map { TabBar.Item(pagePath: "pages/\($0)", text: $0) }) }
        shell.receive([.hello(Hello(name: "App", appID: "wx1", tabBar: bar))])
    }

    /// What is in a page.
    enum Content {
        case button(String), text(String), input
    }

    /// Opens a page on top of the stack. Its nodes are numbered from 100 times its id.
    func open(_ path: String, id: UInt32, query: String = "", title: String? = nil, _ content: [Content] = []) {
        let page = PageID(id)
        let root = NodeID(id * 100)
        var window = WindowStyle()
        window.navigationBarTitleText = title ?? path
        let open = PageOpen(
            page: page, path: "pages/\(path)", query: query, root: root, scopes: [.app], window: window)
        var operations: [PatchOperation] = [.scopeSet(StyleScopeSet(0), [.app])]
        for (index, item) in content.enumerated() {
            operations += Self.operations(item, NodeID(root.rawValue + 1 + UInt32(index) * 2), root)
        }
        batch += 1
        let stack = shell.stack + [page]
        shell.receive([
            .pageOpen(open),
            .route(Route(kind: stack.count == 1 ? .appLaunch : .navigateTo, stack: stack, closed: [], cached: [])),
            .patch(Patch(page: page, batch: batch, operations: operations)),
        ])
    }

    private static func operations(_ item: Content, _ id: NodeID, _ root: NodeID) -> [PatchOperation] {
        let set = StyleScopeSet(0)
        let inner = NodeID(id.rawValue + 1)
        let insert = PatchOperation.insert(id, parent: root, before: nil)
        switch item {
        case .button(let text):
            return [
                .element(id, tag: "view", scopes: set, host: nil), .listen(id, event: "tap", .bind),
                .text(inner, text), .insert(inner, parent: id, before: nil), insert,
            ]
        case .text(let text):
            return [
                .element(id, tag: "view", scopes: set, host: nil), .text(inner, text),
                .insert(inner, parent: id, before: nil), insert,
            ]
        case .input:
            return [
                .element(id, tag: "input", scopes: set, host: nil), .listen(id, event: "input", .bind), insert,
            ]
        }
    }

    /// Goes back to a page of the stack by its index.
    func back(to index: Int) {
        let stack = shell.stack
        shell.receive([
            .route(
                Route(
                    kind: .navigateBack, stack: Array(stack[...index]), closed: Array(stack[(index + 1)...]),
                    cached: []))
        ])
    }

    /// What the app was told since the last call, in short; sizes, frames and pings are left out.
    func takeMessages() -> [String] {
        defer { sent = link.messages.count }
        return link.messages.dropFirst(sent).compactMap(Self.describe)
    }

    private static func describe(_ message: ShellMessage) -> String? {
        switch message {
        case .event(let event):
            let value = event.detail.member("value")
            let node = "\(event.type) \(event.node.rawValue)"
            if case .undefined = value { return node }
            return "\(node) \(JSON.string(value) ?? "?")"
        case .userRoute(.back(let delta)): return "back \(delta)"
        case .userRoute(.tab(let index)): return "tab \(index)"
        case .userRoute(.navigator(_, _, let openType, let url, _)): return "\(openType) \(url)"
        case .answer(let id, let value): return "answer \(id) \(JSON.string(value) ?? "?")"
        case .pageEvent(_, .menu): return "page menu"
        case .quit: return "quit"
        default: return nil
        }
    }
}
