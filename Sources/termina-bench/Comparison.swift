import Foundation
import Scratch

/// Termina beside other programs with a list of 1,000 rows in the same terminal: the same measurements of each.
struct Comparison {
    /// A program and what it is driven with.
    struct Program {
        var name: String
        var binary: String
        var arguments: [String]
        var folder: String?
        /// What is on the screen when the list is there.
        var ready: String
        /// The key that goes to the next row.
        var key: String
    }

    /// What was measured of a program.
    struct Row {
        var name: String
        var firstFrame: Double
        var key: Double
        var worstKey: Double
        var bytes: Double
        var wakeUps: Int
        var memory: Double
    }

    private let scratch: ScratchFolder
    private var folder: String { scratch.path }
    private let termina: Program

    /// - Parameter termina: how the program of this project shows its list.
    init(termina: Program) throws {
        self.termina = termina
        scratch = try ScratchFolder("bench-beside")
    }

    /// Measures all that are there; says which are not.
    func rows() throws -> [Row] {
        defer { scratch.remove() }
        var programs = [termina]
        if let tig = try tig() { programs.append(tig) } else { print("tig is not installed; apt-get install tig") }
        if let textual = try textual() {
            programs.append(textual)
        } else {
            print("Textual is not there; name a Python that has it in TERMINA_BENCH_PYTHON")
        }
        return try measure(programs)
    }

    private func measure(_ programs: [Program]) throws -> [Row] {
        var sessions: [(Session, Row)] = []
        for program in programs {
            let session = try Session(
                program.binary, program.arguments, columns: 200, rows: 50, folder: program.folder)
            try session.wait(for: program.ready)
            var row = Row(
                name: program.name, firstFrame: session.age, key: 0, worstKey: 0, bytes: 0, wakeUps: 0, memory: 0)
            session.settle(seconds: 0.5, most: 5)
            var times: [Double] = []
            for _ in 0..<40 {
                session.take()
                session.type(program.key)
                times.append(try session.waitForFrame(quiet: 0.03).last)
                row.bytes += Double(session.take()) / 40
            }
            times.sort()
            (row.key, row.worstKey) = (times[times.count / 2], times[times.count - 1])
            sessions.append((session, row))
        }
        for (session, _) in sessions { session.settle(seconds: 0.5, most: 2) }
        let before = sessions.map { ProcessFacts.switches($0.0.pid) }
        sessions[0].0.settle(seconds: 10, most: 10)
        return sessions.enumerated().map { index, pair in
            var row = pair.1
            row.wakeUps = ProcessFacts.wakeUps(from: before[index], to: ProcessFacts.switches(pair.0.pid))
            row.memory = ProcessFacts.totalMegabytes(pair.0.pid)
            return row
        }
    }

    /// tig on a history of 1,000 commits.
    private func tig() throws -> Program? {
        guard let tig = Self.find("tig"), let git = Self.find("git") else { return nil }
        let path = folder + "/history"
        try Self.run(git, ["init", "-q", "-b", "main", path], input: nil)
        let commits = (1...1_000).map { number in
            let text = "commit row-\(number)"
            return "commit refs/heads/main\ncommitter A <a@example.com> \(1_700_000_000 + number) +0000\n"
                + "data \(text.utf8.count)\n\(text)\n"
        }
        try Self.run(git, ["-C", path, "fast-import", "--quiet"], input: commits.joined())
        return Program(
            name: "tig", binary: tig, arguments: [], folder: path, ready: "row-1000", key: "\u{1B}[B")
    }

    /// An OptionList of Textual's with 1,000 rows.
    private func textual() throws -> Program? {
        let wanted = ProcessInfo.processInfo.environment["TERMINA_BENCH_PYTHON"]
        guard let python = wanted ?? Self.find("python3"),
            try Self.run(python, ["-c", "import textual"], input: nil, fails: true) == 0
        else { return nil }
        let script = """
            from textual.app import App
            from textual.widgets import OptionList
            class Rows(App):
                def compose(self):
                    yield OptionList(*[f"row-{i} {i * 3}" for i in range(1000)])
            Rows().run()
            """
        let path = folder + "/rows.py"
        try Data(script.utf8).write(to: URL(fileURLWithPath: path))
        return Program(name: "Textual", binary: python, arguments: [path], ready: "row-3 ", key: "\u{1B}[B")
    }

    private static func find(_ name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    @discardableResult
    private static func run(_ path: String, _ arguments: [String], input: String?, fails: Bool = false) throws -> Int32
    {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardInput = pipe
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        if let input { try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
        try pipe.fileHandleForWriting.close()
        process.waitUntilExit()
        guard fails || process.terminationStatus == 0 else {
            throw BenchError("\(path) \(arguments.joined(separator: " ")) ended with \(process.terminationStatus)")
        }
        return process.terminationStatus
    }
}
