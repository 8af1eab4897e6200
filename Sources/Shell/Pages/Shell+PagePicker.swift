import Bridge
import Values

extension Shell {
    /// Lists all pages to go to one of them.
    func choosePage() {
        let language = surroundings.language
        let live = Set(livePages.compactMap { opened[$0]?.path })
        let tabs = Set(tabBar?.items.map(\.pagePath) ?? [])
        let pages = hello?.pages ?? []
        let entries = pages.map { path in
            PagePickerLayer.Entry(
                path: path, title: pageTitle(path), isTab: tabs.contains(path), isLive: live.contains(path))
        }
        let words = PagePickerLayer.Words(
            title: Phrase.pickPage.text(language, String(pages.count)), hint: Phrase.pickHint.text(language),
            nothing: Phrase.pickNothing.text(language), tab: Phrase.tabMark.text(language))
        layers.append(
            PagePickerLayer(
                entries, words: words, choose: { [weak self] in self?.go(to: $0, query: $1) },
                open: { [weak self] in self?.restart(at: $0) }))
    }

    /// The title of a page, open or not; that of a tab where its own file names none.
    func pageTitle(_ path: String) -> String {
        if let page = livePages.last(where: { opened[$0]?.path == path }), !title(of: page).isEmpty {
            return title(of: page)
        }
        let tab = tabBar?.items.first { $0.pagePath == path }?.text ?? ""
        guard let text = surroundings.readFile(path + ".json") else { return tab }
        do throws(JSONError) {
            if case .string(let title) = try JSON.parse(text).member("navigationBarTitleText"), !title.isEmpty {
                return title
            }
        } catch {
            // The app tells what is wrong with the file.
            return tab
        }
        return tab
    }

    private func go(to entry: PagePickerLayer.Entry, query: String) {
        guard !entry.isTab, stack.count >= 10 else {
            let query = entry.isTab || query.isEmpty ? "" : "?" + query
            return route(entry.isTab ? "switchTab" : "navigateTo", "/\(entry.path)\(query)")
        }
        note(Phrase.stackFull.text(surroundings.language))
    }

    /// Has the app go to a page, as an element of the page on top would.
    func route(_ openType: String, _ url: String) {
        guard let top = stack.last, let root = opened[top]?.root else { return }
        send(.userRoute(.navigator(page: top, node: root, openType: openType, url: url, delta: 0)))
    }

    /// Whether the page on top shows a way home: it is the only one, and neither home nor a tab.
    var showsHome: Bool {
        guard let home = hello?.home, stack.count == 1, let page = stack.last, !hiddenHomes.contains(page) else {
            return false
        }
        return opened[page]?.path != home && selectedTab == nil && hello?.pages.contains(home) == true
    }

    /// Goes to the first page.
    func goHome() {
        guard showsHome, let home = hello?.home else { return }
        route("reLaunch", "/\(home)")
    }
}
