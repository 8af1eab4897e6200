import CNCurses
package import Cells
import Glibc

/// The terminal's screen, driven by ncurses.
@MainActor
package final class CursesScreen: TerminalScreen {
    package private(set) var size: CellSize
    package let depth: ColorDepth
    /// How the terminal is driven.
    package let kind: TerminalKind

    private var encoder: CellEncoder
    /// What the terminal shows.
    private var shown: Grid
    private var cursor: CellPoint?
    /// The rows with cells that ncurses does not know. It must not move these.
    private var overlaidRows: Set<Int> = []
    private var isOpen = true
    /// Whether the terminal shows nothing known.
    private var isForgotten = true
    private var wantsModes = true
    private var asksBackground: Bool
    private var takesMouse: Bool
    /// How it shows pictures beside cells.
    package let graphics: GraphicsProtocol
    private var graphicsWriter: GraphicsWriter

    /// Takes the terminal over; nothing is seen before the first `present`.
    /// - Parameters:
    ///   - takesMouse: whether clicks and the wheel come to the program.
    ///   - graphics: how pictures are shown beside cells.
    package init(
        kind: TerminalKind, takesMouse: Bool = true, graphics: GraphicsProtocol = .none
    ) throws(TerminalError) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        cncurses_use_utf8()
        guard cncurses_guard_install(STDIN_FILENO) else { throw .notATerminal }
        Self.arm()
        guard Self.open(kind) else {
            cncurses_guard_disarm()
            throw .unusable(type: kind.name)
        }
        self.kind = kind
        self.takesMouse = takesMouse
        self.graphics = graphics
        graphicsWriter = GraphicsWriter(graphics)
        depth = kind.depth ?? Self.ownDepth
        encoder = CellEncoder(depth: depth, paletteBase: kind.speaksXterm ? DirectColorEntry.paletteBase : 0)
        size = Self.windowSize
        asksBackground = kind.speaksXterm
        shown = Grid(size)
        resize_term(Int32(size.rows), Int32(size.columns))
        curs_set(0)
    }

    package func present(_ grid: Grid, cursor wanted: CellPoint?) {
        let grid = grid.size == size ? grid : grid.cropped(to: CellRect(size))
        guard isOpen else {
            shown = grid
            cursor = wanted
            isForgotten = true
            return
        }
        if encoder.makeRoom() { isForgotten = true }
        if isForgotten { cncurses_forget_screen() }
        let move = moved(to: grid)
        let runs = isForgotten ? grid.changes(since: Grid(columns: -1, rows: -1)) : grid.changes(since: shown)
        let caret = wanted.flatMap { CellRect(size).contains($0) ? $0 : nil }
        let halved = halved(in: grid, runs)
        let pictures = graphicsWriter.frame(
            graphics == .none ? [] : grid.uncoveredPictures, changedRows: Set(runs.map(\.row)),
            isForgotten: isForgotten)
        guard !runs.isEmpty || !move.isEmpty || caret != cursor || wantsModes || !pictures.isEmpty else { return }
        for row in pictures.damagedRows { wredrawln(cncurses_window(), Int32(row), 1) }
        // What the terminal moved would take pictures along.
        let hadOverlay = !overlaidRows.isEmpty || graphicsWriter.isShowing
        let overlay = overlay(of: grid, runs, caret)
        // Rows that stand elsewhere now are moved by the terminal, which takes fewer bytes than writing them again. What
        // has not been found, ncurses may find.
        idlok(cncurses_window(), move.isEmpty && !hadOverlay && overlaidRows.isEmpty)
        let changesCursor = (caret == nil) != (cursor == nil) || isForgotten
        for run in runs { encoder.write(grid, run) }
        wmove(cncurses_window(), Int32(caret?.row ?? 0), Int32(caret?.column ?? 0))
        let cells = Self.written {
            if changesCursor { curs_set(caret == nil ? 0 : 1) }
            doupdate()
        }
        // One run arrives in one piece anyway.
        let isHeld = runs.count > 1 || !move.isEmpty || !overlay.isEmpty || !pictures.isEmpty
        var frame = isHeld ? Array(TerminalModes.beginUpdate.utf8) : []
        frame += pictures.before
        frame += move
        frame += halved
        if kind.speaksXterm { frame += StyleThrift.reduced(cells) } else { frame += cells }
        frame += takeModes()
        frame += overlay
        frame += pictures.after
        if !pictures.after.isEmpty { frame += "\u{1B}[\((caret?.row ?? 0) + 1);\((caret?.column ?? 0) + 1)H".utf8 }
        if isHeld { frame += TerminalModes.endUpdate.utf8 }
        if !frame.isEmpty { Output.write(frame) }
        cursor = caret
        shown = grid
        isForgotten = false
    }

    /// Blanks the wide characters of which ncurses will erase the first half and write over the second: tmux would then
    /// clear the first once more, in its own colours.
    private func halved(in grid: Grid, _ runs: [Grid.Run]) -> [UInt8] {
        guard kind.isTmux, kind.speaksXterm, !isForgotten else { return [] }
        let places = grid.halvedGlyphs(since: shown, in: runs)
        guard !places.isEmpty else { return [] }
        let back = cursor ?? CellPoint(column: 0, row: 0)
        let blanks = places.map { "\u{1B}[\($0.row + 1);\($0.column + 1)H  " }.joined()
        return Array("\(blanks)\u{1B}[\(back.row + 1);\(back.column + 1)H".utf8)
    }

    /// Has the terminal move the rows that stand elsewhere in a new grid, if it can and there are enough of them.
    /// - Returns: what does that, with the cursor where it was; all that is left to write are the changes since `shown`.
    private func moved(to grid: Grid) -> [UInt8] {
        // What the terminal moved would take along pictures and cells that ncurses does not know.
        guard kind.speaksXterm, !isForgotten, overlaidRows.isEmpty, !graphicsWriter.isShowing,
            let move = grid.move(since: shown)
        else { return [] }
        shown.apply(move)
        cncurses_note_move(Int32(move.rows.lowerBound), Int32(move.rows.upperBound), Int32(move.up))
        let count = abs(move.up) == 1 ? "" : "\(abs(move.up))"
        // The end of the region puts the cursor into the corner.
        let back = cursor.map { "\u{1B}[\($0.row + 1);\($0.column + 1)H" } ?? ""
        return Array(
            """
            \u{1B}[\(move.rows.lowerBound + 1);\(move.rows.upperBound)r\
            \u{1B}[\(count)\(move.up > 0 ? "S" : "T")\u{1B}[r\(back)
            """.utf8)
    }

    package func setTitle(_ title: String) {
        guard isOpen, kind.speaksXterm else { return }
        let clean = title.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }
        Output.write("\u{1B}]2;\(String(String.UnicodeScalarView(clean).prefix(256)))\u{7}".utf8)
    }

    package func ring() { if isOpen { Output.write([0x07]) } }

    package func copy(_ text: String) -> Bool {
        guard isOpen, kind.speaksXterm, text.utf8.count <= Self.longestCopy else { return false }
        return Output.write("\u{1B}]52;c;\(Base64.encode(Array(text.utf8)))\u{7}".utf8)
    }

    /// How many pixels a cell has; nil if the terminal does not say.
    package var cellPixels: (width: Int, height: Int)? {
        var (width, height): (Int32, Int32) = (0, 0)
        guard cncurses_cell_pixels(STDOUT_FILENO, &width, &height) else { return nil }
        return (Int(width), Int(height))
    }

    /// Asks the system for the window's size. True if it has changed.
    package func updateSize() -> Bool {
        let current = Self.windowSize
        // Between two equal sizes there may have been another, or none, and what was shown is lost.
        isForgotten = true
        guard current != size else { return false }
        size = current
        resize_term(Int32(size.rows), Int32(size.columns))
        shown = shown.cropped(to: CellRect(size))
        return true
    }

    /// Gives the terminal back as it was. Nothing is written until `resume`.
    package func suspend() {
        guard isOpen else { return }
        isOpen = false
        Output.write(graphicsWriter.end())
        Output.write(TerminalModes.leave(speaksXterm: kind.speaksXterm).utf8)
        endwin()
        cncurses_guard_reset_terminal()
        cncurses_guard_disarm()
    }

    package func take(mouse: Bool) {
        guard mouse != takesMouse else { return }
        takesMouse = mouse
        // What is not switched on yet comes with the first frame.
        if isOpen, !wantsModes { Output.write((mouse ? TerminalModes.enterMouse : TerminalModes.leaveMouse).utf8) }
    }

    /// Takes the terminal over again and paints everything anew.
    package func resume() {
        Self.arm()
        if !isOpen {
            isOpen = true
            wantsModes = true
        }
        _ = updateSize()
        isForgotten = true
        // Another program may have set the terminal otherwise.
        reset_prog_mode()
        present(shown, cursor: cursor)
    }

    /// What ncurses writes meanwhile, to be written in one piece; nothing where it has gone to the terminal already.
    private static func written(_ work: () -> Void) -> UnsafeRawBufferPointer {
        let isHeld = cncurses_hold()
        work()
        guard isHeld else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        var length = 0
        let bytes = cncurses_release(&length)
        return UnsafeRawBufferPointer(start: bytes, count: length)
    }

    /// The modes that are still to be switched on; they belong to the alternate screen, which comes with a frame.
    private func takeModes() -> [UInt8] {
        guard wantsModes else { return [] }
        wantsModes = false
        let query = asksBackground ? TerminalModes.backgroundQuery : ""
        asksBackground = false
        let modes = TerminalModes.enter(speaksXterm: kind.speaksXterm, takesMouse: takesMouse)
        return Array((modes + query).utf8)
    }

    /// What ncurses cannot write of the rows that changed.
    private func overlay(of grid: Grid, _ runs: [Grid.Run], _ caret: CellPoint?) -> [UInt8] {
        var overlay = Overlay(depth: depth, writesLinks: kind.speaksXterm)
        var previous = -1
        if isForgotten { overlaidRows = [] }
        for run in runs where run.row != previous {
            if overlay.add(grid, row: run.row) { overlaidRows.insert(run.row) } else { overlaidRows.remove(run.row) }
            previous = run.row
        }
        overlay.finish(cursor: caret ?? CellPoint(column: 0, row: 0))
        return overlay.bytes
    }

    private static func open(_ kind: TerminalKind) -> Bool {
        guard kind.speaksXterm else { return cncurses_can_place_cursor(kind.name) && cncurses_open(kind.name) }
        let before = getenv("TERMINFO").map { String(cString: $0) }
        defer { if let before { setenv("TERMINFO", before, 1) } else { unsetenv("TERMINFO") } }
        // An ncurses that takes no entry from a variable finds the installed file.
        let share = getenv("TERMINA_SHARE").map { String(cString: $0) + "/terminfo" }
        for place in [DirectColorEntry.compiled, share].compactMap({ $0 }) {
            setenv("TERMINFO", place, 1)
            if cncurses_open(DirectColorEntry.name) { return true }
        }
        return false
    }

    private static func arm() {
        TerminalModes.restore.withUTF8Buffer { bytes in
            // The bytes of a StaticString live as long as the program.
            cncurses_guard_arm(UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self), bytes.count)
        }
    }

    private static var ownDepth: ColorDepth {
        let colors = cncurses_colors()
        return colors >= 256 ? .indexed : colors >= 8 ? .palette : .mono
    }

    /// The window's size, 80 by 24 if the system does not know it.
    private static var windowSize: CellSize {
        var columns: Int32 = 80
        var rows: Int32 = 24
        _ = cncurses_window_size(STDOUT_FILENO, &columns, &rows)
        return CellSize(columns: Int(columns), rows: Int(rows))
    }

    /// Terminals drop longer OSC 52 strings than 100,000 bytes, which is this much before base64.
    private static let longestCopy = 74_994
}
