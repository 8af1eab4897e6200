package import Bridge
package import Values

/// The component framework of one running mini-program: its pages' trees, templates, data and events.
///
/// Lives on the logic thread. Out come patches (`takePatches`) and calls to the `ScriptHost`.
package final class ComponentRuntime {
    /// JavaScript.
    unowned let host: any ScriptHost
    /// What evaluates WXS modules.
    weak var wxs: (any WXSRuntime)?
    /// Minutes east of Greenwich, for dates that templates print.
    package var timeZoneOffset = 0
    /// What the view has to hear.
    let composed: ComposedTree
    let library: TemplateLibrary
    private let provider: any TemplateProvider
    private var definitions: [String: ComponentDefinition] = [:]
    private var types: [String: ComponentType] = [:]
    /// How many elements are around the one that is being made.
    var nesting = 0
    /// How many nodes and rows were made since patches were last taken.
    var madeNodes = 0
    private var lastStamp = 0
    private var saidInTurn: Set<String> = []
    private var loopsWithRepetitions: Set<TemplateLocation> = []
    private var lastNode: UInt32 = 0
    private var lastComponent: UInt32 = 0
    private(set) var pages: [PageID: Page] = [:]
    private(set) var components: [ComponentID: Component] = [:]
    private var elements: [NodeID: Element] = [:]
    /// What WXS handlers of property changes have to hear.
    var observedChanges: [ObservedAttribute] = []
    /// Whether WXS knows any nodes.
    var isKnownToWXS = false

    /// The host must outlive the runtime.
    package init(host: any ScriptHost, templates: any TemplateProvider, wxs: (any WXSRuntime)?) {
        self.host = host
        self.wxs = wxs
        provider = templates
        library = TemplateLibrary(provider: templates)
        composed = ComposedTree(queue: PatchQueue(), styles: StyleRegistry(provider: templates))
    }

    // MARK: Definitions

    /// Makes a component known. A second definition of a path replaces the first for instances to come.
    package func register(_ definition: ComponentDefinition) {
        definitions[definition.path] = definition
        types[definition.path] = nil
    }

    /// What instances of a path have in common; nil if no definition is registered.
    func type(_ path: String) -> ComponentType? {
        if let known = types[path] { return known }
        guard let definition = definitions[path] else { return nil }
        let type = ComponentType(
            definition, file: library.file(at: path + ".wxml"), scope: composed.styles.scope(of: path),
            provider: provider)
        types[path] = type
        return type
    }

    /// The component that a tag means in a component's template.
    func componentType(ofTag tag: String, in owner: Component) -> ComponentType? {
        componentPath(ofTag: tag, in: owner).flatMap { type($0) }
    }

    /// The path of the component that a tag means in a component's template.
    func componentPath(ofTag tag: String, in owner: Component) -> String? {
        if let generic = owner.generics[tag] { return generic }
        if let fallback = owner.type.definition.generics[tag] { return fallback }
        return owner.type.componentPath(ofTag: tag)
    }

    // MARK: Nodes

    /// The next number for a walk.
    func makeStamp() -> Int {
        lastStamp += 1
        return lastStamp
    }

    /// The next number for a node.
    func makeNodeID() -> NodeID {
        lastNode += 1
        return NodeID(lastNode)
    }

    /// How many nodes a turn may make: loops inside one another ask for any number.
    var mostNodesInTurn = 500_000

    /// Counts a node that is about to be made. False if the turn has made too many, which is said once.
    func hasRoomForNodes(at template: TemplateNode) -> Bool {
        // Virtual ones count as well: templates that use themselves twice are many before they show anything.
        madeNodes += 1
        guard madeNodes > mostNodesInTurn else { return true }
        warnOnce(
            "A template makes more than \(mostNodesInTurn) nodes at once; the rest is left out.", template.location)
        return false
    }

    /// A warning that one turn gives once, however often its cause comes.
    func warnOnce(_ message: String, _ location: TemplateLocation?) {
        if saidInTurn.insert(message).inserted { host.warn(message, at: location) }
    }

    /// Whether a loop has not been found before to have the same key twice.
    func isFirstRepetition(at location: TemplateLocation) -> Bool { loopsWithRepetitions.insert(location).inserted }

    /// The next number for a component.
    func makeComponentID() -> ComponentID {
        lastComponent += 1
        return ComponentID(lastComponent)
    }

    /// Lets events find an element.
    func register(_ element: Element) { elements[element.id] = element }
    /// Events of an element are dropped from now on.
    func unregister(_ element: Element) {
        elements[element.id] = nil
        if isKnownToWXS { wxs?.release(element.id) }
    }
    /// The element of this number, if it is there.
    func element(_ id: NodeID) -> Element? { elements[id] }

    /// How many elements there are.
    var elementCount: Int { elements.count }

    /// Lets others find a component.
    func register(_ component: Component) { components[component.id] = component }
    /// A component is gone.
    func unregister(_ component: Component) { components[component.id] = nil }

    // MARK: Pages

    /// Makes a page's tree, whose root component is the page itself; calls `created` and `attached` all through it.
    /// - Parameters:
    ///   - path: the page's path, whose definition is registered.
    ///   - properties: what the query gives to the properties of a component that stands as a page.
    ///   - tabBar: the path of the component that is the page's tab bar (`custom-tab-bar`).
    /// - Returns: nil if no such definition is registered.
    package func openPage(
        _ id: PageID, path: String, properties: [(String, Value)] = [], tabBar: String? = nil
    ) -> OpenedPage? {
        guard pages[id] == nil, let type = type(path) else { return nil }
        let page = Page(id: id)
        pages[id] = page
        page.sharedScopes = sharedScopes(of: path)
        let component = Component(id: makeComponentID(), type: type, page: page, owner: nil)
        let location = TemplateLocation(path: path + ".wxml", line: 1, column: 1)
        let root = Element(
            owner: component, template: ElementTemplate(tag: "page", attributes: [], children: [], location: location),
            id: makeNodeID())
        root.isComposed = true
        page.root = root
        page.component = component
        register(root)
        let given = properties.filter { type.property($0.0) != nil }
        start(component, in: root, given.map { DataChange(path: DataPath([.key($0.0)]), value: $0.1) })
        if !page.isClosed {
            composed.fill(root)
            attach(root)
            if let type = tabBar.flatMap({ self.type($0) }) { addTabBar(type, to: page, of: component) }
        }
        return OpenedPage(component: component.id, root: root.id, scopes: composed.styles.pageScopes(type, page))
    }

    /// Makes the page's own instance of the tab bar.
    private func addTabBar(_ type: ComponentType, to page: Page, of component: Component) {
        guard let root = page.root else { return }
        let location = TemplateLocation(path: type.definition.path + ".wxml", line: 1, column: 1)
        let host = Element(
            owner: component,
            template: ElementTemplate(tag: "custom-tab-bar", attributes: [], children: [], location: location),
            id: makeNodeID())
        register(host)
        page.tabBar = host
        makeComponent(type, host: host)
        composed.insertTops(of: host, into: root, before: nil)
        attach(host)
    }

    /// The component that is a page's tab bar, if the program draws its own.
    package func tabBar(of id: PageID) -> ComponentID? { pages[id]?.tabBar?.component?.id }

    /// The sheets of all components that a page may use and that share theirs.
    private func sharedScopes(of path: String) -> [StyleScope] {
        var seen: Set<String> = [path]
        var queue = [path]
        var scopes: [StyleScope] = []
        while let next = queue.popLast() {
            for used in provider.usedComponents(of: next) where seen.insert(used).inserted {
                queue.append(used)
                guard let type = type(used), type.definition.options.styleIsolation == .shared else { continue }
                scopes.append(type.scope)
            }
        }
        return scopes.sorted { $0.rawValue < $1.rawValue }
    }

    /// Takes a page's tree down; calls `detached` all through it.
    package func closePage(_ id: PageID) {
        guard let page = pages.removeValue(forKey: id), let root = page.root else { return }
        page.isClosed = true
        detach([root])
        if let tabBar = page.tabBar { detach([tabBar]) }
        page.tabBar = nil
        composed.queue.drop(id)
        page.root = nil
        page.component = nil
        page.sharedScopes = []
    }

    /// Calls the page lifetime `show`, `hide`, `resize` or `routeDone` of a page's own definition and of all its
    /// components.
    package func callPageLifetime(_ lifetime: Lifetime, of id: PageID) {
        guard let page = pages[id], let own = page.component else { return }
        let inside = (own.shadowRoot?.components ?? []) + (page.tabBar?.components ?? [])
        for component in [own] + inside where component.isAttached { call(lifetime, of: component) }
    }

    // MARK: Output

    /// The style sheets that pages and components made since the last call use: to be sent before the patches.
    package func takeStyleSheets() -> [(scope: StyleScope, path: String)] {
        defer { composed.styles.newSheets = [] }
        return composed.styles.newSheets
    }

    /// What changed since the last call, all under one batch number; empty if nothing did, or if two batches are not
    /// acknowledged yet. To be called at the end of each turn and after each acknowledgement.
    package func takePatches() -> [Patch] {
        madeNodes = 0
        if !saidInTurn.isEmpty { saidInTurn = [] }
        return composed.queue.take {
            defer { composed.styles.newSets = [] }
            return composed.styles.newSets
        }
    }

    /// Whether something changed that `takePatches` has not given out, since too many batches are under way.
    package var hasUntakenPatches: Bool { !composed.queue.isEmpty }

    /// Runs code once all that changed so far is laid out (selector queries).
    package func afterLayout(of page: PageID, _ work: @escaping () -> Void) {
        composed.queue.wait(on: page) { $0.work.append(work) }
    }

    /// Every patch up to this batch is laid out: calls `ready`, `setData` callbacks and waiting work.
    package func acknowledge(_ batch: UInt64) {
        for waiting in composed.queue.acknowledge(batch) {
            for component in waiting.ready where component.isAttached { call(.ready, of: component) }
            for token in waiting.callbacks { host.callback(token) }
            for work in waiting.work { work() }
        }
    }
}

/// A page's tree that was just made.
package struct OpenedPage: Sendable {
    /// The page itself.
    package var component: ComponentID
    /// The element at the root: for `PageOpen`.
    package var root: NodeID
    /// The scopes whose sheets reach the root: for `PageOpen`.
    package var scopes: [StyleScope]
}
