import Cells

/// What a page shows, in the order of painting: its boxes and runs of text with their places, ready to be painted or hit.
@MainActor
struct DisplayList {
    /// A box or the lines in it.
    final class Item {
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
        let scale: (x: Double, y: Double)
        /// What `filter` does to its colours.
        let filter: ColorFilter?

        init(
            content: Content, node: RenderNode, pseudo: PseudoBox?, rect: PixelRect, clip: CellRect, opacity: Double,
            scale: (x: Double, y: Double) = (1, 1), filter: ColorFilter? = nil
        ) {
            (self.content, self.node, self.pseudo) = (content, node, pseudo)
            (self.rect, self.clip, self.opacity) = (rect, clip, opacity)
            (self.scale, self.filter) = (scale, filter)
        }

        @MainActor var layout: LayoutNode { if let pseudo { pseudo.layout } else { node.layout } }
        @MainActor var style: ComputedStyle? { if let pseudo { pseudo.style } else { node.style } }
    }

    private(set) var items: [Item] = []

    init() { items.reserveCapacity(256) }

    /// Adds an item on top.
    mutating func add(_ item: Item) { items.append(item) }

    /// Takes the items from a place on off again.
    mutating func takeOff(from place: Int) -> [Item] {
        defer { items.removeSubrange(place...) }
        return Array(items[place...])
    }
}
