package import Cells

/// What shows grids to a person: the terminal, or nothing in a headless run.
@MainActor
package protocol TerminalScreen: AnyObject {
    /// How large a grid it shows now.
    var size: CellSize { get }
    /// How many colours it shows.
    var depth: ColorDepth { get }

    /// Shows a grid; only what changed since the last one is sent. A grid of another size is cut or filled up.
    /// The cursor stands at `cursor` (where input methods show what is typed), or is hidden.
    func present(_ grid: Grid, cursor: CellPoint?)
    /// Names the terminal's window.
    func setTitle(_ title: String)
    /// Rings the bell.
    func ring()
    /// Puts a text on the clipboard of the person's own machine, if the terminal allows it. False if it is too long.
    @discardableResult func copy(_ text: String) -> Bool
}
