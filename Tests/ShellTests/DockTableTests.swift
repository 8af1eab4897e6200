import Bridge
import Cells
import Testing
import Theme
import Values

@testable import Shell

@Suite("The dock's tables")
struct DockTableTests {
    private func row(_ text: String, _ level: ConsoleRow.Level = .log, time: Double = 0) -> ConsoleRow {
        ConsoleRow(level, [.string(text)], time: time)
    }

    private func texts(_ table: inout RecordTable<ConsoleRow>, _ rows: Int = 100) -> [String] {
        let context = RowContext(language: .english, timeZoneOffset: 0)
        return table.window(rows).map { table.row(at: $0).text(2, context) }
    }

    @Test("The ring keeps the newest; the same again is counted")
    func ring() {
        var table = RecordTable<ConsoleRow>(capacity: 3)
        for text in ["a", "b", "b", "c", "d"] { table.append(row(text)) }
        #expect(table.total == 3)
        #expect(texts(&table) == ["×2 b", "c", "d"])
        table.clear()
        #expect(table.count() == 0 && table.selection() == nil && table.window(5).isEmpty)
        for text in ["e", "f", "g", "h"] { table.append(row(text)) }
        #expect(texts(&table) == ["f", "g", "h"])
    }

    @Test("A filter limits what is there and what comes; a group too; both go again")
    func filter() {
        var table = RecordTable<ConsoleRow>(capacity: 4)
        for text in ["Apple", "bean", "grape", "corn"] { table.append(row(text, text == "grape" ? .error : .log)) }
        table.filter = "AP"
        #expect(texts(&table) == ["Apple", "grape"])
        table.append(row("maple"))
        table.append(row("rice"))
        #expect(texts(&table) == ["grape", "maple"])
        table.group = 3
        #expect(texts(&table) == ["grape"])
        table.filter = ""
        table.group = 0
        #expect(texts(&table) == ["grape", "corn", "maple", "rice"])
    }

    @Test("Order turns and goes; equal keys keep the order in which they came")
    func order() {
        var table = RecordTable<ConsoleRow>()
        for (index, text) in ["b", "a", "c"].enumerated() { table.append(row(text, time: Double(index))) }
        table.order = .init(column: 2, isDescending: false)
        #expect(texts(&table) == ["a", "b", "c"])
        table.append(row("aa"))
        #expect(texts(&table) == ["a", "aa", "b", "c"])
        table.order = .init(column: 2, isDescending: true)
        #expect(texts(&table) == ["c", "b", "aa", "a"])
        table.order = .init(column: 1, isDescending: false)
        #expect(texts(&table) == ["b", "a", "c", "aa"])
    }

    @Test("The selection stays with its record while others come and go, and follows at the end")
    func selection() {
        var table = RecordTable<ConsoleRow>(capacity: 10)
        for number in 0..<10 { table.append(row("\(number)")) }
        _ = table.window(4)
        #expect(table.selection() == 9)
        table.select(5)
        #expect(texts(&table, 4) == ["5", "6", "7", "8"])
        for number in 10..<13 { table.append(row("\(number)")) }
        #expect(table.selection() == 2)
        #expect(texts(&table, 4) == ["5", "6", "7", "8"])
        for number in 13..<30 { table.append(row("\(number)")) }
        #expect(table.selection() == 0)
        table.select(.max)
        table.append(row("end"))
        #expect(texts(&table, 2) == ["29", "end"])
        table.select(-5)
        #expect(table.selection() == 0)
    }

    @Test("Whatever is done in whatever order, the table shows what a plain list would", arguments: 1...5)
    func model(seed: UInt64) {
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var table = RecordTable<ConsoleRow>(capacity: 50)
        var plain: [(text: String, level: ConsoleRow.Level)] = []
        var count = 0
        for _ in 0..<1_000 {
            switch next(12) {
            case 0: table.filter = ["", "1", "2", "33"][next(4)]
            case 1: table.group = next(4)
            case 2: table.select(next(60) - 5)
            case 3 where next(20) == 0:
                table.clear()
                plain = []
            default:
                count += 1
                let level = [ConsoleRow.Level.log, .info, .warn, .error][next(4)]
                table.append(row("\(count)", level))
                plain.append(("\(count)", level))
                if plain.count > 50 { plain.removeFirst() }
            }
            let wanted = plain.filter {
                $0.text.contains(table.filter) && (table.group == 0 || $0.level.rawValue > table.group)
                    || table.filter.isEmpty && table.group == 0
            }
            #expect(texts(&table, 60) == wanted.map(\.text), "seed \(seed)")
            #expect(table.selection().map { $0 < wanted.count } ?? wanted.isEmpty, "seed \(seed)")
        }
    }

    /// A row that counts how often it is made into text.
    private struct CountedRow: TableRow {
        final class Counter { var texts = 0 }

        static let columns = [TableColumn(title: .message)]
        static let groups: [DockPhrase] = [.all]
        let counter: Counter
        let time = 0.0
        var scope: ThemeScope { .dock }
        var searchText: String { text(0, RowContext(language: .english, timeZoneOffset: 0)) }

        func isIn(group: Int) -> Bool { true }
        func text(_ column: Int, _ context: RowContext) -> String {
            counter.texts += 1
            return "text"
        }
        func sortKey(_ column: Int) -> SortKey { .number(0) }
        mutating func fold(_ next: CountedRow) -> Bool { false }
        func document(_ context: RowContext) -> [DocumentNode] { [] }
    }

    @Test("Only the rows that are seen are made into text")
    func visible() {
        var table = RecordTable<CountedRow>()
        let counter = CountedRow.Counter()
        for _ in 0..<100_000 { table.append(CountedRow(counter: counter)) }
        #expect(counter.texts == 0)
        var grid = Grid(columns: 60, rows: 12)
        let painter = TablePainter(
            theme: ThemeLoader().load("dark", depth: .direct).theme,
            context: RowContext(language: .english, timeZoneOffset: 0))
        painter.paint(&table, isFocused: true, in: grid.bounds, &grid)
        #expect(counter.texts == 11)
    }

    @Test(
        "A needle is found whatever the case of Latin letters",
        arguments: [
            ("", "", true), ("a", "", false), ("WX", "wx.login", true), ("登录", "用户登录", true), ("ab", "a-b", false),
            ("aab", "aaab", true), ("Ä", "ä", false),
        ])
    func needle(_ text: String, _ hay: String, _ found: Bool) { #expect(Needle(text).isIn(hay) == found) }

    @Test(
        "Values on a line",
        arguments: [
            (["a": 1, "b": [1, 2, 3]], "{a: 1, b: Array(3)}"),
            ([1, "two", ["x": 1], [], [:]], "(5) [1, 'two', {…}, [], {}]"),
            ("it's\n", "'it\\'s\\n'"), (.undefined, "undefined"), (nil, "null"), (.date(0), "1970-01-01T00:00:00.000Z"),
            (["a-b": true], "{'a-b': true}"), (.binary([1, 2]), "ArrayBuffer(2)"), (.number(.nan), "NaN"), ([], "[]"),
        ] as [(Value, String)])
    func preview(_ value: Value, _ text: String) { #expect(ValuePreview.line(value) == text) }

    @Test(
        "Arguments of a console call become a text",
        arguments: [
            (["a", 1, ["b": "c"]], "a 1 {b: 'c'}"), (["%s is %d, %f", "x", 1.5, 1.5], "x is 1, 1.5"),
            (["100%"], "100%"), (["%d%% of %s"], "%d%% of %s"), (["%d%% of", 5, "z"], "5% of z"),
            (["%cred", "color: red"], "red"), (["%z", 1], "%z 1"), (["%", 1], "% 1"), ([], ""),
        ] as [([Value], String)])
    func format(_ arguments: [Value], _ text: String) { #expect(ConsoleFormat.text(arguments) == text) }

    @Test("Durations and times of day")
    func times() {
        #expect(LifecycleRow.duration(0.004) == "0.00 ms")
        #expect(LifecycleRow.duration(12.345) == "12.35 ms" || LifecycleRow.duration(12.345) == "12.34 ms")
        #expect(LifecycleRow.duration(1_500) == "1.50 s")
        #expect(LifecycleRow.duration(.infinity) == "")
        #expect(ClockTime.text(-1, offset: 0) == "23:59:59.999")
        #expect(ClockTime.text(3_600_000, offset: 480) == "09:00:00.000")
        #expect(ClockTime.text(.nan, offset: 0) == "")
    }

    @Test(
        "The path that stands at the end of an expression",
        arguments: [
            ("wx.getS", "wx", "getS"), ("wx.", "wx", ""), ("a + this.data.li", "this.data", "li"),
            ("get", "globalThis", "get"),
            ("f().x", nil, nil), ("", nil, nil), ("1.t", nil, nil), ("a..b", nil, nil), ("x[0].", nil, nil),
        ] as [(String, String?, String?)])
    func path(_ text: String, _ object: String?, _ prefix: String?) {
        let path = Evaluator.path(atEndOf: text)
        #expect(path?.object == object && path?.prefix == prefix)
    }
}
