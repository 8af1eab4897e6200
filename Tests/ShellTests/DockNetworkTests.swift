import Bridge
import Cells
import Terminal
import Testing
import Values

@testable import Shell

@MainActor
@Suite("The dock's requests")
struct DockNetworkTests {
    private func opened(columns: Int = 140, language: Language = .english) throws -> TestShell {
        let test = TestShell(columns: columns, rows: 40, language: language)
        test.start()
        test.open("home", id: 1, [.text("the page")])
        try test.press("` ] ]")
        return test
    }

    private func tell(_ test: TestShell, _ id: UInt64, _ step: NetworkRecord.Step, at time: Double) {
        test.shell.receive([.record(Record(kind: .network(NetworkRecord(id: id, step)), time: time, source: nil))])
    }

    private func begin(
        _ test: TestShell, _ id: UInt64, _ url: String, method: String = "GET", headers: [NetworkRecord.Header] = [],
        body: String = "", source: NetworkRecord.Source = .request, at time: Double
    ) {
        let beginning = NetworkRecord.Beginning(
            source: source, method: method, url: url, headers: headers, body: .init(Array(body.utf8)),
            page: "pages/home")
        tell(test, id, .began(beginning), at: time)
    }

    private func end(
        _ test: TestShell, _ id: UInt64, status: Int, type: String = "application/json", body: String,
        message: String = "request:ok",
        at time: Double
    ) {
        if status > 0 { tell(test, id, .headers(status: status, [.init("Content-Type", type)]), at: time - 10) }
        let ending = NetworkRecord.Ending(
            message: message, isOK: status > 0, status: status, body: .init(Array(body.utf8)), started: 9_000,
            connected: status > 0 ? 9_005 : 0, firstByte: status > 0 ? 9_020 : 0, ended: 9_030)
        tell(test, id, .ended(ending), at: time)
    }

    private func row(_ test: TestShell, _ part: String) -> String { test.lines.first { $0.contains(part) } ?? "" }

    @Test("A request fills its row as it runs")
    func running() throws {
        let test = try opened()
        begin(test, 1, "https://api.example.com/products?page=1", at: 1_000)
        #expect(test.shows("[Network 1]"))
        #expect(row(test, "api.example.com/products").contains("queued"))
        tell(test, 1, .started, at: 1_010)
        tell(test, 1, .headers(status: 200, [.init("content-type", "application/json; charset=utf-8")]), at: 1_200)
        tell(test, 1, .progress(bytes: 50, of: 200), at: 1_210)
        #expect(row(test, "products").contains("25%") && row(test, "products").contains("json"))
        end(test, 1, status: 200, body: #"{"code":0}"#, at: 1_250)
        let line = row(test, "products")
        #expect(line.contains("GET") && line.contains(" 200 ") && line.contains("10 B") && line.contains("250.00 ms"))
        #expect(line.contains("\u{2501}"))
    }

    @Test(
        "What goes wrong says how",
        arguments: [
            ("request:fail timeout", "timeout"), ("request:fail abort", "aborted"),
            ("request:fail url not in domain list", "blocked"), ("request:fail connection refused", "failed"),
        ])
    func failures(message: String, word: String) throws {
        let test = try opened()
        begin(test, 1, "https://x.example/a", at: 1_000)
        end(test, 1, status: 0, body: "", message: message, at: 1_100)
        #expect(row(test, "x.example/a").contains(word))
        try test.press("l l l")
        #expect(test.shows("x.example/a"))
        try test.press("Enter")
        #expect(test.shows(message))
    }

    @Test("The details show query, headers, bodies as trees, and the time of each step")
    func details() throws {
        let test = TestShell(columns: 100, rows: 60)
        test.start()
        test.open("home", id: 1)
        try test.press("` ] ]")
        begin(
            test, 7, "https://api.example.com/a?q=%E4%BD%A0+b&n=1#top", method: "POST",
            headers: [.init("content-type", "application/x-www-form-urlencoded")], body: "name=%E6%9D%8E&x=1%2B1",
            at: 1_000)
        end(test, 7, status: 201, body: #"{"list":[1,2]}"#, at: 1_100)
        try test.press("Enter")
        for text in [
            "q: 你 b", "n: 1", "name: 李", "x: 1+1", "list:", "Waiting: 15.00 ms", "Receiving: 10.00 ms",
            "Total: 100.00 ms", "Page: pages/home",
        ] {
            #expect(test.shows(text), "\(text)")
        }
    }

    @Test("c copies a command for a shell, r has the request sent again")
    func actions() throws {
        let test = try opened()
        try test.press("c")
        #expect(test.shows("nothing is selected"))
        begin(
            test, 3, "https://a.b/it's?x=1", method: "PUT",
            headers: [.init("X-A", "b c"), .init("Content-Length", "2")],
            body: "{'}", at: 1_000)
        try test.press("c")
        #expect(
            test.screen.clipboard
                == "curl 'https://a.b/it'\\''s?x=1' -X PUT \\\n  -H 'X-A: b c' \\\n  --data-raw '{'\\''}'")
        try test.press("r")
        #expect(test.link.messages.contains { if case .replay(request: 3) = $0 { true } else { false } })
        try test.press("e")
        #expect(test.shows("does nothing in this tab"))
    }

    @Test("Steps of requests whose beginning was lost, and of another app's, change nothing")
    func lost() throws {
        let test = try opened()
        tell(test, 9, .started, at: 5)
        end(test, 9, status: 200, body: "", at: 10)
        #expect(test.shows("[Network 0]"))
        begin(test, 1, "https://old.example", at: 20)
        test.shell.restart()
        test.start()
        end(test, 1, status: 200, body: "", at: 30)
        #expect(!row(test, "old.example").contains("200"))
    }

    @Test("A bar keeps to its cells, whatever the times are")
    func bars() {
        var random = SplitMix(seed: 3)
        for _ in 0..<2_000 {
            func time() -> Double { Double(random.below(2_000)) - 500 }
            func maybe() -> Double? { random.below(3) == 0 ? nil : time() }
            let span = TimeSpan(began: time(), started: maybe(), firstByte: maybe(), ended: maybe())
            let columns = random.below(30)
            let bar = span.bar(in: 0...1_000, columns: columns, now: time())
            #expect(TextWidth.of(bar) <= columns)
            #expect(columns == 0 || bar.contains { "\u{2501}\u{254C}\u{00B7}\u{2578}".contains($0) })
        }
        let span = TimeSpan(began: 0, started: 250, firstByte: 500, ended: 1_000)
        #expect(span.bar(in: 0...1_000, columns: 8, now: 0) == "··╌╌━━━━")
        #expect(TimeSpan(began: 500).bar(in: 0...1_000, columns: 4, now: 500) == "  ╸")
        #expect(TimeSpan.range([], now: 1) == nil)
        #expect(TimeSpan(began: .nan).bar(in: 0...1, columns: 4, now: 0).isEmpty)
    }

    @Test("Bytes are counted as people read them")
    func bytes() {
        let counts = [
            (0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (1_249, "1.2 kB"), (99_949, "99.9 kB"), (99_950, "100 kB"),
            (999_949, "999 kB"), (1_000_000, "1.0 MB"), (2_500_000_000, "2.5 GB"),
        ]
        for (count, text) in counts { #expect(ByteCount.text(count) == text) }
        for count in [Int.max / 2, 999_950, 12_345_678_901_234] { #expect(!ByteCount.text(count).isEmpty) }
    }

    @Test("A key sets the network's conditions, the status line says them, the app is told")
    func conditions() throws {
        let test = try opened(columns: 120)
        var told: [NetworkConditions] = []
        for word in ["slow 3G", "offline", "1 in 5 lost"] {
            try test.press("n")
            told += test.link.devices.suffix(1).map(\.network)
            try test.press("Down")
            #expect(test.lines.last?.contains(word) == true, "\(word)")
        }
        try test.press("n Down")
        #expect(test.lines.last?.contains("\u{21C5}") == false)
        #expect(told == [.slow, .offline, .lossy])
        #expect(test.link.devices.last?.network == .online)
    }

    @Test("Ten thousand requests at once are kept within bounds")
    func flood() throws {
        let test = try opened()
        let body = String(repeating: "x", count: 60_000)
        for id in 1...6_000 {
            begin(test, UInt64(id), "https://a.b/\(id)", body: id.isMultiple(of: 10) ? body : "", at: Double(id))
            end(test, UInt64(id), status: 200, body: "", at: Double(id) + 5)
        }
        #expect(test.shows("[Network 5000]"))
        try test.press("/")
        test.shell.handle(.paste("a.b/59"))
        #expect(test.shows("a.b/5999"))
        try test.press("Enter 6 6 1 l x")
        #expect(test.shows("Network 0"))
    }
}
