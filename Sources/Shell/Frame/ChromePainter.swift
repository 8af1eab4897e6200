import Bridge
import Cells
import Theme
import ViewLayer

/// Paints what stands around the pages: navigation bar, tab bar, spines, status line.
struct ChromePainter {
    let theme: Theme

    /// The navigation bar: the mark of the way back or home at the left, the title in the middle.
    func navigationBar(
        _ title: String, button: String, loading: String?, colors: CellStyle?, in area: CellRect, _ grid: inout Grid
    ) {
        guard !area.isEmpty else { return }
        let base = colors ?? theme[.navbar]
        grid.fill(area, style: base)
        var titleStyle = colors ?? theme[.navbarTitle]
        titleStyle.attributes.insert(.bold)
        var start = area.column + 1
        let point = CellPoint(column: start, row: area.row)
        start += grid.draw(button, at: point, style: colors ?? theme[.navbarButton].over(base), clip: area)
        let text = (loading.map { $0 + " " } ?? "") + title
        let menu = Self.menuColumns(in: area)
        if !menu.isEmpty {
            grid.draw(
                "\u{22EF}", at: CellPoint(column: menu.lowerBound + 1, row: area.row),
                style: colors ?? theme[.navbarButton].over(base), clip: area)
        }
        let room = (menu.isEmpty ? area.endColumn : menu.lowerBound) - start - 1
        let shown = TextWidth.truncated(text, to: max(0, room))
        let middle = area.column + (area.columns - TextWidth.of(shown)) / 2
        grid.draw(shown, at: CellPoint(column: max(start, middle), row: area.row), style: titleStyle, clip: area)
    }

    /// The columns of the mark of the page's menu, as `getMenuButtonBoundingClientRect` tells them; none on a narrow bar.
    static func menuColumns(in area: CellRect) -> Range<Int> {
        guard area.columns >= 16 else { return area.endColumn..<area.endColumn }
        return area.endColumn - 4..<area.endColumn - 1
    }

    /// The columns of each tab, for painting and for clicks.
    static func tabColumns(_ count: Int, in area: CellRect) -> [Range<Int>] {
        guard count > 0 else { return [] }
        return (0..<count).map {
            area.column + area.columns * $0 / count..<area.column + area.columns * ($0 + 1) / count
        }
    }

    /// The tab bar: each tab with its number, the current one marked not by colour alone.
    func tabBar(_ bar: TabBar, selected: Int?, in area: CellRect, _ grid: inout Grid) {
        // A program's colours are its bar's, where they can be told apart.
        let ground = Self.ground(bar, theme)
        grid.fill(area, style: ground)
        for (index, columns) in Self.tabColumns(bar.items.count, in: area).enumerated() {
            let item = bar.items[index]
            let isSelected = index == selected
            var style = theme[isSelected ? .tabbarSelected : .tabbar].over(ground)
            if let wanted = isSelected ? bar.selectedColor : bar.color {
                style = style.colored(wanted, at: theme.depth)
            }
            if let ratio = Contrast.ratio(style.foreground, style.background), ratio < 3 {
                style.foreground = ground.foreground
            }
            if isSelected { style.attributes.insert(.bold) }
            var mark = isSelected ? "\u{25CF} " : "\(index + 1) "
            let badge = item.badge.map { " \($0) " } ?? (item.redDot ? "\u{2022}" : "")
            // The name comes before the number of its key.
            let room = columns.count - 1 - TextWidth.of(badge)
            if !isSelected, TextWidth.of(mark + item.text) > room { mark = "" }
            let label = TextWidth.truncated(mark + item.text, to: max(room, min(4, columns.count)))
            let width = TextWidth.of(label) + TextWidth.of(badge)
            let start = columns.lowerBound + max(0, (columns.count - width) / 2)
            let taken = grid.draw(label, at: CellPoint(column: start, row: area.row), style: style, clip: area)
            grid.draw(
                badge, at: CellPoint(column: start + taken, row: area.row), style: theme[.tabbarBadge], clip: area)
        }
    }

    /// The bar's own background, with a text that can be read on it.
    private static func ground(_ bar: TabBar, _ theme: Theme) -> CellStyle {
        var style = theme[.tabbar]
        guard theme.depth != .mono, let hex = bar.backgroundColor.flatMap(CSSColorText.opaque) else { return style }
        style.background = Color.rgb(hex: hex).reduced(to: theme.depth)
        if let ratio = Contrast.ratio(style.foreground, style.background), ratio < 4.5 {
            let isLight = Contrast.isLight(style.background) ?? true
            style.foreground = Color.rgb(hex: isLight ? 0x202020 : 0xE8E8E8).reduced(to: theme.depth)
        }
        return style
    }

    /// An older page's title down a narrow strip.
    func spine(_ title: String, in area: CellRect, _ grid: inout Grid) {
        grid.fill(area, style: theme[.spine])
        var row = area.row + 1
        for character in title {
            guard row < area.endRow else { break }
            grid.draw(
                String(character), at: CellPoint(column: area.column, row: row), style: theme[.spineTitle], clip: area)
            row += 1
        }
    }

    /// The title row of an older page's pane.
    func paneTitle(_ title: String, isFocused: Bool, in area: CellRect, _ grid: inout Grid) {
        var style = theme[isFocused ? .navbarTitle : .spineTitle]
        if isFocused { style.attributes.insert(.bold) }
        let ground = theme[isFocused ? .navbar : .spine]
        grid.fill(area, style: ground)
        let text = TextWidth.truncated((isFocused ? "\u{25B8} " : "") + title, to: max(0, area.columns - 2))
        let point = CellPoint(column: area.column + 1, row: area.row)
        grid.draw(text, at: point, style: style.over(ground), clip: area)
    }

    /// The last row: where one is at the left, what keys do at the right.
    func statusLine(_ whole: StatusLine, in area: CellRect, _ grid: inout Grid) {
        guard !area.isEmpty else { return }
        let line = whole.fitted(to: area.columns)
        grid.fill(area, style: theme[.statusline])
        var column = area.column
        func put(_ text: String, _ style: CellStyle) {
            column += grid.draw(text, at: CellPoint(column: column, row: area.row), style: style, clip: area)
        }
        if !line.mode.isEmpty { put(" \(line.mode) ", theme[.statuslineMode]) }
        if !line.pending.isEmpty { put(" \(line.pending)- ", theme[.statuslineKey]) }
        // Hints come before a long path: it is shortened in its middle until the first of them fit.
        let others = Self.columns(of: line.hints.prefix(area.columns < 80 ? 1 : 3)) + Self.columns(of: line) + 4
        let room = max(
            line.place.isEmpty ? 0 : 8, area.columns - (column - area.column) - others - TextWidth.of(line.stack))
        let place = line.notice.isEmpty ? line.stack + FaultText.shortened(line.place, to: room) : line.notice
        put(" " + place, theme[.statusline])
        if !line.busy.isEmpty { put("  " + line.busy, theme[.statuslineBusy]) }
        if !line.network.isEmpty { put("  " + line.network, theme[.warning].over(theme[.statusline])) }
        if !line.problem.isEmpty { put("  " + line.problem, theme[.error].over(theme[.statusline])) }
        var hints: [(key: String, title: String)] = []
        var width = 1
        for hint in line.hints {
            let needed = TextWidth.of(hint.key) + 1 + TextWidth.of(hint.title) + 2
            guard column + (hints.isEmpty ? 0 : 2) + width + needed <= area.endColumn else { break }
            width += needed
            hints.append(hint)
        }
        column = area.endColumn - width
        for hint in hints {
            put("  " + hint.key, theme[.statuslineKey])
            put(" " + hint.title, theme[.statusline])
        }
    }
}

extension ChromePainter {
    /// The columns that hints take.
    private static func columns(of hints: ArraySlice<(key: String, title: String)>) -> Int {
        hints.reduce(0) { $0 + TextWidth.of($1.key) + TextWidth.of($1.title) + 3 }
    }

    /// The columns of what stands between the place and the hints.
    private static func columns(of line: StatusLine) -> Int {
        [line.busy, line.network, line.problem].filter { !$0.isEmpty }.reduce(0) { $0 + TextWidth.of($1) + 2 }
    }
}

extension CellStyle {
    /// This style on the background of another, which may be one by being reversed.
    func over(_ ground: CellStyle) -> CellStyle {
        var style = self
        style.background = ground.background
        if ground.attributes.contains(.reverse) {
            // Its own colour would become the ground.
            style.foreground = ground.foreground
            style.attributes.insert(.reverse)
        } else if let ratio = Contrast.ratio(style.foreground, style.background), ratio < 1.3 {
            style.foreground = ground.foreground
        }
        return style
    }
}
