/// `movable-area` (official documentation: component/movable-area): with `scale-area` the wheel zooms what is in it from
/// anywhere in it.
final class MovableAreaComponent: Control {
    override func wheeled(rows: Int) -> Bool {
        guard node.flag("scale-area") else { return false }
        var isTaken = false
        node.walkBelow { child in
            if let view = child.control as? MovableViewComponent, view.wheeled(rows: rows) { isTaken = true }
            return child.tag != "movable-area"
        }
        return isTaken
    }
}
