package import Bridge
package import Cells
import Terminal
import Values
import ViewLayer

extension Shell {
    /// Has an expression evaluated in the app for the shell's own use; nil is an error, or an app that is gone.
    func evaluate(_ source: String, answer: @escaping @MainActor (Value?) -> Void) {
        let id = dock.evaluator.ask()
        evaluationAnswers[id] = answer
        send(.evaluate(id: id, source))
    }

    /// Makes the network what it is to be like, for the app too.
    package func use(_ conditions: NetworkConditions) {
        network = conditions
        send(.device(device))
        surroundings.requestFrame()
    }

    /// Cuts every open socket of the app.
    package func dropSockets() {
        for id in dock.sockets.openSockets { send(.socket(id: id, .drop)) }
    }

    /// The pages of the stack, the bottom first: paths, with the query where there is one.
    package var stackPaths: [String] {
        stack.compactMap { opened[$0] }.map { $0.query.isEmpty ? $0.path : "\($0.path)?\($0.query)" }
    }

    /// Whether a page is to be seen.
    package var showsPage: Bool { view.topPage.map { !$0.isEmpty } ?? false }

    /// Whether the app has not finished an event yet.
    package var owesEvents: Bool { watch.owesEvents }

    /// Whether what is pressed is typed. Where the welcome stands, a key closes it and does what it does.
    package var isTyping: Bool { context.types && !(layers.last is WelcomeLayer) }

    /// The main pane: the page on top with its bars.
    package var mainPane: CellRect {
        let layout = layout
        let rows = min(layout.statusLine.row, layout.dock?.row ?? .max)
        let pane = layout.page.isEmpty ? CellRect(surroundings.screen.size) : layout.page
        return CellRect(column: pane.column, row: 0, columns: pane.columns, rows: rows)
    }
}
