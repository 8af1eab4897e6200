import CNCurses
package import Cells
import Glibc

/// A terminal that is only written to, line by line: for screen readers, and for terminals that cannot place text.
@MainActor
package final class PlainScreen: SessionScreen {
    package private(set) var size: CellSize
    package let depth = ColorDepth.mono
    /// Whether the terminal may be sent sequences at all. Even then none that is seen or heard.
    private let takesSequences: Bool
    private var isOpen = true

    /// Takes the keys; writes nothing yet.
    package init(kind: TerminalKind) throws(TerminalError) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, cncurses_guard_install(STDIN_FILENO) else {
            throw .notATerminal
        }
        takesSequences = kind.speaksXterm
        size = Self.windowSize
        takeKeys()
    }

    /// Writes lines below what stands there. Control characters are left out.
    package func say(_ lines: [String]) {
        guard isOpen, !lines.isEmpty else { return }
        Output.write(lines.map { Self.clean($0) + "\n" }.joined().utf8)
    }

    /// There is nothing to be painted.
    package func present(_ grid: Grid, cursor: CellPoint?) {}
    package func setTitle(_ title: String) {}
    package func ring() {}
    package func copy(_ text: String) -> Bool { false }
    /// There is nothing to be clicked on.
    package func take(mouse: Bool) {}

    package func updateSize() -> Bool {
        let current = Self.windowSize
        defer { size = current }
        return current != size
    }

    package func suspend() {
        guard isOpen else { return }
        isOpen = false
        if takesSequences { Output.write(Self.leave.utf8) }
        cncurses_guard_reset_terminal()
        cncurses_guard_disarm()
    }

    package func resume() {
        isOpen = true
        takeKeys()
    }

    private func takeKeys() {
        let restore = takesSequences ? Self.restore : ""
        restore.withUTF8Buffer { bytes in
            // The bytes of a StaticString live as long as the program.
            cncurses_guard_arm(UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        cncurses_take_keys(STDIN_FILENO)
        if takesSequences { Output.write(Self.enter.utf8) }
    }

    /// Has what is pasted come as one.
    private static let enter = "\u{1B}[?2004h"
    private static let leave = "\u{1B}[?2004l"
    private static let restore: StaticString = "\u{1B}[?2004l"

    private static func clean(_ line: String) -> String {
        String(
            String.UnicodeScalarView(
                line.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }))
    }

    /// The window's size; no smaller than a page makes sense in, since nothing has to fit.
    private static var windowSize: CellSize {
        var columns: Int32 = 80
        var rows: Int32 = 24
        _ = cncurses_window_size(STDOUT_FILENO, &columns, &rows)
        return CellSize(columns: max(40, Int(columns)), rows: max(24, Int(rows)))
    }
}
