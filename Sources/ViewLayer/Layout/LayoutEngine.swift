/// Lays out trees of nodes as CSS says, in fractional px.
package struct LayoutEngine {
    /// How text is measured.
    package let measurer: any TextMeasurer

    /// An engine that measures text with `measurer`.
    package init(measurer: any TextMeasurer) {
        self.measurer = measurer
    }

    /// Lays out the tree below `root` in a viewport of `width` by `height` px: the initial containing block. Visits
    /// only what changed since the last time.
    package func layout(_ root: LayoutNode, width: Double, height: Double) {
    }
}
