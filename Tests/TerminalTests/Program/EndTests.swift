import Cells
import Foundation
import Testing

/// However `termina run` ends, the terminal is as it was and no process stays behind.
@Suite(.enabled(if: RunningProgram.isBuilt, "termina is not built beside the tests"))
struct EndTests {
    private func start() throws -> (RunningProgram, app: pid_t) {
        let program = try RunningProgram(Runaways.files)
        try program.expect("count is 0")
        #expect(program.terminal.isAlternateScreen)
        #expect(!program.terminal.isCooked)
        return (program, try program.appProcess())
    }

    private func expectRestored(_ terminal: PseudoTerminal) {
        #expect(!terminal.isAlternateScreen)
        #expect(terminal.isCooked)
        #expect(terminal.isCursorVisible)
        #expect(!terminal.hasMouse)
        for mode in [1000, 1002, 1004, 1006, 2004, 2026] { #expect(!terminal.hasPrivateMode(mode), "mode \(mode)") }
    }

    @Test(arguments: [("q", Int32(0)), ("\u{3}", 0), ("\u{11}", 0)])
    func `by keys`(keys: String, code: Int32) throws {
        let (program, app) = try start()
        program.press(keys)
        #expect(program.terminal.waitForExit() == code)
        expectRestored(program.terminal)
        #expect(program.isGone(app))
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func `by a signal`(signal: Int32) throws {
        let (program, app) = try start()
        program.terminal.signal(signal)
        #expect(program.terminal.waitForExit() == 128 + signal)
        expectRestored(program.terminal)
        #expect(program.isGone(app))
    }

    @Test func `by a signal while the app hangs`() throws {
        let (program, app) = try start()
        program.press(Runaways.Button.microtasks.keys)
        try program.expect("busy")
        program.terminal.signal(SIGTERM)
        #expect(program.terminal.waitForExit() == 128 + SIGTERM)
        expectRestored(program.terminal)
        #expect(program.isGone(app))
    }

    @Test func `a killed shell leaves no app behind, even one that hangs`() throws {
        let (program, app) = try start()
        program.press(Runaways.Button.microtasks.keys)
        try program.expect("busy")
        program.terminal.signal(SIGKILL)
        #expect(program.terminal.waitForExit() == 128 + SIGKILL)
        #expect(program.isGone(app))
    }

    @Test func `a terminal that goes away ends both`() throws {
        let (program, app) = try start()
        #expect(program.terminal.hangUp() != nil)
        #expect(program.isGone(app))
    }

    @Test func `what is no terminal is told so in one line, with status 3`() throws {
        let path = try #require(TestProgram.termina)
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = ["run"]
        process.environment = ["HOME": "/nonexistent", "TERM": "xterm-256color", "LANG": "C.UTF-8"]
        let (output, errors) = (Pipe(), Pipe())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 3)
        #expect(output.fileHandleForReading.readDataToEndOfFile().isEmpty)
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(text.hasPrefix("termina: ") && text.hasSuffix("\n") && text.count { $0 == "\n" } == 1, "\(text)")
    }
}
