import Glibc

/// The modes that ncurses does not know of, switched by hand.
enum TerminalModes {
    /// Clicks, drags and the wheel by SGR reports where they are wanted, bracketed paste, focus reports.
    static func enter(speaksXterm: Bool, takesMouse: Bool) -> String {
        let common = (takesMouse ? enterMouse : "") + "\u{1B}[?2004h\u{1B}[?1004h"
        // The keyboard protocol that tells Escape from sequences, and Control with Tab from Tab.
        return speaksXterm ? common + "\u{1B}[>1u" : common
    }

    /// Undoes `enter`, on the alternate screen still: the keyboard's modes belong to it.
    static func leave(speaksXterm: Bool) -> String {
        let common = "\u{1B}[?1004l\u{1B}[?2004l" + leaveMouse
        return speaksXterm ? common + "\u{1B}[<u" : common
    }

    /// Has the mouse reported, and no longer.
    static let enterMouse = "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h"
    static let leaveMouse = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"

    /// Asks for the colour of the background.
    static let backgroundQuery = "\u{1B}]11;?\u{1B}\\"
    /// Holds the terminal's picture until `endUpdate`.
    static let beginUpdate = "\u{1B}[?2026h"
    static let endUpdate = "\u{1B}[?2026l"

    /// What a crash handler writes: everything back to how a shell expects it. Never freed.
    static let restore: StaticString = """
        \u{1B}[?2026l\u{1B}[?7h\u{1B}[?1004l\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l\u{1B}[<u\
        \u{1B}[r\u{1B}[m\u{1B}[?25h\u{1B}[?1049l\u{1B}[23;0;0t
        """
}
