import Bridge
import MiniProgram

/// The pages that are open, and the stack that they are on.
struct Router {
    /// The stack.
    var stack: PageStack
    /// The pages that getCurrentPages tells, the bottom first. In the middle of a route they are not the stack's yet: a
    /// page is told until it has unloaded.
    private(set) var told: [PageID] = []
    /// Every open page, cached tabs included.
    private(set) var pages: [PageID: Page] = [:]
    /// The tabs' paths, in the order of the tab bar.
    let tabs: [String]

    init(_ program: MiniProgram) {
        tabs = program.app.tabBar?.items.map(\.pagePath) ?? []
        stack = PageStack(pages: Set(program.app.pages.map(\.path)), tabs: Set(tabs))
    }

    /// The page on top.
    var current: Page? { stack.top.flatMap { pages[$0.page] } }

    /// The page that relative URLs start from.
    var base: Page? { told.last.flatMap { pages[$0] } }

    /// The open page of this number.
    subscript(id: PageID) -> Page? { pages[id] }

    /// Notes a page that opened.
    mutating func add(_ page: Page) { pages[page.id] = page }

    /// Forgets a page.
    mutating func remove(_ id: PageID) {
        pages[id] = nil
        told.removeAll { $0 == id }
    }

    /// From now on getCurrentPages tells the stack as it is.
    mutating func tellStack() { told = stack.entries.map(\.page) }
}
