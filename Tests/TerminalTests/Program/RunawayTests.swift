import Cells
import Foundation
import Testing

/// An app that hangs, dies or grows does not take the terminal with it.
@Suite(.enabled(if: RunningProgram.isBuilt, "termina is not built beside the tests"))
struct RunawayTests {
    private func start() throws -> RunningProgram {
        let program = try RunningProgram(Runaways.files, arguments: ["--page", "pages/index?from=test"])
        try program.expect("count is 0")
        return program
    }

    /// What the app's process calls itself, as the screen says.
    private func run(_ program: RunningProgram) -> Substring? {
        let text = program.terminal.text
        guard let start = text.range(of: "run ")?.upperBound, let end = text[start...].firstIndex(of: ".") else {
            return nil
        }
        return text[start..<end]
    }

    /// Restarts by keys, and waits for the page of another process, which must work.
    private func restart(_ program: RunningProgram, by keys: String) throws {
        let old = try #require(run(program))
        program.press(keys)
        let isAnother = program.terminal.wait { _ in run(program).map { $0 != old } ?? false }
        try #require(isAnother, "\(program.terminal.text)")
        try program.expect("count is 0")
        try program.expect(#"query is {"from":"test"}"#)
        program.press(Runaways.Button.add.keys)
        try program.expect("count is 1")
    }

    /// Does what makes the app hang, and expects the shell to answer its own keys all the same. How fast it does is
    /// measured by `make bench`, where nothing else runs.
    private func expectKeysAnswered(_ program: RunningProgram, while hang: () throws -> Void) throws {
        try hang()
        for _ in 0..<3 {
            program.press("?")
            try program.expect("type to search")
            program.press("\u{1B}")
            try program.expectGone("type to search")
        }
    }

    @Test func `an app that is killed is told, and started anew at its page`() throws {
        let program = try start()
        let app = try program.appProcess()
        kill(app, SIGKILL)
        try program.expect("The mini-program has stopped")
        try program.expect("signal 9")
        try restart(program, by: "\r")
        #expect(!program.terminal.text.contains("has stopped"))
        #expect(try program.appProcess() != app)
    }

    @Test func `a dead app is left by its dialog's last button`() throws {
        let program = try start()
        kill(try program.appProcess(), SIGABRT)
        try program.expect("signal 6")
        try program.expect("Quit (q)")
        program.press("\t\t\r")
        #expect(program.terminal.waitForExit() == 0)
        #expect(!program.terminal.isAlternateScreen)
    }

    @Test func `F5 starts the app anew, without a word of the old one's end`() throws {
        let program = try start()
        let app = try program.appProcess()
        program.press(Runaways.Button.add.keys)
        try program.expect("count is 1")
        try restart(program, by: "\u{1B}[15~")
        #expect(program.isGone(app))
        #expect(!program.terminal.text.contains("has stopped"))
    }

    @Test func `an endless loop is stopped from inside, and the page goes on`() throws {
        let program = try start()
        try expectKeysAnswered(program) {
            program.press(Runaways.Button.loop.keys)
            try program.expect("busy")
        }
        try program.expect("the script ran for more than 5 s")
        try program.expectGone("does not answer")
        program.press("x")
        try program.expectGone("the script ran for more than 5 s")
        program.press("\u{1B}[Z\r")
        try program.expect("count is 1")
    }

    @Test func `an endless chain of promises leaves the keys alone; after 5 s it can be restarted`() throws {
        let program = try start()
        try expectKeysAnswered(program) {
            program.press(Runaways.Button.microtasks.keys)
            try program.expect("busy")
        }
        try program.expect("The mini-program does not answer")
        for choice in ["Wait", "Stop it", "Restart", "Quit"] { try program.expect(choice) }
        let app = try program.appProcess()
        try restart(program, by: "\t\t\r")
        #expect(program.isGone(app))
    }

    @Test func `an app that hangs can be stopped`() throws {
        let program = try start()
        let app = try program.appProcess()
        program.press(Runaways.Button.microtasks.keys)
        try program.expect("The mini-program does not answer")
        program.press("\t\r")
        try program.expect("The mini-program has stopped")
        #expect(program.isGone(app))
        try restart(program, by: "\r")
    }

    @Test func `an app that takes all memory is stopped before the machine is`() throws {
        let program = try start()
        program.press(Runaways.Button.memory.keys)
        #expect(
            program.terminal.wait(seconds: 120) {
                ["1 problem", "has stopped", "too much memory"].contains(where: $0.text.contains)
            }, "\(program.terminal.text)")
        try restart(program, by: "\u{1B}[15~")
    }

    @Test func `an exception is counted, listed with its place, and the page stays`() throws {
        let program = try start()
        program.press(Runaways.Button.fail.keys)
        try program.expect("1 problem")
        program.press("!")
        try program.expect("missing")
        try program.expect("pages/index.js:8:")
        program.press("\u{1B}")
        try program.expect("count is 0")
    }
}
