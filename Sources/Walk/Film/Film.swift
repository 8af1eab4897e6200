package import Cells

/// What was to be seen over some time, frame by frame.
package struct Film {
    /// What was seen from a time on.
    package struct Frame: Equatable {
        /// Milliseconds from the beginning.
        package var time: Double
        package var grid: Grid
        /// Where the cursor stood; nil is hidden.
        package var cursor: CellPoint?
    }

    /// The frames in order; none is like the one before it.
    package private(set) var frames: [Frame] = []
    /// When it ends, in milliseconds.
    package private(set) var end = 0.0

    package init() {}

    /// Takes what is to be seen at a time. What looks as before is no new frame; what comes within the same millisecond
    /// takes the place of what was there.
    package mutating func add(_ grid: Grid, cursor: CellPoint?, at time: Double) {
        end = max(end, time)
        let frame = Frame(time: end, grid: grid, cursor: cursor)
        if let last = frames.last {
            if last.grid == grid, last.cursor == cursor { return }
            if end - last.time < 1 {
                frames[frames.count - 1] = Frame(time: last.time, grid: grid, cursor: cursor)
                return
            }
        }
        frames.append(frame)
    }

    /// Lets the last frame be seen until a time.
    package mutating func close(at time: Double) { end = max(end, time) }

    /// The size that every frame has room in.
    package var size: CellSize {
        CellSize(
            columns: frames.map(\.grid.size.columns).max() ?? 0, rows: frames.map(\.grid.size.rows).max() ?? 0)
    }

    /// A number that two films of the same frames at the same times share, and hardly any other two (FNV-1a).
    package var fingerprint: UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func take(_ text: String) {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        for frame in frames {
            take("\(frame.time) \(frame.cursor?.column ?? -1) \(frame.cursor?.row ?? -1)\n")
            take(frame.grid.ansi())
        }
        return hash
    }
}
