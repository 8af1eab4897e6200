import Bridge
import Cells
import Terminal
import Values
import ViewLayer

extension Shell {
    // MARK: Which pages stand where

    /// A page's path with its query, by which pins name it.
    func url(of page: PageID) -> String {
        guard let open = opened[page] else { return "" }
        return open.query.isEmpty ? open.path : "\(open.path)?\(open.query)"
    }

    /// Every page that lives, tabs in the background first.
    var livePages: [PageID] { cached + stack }

    /// The pinned pages that live, but for the one on top, which has the main pane.
    var pinnedPages: [PageID] {
        guard !panes.pins.isEmpty else { return [] }
        return panes.pins.compactMap { pin in livePages.last { $0 != stack.last && url(of: $0) == pin } }
    }

    /// What the layout is to be of.
    var arrangement: FrameLayout.Arrangement {
        var result = arrangementOfAll
        if isZoomed { result.zoomed = zoomed }
        return result
    }

    private var arrangementOfAll: FrameLayout.Arrangement {
        var result = FrameLayout.Arrangement()
        let pinned = pinnedPages
        result.pinned = pinned.count
        result.older = stack.indices.dropLast().filter { !pinned.contains(stack[$0]) }
        result.columns = panes.columns
        result.sideColumns = panes.sideColumns
        return result
    }

    private var zoomed: FrameLayout.Zoomed {
        guard let page = paneFocus else { return .main }
        if let index = pinnedPages.firstIndex(of: page) { return .pinned(index) }
        return stack.dropLast().firstIndex(of: page).map { .older($0) } ?? .main
    }

    /// The panes beside the main one, from left to right, with their pages.
    func sidePanes(_ layout: FrameLayout) -> [(pane: FrameLayout.Pane, page: PageID)] {
        let pages = pinnedPages
        let pinned = layout.pinned.filter { pages.indices.contains($0.index) }.map { ($0, pages[$0.index]) }
        let older = layout.older.filter { stack.indices.contains($0.index) }.map { ($0, stack[$0.index]) }
        return pinned + older
    }

    // MARK: Focus

    /// The page that keys scroll: that of the focused pane.
    var focusedPage: PageView? { (paneFocus ?? stack.last).flatMap { view.page($0) } }

    /// Focuses the pane of a page, or the main one.
    func focus(pane page: PageID?) { paneFocus = page == stack.last ? nil : page }

    /// Moves the focus to the pane at the left (-1) or right (1), round at the ends.
    func focusPane(by step: Int) {
        let layout = makeLayout(arrangementOfAll)
        let order = sidePanes(layout).filter { !$0.pane.isSpine }.map { Optional($0.page) } + [nil]
        let index = order.firstIndex(of: paneFocus) ?? order.count - 1
        paneFocus = order[(index + step + order.count) % order.count]
    }

    /// Taps what is in focus; in another pane than the main one offers to go to its page.
    func activate() {
        if let paneFocus { offerToGo(to: paneFocus) } else { view.topPage?.activate() }
    }

    /// Offers to go to the page of a pane.
    func offerToGo(to page: PageID) {
        let language = surroundings.language
        let name = title(of: page).isEmpty ? url(of: page) : title(of: page)
        var text = ""
        let route: UserRoute
        if let index = stack.firstIndex(of: page) {
            guard index < stack.count - 1 else { return }
            route = .back(delta: stack.count - 1 - index)
            text = Phrase.goBackText.text(language)
        } else {
            let path = opened[page]?.path
            guard let index = tabBar?.items.firstIndex(where: { $0.pagePath == path }) else { return }
            route = .tab(index: index)
        }
        layers.append(
            ChoiceLayer(
                title: Phrase.goTo.text(language, name), text: text,
                choices: [
                    .init(title: Phrase.go.text(language)) { [weak self] in self?.send(.userRoute(route)) },
                    .init(title: Phrase.stay.text(language)) {},
                ], escape: 1))
    }

    // MARK: Zoom, widths, pins

    /// Shows the focused pane alone, or all of them again.
    func toggleZoom() { isZoomed.toggle() }

    /// Makes the focused pane wider or narrower.
    func widen(by columns: Int) {
        let layout = makeLayout(arrangementOfAll)
        if let page = paneFocus, let pane = sidePanes(layout).first(where: { $0.page == page && !$0.pane.isSpine }) {
            panes.sideColumns = PaneSettings.bounded(pane.pane.frame.columns + columns)
        } else {
            let wanted = min(layout.viewport.columns + columns, max(1, surroundings.screen.size.columns))
            panes.columns = PaneSettings.bounded(wanted)
        }
        panesChanged()
    }

    /// Makes the page on top as wide as the next phone, or as the terminal has it.
    func cycleWidth() {
        panes.cycleWidth()
        panesChanged()
    }

    /// Lists the live pages to pin one, or unpin it.
    func choosePin() {
        let language = surroundings.language
        let pages = Array(livePages.reversed())
        let items = pages.map { page in
            let mark = panes.pins.contains(url(of: page)) ? "\u{25C6}" : "\u{25C7}"
            return "\(mark) \(title(of: page))  \(url(of: page))"
        }
        layers.append(
            ActionSheetLayer(
                title: Phrase.pinTitle.text(language), items: items, cancel: Phrase.cancel.text(language)
            ) { [weak self] answer in
                guard let self, case .number(let number) = answer.member("tapIndex") else { return }
                let index = Int(number)
                if pages.indices.contains(index) { togglePin(pages[index]) }
            })
    }

    private func togglePin(_ page: PageID) {
        guard panes.togglePin(url(of: page)) else {
            return note(Phrase.tooManyPins.text(surroundings.language, String(PaneSettings.mostPins)))
        }
        if paneFocus == page { paneFocus = nil }
        panesChanged()
        if page == stack.last { note(Phrase.pinnedTop.text(surroundings.language, title(of: page))) }
    }

    /// Lays out for new widths, says which, and remembers them.
    private func panesChanged() {
        let before = view.viewport.columns
        resizeViewport()
        view.layoutIfNeeded()
        savePanes()
        let columns = view.viewport.columns
        guard columns != before || panes.columns != nil else { return }
        note(widthNotice)
    }

    private var widthNotice: String {
        let columns = view.viewport.columns
        let phones = [40: "320", 47: "375", 52: "414"]
        let pixels = panes.columns.flatMap { $0 == columns ? phones[$0] : nil } ?? String(columns * 8)
        return Phrase.pageWidth.text(surroundings.language, pixels, String(columns))
    }

    // MARK: Memory

    /// Takes up how the app's panes stood.
    func loadPanes() {
        guard let app = hello?.appID, let text = surroundings.loadState(app) else { return }
        do throws(JSONError) {
            panes = try PaneSettings(json: text)
        } catch {
            note(Fault(kind: .file, message: "shell.json: \(error)", source: nil, page: nil))
        }
    }

    /// Remembers how the app's panes stand.
    func savePanes() {
        guard let app = hello?.appID else { return }
        surroundings.saveState(app, panes.json)
    }
}
