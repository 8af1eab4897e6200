import Cells
import Terminal
import Theme

/// Something in front of the pages that takes the keys: a dialog, a menu, help. The topmost is asked first.
@MainActor
protocol Layer: AnyObject {
    /// What keys mean in it.
    var context: CommandContext { get }
    /// Whether what it is about is gone, so that it is to go too.
    var isStale: Bool { get }
    /// Whether its area is that of all panes.
    var takesWholeScreen: Bool { get }
    /// Takes an event. What it does not know it swallows too: nothing behind a layer is to react.
    func handle(_ event: InputEvent) -> LayerOutcome
    /// Paints itself over the frame, `area` being the main pane. Returns where the cursor belongs, if it edits text.
    func paint(over area: CellRect, theme: Theme, _ grid: inout Grid) -> CellPoint?
}

extension Layer {
    var context: CommandContext { .dialog }
    var isStale: Bool { false }
    var takesWholeScreen: Bool { false }
}

/// What became of an event in a layer.
enum LayerOutcome {
    /// The layer stays.
    case stays
    /// The layer is done and goes.
    case closes
    /// The layer has no meaning for it; a key that means something anywhere does that.
    case ignores
}
