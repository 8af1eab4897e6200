import Cells
import Foundation
import TestFolders
import Testing

/// The demo on every kind of terminal, in every size.
@Suite(.enabled(if: RunningProgram.isBuilt, "termina is not built beside the tests"))
struct TerminalTypeTests {
    /// A terminal, and what its colours are to be written with.
    struct Kind: CustomTestStringConvertible, Sendable {
        var type: String
        var environment: [String: String] = ["COLORTERM": ""]
        var depth: ColorDepth

        var testDescription: String { "\(type) \(environment) \(depth)" }
    }

    private static let kinds = [
        Kind(type: "xterm-256color", environment: ["COLORTERM": "truecolor"], depth: .direct),
        Kind(type: "xterm-256color", depth: .indexed),
        Kind(type: "tmux-256color", depth: .indexed),
        Kind(type: "tmux-256color", environment: ["COLORTERM": "truecolor"], depth: .direct),
        Kind(type: "xterm", depth: .palette),
        Kind(type: "screen", depth: .palette),
        Kind(type: "linux", depth: .palette),
        Kind(type: "vt100", depth: .mono),
        Kind(type: "xterm-256color", environment: ["NO_COLOR": "1"], depth: .mono),
        Kind(type: "linux", environment: ["NO_COLOR": "1", "COLORTERM": ""], depth: .mono),
    ]

    /// The numbers of all `CSI … m` that were written.
    private func renditions(_ output: [UInt8]) -> [[Int]] {
        var result: [[Int]] = []
        var index = 0
        while let start = output[index...].firstIndex(of: 0x1B) {
            index = start + 1
            guard index < output.count, output[index] == UInt8(ascii: "[") else { continue }
            index += 1
            let end = output[index...].firstIndex { !(0x30...0x3B).contains($0) } ?? output.count
            if end < output.count, output[end] == UInt8(ascii: "m") {
                result.append(
                    String(decoding: output[index..<end], as: UTF8.self).split(separator: ";").compactMap { Int($0) })
            }
            index = end
        }
        return result
    }

    /// How many colours the output needs.
    private func depth(_ output: [UInt8]) -> ColorDepth {
        var found = ColorDepth.mono
        for numbers in renditions(output) {
            for (index, number) in numbers.enumerated() {
                let mode = numbers.dropFirst(index + 1).first
                switch number {
                case 38, 48: return mode == 2 ? .direct : max(found, .indexed)
                case 30...37, 40...47, 90...97, 100...107: found = max(found, .palette)
                default: break
                }
            }
        }
        return found
    }

    @Test(arguments: kinds)
    func `it is shown in the terminal's own colours, in any size, and taken away again`(kind: Kind) throws {
        var environment = kind.environment
        environment["TERM"] = kind.type
        environment["LANG"] = "C.UTF-8"
        let program = try RunningProgram(size: CellSize(columns: 80, rows: 24), environment: environment)
        let terminal = program.terminal
        try program.expect("小程序，跑在终端里")
        #expect(depth(terminal.output) == kind.depth)
        for (columns, rows) in [(20, 5), (300, 100), (0, 0), (80, 24), (1, 1), (80, 24)] {
            terminal.resize(columns: columns, rows: rows)
            guard columns > 1 else { continue }
            // A narrow line keeps the page's name and a key.
            let line = columns < 40 ? "? help" : "stack 1/10"
            let isThere = terminal.wait { $0.line(rows - 1).contains(line) }
            #expect(isThere, "\(columns)x\(rows)\n\(terminal.text)")
        }
        program.press("?")
        try program.expect("type to search")
        program.press("\u{1B}")
        try program.expectGone("type to search")
        program.press("q")
        #expect(terminal.waitForExit() == 0)
        #expect(terminal.isCooked)
        #expect(!terminal.hasMouse)
        #expect(terminal.isCursorVisible)
    }

    @Test func `suspended by Ctrl-Z and continued by the shell`() throws {
        let binary = try #require(TestProgram.termina)
        let data = try TemporaryFolder()
        let shell = try PseudoTerminal(
            "/bin/bash", ["--norc", "--noprofile", "-i"], environment: ["PS1": "prompt> "])
        #expect(shell.wait { $0.text.contains("prompt>") })
        shell.send("\(binary) run --data \(data.path)/data\r")
        #expect(shell.wait { $0.text.contains("小程序，跑在终端里") && $0.isAlternateScreen }, "\(shell.text)")
        for round in 0..<2 {
            shell.send("\u{1A}")
            #expect(
                shell.wait { !$0.isAlternateScreen && $0.line($0.cursor.row) == "prompt>" }, "\(round)\n\(shell.text)")
            #expect(!shell.hasMouse)
            // Resized while it is away, as happens.
            shell.resize(columns: 80 + round * 20, rows: 24 + round)
            shell.send("fg\r")
            #expect(shell.wait { $0.isAlternateScreen && $0.text.contains("stack 1/10") }, "\(round)\n\(shell.text)")
            shell.send("?")
            #expect(shell.wait { $0.text.contains("type to search") })
            shell.send("\u{1B}")
            #expect(shell.wait { !$0.text.contains("type to search") })
        }
        shell.send("q")
        #expect(shell.wait { !$0.isAlternateScreen && $0.line($0.cursor.row) == "prompt>" })
    }

    @Test func `10,000 pasted lines are one edit`() throws {
        let program = try RunningProgram([
            "app.json": #"{"pages":["pages/index"]}"#,
            "app.js": "App({})",
            "pages/index.js": """
            Page({
              data: { inputs: 0, length: 0, lines: 0 },
              input(e) {
                const value = e.detail.value
                this.setData({ inputs: this.data.inputs + 1, length: value.length, lines: value.split('\\n').length })
              },
            })
            """,
            "pages/index.wxml": """
            <view>inputs {{inputs}}; length {{length}}; lines {{lines}}.</view>
            <textarea maxlength="-1" bindinput="input" />
            """,
        ])
        try program.expect("inputs 0; length 0; lines 0.")
        program.press("\t")
        try program.expect("INPUT")
        let text = (1...10_000).map { "line \($0) 行" }.joined(separator: "\n")
        program.press("\u{1B}[200~" + text + "\u{1B}[201~")
        try program.expect("inputs 1; length \(text.utf16.count); lines 10000.", seconds: 60)
        program.press("\u{1F}")
        try program.expect("inputs 2; length 0; lines 1.", seconds: 60)
    }
}
