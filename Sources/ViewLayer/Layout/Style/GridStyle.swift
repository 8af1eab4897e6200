/// One side of a track's sizing function.
package enum GridBreadth: Equatable, Sendable {
    case auto, minContent, maxContent
    case length(Length)
    /// `fr`.
    case fraction(Double)
    /// `fit-content(length)`.
    case fitContent(Length)
}

/// The sizing function of a grid's row or column.
package struct GridTrack: Equatable, Sendable {
    /// The smallest size; `minmax(min, max)`.
    package var min: GridBreadth
    /// The largest size.
    package var max: GridBreadth

    /// `minmax(min, max)`.
    package init(min: GridBreadth, max: GridBreadth) {
        self.min = min
        self.max = max
    }

    /// A single value: `fr` and `fit-content()` have an automatic minimum.
    package init(_ breadth: GridBreadth) {
        switch breadth {
        case .fraction, .fitContent: self.init(min: .auto, max: breadth)
        default: self.init(min: breadth, max: breadth)
        }
    }
}

/// A part of `grid-template-rows` or `-columns`.
package enum GridTemplatePart: Equatable, Sendable {
    /// One track (`repeat(3, ...)` is written out).
    case track(GridTrack)
    /// `repeat(auto-fill, ...)`, or with `fit` `repeat(auto-fit, ...)`.
    case autoRepeat(tracks: [GridTrack], fit: Bool)
}

/// A side of `grid-row` or `grid-column`.
package enum GridPlacement: Equatable, Sendable {
    case auto
    /// The number of a line, from 1; negative ones count from the end.
    case line(Int)
    case span(Int)
    /// A side of an area that the grid names.
    case named(String)
}

/// Start and end of an item in one axis of the grid.
package struct GridArea: Equatable, Sendable {
    /// `grid-row-start` or `grid-column-start`.
    package var start: GridPlacement
    /// `grid-row-end` or `grid-column-end`.
    package var end: GridPlacement

    /// An area from `start` to `end`.
    package init(start: GridPlacement = .auto, end: GridPlacement = .auto) {
        self.start = start
        self.end = end
    }
}

/// The tracks that a named area takes.
package struct GridAreaLines: Equatable, Sendable {
    package var rows: Range<Int>
    package var columns: Range<Int>
}

/// The properties of grid containers and their items.
package struct GridStyle: Equatable, Sendable {
    /// `grid-template-rows`.
    package var templateRows: [GridTemplatePart] = []
    /// `grid-template-columns`.
    package var templateColumns: [GridTemplatePart] = []
    /// The areas of `grid-template-areas`, rows and columns from 0.
    package var areas: [String: GridAreaLines] = [:]
    /// `grid-auto-rows`; empty is `auto`.
    package var autoRows: [GridTrack] = []
    /// `grid-auto-columns`; empty is `auto`.
    package var autoColumns: [GridTrack] = []
    /// `grid-auto-flow: column`.
    package var flowsInColumns = false
    /// `grid-auto-flow: dense`.
    package var isDense = false
    /// `grid-row`, of an item.
    package var row = GridArea()
    /// `grid-column`, of an item.
    package var column = GridArea()

    /// The initial values.
    package init() {}
}
