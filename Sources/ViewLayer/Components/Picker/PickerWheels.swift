/// The wheels of an open picker: what the sheet over the page shows and turns. The component behind it hears of every turn
/// and of the end.
@MainActor
package final class PickerWheels {
    /// What stands above the wheels; empty is nothing.
    package let title: String
    private var source: any PickerSource
    /// Whether nobody has confirmed or cancelled yet.
    package private(set) var isOpen = true
    private let turned: @MainActor (_ column: Int, _ index: Int) -> Void
    private let finished: @MainActor ((any PickerSource)?) -> Void

    init(
        title: String, source: any PickerSource, turned: @escaping @MainActor (_ column: Int, _ index: Int) -> Void,
        finished: @escaping @MainActor ((any PickerSource)?) -> Void
    ) {
        self.title = title
        self.source = source
        self.turned = turned
        self.finished = finished
    }

    /// What each wheel offers.
    package var columns: [[String]] { source.columns }

    /// The place of what is chosen on each wheel.
    package var selected: [Int] { source.selected }

    /// Turns a wheel to a place; others may follow, as days follow the month.
    package func select(_ index: Int, in column: Int) {
        let columns = source.columns
        guard isOpen, columns.indices.contains(column), !columns[column].isEmpty else { return }
        let place = min(max(index, 0), columns[column].count - 1)
        guard place != source.selected[column] else { return }
        source.select(column, place)
        turned(column, place)
    }

    /// Takes what is chosen.
    package func confirm() {
        guard isOpen else { return }
        isOpen = false
        finished(source)
    }

    /// Leaves everything as it was.
    package func cancel() {
        guard isOpen else { return }
        isOpen = false
        finished(nil)
    }

    /// The program changed what is offered while the wheels are open.
    func offer(_ source: any PickerSource) { self.source = source }

    /// The picker is gone: nobody is told.
    func abandon() { isOpen = false }
}
