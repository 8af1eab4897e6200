/// The natural size of a replaced element's content box.
package struct ReplacedContent {
    /// The natural width in px, where there is one.
    package var width: Double?
    /// The natural height in px, where there is one.
    package var height: Double?
    /// Natural width divided by height, where there is one.
    package var ratio: Double?
    /// The height for a given width of the content box (a text area that grows); goes before `height`.
    package var heightForWidth: ((Double) -> Double)?

    /// Whether a block of it fills its container as other blocks do, so that `width` counts only where it shrinks to fit.
    package var fillsWidth = false

    /// A natural size, each part of which may be missing.
    package init(
        width: Double? = nil, height: Double? = nil, ratio: Double? = nil,
        heightForWidth: ((Double) -> Double)? = nil
    ) {
        self.width = width.map { Swift.max($0.sanitized, 0) }
        self.height = height.map { Swift.max($0.sanitized, 0) }
        self.ratio = ratio.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
        self.heightForWidth = heightForWidth
    }
}
