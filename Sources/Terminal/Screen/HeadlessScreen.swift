package import Cells

/// A screen that only remembers what was shown last.
@MainActor
package final class HeadlessScreen: TerminalScreen {
    package var size: CellSize
    package let depth: ColorDepth
    /// What was shown last.
    package private(set) var grid: Grid
    /// Where the cursor stands; nil is hidden.
    package private(set) var cursor: CellPoint?
    package private(set) var title = ""
    /// What was copied last.
    package private(set) var clipboard: String?
    /// How often something was shown.
    package private(set) var frames = 0

    package init(size: CellSize, depth: ColorDepth = .direct) {
        self.size = size
        self.depth = depth
        grid = Grid(size)
    }

    package func present(_ grid: Grid, cursor: CellPoint?) {
        self.grid = grid
        self.cursor = cursor
        frames += 1
    }

    package func setTitle(_ title: String) { self.title = title }

    package func ring() {}

    package func copy(_ text: String) -> Bool {
        clipboard = text
        return true
    }
}
