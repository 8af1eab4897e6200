package import Cells

/// A screen that shows what it is given, and lets somebody else see it too.
@MainActor
package final class WitnessedScreen: TerminalScreen {
    private let base: any TerminalScreen
    private let see: @MainActor (Grid, CellPoint?) -> Void

    package init(_ base: any TerminalScreen, see: @escaping @MainActor (Grid, CellPoint?) -> Void) {
        self.base = base
        self.see = see
    }

    package var size: CellSize { base.size }
    package var depth: ColorDepth { base.depth }

    package func present(_ grid: Grid, cursor: CellPoint?) {
        base.present(grid, cursor: cursor)
        see(grid, cursor)
    }

    package func setTitle(_ title: String) { base.setTitle(title) }

    package func ring() { base.ring() }

    package func copy(_ text: String) -> Bool { base.copy(text) }
}
