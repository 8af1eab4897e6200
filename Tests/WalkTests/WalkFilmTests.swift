import Cells
import Testing
import Values
import Walk

@Suite struct WalkFilmTests {
    private func grid(_ lines: String..., columns: Int = 12) -> Grid {
        var grid = Grid(columns: columns, rows: lines.count)
        for (row, line) in lines.enumerated() {
            grid.draw(line, at: CellPoint(column: 0, row: row), style: .plain)
        }
        return grid
    }

    private func film() -> Film {
        var film = Film()
        film.add(grid("首页", "a"), cursor: nil, at: 0)
        film.add(grid("首页", "a"), cursor: nil, at: 40)
        film.add(grid("首页", "b"), cursor: CellPoint(column: 1, row: 1), at: 1_000)
        film.add(grid("首页", "a"), cursor: nil, at: 2_000)
        film.close(at: 3_000)
        return film
    }

    @Test func `What looks as before is no new frame`() {
        #expect(film().frames.map(\.time) == [0, 1_000, 2_000])
        #expect(film().fingerprint == film().fingerprint)
        var other = film()
        other.add(grid("首页", "c"), cursor: nil, at: 3_000)
        #expect(other.fingerprint != film().fingerprint)
    }

    @Test func `A cast is a header and a line an event, each of them JSON`() throws {
        let lines = film().cast(title: "a").split(separator: "\n")
        let values = try lines.map { try JSON.parse(String($0)) }
        #expect(values[0].member("version") == 2 && values[0].member("width") == 12 && values[0].member("height") == 2)
        #expect(values.dropFirst().map { $0.member("0") } == [0, 1, 2, 3])
        #expect(values[2].member("2").toString().contains("\u{1B}[2;1Hb"))
    }

    @Test func `The moving picture draws a row that stays once`() {
        let svg = film().svg()
        #expect(svg.split(separator: ">首<").count == 2)
        #expect(svg.contains("values=\"visible;hidden;visible\" keyTimes=\"0;0.2;0.4\""))
        #expect(svg.contains("values=\"hidden;visible;hidden\" keyTimes=\"0;0.2;0.4\""))
        // What stands in the last frame is seen where nothing moves.
        func group(_ rest: String, _ values: String) -> String {
            "<g visibility=\"\(rest)\">\n<animate attributeName=\"visibility\" values=\"\(values)\""
        }
        #expect(svg.contains(group("visible", "visible;hidden;visible")))
        #expect(svg.contains(group("hidden", "hidden;visible;hidden")))
        #expect(svg.hasSuffix("</svg>\n"))
        #expect(film().pictures().count == 3)
    }

    @Test func `A pattern finds every place in a row, wide letters and all`() throws {
        let grid = grid("首页 a首页", "x")
        #expect(WalkPattern(text: "首页").places(in: grid).map(\.column) == [0, 6])
        #expect(WalkPattern(text: "页").places(in: grid).first == CellRect(column: 2, row: 0, columns: 2, rows: 1))
        #expect(try WalkPattern(expression: "[a-z]", ignoresCase: false).places(in: grid).map(\.row) == [0, 1])
        #expect(try WalkPattern(expression: "z*", ignoresCase: false).places(in: grid).isEmpty)
        #expect(
            WalkPattern(text: "首页").places(in: grid, within: CellRect(column: 4, row: 0, columns: 8, rows: 2)).count
                == 1)
    }

    @Test func `A report names what failed`() {
        var report = WalkReport(path: "a.walk")
        report.checks = [
            .init(source: "Expect \"<b>\"", line: 3, seconds: 0),
            .init(source: "Wait x", line: 4, seconds: 10, failure: "no x"),
        ]
        report.seen = "a & b\n"
        #expect(!report.hasPassed && report.failure == "a.walk:4: no x")
        let xml = report.junit()
        #expect(xml.contains("tests=\"2\" failures=\"1\""))
        #expect(xml.contains("name=\"3: Expect &quot;&lt;b&gt;&quot;\""))
        #expect(xml.contains("<failure message=\"a.walk:4: no x\">a &amp; b\n</failure>"))
    }
}
