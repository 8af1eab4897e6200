import Cells
import Foundation
import TestFolders
import Testing

/// `termina run` in a terminal of the test's, with data of its own.
final class RunningProgram {
    let terminal: PseudoTerminal
    private let folder: TemporaryFolder

    /// Whether there is a program to test; without it these tests are skipped.
    static var isBuilt: Bool { TestProgram.termina != nil }

    /// Opens a mini-program made of these files, or the bundled demo.
    /// - Parameters:
    ///   - data: what is in the data's folder, where the configuration is too.
    ///   - isFirstRun: whether nobody has seen the welcome yet.
    init(
        _ files: [String: String]? = nil, size: CellSize = CellSize(columns: 60, rows: 40),
        arguments: [String] = [], environment: [String: String] = [:], data: [String: String] = [:],
        isFirstRun: Bool = false
    ) throws {
        let program = try #require(TestProgram.termina, "termina is built with the tests")
        folder = try TemporaryFolder()
        var all = ["run"]
        if let files {
            for (path, text) in files { try folder.write(text, to: "app/" + path) }
            all.append(folder.path + "/app")
        }
        for (path, text) in data { try folder.write(text, to: "data/" + path) }
        if !isFirstRun { try folder.write("", to: "data/welcomed") }
        all += ["--data", folder.path + "/data"]
        terminal = try PseudoTerminal(program, all + arguments, size: size, environment: environment)
    }

    /// Opens the bundled demo beside another program, with its data.
    init(
        beside other: RunningProgram, size: CellSize = CellSize(columns: 60, rows: 40), arguments: [String] = []
    ) throws {
        let program = try #require(TestProgram.termina, "termina is built with the tests")
        folder = other.folder
        terminal = try PseudoTerminal(
            program, ["run", "--data", folder.path + "/data"] + arguments, size: size)
    }

    /// Writes a file of the data's folder.
    func write(_ text: String, to path: String) throws { try folder.write(text, to: "data/" + path) }

    /// Whether there is a file in the data's folder, and what it says.
    func data(_ path: String) -> String? { try? String(contentsOfFile: folder.path + "/data/" + path, encoding: .utf8) }

    /// Waits until the screen says something; fails with what it says instead.
    func expect(_ text: String, seconds: Double = 60, at place: SourceLocation = #_sourceLocation) throws {
        let isThere = terminal.wait(seconds: seconds) { $0.text.contains(text) }
        try #require(isThere, "'\(text)' is not on the screen:\n\(terminal.text)", sourceLocation: place)
    }

    /// Waits until the screen no longer says something.
    func expectGone(_ text: String, seconds: Double = 60, at place: SourceLocation = #_sourceLocation) throws {
        let isGone = terminal.wait(seconds: seconds) { !$0.text.contains(text) }
        try #require(isGone, "'\(text)' is still on the screen:\n\(terminal.text)", sourceLocation: place)
    }

    /// Waits for a text, and presses the mouse on its beginning.
    func click(_ text: String, at place: SourceLocation = #_sourceLocation) throws {
        try expect(text, at: place)
        let point = try #require(terminal.place(of: text), sourceLocation: place)
        let position = "\(point.column + 1);\(point.row + 1)"
        press("\u{1B}[<0;\(position)M\u{1B}[<0;\(position)m")
    }

    /// Sends keys as the terminal would.
    func press(_ keys: String) { terminal.send(keys) }

    /// The processes that the shell has started.
    var children: [pid_t] { Self.children(of: terminal.processID) }

    /// The app's process, once it runs.
    func appProcess() throws -> pid_t {
        terminal.wait { _ in !children.isEmpty }
        return try #require(children.first)
    }

    /// Whether a process is gone within the time; one that nobody has waited for counts as gone.
    func isGone(_ process: pid_t, seconds: Double = 60) -> Bool {
        let end = ContinuousClock.now + .seconds(seconds)
        while Self.state(of: process).map({ $0.state != "Z" }) ?? false {
            guard ContinuousClock.now < end else { return false }
            poll(nil, 0, 5)
        }
        return true
    }

    private static func children(of parent: pid_t) -> [pid_t] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { pid_t($0) }.filter {
            guard let state = state(of: $0) else { return false }
            return state.parent == parent && state.state != "Z"
        }
    }

    /// What /proc says of a process: its state's letter and its parent; nil if there is none.
    private static func state(of process: pid_t) -> (state: String, parent: pid_t)? {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ")
        guard fields.count > 1, let parent = pid_t(fields[1]) else { return nil }
        return (String(fields[0]), parent)
    }
}
