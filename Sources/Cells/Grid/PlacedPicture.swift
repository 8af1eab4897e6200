/// A picture as some terminals can show it beside cells: encoded for them, and known by its number.
package final class PixelPicture: Sendable {
    /// Tells it from every other one.
    package let number: UInt32
    /// Its size in pixels.
    package let width: Int
    package let height: Int
    /// Encoded for the terminal: base 64 of a PNG file, or sixels.
    package let code: [UInt8]

    package init(number: UInt32, width: Int, height: Int, code: [UInt8]) {
        self.number = number
        self.width = width
        self.height = height
        self.code = code
    }
}

/// A picture on a grid. Its cells hold it in characters too; where something was painted over any of them, these are shown.
package struct PlacedPicture: Sendable, Equatable {
    package let pixels: PixelPicture
    /// The cells that the whole picture takes.
    package let area: CellRect
    /// Those of them that are seen.
    package let seen: CellRect
    /// What these cells held when it was placed.
    fileprivate let cells: [Cell]

    package static func == (left: PlacedPicture, right: PlacedPicture) -> Bool {
        left.pixels === right.pixels && left.area == right.area && left.seen == right.seen
    }
}

extension Grid {
    /// Says that cells that have just been painted stand for a picture.
    package mutating func place(_ pixels: PixelPicture, in area: CellRect, clip: CellRect) {
        let seen = area.intersection(clip).intersection(bounds)
        guard !seen.isEmpty else { return }
        pictures.append(PlacedPicture(pixels: pixels, area: area, seen: seen, cells: cells(in: seen)))
    }

    /// The pictures over which nothing was painted.
    package var uncoveredPictures: [PlacedPicture] {
        pictures.filter { $0.cells == cells(in: $0.seen) }
    }

    private func cells(in rect: CellRect) -> [Cell] {
        var result: [Cell] = []
        result.reserveCapacity(rect.columns * rect.rows)
        for number in rect.rowRange {
            let cells = row(number)
            result += cells[cells.startIndex + rect.column..<cells.startIndex + rect.endColumn]
        }
        return result
    }
}
