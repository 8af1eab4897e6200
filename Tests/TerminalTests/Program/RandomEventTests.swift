import Cells
import Foundation
import Testing

/// Whatever keys and clicks come, the program goes on, answers, and gives the terminal back.
@Suite(.serialized, .enabled(if: RunningProgram.isBuilt, "termina is not built beside the tests"))
struct RandomEventTests {
    private static let sizes = [(20, 5), (80, 24), (300, 100), (0, 0), (1, 1), (100, 40)]

    /// Presses so many random keys and buttons, some at a time, in a window of changing size. With the palette among them
    /// one may choose to quit, which ends it in order; nothing else ends it.
    private func storm(
        _ program: RunningProgram, seed: UInt64, events: Int, sizes: [(Int, Int)], withPalette: Bool = false
    ) throws {
        var random = RandomEvents(seed: seed, withPalette: withPalette)
        var size = (columns: program.terminal.size.columns, rows: program.terminal.size.rows)
        for round in 0..<events / 50 {
            if !sizes.isEmpty, round % 10 == 9 {
                size = sizes[round / 10 % sizes.count]
                program.terminal.resize(columns: size.columns, rows: size.rows)
            }
            let bytes = (0..<50).map { _ in random.event(columns: size.columns, rows: size.rows) }.joined()
            program.press(bytes)
            program.terminal.drain()
            if withPalette, !program.terminal.isRunning { return }
            try #require(program.terminal.isRunning, "seed \(seed), round \(round)\n\(program.terminal.text)")
        }
    }

    /// Leaves whatever stands in front, and expects the page of the first tab and its answer to a key.
    private func expectAlive(_ program: RunningProgram) throws {
        program.terminal.resize(columns: 100, rows: 40)
        // What leaves every dialog, field and mode; then the mini-program anew, and its own keys.
        for _ in 0..<12 {
            program.press("\u{1B}[27u")
            program.press("\r")
        }
        for _ in 0..<12 { program.press("\u{1B}[27u") }
        program.press("\u{1B}[15~")
        try program.expect("stack 1/10")
        program.press("\u{1B}OP")
        try program.expect("type to search")
        program.press("\u{1B}[27u")
        try program.expectGone("type to search")
    }

    /// Lines are written instead of a screen; a key is answered still.
    @Test func `1,000 random keys in plain mode`() throws {
        let program = try RunningProgram(size: CellSize(columns: 100, rows: 40), arguments: ["--plain"])
        try program.expect("小程序，跑在终端里")
        try storm(program, seed: 5, events: 1_000, sizes: [])
        for _ in 0..<12 { program.press("\u{1B}[27u\r") }
        for _ in 0..<12 { program.press("\u{1B}[27u") }
        program.press("\u{1B}[15~")
        let before = program.terminal.output.count
        program.press("\u{1B}OP")
        // Help is longer than the screen.
        let isSaid = program.terminal.wait {
            String(decoding: $0.output[before...], as: UTF8.self).contains("Tab Next element")
        }
        #expect(isSaid, "\(program.terminal.text)")
        program.terminal.signal(SIGTERM)
        #expect(program.terminal.waitForExit() == 128 + SIGTERM)
        #expect(program.terminal.isCooked)
        #expect(!program.terminal.hasPrivateMode(2004))
    }

    private func expectRestored(_ program: RunningProgram) {
        #expect(!program.terminal.isAlternateScreen)
        #expect(program.terminal.isCooked)
        #expect(program.terminal.isCursorVisible)
        #expect(!program.terminal.hasMouse)
        for mode in [1000, 1002, 1004, 1006, 2004, 2026] {
            #expect(!program.terminal.hasPrivateMode(mode), "mode \(mode)")
        }
    }

    @Test(arguments: [UInt64(1), 2, 3, 4])
    func `2,500 random keys and mouse events`(seed: UInt64) throws {
        let program = try RunningProgram(size: CellSize(columns: 100, rows: 40))
        try program.expect("小程序，跑在终端里")
        try storm(program, seed: seed, events: 2_500, sizes: seed % 2 == 0 ? Self.sizes : [])
        try expectAlive(program)
        program.terminal.signal(SIGTERM)
        #expect(program.terminal.waitForExit() == 128 + SIGTERM)
        expectRestored(program)
    }

    @Test(arguments: [UInt64(6), 7])
    func `2,500 random keys and mouse events with the palette`(seed: UInt64) throws {
        let program = try RunningProgram(size: CellSize(columns: 100, rows: 40))
        try program.expect("小程序，跑在终端里")
        try storm(program, seed: seed, events: 2_500, sizes: Self.sizes, withPalette: true)
        let hasQuit = !program.terminal.isRunning
        if !hasQuit {
            try expectAlive(program)
            program.terminal.signal(SIGTERM)
        }
        #expect(program.terminal.waitForExit() == (hasQuit ? 0 : 128 + SIGTERM))
        expectRestored(program)
    }
}
