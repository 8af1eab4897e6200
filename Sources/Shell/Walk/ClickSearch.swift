import Cells
import Terminal
import ViewLayer
import Walk

/// Finds a text to click on as a person does: waits for it, then scrolls down the page, then up.
@MainActor
final class ClickSearch {
    private enum Phase {
        case waiting(until: Double), down, up
        /// The button is held at a place.
        case pressed(CellPoint)
        case released
    }

    private let pattern: WalkPattern
    private let number: Int
    private let terminal: WalkTerminal
    private var phase: Phase?
    /// What was to be seen before the last turn of the wheel: a page that is blank there looks the same further down.
    private var before: (grid: Grid, offset: Double?)?
    private var turns = 0
    /// When it is given up.
    private var end: Double?

    init(_ pattern: WalkPattern, _ number: Int, _ terminal: WalkTerminal) {
        self.pattern = pattern
        self.number = number
        self.terminal = terminal
    }

    /// The step.
    var work: WalkPlayer.Work { { self.advance($0) } }

    private func advance(_ time: Double) -> WalkPlayer.Progress {
        switch phase {
        case .pressed(let point):
            terminal.shell.handle(.mouse(MouseEvent(.release(.left), at: point)))
            phase = .released
            return .done(WalkPlayer.Pace.click)
        case .released: return .done(0)
        case .waiting, .down, .up, nil: break
        }
        terminal.shell.paint()
        if let point = place {
            terminal.shell.handle(.mouse(MouseEvent(.press(.left), at: point)))
            phase = .pressed(point)
            return .again(60)
        }
        return search(time)
    }

    private func search(_ time: Double) -> WalkPlayer.Progress {
        switch phase {
        case nil:
            end = end ?? time + WalkPlayer.Pace.patience
            phase = .waiting(until: time + WalkPlayer.Pace.glance)
            return .again(WalkPlayer.Pace.look)
        case .waiting(let end):
            if time >= end { phase = .down }
            return .again(WalkPlayer.Pace.look)
        case .down, .up: return scroll(time)
        case .pressed, .released: return .done(0)
        }
    }

    /// Turns the wheel once over the page; when nothing moves any more, the other way.
    private func scroll(_ time: Double) -> WalkPlayer.Progress {
        let grid = terminal.screen.grid
        let isDown = if case .down? = phase { true } else { false }
        turns += 1
        let offset = terminal.shell.view.topPage?.scrollOffset
        if (before?.grid == grid && before?.offset == offset) || turns > 400 {
            guard isDown else {
                // The page may not have come yet.
                if let end, time < end {
                    (phase, before, turns) = (nil, nil, 0)
                    return .again(WalkPlayer.Pace.look)
                }
                let which = number > 1 ? " \(number) times" : ""
                return .failed("\(pattern.source) is nowhere to be seen\(which), so it cannot be clicked")
            }
            phase = .up
            before = nil
            turns = 0
            return .again(0)
        }
        before = (grid, offset)
        let pane = terminal.shell.mainPane
        let middle = CellPoint(column: pane.column + pane.columns / 2, row: pane.row + pane.rows / 2)
        terminal.shell.handle(.mouse(MouseEvent(isDown ? .wheelDown : .wheelUp, at: middle)))
        return .again(WalkPlayer.Pace.look)
    }

    /// The middle of the wanted place: on the page if there are that many, else anywhere.
    private var place: CellPoint? {
        let grid = terminal.screen.grid
        let onPage = pattern.places(in: grid, within: terminal.shell.mainPane)
        let places = onPage.count >= number ? onPage : pattern.places(in: grid)
        guard number >= 1, places.count >= number else { return nil }
        let rect = places[number - 1]
        return CellPoint(column: rect.column + (rect.columns - 1) / 2, row: rect.row)
    }
}
