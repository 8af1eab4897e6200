package import Bridge

/// The page stack and the tab pages beside it, as a pure state machine: a route is planned into steps, and nothing is
/// run here.
package struct PageStack {
    /// A page that is open.
    package struct Entry: Equatable, Sendable {
        package var page: PageID
        package var path: String
        package var isTab: Bool
    }

    /// One step of a route, in the order in which lifecycle callbacks run.
    package enum Step: Equatable, Sendable {
        case hide(PageID)
        case unload(PageID)
        case open(PageID, PageURL)
        case show(PageID)
    }

    /// A route that was asked for.
    package enum Request: Equatable, Sendable {
        case navigateTo(PageURL)
        case redirectTo(PageURL)
        case reLaunch(PageURL)
        case switchTab(PageURL)
        case navigateBack(delta: Int)
    }

    /// The most pages that the stack holds.
    package static let limit = 10

    /// The stack, the bottom first.
    package private(set) var entries: [Entry] = []
    /// Tab pages that live outside the stack.
    package private(set) var cached: [Entry] = []
    private let pages: Set<String>
    private let tabs: Set<String>
    private var lastPage: UInt32 = 0

    /// The stack of a program with these pages, of which some are tabs.
    package init(pages: Set<String>, tabs: Set<String>) {
        self.pages = pages
        self.tabs = tabs
    }

    /// The page on top.
    package var top: Entry? { entries.last }

    /// Opens the first page, which may be one that is not there.
    package mutating func launch(_ url: PageURL) -> [Step] { [open(url)] }

    /// Changes the stack and tells what has to happen, or why the route cannot be.
    package mutating func plan(_ request: Request) throws(HostError) -> [Step] {
        switch request {
        case .navigateTo(let url): return try navigateTo(url)
        case .redirectTo(let url):
            try check(url, mayBeTab: false, "redirectTo")
            return unload(1) + [open(url)]
        case .reLaunch(let url):
            try check(url, mayBeTab: true, "reLaunch")
            let steps = unload(entries.count) + cached.map { .unload($0.page) }
            cached = []
            return steps + [open(url)]
        case .switchTab(let url): return try switchTab(PageURL(path: url.path))
        case .navigateBack(let delta): return try navigateBack(delta)
        }
    }

    private mutating func navigateTo(_ url: PageURL) throws(HostError) -> [Step] {
        try check(url, mayBeTab: false, "navigateTo")
        guard entries.count < Self.limit else { throw HostError("fail webview count limit exceed") }
        let hidden = entries.last.map { Step.hide($0.page) }
        return [hidden, open(url)].compactMap(\.self)
    }

    private mutating func navigateBack(_ delta: Int) throws(HostError) -> [Step] {
        guard entries.count > 1 else { throw HostError("fail cannot navigate back at first page.") }
        let steps = unload(min(max(1, delta), entries.count - 1))
        return steps + (entries.last.map { [.show($0.page)] } ?? [])
    }

    private mutating func switchTab(_ url: PageURL) throws(HostError) -> [Step] {
        try check(url, mayBeTab: true, "switchTab")
        guard tabs.contains(url.path) else { throw HostError("fail can not switch to no-tabBar page") }
        guard let bottom = entries.first else { return [open(url)] }
        if bottom.path == url.path {
            guard entries.count > 1 else { return [] }
            return unload(entries.count - 1) + [.show(bottom.page)]
        }
        let wasOnTop = entries.count == 1
        var steps = unload(entries.count - (bottom.isTab ? 1 : 0))
        if bottom.isTab {
            if wasOnTop { steps.append(.hide(bottom.page)) }
            cached.append(bottom)
            entries = []
        }
        guard let known = cached.firstIndex(where: { $0.path == url.path }) else { return steps + [open(url)] }
        let entry = cached.remove(at: known)
        entries = [entry]
        return steps + [.show(entry.page)]
    }

    /// Takes pages off the top.
    private mutating func unload(_ count: Int) -> [Step] {
        let steps = entries.suffix(count).reversed().map { Step.unload($0.page) }
        entries.removeLast(min(count, entries.count))
        return steps
    }

    private mutating func open(_ url: PageURL) -> Step {
        lastPage += 1
        let entry = Entry(page: PageID(lastPage), path: url.path, isTab: tabs.contains(url.path))
        entries.append(entry)
        return .open(entry.page, url)
    }

    private func check(_ url: PageURL, mayBeTab: Bool, _ name: String) throws(HostError) {
        guard pages.contains(url.path) else { throw HostError("fail page \"\(url.text)\" is not found") }
        if !mayBeTab, tabs.contains(url.path) { throw HostError("fail can not \(name) a tabbar page") }
    }
}
