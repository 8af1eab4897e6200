/// The floats of a block formatting context, in the coordinates of its root's border box.
final class FloatContext {
    /// The margin box of a float.
    private struct Placed {
        let isLeft: Bool
        let left: Double
        let right: Double
        let top: Double
        let bottom: Double
    }

    private var placed: [Placed] = []

    /// How many floats there are; see `forget`.
    var count: Int { placed.count }

    /// The lower edge of the lowest float.
    private(set) var bottom = -Double.infinity

    /// Whether any float reaches below `y`.
    func reaches(below y: Double) -> Bool { bottom > y }

    /// Forgets all floats but the first `count`, for another try.
    func forget(downTo count: Int) {
        guard count < placed.count else { return }
        placed.removeLast(placed.count - count)
        bottom = placed.reduce(-Double.infinity) { Swift.max($0, $1.bottom) }
    }

    /// The room between floats for something of `height` at `y`, within `left` and `right`.
    func band(y: Double, height: Double, left: Double, right: Double) -> (left: Double, right: Double) {
        guard reaches(below: y) else { return (left, right) }
        var band = (left: left, right: right)
        for float in placed where float.bottom > y && float.top < y + Swift.max(height, 0.01) {
            if float.isLeft {
                band.left = Swift.max(band.left, float.right)
            } else {
                band.right = Swift.min(band.right, float.left)
            }
        }
        return band
    }

    /// The next `y` below the given one at which a float ends, nil where none does.
    func nextEdge(below y: Double) -> Double? {
        placed.lazy.map(\.bottom).filter { $0 > y }.min()
    }

    /// The highest place at or below `y` where `width` by `height` fits; beside nothing if it fits nowhere.
    func room(y: Double, width: Double, height: Double, left: Double, right: Double) -> (
        y: Double, left: Double, right: Double
    ) {
        var y = y
        while true {
            let band = band(y: y, height: height, left: left, right: right)
            if width <= band.right - band.left + LayoutEngine.tolerance { return (y, band.left, band.right) }
            guard let next = nextEdge(below: y) else { return (y, band.left, band.right) }
            y = next
        }
    }

    /// Puts a float's margin box of `width` by `height` at the highest free place; returns its left and upper edge.
    func place(isLeft: Bool, y: Double, width: Double, height: Double, left: Double, right: Double) -> (
        x: Double, y: Double
    ) {
        // A float is never higher than one before it.
        let top = placed.reduce(y) { Swift.max($0, $1.top) }
        let room = room(y: top, width: width, height: height, left: left, right: right)
        let x = isLeft ? room.left : room.right - width
        placed.append(
            Placed(isLeft: isLeft, left: x, right: x + width, top: room.y, bottom: room.y + Swift.max(height, 0)))
        bottom = Swift.max(bottom, room.y + height)
        return (x, room.y)
    }

    /// The `y` below the floats that `clear` names.
    func clearance(_ clear: Clear) -> Double {
        var y = -Double.infinity
        for float in placed where clear == .both || (clear == .left) == float.isLeft {
            y = Swift.max(y, float.bottom)
        }
        return clear == .none ? -Double.infinity : y
    }
}

/// Where a box stands in the formatting context of the floats around it.
struct FloatFrame {
    /// The floats.
    let context: FloatContext
    /// The left edge of the border box in the context's coordinates.
    var x: Double
    /// The upper edge of the border box in the context's coordinates.
    var y: Double
}
