import Cells

/// What a page shows, in the order of painting: its boxes and runs of text with their places, ready to be painted or hit.
@MainActor
struct DisplayList {
    /// A box or the lines in it.
    struct Item {
        enum Content {
            /// Background, borders, and what a control paints.
            case box
            /// Lines of text that stand directly in the box.
            case lines
            /// The mark that shows how far the box is scrolled.
            case scrollMark
            /// What a control paints over everything in the box.
            case over
        }

        let content: Content
        /// The element; for the box of a pseudo-element the one that it belongs to.
        let node: RenderNode
        let pseudo: PseudoBox?
        /// The border box in px from the area's corner.
        let rect: PixelRect
        /// The cells of the area in which it may show.
        let clip: CellRect
        let opacity: Double
        /// How much `transform` has stretched the places inside the box.
        var scale = (x: 1.0, y: 1.0)
        /// What `filter` does to its colours.
        var filter: ColorFilter?

        @MainActor var layout: LayoutNode { if let pseudo { pseudo.layout } else { node.layout } }
        @MainActor var style: ComputedStyle? { if let pseudo { pseudo.style } else { node.style } }
    }

    private(set) var items: [Item] = []

    /// Adds an item on top.
    mutating func add(_ item: Item) { items.append(item) }
}
