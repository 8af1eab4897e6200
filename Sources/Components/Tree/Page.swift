import Bridge

/// An open page.
final class Page {
    let id: PageID
    /// The element at the root, which hosts the page's component.
    var root: Element?
    /// The page itself.
    var component: Component?
    /// The host of the tab bar that the program draws itself; it stands behind the page's own nodes.
    var tabBar: Element?
    /// Scopes of sheets that components share with all of the page.
    var sharedScopes: [StyleScope] = []
    /// Whether it was closed.
    var isClosed = false

    init(id: PageID) { self.id = id }
}
