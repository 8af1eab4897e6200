import Bridge
package import Terminal
import Values

/// The terminal of one user in a walkthrough.
@MainActor
package final class WalkTerminal {
    /// Whose it is; nil is the only user's, who has no name.
    package let user: String?
    package let shell: Shell
    /// What its shell paints on.
    package let screen: HeadlessScreen
    /// Whether the mini-program was started in it.
    private(set) var isOpen = false
    /// What the program wrote on its console, and what went wrong.
    private(set) var console: [String] = []

    init(user: String?, shell: Shell, screen: HeadlessScreen) {
        self.user = user
        self.shell = shell
        self.screen = screen
        shell.hear = { [weak self] in self?.note($0) }
    }

    /// Starts the mini-program, or starts it anew.
    func open(_ page: String?) {
        if isOpen { shell.restart(at: page) } else { shell.start(page: page) }
        isOpen = true
    }

    private func note(_ message: AppMessage) {
        switch message {
        case .fault(let fault): console.append(fault.message)
        case .record(let record):
            if case .console(_, let arguments) = record.kind { console.append(ConsoleFormat.text(arguments)) }
        default: break
        }
        // A program that never stops talking must not take all memory.
        if console.count > 20_000 { console.removeFirst(10_000) }
    }
}
