import Cells
import Foundation
import Testing

/// Whatever keys and clicks come, the program goes on, answers, and gives the terminal back.
@Suite(.serialized, .enabled(if: RunningProgram.isBuilt, "termina is not built beside the tests"))
struct RandomEventTests {
    /// Presses so many random keys and buttons, some at a time, in a window of changing size.
    ///
    /// On a busy machine the app may seem stuck, and a key may then choose to quit: that ends it in order.
    private func storm(_ program: RunningProgram, seed: UInt64, events: Int, sizes: [(Int, Int)]) throws {
        var random = RandomEvents(seed: seed)
        var size = (columns: program.terminal.size.columns, rows: program.terminal.size.rows)
        for round in 0..<events / 50 {
            if !sizes.isEmpty, round % 10 == 9 {
                size = sizes[round / 10 % sizes.count]
                program.terminal.resize(columns: size.columns, rows: size.rows)
            }
            let bytes = (0..<50).map { _ in random.event(columns: size.columns, rows: size.rows) }.joined()
            program.press(bytes)
            program.terminal.drain()
            try #require(hasNotFailed(program), "seed \(seed), round \(round)\n\(program.terminal.text)")
        }
    }

    /// Whether it runs, or was told to quit.
    private func hasNotFailed(_ program: RunningProgram) -> Bool {
        program.terminal.isRunning || program.terminal.waitForExit() == 0
    }

    /// Leaves whatever stands in front, and expects the mini-program anew and help at its key. False if it was told to
    /// quit.
    private func answers(_ program: RunningProgram) throws -> Bool {
        program.terminal.resize(columns: 100, rows: 40)
        // What leaves every dialog, field and mode.
        for _ in 0..<12 {
            program.press("\u{1B}[27u")
            program.press("\r")
        }
        for _ in 0..<12 { program.press("\u{1B}[27u") }
        program.press("\u{1B}[15~")
        program.press("\u{1B}OP")
        let text = "type to search"
        let isThere = program.terminal.wait(seconds: 120) { $0.text.contains(text) && $0.text.contains("stack 1/10") }
        if !program.terminal.isRunning { return false }
        try #require(isThere, "\(program.terminal.text)")
        program.press("\u{1B}[27u")
        try program.expectGone(text)
        return true
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
        let isSaid = program.terminal.wait(seconds: 120) {
            String(decoding: $0.output[before...], as: UTF8.self).contains("Tab Next element")
        }
        let isRunning = program.terminal.isRunning
        #expect(isSaid || !isRunning, "\(program.terminal.text)")
        if isRunning { program.terminal.signal(SIGTERM) }
        #expect(program.terminal.waitForExit() == (isRunning ? 128 + SIGTERM : 0))
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
        let sizes = seed % 2 == 0 ? [(20, 5), (80, 24), (300, 100), (0, 0), (1, 1), (100, 40)] : []
        try storm(program, seed: seed, events: 2_500, sizes: sizes)
        let isRunning = try answers(program)
        if isRunning { program.terminal.signal(SIGTERM) }
        #expect(program.terminal.waitForExit() == (isRunning ? 128 + SIGTERM : 0))
        expectRestored(program)
    }
}
