import Bridge
import Testing
import Values

@testable import ViewLayer

@MainActor
@Suite("Pickers")
struct PickerTests {
    private static let list: Value = ["red", "green", "blue"]

    private func page(_ attributes: String, _ values: (String, Value)...) -> TestPage {
        let page = TestPage(
            """
            <form id="f" bindsubmit="s"><picker id="p" name="p" bindchange="c" bindcancel="c" bindcolumnchange="c" \(attributes)>\
            pick</picker><button id="ok" form-type="submit">ok</button></form>
            """, rows: 20)
        for (name, value) in values { page.perform(.set("p", name, value)) }
        page.page.layoutIfNeeded()
        _ = page.takeEvents()
        return page
    }

    @Test func `a tap opens the wheels, confirming tells the choice`() {
        let page = page("", ("range", Self.list), ("value", 1))
        page.perform(.tab)
        page.perform(.enter)
        #expect(page.picker?.columns == [["red", "green", "blue"]] && page.picker?.selected == [1])
        page.perform(.turn(0, 2))
        #expect(page.takeEvents() == [])
        page.perform(.confirm)
        page.perform(.tap("ok"))
        #expect(page.takeEvents() == ["change #p 2", "submit #f {\"p\":2}"])
        page.perform(.tap("p"))
        #expect(page.picker?.selected == [2])
        page.perform(.cancel)
        page.perform(.cancel)
        #expect(page.takeEvents() == ["cancel #p"])
    }

    @Test func `a disabled picker does not open`() {
        let page = page("disabled", ("range", Self.list))
        page.perform(.tap("p"))
        #expect(page.picker == nil)
    }

    @Test func `range-key names the label of objects`() {
        let page = page("range-key=\"n\"", ("range", [["n": "A"], ["n": 2], ["m": "x"]]))
        page.perform(.tap("p"))
        #expect(page.picker?.columns == [["A", "2", ""]])
    }

    @Test func `several columns tell each turn, and follow the program`() {
        let page = page("mode=\"multiSelector\"", ("range", [["a", "b"], ["1", "2"]]), ("value", [0, 1]))
        page.perform(.tap("p"))
        #expect(page.picker?.selected == [0, 1])
        page.perform(.turn(0, 1))
        #expect(page.takeEvents() == ["columnchange #p 1"])
        page.perform(.set("p", "range", [["a", "b"], ["7", "8", "9"]]))
        #expect(page.picker?.columns == [["a", "b"], ["7", "8", "9"]] && page.picker?.selected == [1, 1])
        page.perform(.set("p", "value", [1, 0]))
        #expect(page.picker?.selected == [1, 0])
        page.perform(.confirm)
        #expect(page.takeEvents().last == "change #p [1,0]")
    }

    @Test func `a time keeps between its ends`() {
        let page = page("mode=\"time\" value=\"12:01\" start=\"09:30\" end=\"21:15\"")
        page.perform(.tap("p"))
        #expect(page.picker?.columns.first?.first == "09" && page.picker?.columns.first?.last == "21")
        #expect(page.picker?.selected == [3, 1])
        page.perform(.turn(0, 0))
        #expect(page.picker?.columns[1].first == "30" && page.picker?.selected == [0, 0])
        page.perform(.turn(0, 12))
        #expect(page.picker?.columns[1].last == "15")
        page.perform(.turn(1, 99))
        page.perform(.confirm)
        #expect(page.takeEvents() == ["change #p \"21:15\""])
    }

    @Test func `a date follows month and year`() {
        let page = page("mode=\"date\" value=\"2024-01-31\" start=\"2023-06-15\" end=\"2024-12-05\"")
        page.perform(.tap("p"))
        #expect(page.picker?.columns[0] == ["2023", "2024"] && page.picker?.selected == [1, 0, 30])
        page.perform(.turn(1, 1))
        #expect(page.picker?.columns[2].count == 29 && page.picker?.selected == [1, 1, 28])
        page.perform(.turn(0, 0))
        #expect(page.picker?.columns[1].first == "06" && page.picker?.columns[2].first == "15")
        page.perform(.confirm)
        #expect(page.takeEvents() == ["change #p \"2023-06-15\""])
    }

    @Test(
        "The fields of a date",
        arguments: [("year", "\"2026\"", 1), ("month", "\"2026-11\"", 2), ("day", "\"2026-11-21\"", 3)])
    func fields(fields: String, value: String, count: Int) {
        let page = page("mode=\"date\" fields=\"\(fields)\"")
        // 2026-11-20 at 17:00 in Greenwich is the next day in Shanghai.
        page.time = 1_795_194_000_000
        page.perform(.tap("p"))
        #expect(page.picker?.columns.count == count)
        page.perform(.confirm)
        #expect(page.takeEvents() == ["change #p \(value)"])
    }

    @Test func `a region is chosen from the top down`() {
        let page = page("mode=\"region\"", ("value", ["广东省", "广州市", "海珠区"]))
        page.perform(.tap("p"))
        #expect(page.picker?.columns.map(\.count)[0] == 34)
        page.perform(.turn(1, 2))
        #expect(page.picker?.selected[2] == 0)
        page.perform(.confirm)
        #expect(page.takeEvents() == ["change #p [\"广东省\",\"深圳市\",\"罗湖区\"]"])
        let extras = RegionSource(value: ["广东省", "广州市", "海珠区"], custom: nil, level: nil).extras
        #expect(extras["code"] == ["440000", "440100", "440105"])
    }

    @Test func `a region can be left open or end early`() {
        var source = RegionSource(value: nil, custom: "全部", level: "city")
        #expect(source.columns.map(\.first) == ["全部", "全部"] && source.columns[1].count == 1)
        #expect(source.extras["code"] == [])
        source.select(0, 1)
        #expect(source.value == ["北京市", "全部"] && source.extras["code"] == ["110000"])
        #expect(RegionSource(value: nil, custom: nil, level: "province").columns.count == 1)
    }

    @Test func `every region has a name and a code of its own`() {
        var codes: Set<String> = []
        var count = 0
        func visit(_ region: RegionTable.Region) {
            count += 1
            #expect(region.code.count == 6 && region.code.allSatisfy(\.isNumber) && !region.name.isEmpty)
            codes.insert(region.code)
            for child in region.children { visit(child) }
        }
        for province in RegionTable.shared.provinces { visit(province) }
        #expect(codes.count == count && count > 3200)
    }

    @Test(
        "Days of any year",
        arguments: [
            (0.0, 1970, 1, 1), (951_782_400_000, 2000, 2, 29), (-86_400_000, 1969, 12, 31),
            (4_107_542_399_000, 2100, 2, 28),
        ])
    func days(time: Double, year: Int, month: Int, day: Int) {
        #expect(CalendarDay(milliseconds: time, offset: 0) == CalendarDay(year: year, month: month, day: day))
    }

    @Test func `nonsense opens an empty or a whole picker`() {
        for mode in ["selector", "multiSelector", "time", "date", "region", "??"] {
            for value: Value in [.null, "", "x:y", "99:99", "-1", [1, "x"], 1e300, ["n": 1]] {
                let page = page("mode=\"\(mode)\" start=\"9999-99-99\" end=\"0:0\"", ("range", value), ("value", value))
                page.perform(.tap("p"))
                page.perform(.turn(0, 3))
                page.perform(.turn(1, -3))
                page.perform(.turn(9, 1))
                page.perform(.confirm)
                #expect(page.takeEvents().last?.hasPrefix("change #p") == true)
            }
        }
    }
}
