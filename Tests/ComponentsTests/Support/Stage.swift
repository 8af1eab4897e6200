import Bridge
import Testing
import Values

@testable import Components

/// A mini-program with one open page, ready to be played with.
final class Stage {
    let program = FakeProgram()
    let scripts = FakeScripts()
    let runtime: ComponentRuntime
    private(set) var page = PageID(0)
    private(set) var root = ComponentID(0)
    private(set) var view = ViewModel(root: NodeID(0))
    private var lastPage: UInt32 = 0
    private var definitions: [String: ComponentDefinition] = [:]

    init(page wxml: String = "", data: ValueObject = ValueObject()) {
        runtime = ComponentRuntime(host: scripts, templates: program, wxs: nil)
        scripts.runtime = runtime
        program.files["page.wxml"] = wxml
        define("page") {
            $0.isPage = true
            $0.data = data
        }
    }

    /// Defines a component, or changes its definition, and lets the page use it by its path as a tag.
    func define(_ path: String, wxml: String? = nil, _ change: (inout ComponentDefinition) -> Void = { _ in }) {
        var definition = definitions[path] ?? ComponentDefinition(path: path)
        change(&definition)
        definitions[path] = definition
        if let wxml { program.files[path + ".wxml"] = wxml }
        for owner in definitions.keys where path != "page" {
            program.using[owner, default: [:]][path] = path
            program.using[path, default: [:]][owner] = owner == "page" ? nil : owner
        }
        runtime.register(definition)
    }

    /// Opens the page, and shows it.
    @discardableResult
    func open(properties: [(String, Value)] = []) -> Stage {
        lastPage += 1
        // The scopes are numbered in this order, whatever is used first.
        for path in definitions.keys.sorted() { _ = runtime.type(path) }
        page = PageID(lastPage)
        guard let opened = runtime.openPage(page, path: "page", properties: properties) else {
            Issue.record("the page does not open")
            return self
        }
        root = opened.component
        // The numbers of scope sets hold for the whole app.
        let sets = view.scopeSets
        view = ViewModel(root: opened.root)
        view.scopeSets = sets
        flush()
        return self
    }

    /// Ends the turn: sends the patches, and acknowledges them.
    func flush() {
        let patches = runtime.takePatches()
        view.apply(patches)
        #expect(view.errors.isEmpty)
        if let batch = patches.first?.batch { runtime.acknowledge(batch) }
    }

    /// `setData` of the page (or a component), to the end of the turn.
    func setData(_ members: KeyValuePairs<String, Value>, of component: ComponentID? = nil) throws {
        var changes: [DataChange] = []
        for (path, value) in members { changes.append(DataChange(path: try DataPath(parsing: path), value: value)) }
        runtime.setData(component ?? root, changes)
        flush()
    }

    /// The component that a selector finds in the page.
    func component(_ selector: String) throws -> ComponentID {
        try #require(runtime.select(selector, in: root, all: false).first?.component)
    }

    /// The node that a selector finds in the page.
    func node(_ selector: String) throws -> NodeID {
        try #require(runtime.select(selector, in: root, all: false).first?.node)
    }

    /// Something that a person does to the node that a selector finds.
    @discardableResult
    func act(_ type: String, on selector: String, detail: Value = .undefined) throws -> Bool {
        let event = UserEvent(sequence: 1, page: page, node: try node(selector), type: type, detail: detail)
        defer { flush() }
        return runtime.dispatch(event)
    }

    /// What the view shows.
    var shown: String { view.markup(full: false) }
    /// What the view shows, inside of the page.
    var content: String { view.root.children.map { view.markup($0) }.joined() }
}
