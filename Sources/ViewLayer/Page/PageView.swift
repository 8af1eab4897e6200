package import Bridge
package import Cells
import Values

/// One page as a person sees it.
@MainActor
package final class PageView {
    package let id: PageID
    /// The page's path, without a leading slash or a query.
    package let path: String
    /// The window part of its configuration.
    package let window: WindowStyle
    let context: ViewContext

    init(_ open: PageOpen, context: ViewContext) {
        id = open.page
        path = open.path
        window = open.window
        self.context = context
    }
    /// Whether painting it again would show something new.
    package var needsPaint: Bool { true }
    func apply(_ patch: Patch) {}
    func restyleAll() {}
    func answer(_ queries: [NodeQuery]) -> Value { .null }
    func perform(_ command: Command) {}
    func finish(event: UInt64, replacedText: String?) -> Bool { false }
    package func layoutIfNeeded() {}
    /// Paints the page into an area, in cells of the grid. An area narrower than the viewport clips it.
    package func paint(into grid: inout Grid, area: CellRect, appearance: Appearance) {}
    /// Scrolls by rows, down when positive: the scroll-view that holds the focus first, then the page. False at an end.
    @discardableResult package func scroll(rows: Int) -> Bool { false }
    @discardableResult package func scroll(pages: Int) -> Bool { false }
    @discardableResult package func scrollToTop() -> Bool { false }
    @discardableResult package func scrollToBottom() -> Bool { false }
    /// The wheel over a cell of the page's area, in rows.
    @discardableResult package func wheel(column: Int, row: Int, rows: Int) -> Bool { false }
    /// A click on a cell of the page's area: focuses and taps what is there.
    @discardableResult package func click(column: Int, row: Int) -> Bool { false }
    @discardableResult package func focusNext() -> Bool { false }
    @discardableResult package func focusPrevious() -> Bool { false }
    package func clearFocus() {}
    package var focusedNode: NodeID? { nil }
    /// Whether typing goes to a text input.
    package var isEditing: Bool { false }
    /// Enter: taps the focused element; in an input confirms, in a textarea starts a line.
    @discardableResult package func activate() -> Bool { false }
    @discardableResult package func longPress() -> Bool { false }
    /// Taps a node, as if clicked at its middle.
    @discardableResult package func tap(_ node: NodeID) -> Bool { false }
    /// Types text into the focused input.
    @discardableResult package func insert(_ text: String) -> Bool { false }
    @discardableResult package func edit(_ command: EditCommand) -> Bool { false }
    /// Where the real cursor belongs, from the area's upper left cell; nil where nothing is edited or it is out of sight.
    package var caret: CellPoint? { nil }
    /// The composed tree as indented markup: only attributes that are set.
    package func markupDump() -> String { "" }
    /// The composed tree as JSON, with ids, source ranges and rectangles in px and cells.
    package func jsonDump() -> String { "" }
}
