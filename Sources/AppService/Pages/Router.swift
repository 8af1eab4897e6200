import Bridge
import MiniProgram

/// The pages that are open, and the stack that they are on.
struct Router {
    /// The stack.
    var stack: PageStack
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

    /// The open page of this number.
    subscript(id: PageID) -> Page? { pages[id] }

    /// Notes a page that opened.
    mutating func add(_ page: Page) { pages[page.id] = page }

    /// Forgets a page.
    mutating func remove(_ id: PageID) { pages[id] = nil }
}
