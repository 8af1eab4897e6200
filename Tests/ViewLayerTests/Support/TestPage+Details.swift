import Bridge
import Values

@testable import ViewLayer

extension TestPage {
    /// The events sent since the last `takeEvents`, with all of their details: `change {"current":1}`.
    func takeDetails() -> [String] {
        let result = sent.compactMap { message -> String? in
            guard case .event(let event) = message else { return nil }
            return "\(event.type) \(JSON.string(event.detail) ?? "?")"
        }
        _ = takeEvents()
        return result
    }

    /// Presses the mouse on the first cell, moves it over the others, and lets it go on the last.
    func pan(_ cells: [(column: Int, row: Int)]) {
        guard let first = cells.first, let last = cells.last else { return }
        page.touchDown(column: first.column, row: first.row)
        for cell in cells.dropFirst() { page.touchMoved(column: cell.column, row: cell.row) }
        page.touchUp(column: last.column, row: last.row)
    }
}
