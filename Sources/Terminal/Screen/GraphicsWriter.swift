package import Cells

/// Keeps a terminal's pictures as a grid wants them: writes those that are new, takes those away that are gone or covered.
package struct GraphicsWriter {
    /// What is to be written for a frame.
    package struct Frame {
        /// Before the cells: takes pictures away.
        package var before: [UInt8] = []
        /// After the cells: shows pictures.
        package var after: [UInt8] = []
        /// Rows whose cells must all be written again, since pictures stood in them.
        package var damagedRows: Set<Int> = []

        /// Whether there is nothing to be written.
        package var isEmpty: Bool { before.isEmpty && after.isEmpty && damagedRows.isEmpty }
    }

    /// How many pictures a terminal is asked to keep.
    private static let mostKept = 48
    /// The bytes of one piece of a picture.
    private static let pieceBytes = 4096

    private let kind: GraphicsProtocol
    private var shown: [PlacedPicture] = []
    /// The numbers of the pictures that the terminal has, the latest used last.
    private var kept: [UInt32] = []

    package init(_ kind: GraphicsProtocol) { self.kind = kind }

    /// Whether any picture is on the screen.
    package var isShowing: Bool { !shown.isEmpty }

    /// What brings the terminal from the last frame's pictures to these.
    /// - Parameters:
    ///   - changedRows: the rows in which cells are written.
    ///   - isForgotten: whether the terminal shows nothing known.
    package mutating func frame(
        _ pictures: [PlacedPicture], changedRows: @autoclosure () -> Set<Int>, isForgotten: Bool
    ) -> Frame {
        var frame = Frame()
        switch kind {
        case .none: return frame
        case .kitty: showByKitty(pictures, isForgotten, &frame)
        case .sixel:
            // A part of a picture cannot be shown without encoding it anew; in the last row one would scroll the screen.
            let whole = pictures.filter { $0.seen == $0.area }
            if !whole.isEmpty || !shown.isEmpty { showBySixels(whole, changedRows(), isForgotten, &frame) }
        }
        return frame
    }

    /// Takes everything away, for a terminal that is given back.
    package mutating func end() -> [UInt8] {
        defer { (shown, kept) = ([], []) }
        return kind == .kitty && !kept.isEmpty ? Array("\u{1B}_Ga=d,d=A,q=2\u{1B}\\".utf8) : []
    }

    // MARK: kitty

    private mutating func showByKitty(_ pictures: [PlacedPicture], _ isForgotten: Bool, _ frame: inout Frame) {
        if isForgotten { frame.before += end() }
        for (place, old) in shown.enumerated() where pictures.count <= place || pictures[place] != old {
            frame.before += "\u{1B}_Ga=d,d=i,i=\(old.pixels.number),p=\(place + 1),q=2\u{1B}\\".utf8
        }
        for (place, picture) in pictures.enumerated() where shown.count <= place || shown[place] != picture {
            send(picture.pixels, &frame.after)
            put(picture, place + 1, &frame.after)
        }
        shown = pictures
    }

    private mutating func send(_ pixels: PixelPicture, _ bytes: inout [UInt8]) {
        if let place = kept.firstIndex(of: pixels.number) {
            kept.append(kept.remove(at: place))
            return
        }
        kept.append(pixels.number)
        if kept.count > Self.mostKept {
            bytes += "\u{1B}_Ga=d,d=I,i=\(kept.removeFirst()),q=2\u{1B}\\".utf8
        }
        var start = 0
        repeat {
            let end = min(start + Self.pieceBytes, pixels.code.count)
            let head = start == 0 ? "a=t,f=100,i=\(pixels.number),q=2," : ""
            bytes += "\u{1B}_G\(head)m=\(end < pixels.code.count ? 1 : 0);".utf8
            bytes += pixels.code[start..<end]
            bytes += "\u{1B}\\".utf8
            start = end
        } while start < pixels.code.count
    }

    private func put(_ picture: PlacedPicture, _ number: Int, _ bytes: inout [UInt8]) {
        let (area, seen, pixels) = (picture.area, picture.seen, picture.pixels)
        func part(_ cell: Int, _ cells: Int, _ length: Int) -> Int { cell * length / max(1, cells) }
        let x = part(seen.column - area.column, area.columns, pixels.width)
        let y = part(seen.row - area.row, area.rows, pixels.height)
        let width = max(1, part(seen.endColumn - area.column, area.columns, pixels.width) - x)
        let height = max(1, part(seen.endRow - area.row, area.rows, pixels.height) - y)
        bytes += "\u{1B}[\(seen.row + 1);\(seen.column + 1)H\u{1B}_Ga=p,i=\(pixels.number),p=\(number)".utf8
        bytes += ",x=\(x),y=\(y),w=\(width),h=\(height),c=\(seen.columns),r=\(seen.rows),C=1,q=2\u{1B}\\".utf8
    }

    // MARK: Sixels

    private mutating func showBySixels(
        _ pictures: [PlacedPicture], _ changedRows: Set<Int>, _ isForgotten: Bool, _ frame: inout Frame
    ) {
        if !isForgotten {
            for old in shown where !pictures.contains(old) { frame.damagedRows.formUnion(old.seen.rowRange) }
        }
        // Cells that are written in a row may erase what stands in it.
        let rows = changedRows.union(frame.damagedRows)
        for picture in pictures
        where isForgotten || !shown.contains(picture) || !rows.isDisjoint(with: picture.seen.rowRange) {
            frame.after += "\u{1B}[\(picture.seen.row + 1);\(picture.seen.column + 1)H".utf8
            frame.after += picture.pixels.code
        }
        shown = pictures
    }
}
