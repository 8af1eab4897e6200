import Cells
import Images

/// Where a picture stands in the box of an image, by its `mode` (official documentation: component/image).
struct ImagePlacement: Equatable {
    /// The part of the box that the picture covers, in px from the box's upper left corner.
    var x: Double
    var y: Double
    var width: Double
    var height: Double
    /// The part of the picture that is to be seen, from 0 to 1.
    var left = 0.0
    var top = 0.0
    var right = 1.0
    var bottom = 1.0

    /// The place of a picture of a size in a box of a size; nil where nothing of it is to be seen.
    init?(mode: String?, box: (width: Double, height: Double), picture: (width: Double, height: Double)) {
        guard box.width > 0, box.height > 0, picture.width > 0, picture.height > 0 else { return nil }
        var width = box.width
        var height = box.height
        let across = box.width / picture.width
        let down = box.height / picture.height
        switch mode {
        case "aspectFit": (width, height) = (picture.width * min(across, down), picture.height * min(across, down))
        case "aspectFill": (width, height) = (picture.width * max(across, down), picture.height * max(across, down))
        case "widthFix": height = picture.height * across
        case "heightFix": width = picture.width * down
        case .some(let words) where Self.isAlignment(words): (width, height) = picture
        default: break
        }
        let words = Self.isAlignment(mode ?? "") ? mode ?? "" : ""
        var x = (box.width - width) / 2
        var y = (box.height - height) / 2
        if words.contains("left") { x = 0 } else if words.contains("right") { x = box.width - width }
        if words.contains("top") { y = 0 } else if words.contains("bottom") { y = box.height - height }
        if mode == "widthFix" || mode == "heightFix" { (x, y) = (0, 0) }
        // What hangs out of the box is cut off.
        let from = (x: max(0, x), y: max(0, y))
        let to = (x: min(box.width, x + width), y: min(box.height, y + height))
        guard to.x > from.x, to.y > from.y else { return nil }
        (self.x, self.y, self.width, self.height) = (from.x, from.y, to.x - from.x, to.y - from.y)
        left = (from.x - x) / width
        top = (from.y - y) / height
        right = (to.x - x) / width
        bottom = (to.y - y) / height
    }

    /// The part of a box that a copy of a picture covers which stands in it, or hangs out of it.
    init?(_ tile: PixelRect, in box: PixelRect) {
        let from = (x: max(tile.x, box.x), y: max(tile.y, box.y))
        let to = (x: min(tile.right, box.right), y: min(tile.bottom, box.bottom))
        guard tile.width > 0, tile.height > 0, to.x > from.x, to.y > from.y else { return nil }
        (x, y, width, height) = (from.x, from.y, to.x - from.x, to.y - from.y)
        left = (from.x - tile.x) / tile.width
        top = (from.y - tile.y) / tile.height
        right = (to.x - tile.x) / tile.width
        bottom = (to.y - tile.y) / tile.height
    }

    /// What is to be made of the picture for so many cells.
    func request(_ source: String, _ cells: CellSize) -> PictureStore.Request {
        var request = PictureStore.Request(source: source, columns: cells.columns, rows: cells.rows)
        request.left = Int(left * 10_000)
        request.top = Int(top * 10_000)
        request.right = Int(right * 10_000)
        request.bottom = Int(bottom * 10_000)
        return request
    }

    /// The modes that keep a picture's own size and say which part of it is to be seen.
    private static func isAlignment(_ mode: String) -> Bool {
        !mode.isEmpty
            && mode.split(separator: " ").allSatisfy { ["top", "bottom", "center", "left", "right"].contains($0) }
    }
}
