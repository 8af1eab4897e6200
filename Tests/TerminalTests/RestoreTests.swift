import Cells
import Foundation
import Testing

/// However a program ends, the terminal is as it was.
@Suite struct RestoreTests {
    private func start(_ environment: [String: String] = [:]) throws -> PseudoTerminal {
        let program = try #require(TestProgram.probe, "TerminalProbe is built with the tests")
        let terminal = try PseudoTerminal(program, environment: environment)
        #expect(terminal.wait { $0.line(4) == "ready" && $0.hasPrivateMode(1004) })
        #expect(terminal.isAlternateScreen)
        #expect(terminal.hasMouse)
        #expect(!terminal.isCooked)
        #expect(terminal.hasPrivateMode(2004))
        return terminal
    }

    private func expectRestored(_ terminal: PseudoTerminal) {
        #expect(!terminal.isAlternateScreen)
        #expect(terminal.isCooked)
        #expect(terminal.isCursorVisible)
        #expect(!terminal.hasMouse)
        for mode in [1000, 1002, 1004, 1006, 2004, 2026] { #expect(!terminal.hasPrivateMode(mode), "mode \(mode)") }
        #expect(String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[<u"))
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    func `after a signal`(signal: Int32) throws {
        let terminal = try start()
        terminal.signal(signal)
        #expect(terminal.waitForExit() == 128 + signal)
        expectRestored(terminal)
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE])
    func `after a crash that someone else sends`(signal: Int32) throws {
        let terminal = try start()
        terminal.signal(signal)
        #expect(terminal.waitForExit() == 128 + signal)
        expectRestored(terminal)
    }

    @Test(arguments: [("\u{1B}a", 128 + SIGABRT), ("\u{1B}s", 128 + SIGSEGV), ("\u{1B}t", 128 + SIGILL)])
    func `after a crash of its own`(key: String, code: Int32) throws {
        let terminal = try start()
        terminal.send(key)
        let end = terminal.waitForExit()
        // A trap is SIGILL or SIGTRAP, as the compiler likes.
        #expect(end == code || (code == 128 + SIGILL && end == 128 + SIGTRAP))
        expectRestored(terminal)
    }

    @Test(arguments: [("q", 7), ("\u{1B}x", 4)] as [(String, Int32)])
    func `after an exit, asked for or not`(key: String, code: Int32) throws {
        let terminal = try start()
        terminal.send(key)
        #expect(terminal.waitForExit() == code)
        expectRestored(terminal)
    }

    @Test func `stray output to standard error is kept off the screen and shown at the end`() throws {
        let terminal = try start()
        terminal.send("e")
        #expect(terminal.wait { $0.line(4) == "key e" })
        #expect(!String(decoding: terminal.output, as: UTF8.self).contains("stray words"))
        terminal.send("q")
        #expect(terminal.waitForExit() == 7)
        #expect(terminal.text.contains("note stray words"))
    }

    @Test func `suspended and continued by the shell's job control`() throws {
        let program = try #require(TestProgram.probe, "TerminalProbe is built with the tests")
        let shell = try PseudoTerminal("/bin/bash", ["--norc", "--noprofile", "-i"], environment: ["PS1": "prompt> "])
        #expect(shell.wait { $0.text.contains("prompt>") })
        shell.send("\(program)\r")
        #expect(shell.wait { $0.line(4) == "ready" && $0.hasPrivateMode(1004) })
        for _ in 0..<2 {
            shell.send("\u{1A}")
            #expect(shell.wait { !$0.isAlternateScreen && $0.line($0.cursor.row) == "prompt>" })
            #expect(!shell.hasMouse)
            shell.send("fg\r")
            #expect(shell.wait { $0.isAlternateScreen && $0.line(3) == "80x24 direct" && $0.hasPrivateMode(1004) })
            shell.send("j")
            #expect(shell.wait { $0.line(4) == "key j" })
        }
        shell.send("q")
        #expect(shell.wait { !$0.isAlternateScreen && $0.line($0.cursor.row) == "prompt>" })
        shell.send("echo code $?\r")
        #expect(shell.wait { $0.text.contains("code 7") })
    }

    @Test func `without a terminal it says so`() throws {
        let program = try #require(TestProgram.probe, "TerminalProbe is built with the tests")
        let terminal = try PseudoTerminal("/bin/sh", ["-c", "\(program) < /dev/null; echo code $?"])
        #expect(terminal.wait { $0.text.contains("code 3") })
        #expect(terminal.text.contains("not a terminal"))
        let dumb = try PseudoTerminal(program, environment: ["TERM": "dumb"])
        #expect(dumb.waitForExit() == 3)
        #expect(dumb.text.contains("set TERM"))
    }

    @Test func `a hang-up of the terminal ends it`() throws {
        #expect(try start().hangUp() == 128 + SIGHUP)
    }
}
