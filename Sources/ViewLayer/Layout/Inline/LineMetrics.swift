/// How high the text of one style stands on its baseline.
struct TextExtent {
    /// From the baseline up to the top of the glyphs.
    var ascent: Double
    /// From the baseline down to the bottom of the glyphs.
    var descent: Double
    /// From the baseline up to the top of the text's share of the line.
    var above: Double
    /// From the baseline down to the bottom of the text's share of the line.
    var below: Double
    /// The height of the letter x.
    var xHeight: Double

    init(_ style: SharedLayoutStyle, _ measurer: any TextMeasurer) {
        let metrics = measurer.metrics(font: style.value.font, size: style.value.fontSize)
        var wanted: Double?
        if case .pixels(let pixels) = style.value.lineHeight { wanted = pixels.nonNegative }
        let height = measurer.lineHeight(wanted, font: style.value.font, size: style.value.fontSize).nonNegative
        ascent = metrics.ascent
        descent = metrics.descent
        xHeight = metrics.xHeight
        let leading = height - metrics.ascent - metrics.descent
        above = metrics.ascent + leading / 2
        below = metrics.descent + leading / 2
    }
}

/// An inline element that is open at some place of a line.
struct OpenInline {
    let node: LayoutNode
    let extent: TextExtent
    /// How far its baseline is below that of the line.
    let shift: Double
    /// How far relative positioning moves it and its content.
    let offset: (x: Double, y: Double)
    /// Its fragment in this line.
    var fragment: Int
}

/// The upper and lower reach of a line around its baseline while it is put together.
struct LineExtent {
    private(set) var above: Double
    private(set) var below: Double
    /// The tallest box that is aligned with the line's own edges.
    private var tallest = 0.0

    /// A line that holds at least the strut of its container.
    init(strut: TextExtent) {
        above = strut.above
        below = strut.below
    }

    /// Makes room for something around the baseline.
    mutating func include(above: Double, below: Double) {
        self.above = Swift.max(self.above, above)
        self.below = Swift.max(self.below, below)
    }

    /// Makes room for a box at the line's upper or lower edge.
    mutating func include(height: Double, atTop: Bool) {
        tallest = Swift.max(tallest, height)
        guard tallest > above + below else { return }
        if atTop { below = tallest - above } else { above = tallest - below }
    }

    /// The height of the line box.
    var height: Double { Swift.max(above + below, 0) }
}
