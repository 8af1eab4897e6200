import Values
import Walk

/// Looks at the data of the page on top until it is as expected.
@MainActor
final class DataCheck {
    private let path: String
    private let wanted: WalkValue
    private let terminal: WalkTerminal
    private var end: Double?
    private var isAsked = false
    /// What the app has answered; nil is nothing yet.
    private var answer: Value??

    init(_ path: String, _ wanted: WalkValue, _ terminal: WalkTerminal) {
        self.path = path
        self.wanted = wanted
        self.terminal = terminal
    }

    /// The step.
    var work: WalkPlayer.Work { { self.advance($0) } }

    private func advance(_ time: Double) -> WalkPlayer.Progress {
        let last = end ?? time + WalkPlayer.Pace.patience
        end = last
        if case .some(let value) = answer {
            if let value, isMet(by: value) { return .done(WalkPlayer.Pace.look) }
            guard time < last else { return .failed(problem(value)) }
            answer = nil
            isAsked = false
        }
        guard !isAsked else {
            return time < last ? .again(10) : .failed("the mini-program does not tell what \(path) is")
        }
        isAsked = true
        let source = "(()=>{const p=getCurrentPages();return p[p.length-1].data.\(path)})()"
        terminal.shell.evaluate(source) { [weak self] value in self?.answer = .some(value) }
        return .again(WalkPlayer.Pace.look)
    }

    private func isMet(by value: Value) -> Bool {
        switch wanted {
        case .equal(let other): value == other
        case .matching(let pattern):
            switch value {
            case .string, .number, .bool: pattern.matches(value.toString())
            default: false
            }
        }
    }

    private func problem(_ value: Value?) -> String {
        guard let value else { return "\(path) is not there" }
        let text = JSON.string(value) ?? value.toString()
        return "\(path) is \(text.count > 400 ? text.prefix(400) + "\u{2026}" : text[...])"
    }
}
