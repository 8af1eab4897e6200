import Bridge
import Cells
import Markup
import Values

@testable import ViewLayer

/// A page made of WXML without bindings and of WXSS, with everything that it tells the app.
@MainActor
final class TestPage {
    let view: AppView
    let page: PageView
    private(set) var sent: [ShellMessage] = []
    var time = 0.0
    /// The picker that was opened last.
    private(set) var picker: PickerWheels?
    private var timers: [(time: Double, work: @MainActor () -> Void)] = []
    private(set) var files: [String: String]
    private var batch: UInt64 = 0
    private var nextNode: UInt32 = 2
    /// The nodes by their `id` attribute.
    private(set) var ids: [String: NodeID] = [:]

    static let set = StyleScopeSet(1)
    static let scope = StyleScope(1)

    init(_ markup: String, _ sheet: String = "", columns: Int = 20, rows: Int = 10, files: [String: String] = [:]) {
        var all = files
        all["page.wxss"] = sheet
        self.files = all
        let box = Box()
        let view = AppView(
            readFile: { all[$0] }, send: { box.owner?.sent.append($0) }, now: { box.owner?.time ?? 0 })
        view.after = { delay, work in
            guard let owner = box.owner else { return }
            owner.timers.append((owner.time + delay, work))
        }
        view.showPicker = { box.owner?.picker = $0 }
        view.receive(.sheet(scope: Self.scope, path: "page.wxss"))
        if files["app.wxss"] != nil { view.receive(.sheet(scope: .app, path: "app.wxss")) }
        view.setViewport(columns: columns, rows: rows)
        view.receive(
            .pageOpen(
                PageOpen(
                    page: PageID(1), path: "page", query: "", root: NodeID(1), scopes: [Self.scope, .app],
                    window: WindowStyle())))
        view.receive(.route(Route(kind: .appLaunch, stack: [PageID(1)], closed: [], cached: [])))
        guard let page = view.page(PageID(1)) else { fatalError("the page must exist") }
        self.view = view
        self.page = page
        box.owner = self
        var operations: [PatchOperation] = [.scopeSet(Self.set, [Self.scope, .app])]
        operations += build(markup, parent: NodeID(1))
        apply(operations)
    }

    /// Whether something waits for time to go by.
    var hasTimers: Bool { !timers.isEmpty }

    /// The events sent since the last `takeEvents`, whole.
    var events: [UserEvent] { sent.compactMap { if case .event(let event) = $0 { event } else { nil } } }

    /// The questions that were answered.
    var answers: [UInt64] { sent.compactMap { if case .answer(let id, _) = $0 { id } else { nil } } }

    private final class Box {
        weak var owner: TestPage?
    }

    /// Moves the clock on, timer by timer.
    func advance(milliseconds: Double) {
        let end = time + milliseconds
        while let next = timers.indices.filter({ timers[$0].time <= end }).min(by: { timers[$0].time < timers[$1].time }
        ) {
            let timer = timers.remove(at: next)
            time = timer.time
            timer.work()
        }
        time = end
    }

    /// Sends a patch.
    func apply(_ operations: [PatchOperation]) {
        batch += 1
        view.receive(.patch(Patch(page: PageID(1), batch: batch, operations: operations)))
    }

    /// The operations that add what a markup says below a node.
    func build(_ markup: String, parent: NodeID, before: NodeID? = nil) -> [PatchOperation] {
        let document = WXMLParser.parse(markup, path: "page.wxml")
        var result: [PatchOperation] = []
        for node in document.nodes { add(node, parent, before, &result) }
        return result
    }

    private func add(_ node: WXMLNode, _ parent: NodeID, _ before: NodeID?, _ result: inout [PatchOperation]) {
        let id = NodeID(nextNode)
        nextNode += 1
        switch node {
        case .text(let value):
            result.append(.text(id, value.source))
        case .element(let element):
            result.append(.element(id, tag: element.tag, scopes: Self.set, host: nil))
            for attribute in element.attributes { set(attribute, id, &result) }
            for child in element.children { add(child, id, nil, &result) }
        }
        result.append(.insert(id, parent: parent, before: before))
    }

    private func set(_ attribute: WXMLAttribute, _ id: NodeID, _ result: inout [PatchOperation]) {
        let text = attribute.value?.source
        switch attribute.kind {
        case .class: result.append(.classes(id, classes(text ?? "")))
        case .style: result.append(.style(id, .template, text ?? ""))
        case .id:
            result.append(.identifier(id, text ?? ""))
            ids[text ?? ""] = id
        case .event(let phase):
            let how: Listening =
                switch phase {
                case .catch: .catch
                case .mutBind, .captureMutBind: .mut
                case .captureBind: .captureBind
                case .captureCatch: .captureCatch
                default: .bind
                }
            result.append(.listen(id, event: attribute.name, how))
        case .data, .mark: return
        default:
            let value: Value =
                switch text {
                case nil, "{{true}}": true
                case "{{false}}": false
                case let text?: .string(text)
                }
            result.append(.attribute(id, name: attribute.name, value))
        }
    }

    /// Classes as a template of this page would name them.
    func classes(_ text: String) -> [StyleClass] {
        text.split(separator: " ").map { StyleClass(name: String($0), scopes: Self.set) }
    }

    /// The node of an `id` attribute.
    func id(_ name: String) -> NodeID { ids[name] ?? NodeID(0) }

    /// The render node of an `id` attribute.
    func node(_ name: String) -> RenderNode? { page.tree.node(id(name)) }

    /// The computed style of an `id`.
    func style(_ name: String) -> ComputedStyle? {
        page.layoutIfNeeded()
        return node(name)?.style
    }

    /// The page as cells.
    func grid(columns: Int? = nil, rows: Int? = nil, appearance: Appearance = Appearance()) -> Grid {
        let size = view.viewport
        var grid = Grid(columns: columns ?? size.columns, rows: rows ?? size.rows)
        page.paint(into: &grid, area: grid.bounds, appearance: appearance)
        return grid
    }

    /// The page's text, without blanks at the ends of lines and empty lines at the end.
    func text(columns: Int? = nil, rows: Int? = nil) -> String {
        let grid = grid(columns: columns, rows: rows)
        var lines = (0..<grid.size.rows).map { row in
            var line = grid.row(row).map(\.glyph.text).joined()
            while line.last == " " { line.removeLast() }
            return line
        }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// What was sent since the last call, in short: `tap #id`, `input #id "text"`, `route navigate url`.
    func takeEvents() -> [String] {
        let result = sent.compactMap(describe)
        sent = []
        return result
    }

    /// The sequence numbers of the events sent since the last `takeEvents`.
    var sequences: [UInt64] {
        sent.compactMap { if case .event(let event) = $0 { event.sequence } else { nil } }
    }

    private func describe(_ message: ShellMessage) -> String? {
        switch message {
        case .event(let event):
            let name = ids.first { $0.value == event.node }?.key ?? "\(event.node.rawValue)"
            let value = event.detail.member("value")
            if case .undefined = value { return "\(event.type) #\(name)" }
            return "\(event.type) #\(name) \(JSON.string(value) ?? "?")"
        case .userRoute(.navigator(_, _, let openType, let url, let delta)): return "route \(openType) \(url) \(delta)"
        case .pageEvent(_, .reachBottom): return "reachBottom"
        case .pageEvent(_, .scroll(let top)): return "scroll \(Int(top))"
        case .frame(let batch): return "frame \(batch)"
        default: return nil
        }
    }
}
