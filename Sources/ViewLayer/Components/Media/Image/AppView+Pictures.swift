package import Bridge
package import Cells
package import Images

/// How a picture is looked at.
package struct PictureLook: Equatable, Sendable {
    /// How much larger than what just fits.
    package var zoom = 1.0
    /// The point of the picture in the middle, from 0 to 1.
    package var x = 0.5
    package var y = 0.5

    package init() {}

    /// Makes the picture larger or smaller.
    package mutating func zoom(by factor: Double) {
        zoom = max(1, min(16, zoom * factor))
        if zoom == 1 { (x, y) = (0.5, 0.5) }
    }

    /// Moves what is seen by parts of the box.
    package mutating func move(x dx: Double, y dy: Double) {
        guard zoom > 1 else { return }
        x = max(0, min(1, x + dx / zoom))
        y = max(0, min(1, y + dy / zoom))
    }
}

/// What there is to be seen of a picture that is looked at.
package enum PictureSight {
    /// In these cells, counted from the box's upper left corner.
    case ready(CellPicture, CellRect, width: Int, height: Int)
    case pending
    case failed(String)
}

extension AppView {
    /// A picture as a page would show it, in a box of so many cells. `ready` is called when asking again is worth it.
    package func look(
        at source: String, _ look: PictureLook, in box: CellSize, page: PageID,
        whenReady ready: @escaping @MainActor () -> Void
    ) -> PictureSight {
        guard let store = context.pictures else { return .failed(PictureError.notInstalled.userMessage) }
        let path = pages[page]?.path ?? ""
        let folders = [path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""]
        var origin: PictureStore.Origin?
        var file = ImageFile.elsewhere
        if RemoteImages.isRemote(source) {
            switch context.remoteImages.state(source, on: page, send: context.send) {
            case .asked: return .pending
            case .missing(let reason): return .failed(reason)
            case .there(let path, let known):
                file = known
                origin = .file(path)
            }
        } else {
            file = context.imageSize(source, beside: folders)
        }
        var size = (width: Double(box.columns) * Pixels.perColumn, height: Double(box.rows) * Pixels.perRow)
        switch file {
        case .missing: return .failed("GET \(source) 404 (Not Found)")
        case .known(let width, let height): size = (width, height)
        case .elsewhere: break
        }
        let (request, cells) = Self.request(source, size, look, box)
        let answer = store.picture(
            request, from: { origin ?? context.imageBytes(source, beside: folders).map { .bytes($0) } },
            whenReady: ready)
        switch answer {
        case .pending: return .pending
        case .failed(let error): return .failed(error.userMessage)
        case .ready(let picture): return .ready(picture, cells, width: Int(size.width), height: Int(size.height))
        }
    }

    /// What is to be made of a picture, and where in the box it stands.
    private static func request(
        _ source: String, _ size: (width: Double, height: Double), _ look: PictureLook, _ box: CellSize
    ) -> (PictureStore.Request, CellRect) {
        let width = Double(box.columns) * Pixels.perColumn
        let height = Double(box.rows) * Pixels.perRow
        let scale = min(width / size.width, height / size.height) * look.zoom
        func part(_ length: Double, _ room: Double, _ middle: Double) -> (from: Double, to: Double) {
            let seen = min(1, room / max(1, length))
            let from = max(0, min(1 - seen, middle - seen / 2))
            return (from, from + seen)
        }
        let across = part(size.width * scale, width, look.x)
        let down = part(size.height * scale, height, look.y)
        let columns = max(1, min(box.columns, Pixels.column(size.width * scale * (across.to - across.from))))
        let rows = max(1, min(box.rows, Pixels.row(size.height * scale * (down.to - down.from))))
        var request = PictureStore.Request(source: source, columns: columns, rows: rows)
        request.left = Int(across.from * 10_000)
        request.right = Int(across.to * 10_000)
        request.top = Int(down.from * 10_000)
        request.bottom = Int(down.to * 10_000)
        let cells = CellRect(
            column: (box.columns - columns) / 2, row: (box.rows - rows) / 2, columns: columns, rows: rows)
        return (request, cells)
    }
}
