import Bridge
import Cells
import Terminal
import Theme
import ViewLayer

/// A wheel that goes on turning at the upper end of a page, or a drag from there: pulls the page down.
struct PullGesture {
    /// How many turns make a pull.
    static let enough = 3
    /// The turns so far.
    private(set) var turns = 0
    private var last = -Double.infinity
    /// How many rows a drag goes down for a pull.
    static let enoughRows = 4
    /// The row where the mouse was pressed on a page at its upper end.
    private var start: Int?

    /// Takes a turn of the wheel at the upper end; true when the page is pulled far enough.
    mutating func turn(at time: Double) -> Bool {
        if time - last > 700 { turns = 0 }
        last = time
        turns += 1
        guard turns >= Self.enough else { return false }
        turns = 0
        return true
    }

    /// Begins anew.
    mutating func reset() {
        turns = 0
        start = nil
    }

    /// The mouse is pressed on a page that stands at its upper end.
    mutating func press(row: Int) { start = row }

    /// The mouse is let go.
    mutating func release() { start = nil }

    /// The mouse is dragged; true when the page is pulled far enough, once.
    mutating func drag(to row: Int) -> Bool {
        guard let from = start, row - from >= Self.enoughRows else { return false }
        start = nil
        return true
    }
}

extension Shell {
    /// The person pulls the page on top down, where it may be.
    func pullDown() {
        if view.topPage?.pullScrollView() == true { return }
        guard let page = stack.last, opened[page]?.window.enablePullDownRefresh == true else {
            return note(Phrase.noPull.text(surroundings.language))
        }
        startRefresh(page)
    }

    /// Shows that a page refreshes, and tells it to, unless it does already.
    func startRefresh(_ page: PageID) {
        pull.reset()
        guard opened[page] != nil, refreshing.insert(page).inserted else { return }
        send(.pageEvent(page, .pullDownRefresh))
    }

    /// Takes a turn of the wheel that found the page at its upper end.
    func pullByWheel() {
        guard let page = stack.last, opened[page]?.window.enablePullDownRefresh == true, !refreshing.contains(page)
        else { return }
        if pull.turn(at: surroundings.now()) { startRefresh(page) }
    }

    /// Takes a drag of the mouse that began on a page at its upper end.
    func pullByDrag(to row: Int) {
        guard let page = stack.last, opened[page]?.window.enablePullDownRefresh == true, !isMasked else { return }
        if pull.drag(to: row) { startRefresh(page) }
    }

    /// Paints the band above a page that refreshes: three marks on the window's background.
    func paintPullBand(_ page: PageID, in area: CellRect, _ grid: inout Grid) {
        guard !area.isEmpty else { return }
        let theme = surroundings.theme
        let window = opened[page]?.window
        var style = theme[.muted].over(theme[.page])
        style.attributes = []
        if theme.depth != .mono {
            let isDark = window?.backgroundTextStyle != "light"
            if let color = window?.backgroundColor, let hex = CSSColorText.opaque(color) {
                style.background = Color.rgb(hex: hex).reduced(to: theme.depth)
                style.foreground = Color.rgb(hex: isDark ? 0x333333 : 0xF0F0F0).reduced(to: theme.depth)
                if let ratio = Contrast.ratio(style.foreground, style.background), ratio < 2.5 {
                    style.foreground = Color.rgb(hex: isDark ? 0xF0F0F0 : 0x333333).reduced(to: theme.depth)
                }
            }
        }
        grid.fill(area, style: style)
        let words = Phrase.refreshing.text(surroundings.language)
        let text = TextWidth.truncated("\(spinner().dots)  \(words)", to: area.columns)
        let column = area.column + (area.columns - TextWidth.of(text)) / 2
        grid.draw(text, at: CellPoint(column: column, row: area.row + (area.rows - 1) / 2), style: style, clip: area)
    }
}
