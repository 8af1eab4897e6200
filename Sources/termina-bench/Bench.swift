import Foundation
import Scratch

/// Measures the budgets on the built binary: `make bench`. Prints a line for each, with how often it was measured.
@main
struct Bench {
    private let binary: String
    private let data: String

    static func main() {
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        do {
            let data = try ScratchFolder("bench-data")
            defer { data.remove() }
            let bench = Bench(binary: folder.appendingPathComponent("termina").path, data: data.path)
            // `termina-bench database` measures that alone.
            if CommandLine.arguments.dropFirst().first == "database" {
                try bench.database()
            } else {
                try bench.run()
            }
        } catch {
            FileHandle.standardError.write(Data("termina-bench: \(error)\n".utf8))
            exit(1)
        }
    }

    private func run() throws {
        // The welcome of a first run would take the first key.
        try Data().write(to: URL(fileURLWithPath: data + "/welcomed"))
        print("what".padding(46) + "median".padding(12) + "worst".padding(12) + "budget")
        try firstFrames()
        let list = try SampleProgram(rows: 1_000)
        defer { list.remove() }
        try keys(list)
        try resizes(list, "1,000 rows")
        let long = try SampleProgram(rows: 10_000)
        defer { long.remove() }
        try scrolling(long)
        try updates(long, "10,000 rows")
        try resizes(long, "10,000 rows")
        let column = try SampleProgram(rows: 10_000, isColumn: true)
        defer { column.remove() }
        try updates(column, "10,000 flex items")
        try atRest(list)
        try answers()
        try beside(list)
        try database()
    }

    /// The cloud's database beside bare SQLite, and what watchers cost.
    private func database() throws {
        func median(_ samples: [Double]) -> Double { samples.sorted()[samples.count / 2] }
        print(
            "100,000 documents".padding(46) + ["termina", "SQLite", "ratio"].map { $0.padding(12) }.joined() + "goal")
        for row in try DatabaseBench(folder: data).rows() {
            let (own, bare) = (median(row.own), median(row.bare))
            let cells = [format(own, "us"), format(bare, "us"), String(format: "%.2f", own / bare)]
            print(row.name.padding(46) + cells.map { $0.padding(12) }.joined() + "2")
        }
        let watchers = try DatabaseBench.watchers()
        line(
            "a write for 1,000 watchers: by the index", median(watchers.indexed), watchers.indexed.max(), "us",
            budget: "")
        line("a write for 1,000 watchers: each asked", median(watchers.all), watchers.all.max(), "us", budget: "")
    }

    /// The shell's own keys while the app floods its console, and while it hangs.
    private func answers() throws {
        let program = try SampleProgram(Flood.files, name: "flood")
        defer { program.remove() }
        let session = try open([program.path])
        try session.wait(for: "hang")
        session.settle()
        session.type("`\u{1B}[27u\t")
        session.settle()
        session.type("\r")
        let flooded = try Flood.keys(session) { $0.shows("flooded") }
        let sorted = flooded.sorted()
        let name = "key to help, 100,000 console lines (\(flooded.count)x)"
        line("\(name): p50", sorted[sorted.count / 2], nil, "ms", budget: "")
        line("\(name): p99", sorted[sorted.count * 99 / 100], sorted.last, "ms", budget: "50 ms")
        let hanging = try open([program.path])
        try hanging.waitForScreen("hang")
        hanging.settle()
        hanging.type("\t\t\r")
        try hanging.waitForScreen("busy")
        report("key to help, app hangs", try Flood.keys(hanging, most: 20) { _ in false }, "ms", budget: "50 ms")
    }

    /// The same list in other programs.
    private func beside(_ list: SampleProgram) throws {
        let own = Comparison.Program(
            name: "termina", binary: binary, arguments: ["--data", data, list.path], ready: "row-3-of-0", key: "\t")
        let rows = try Comparison(termina: own).rows()
        let names = ["a list of 1,000, 200x50", "first frame", "key p50", "key worst", "bytes a key"]
        print((names + ["wake-ups/10 s", "memory"]).map { $0.padding(24) }.joined())
        for row in rows {
            let cells = [
                row.name, format(row.firstFrame, "ms"), format(row.key, "ms"), format(row.worstKey, "ms"),
                format(row.bytes, "B"), String(row.wakeUps), String(format: "%.0f MB", row.memory),
            ]
            print(cells.map { $0.padding(24) }.joined())
        }
    }

    private func open(_ arguments: [String], columns: Int32 = 200, rows: Int32 = 50) throws -> Session {
        try Session(binary, ["--data", data] + arguments, columns: columns, rows: rows)
    }

    private func firstFrames() throws {
        var shell: [Double] = []
        var page: [Double] = []
        for _ in 0..<11 {
            let session = try open([])
            try session.wait(for: "\u{1B}[?1049h")
            shell.append(session.age)
            try session.wait(for: "首页")
            page.append(session.age)
        }
        report("first output of the shell", shell, "ms", budget: "20 ms")
        report("first frame with the demo's page", page, "ms", budget: "60 ms")
    }

    private func keys(_ list: SampleProgram) throws {
        let session = try open([list.path])
        try session.wait(for: "row-3-of-0")
        print("1,000 rows, 5,000 nodes: first frame".padding(46) + format(session.age, "ms"))
        session.settle()
        try keys(session, "\t", "Tab, 1,000 rows, 200x50", moves: 38, rounds: 5)
        try keys(session, "\u{1B}[B", "scrolling by a row, 1,000 rows, 200x50", moves: 200, rounds: 1)
    }

    private func scrolling(_ list: SampleProgram) throws {
        let session = try open([list.path])
        try session.wait(for: "row-3-of-0")
        session.settle()
        try keys(session, "\u{1B}[B", "scrolling by a row, 10,000 rows, 200x50", moves: 200, rounds: 1)
    }

    private func resizes(_ list: SampleProgram, _ what: String) throws {
        let session = try open([list.path])
        try session.wait(for: "row-3-of-0")
        session.settle()
        var times: [Double] = []
        for round in 1...20 {
            session.take()
            session.resize(columns: round.isMultiple(of: 2) ? 200 : 150, rows: round.isMultiple(of: 2) ? 50 : 40)
            times.append(try session.waitForFrame(quiet: 0.1).last)
        }
        report("resize to frame, \(what)", times, "ms", budget: "")
    }

    /// Presses a key so often, then starts over at the top.
    private func keys(_ session: Session, _ key: String, _ what: String, moves: Int, rounds: Int) throws {
        var times: [Double] = []
        var bytes: [Double] = []
        for _ in 0..<rounds {
            session.type("\u{1B}[H")
            session.settle()
            for _ in 0..<moves {
                session.take()
                session.type(key)
                times.append(try session.waitForFrame(quiet: 0.01).last)
                bytes.append(Double(session.take()))
            }
        }
        let sorted = times.sorted()
        line("\(what): p50", sorted[sorted.count / 2], nil, "ms", budget: "1 ms")
        line("\(what): p99", sorted[sorted.count * 99 / 100], sorted.last, "ms", budget: "8 ms")
        report("bytes a key", bytes, "B", budget: "400 B")
    }

    private func updates(_ list: SampleProgram, _ what: String) throws {
        let session = try open([list.path])
        try session.wait(for: "row-3-of-0")
        print("\(what): first frame".padding(46) + format(session.age, "ms"))
        session.settle()
        session.type("\t")
        session.settle()
        var one: [Double] = []
        for _ in 1...20 {
            session.take()
            session.type("\r")
            one.append(try session.waitForFrame(quiet: 0.1).last)
        }
        report("key to frame, setData of one of \(what)", one, "ms", budget: "5 ms")
        session.type("\t")
        session.settle()
        var all: [Double] = []
        for _ in 1...10 {
            session.take()
            session.type("\r")
            all.append(try session.waitForFrame(quiet: 0.6).last)
        }
        report("key to frame, setData of all \(what)", all, "ms", budget: "150 ms")
        memory("with \(what)", session)
    }

    private func atRest(_ list: SampleProgram) throws {
        let session = try open([])
        try session.wait(for: "首页")
        session.settle(seconds: 1)
        memory("with the demo", session)
        // The engine collects its first garbage once, a few seconds after the start.
        wakeUps("from 1 s on", session)
        wakeUps("from 11 s on", session)
    }

    private func wakeUps(_ when: String, _ session: Session) {
        let before = ProcessFacts.switches(session.pid)
        session.settle(seconds: 10)
        let count = ProcessFacts.wakeUps(from: before, to: ProcessFacts.switches(session.pid))
        print("wake-ups in 10 s at rest, \(when)".padding(46) + "\(count)".padding(24) + "0")
    }

    private func memory(_ what: String, _ session: Session) {
        let shell = ProcessFacts.residentMegabytes(session.pid)
        let app = ProcessFacts.children(session.pid).map(ProcessFacts.residentMegabytes).reduce(0, +)
        let text = String(format: "%.0f + %.0f MB", shell, app)
        print("resident memory of shell and app, \(what)".padding(46) + text.padding(24) + "80 MB")
    }

    private func report(_ what: String, _ samples: [Double], _ unit: String, budget: String) {
        let sorted = samples.sorted()
        line("\(what) (\(samples.count)x)", sorted[sorted.count / 2], sorted.last, unit, budget: budget)
    }

    private func line(_ what: String, _ value: Double, _ worst: Double?, _ unit: String, budget: String) {
        print(
            what.padding(46) + format(value, unit).padding(12) + (worst.map { format($0, unit) } ?? "").padding(12)
                + budget)
    }

    private func format(_ value: Double, _ unit: String) -> String {
        unit == "B" ? "\(Int(value)) B" : String(format: value < 10 ? "%.2f \(unit)" : "%.0f \(unit)", value)
    }
}

extension String {
    /// Fills up with blanks to so many columns.
    fileprivate func padding(_ columns: Int) -> String {
        self + String(repeating: " ", count: max(1, columns - count))
    }
}
