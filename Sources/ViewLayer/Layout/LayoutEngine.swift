/// Lays out trees of nodes as CSS says, in fractional px: block, inline, flexible, grid and positioned layout, left to
/// right and top to bottom (grids also right to left).
package struct LayoutEngine {
    /// How text is measured.
    package let measurer: any TextMeasurer

    /// How deep trees are laid out; what is deeper has no size. Recursion needs stack.
    package static let depthLimit = 256
    /// Differences below this many px are rounding.
    static let tolerance = 1.0 / 64

    /// An engine that measures text with `measurer`.
    package init(measurer: any TextMeasurer) {
        self.measurer = measurer
    }

    /// Lays out the tree below `root` in a viewport of `width` by `height` px: the initial containing block. Visits
    /// only what changed since the last time.
    package func layout(_ root: LayoutNode, width: Double, height: Double) {
        guard !root.isText else { return }
        let pass = LayoutPass(measurer: measurer, width: width.nonNegative, height: height.nonNegative)
        pass.layoutRoot(root)
    }
}
