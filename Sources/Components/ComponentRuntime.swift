package import Bridge
package import Values

/// The component framework of one running mini-program: its pages' trees, templates, data and events.
///
/// Lives on the logic thread. Out come patches (`takePatches`) and calls to the `ScriptHost`.
package final class ComponentRuntime {
    /// JavaScript.
    unowned let host: any ScriptHost
    /// The mini-program's templates.
    unowned let templates: any TemplateProvider

    package init(host: any ScriptHost, templates: any TemplateProvider, wxs: (any WXSRuntime)?) {
        self.host = host
        self.templates = templates
    }

    /// Makes a component known. A second definition of a path replaces the first for instances to come.
    package func register(_ definition: ComponentDefinition) {}

    /// Makes a page's tree, whose root component is the page itself; calls `created` and `attached` all through it.
    /// - Parameters:
    ///   - path: the page's path, whose definition is registered.
    ///   - properties: what the query gives to the properties of a component that stands as a page.
    /// - Returns: nil if no such definition is registered.
    package func openPage(_ page: PageID, path: String, properties: [(String, Value)] = []) -> OpenedPage? { nil }

    /// Takes a page's tree down; calls `detached` all through it.
    package func closePage(_ page: PageID) {}

    /// Calls the page lifetime `show`, `hide` or `resize` of all components of a page, but not of the page itself.
    package func callPageLifetime(_ lifetime: Lifetime, of page: PageID) {}

    /// One `setData`: everything in the order of "One setData, in order". The callback is called after the layout.
    /// - Returns: whether the component is still there.
    @discardableResult
    package func setData(_ component: ComponentID, _ changes: [DataChange], callback: CallbackToken? = nil) -> Bool {
        false
    }

    /// Runs code whose `setData`s of a component update its tree once, at the end (`groupSetData`).
    package func group(_ component: ComponentID, _ body: () -> Void) { body() }

    /// The data of a component as templates see it.
    package func data(of component: ComponentID) -> ValueObject? { nil }

    /// Delivers what a person did.
    /// - Returns: whether a handler was called.
    @discardableResult
    package func dispatch(_ event: UserEvent) -> Bool { false }

    /// `triggerEvent` of a component.
    package func triggerEvent(_ component: ComponentID, _ name: String, detail: Value, options: EventOptions = .init())
    {}

    /// The nodes in a component's own tree that a selector finds, in the tree's order.
    package func select(_ selector: String, in component: ComponentID, all: Bool) -> [SelectedNode] { [] }

    /// What is known of a node.
    package func node(_ node: NodeID) -> SelectedNode? { nil }

    /// The component in whose tree a component stands; nil for a page.
    package func owner(of component: ComponentID) -> ComponentID? { nil }

    /// The page that a component belongs to.
    package func page(of component: ComponentID) -> PageID? { nil }

    /// The style sheets that pages and components made since the last call use: to be sent before the patches.
    package func takeStyleSheets() -> [(scope: StyleScope, path: String)] { [] }

    /// What changed since the last call, all under one batch number; empty if nothing did, or if two batches are not
    /// acknowledged yet. To be called at the end of each turn and after each acknowledgement.
    package func takePatches() -> [Patch] { [] }

    /// Runs code once all that changed so far is laid out (selector queries).
    package func afterLayout(of page: PageID, _ work: @escaping () -> Void) {}

    /// Every patch up to this batch is laid out: calls `ready`, `setData` callbacks and waiting work.
    package func acknowledge(_ batch: UInt64) {}
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

/// A node that a selector found.
package struct SelectedNode: Sendable {
    package var node: NodeID
    /// The component that it hosts, if it does.
    package var component: ComponentID?
    package var tag: String
    package var id: String
    package var dataset: ValueObject
    package var mark: ValueObject
}
