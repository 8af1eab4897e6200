import Bridge
import Cells
import Testing
import Values

@testable import ViewLayer

@MainActor
@Suite("Sliders, progress bars, switches")
struct ValueControlTests {
    private nonisolated static let slider = "<slider id=\"s\" bindchange=\"c\" bindchanging=\"c\""

    /// What a key does: both events, so that a program that listens to either hears of it.
    private nonisolated static func moved(_ values: String...) -> [String] {
        values.flatMap { ["changing #s \($0)", "change #s \($0)"] }
    }

    nonisolated static let sliders: [ControlCase] = [
        ControlCase(
            name: "arrows go by a step", markup: slider + " value=\"50\"/>",
            acts: [.tab, .press(.right), .press(.right), .press(.left)], heard: moved("51", "52", "51")),
        ControlCase(
            name: "a step of its own", markup: slider + " value=\"0.5\" min=\"0\" max=\"1\" step=\"0.1\"/>",
            acts: [.tab, .press(.right), .press(.right), .press(.end)], heard: moved("0.6", "0.7", "1")),
        ControlCase(
            name: "ends and tenths", markup: slider + "/>",
            acts: [
                .tab, .press(.end), .press(.home), .press(.pageUp), .press(.pageUp), .press(.pageDown),
                .press(.character("7")),
            ],
            heard: moved("100", "0", "10", "20", "10", "70")),
        ControlCase(
            name: "no further than the ends", markup: slider + " min=\"5\" max=\"10\" value=\"10\"/>",
            acts: [.tab, .press(.right), .press(.home), .press(.left)], heard: moved("5")),
        ControlCase(
            name: "keys that are not its own are left", markup: slider + "/>",
            acts: [.tab, .press(.up), .press(.down), .press(.character("x"))], heard: []),
        ControlCase(
            name: "a disabled one does nothing", markup: slider + " disabled/>",
            acts: [.tab, .press(.right), .drag([5, 10], row: 0)], heard: []),
        ControlCase(
            name: "dragging tells every value and the last", markup: slider + "/>", sheet: "slider { margin: 0 }",
            acts: [.drag([0, 10, 19], row: 0)],
            heard: ["changing #s 53", "changing #s 100", "change #s 100"]),
        ControlCase(
            name: "a click jumps there", markup: slider + " step=\"10\"/>", sheet: "slider { margin: 0 }",
            acts: [.drag([10], row: 0)], heard: ["changing #s 50", "change #s 50"]),
        ControlCase(
            name: "dragged there and back is no change", markup: slider + " value=\"100\"/>",
            sheet: "slider { margin: 0 }", acts: [.drag([19, 10, 19], row: 0)],
            heard: ["changing #s 53", "changing #s 100"]),
        ControlCase(
            name: "the value is taken again when the ends are known",
            markup: "<slider id=\"s\" value=\"300\" max=\"400\" bindchange=\"c\"/>",
            acts: [.tab, .press(.right)], heard: ["change #s 301"]),
        ControlCase(
            name: "the program moves it", markup: slider + "/>",
            acts: [.set("s", "value", 30), .tab, .press(.right)], heard: ["frame 2"] + moved("31")),
        ControlCase(
            name: "a form takes its value and puts it back",
            markup: """
                <form id="f" bindsubmit="s" bindreset="r"><slider name="v" min="3" value="7"/><switch name="on" checked/>
                <button id="ok" form-type="submit">ok</button><button id="no" form-type="reset">no</button></form>
                """,
            acts: [.tap("ok"), .tap("no"), .tap("ok")],
            heard: ["submit #f {\"v\":7,\"on\":true}", "reset #f", "submit #f {\"v\":3,\"on\":false}"]),
    ]

    @Test(arguments: sliders)
    func `the app hears what is done`(_ test: ControlCase) {
        let page = TestPage(test.markup, test.sheet, rows: 20)
        page.page.layoutIfNeeded()
        _ = page.takeEvents()
        for act in test.acts { page.perform(act) }
        #expect(page.takeEvents() == test.heard)
    }

    @Test(
        "What it looks like",
        arguments: [
            ("<slider value=\"0\"/>", "●───────────────────"), ("<slider value=\"50\"/>", "━━━━━━━━━━●─────────"),
            ("<slider value=\"100\"/>", "━━━━━━━━━━━━━━━━━━━●"),
            ("<slider value=\"50\" disabled/>", "┅┅┅┅┅┅┅┅┅┅○┄┄┄┄┄┄┄┄┄"),
            ("<slider value=\"50\" show-value/>", "━━━━━━━━●─────── 50"),
            ("<slider value=\"0\" block-size=\"12\"/>", "•───────────────────"),
            ("<progress percent=\"50\"/>", "━━━━━━━━━━──────────"),
            ("<progress percent=\"52.5\"/>", "━━━━━━━━━━╾─────────"),
            ("<progress percent=\"100\" show-info/>", "━━━━━━━━━━━━━━━ 100%"),
            ("<progress percent=\"150\"/>", "━━━━━━━━━━━━━━━━━━━━"),
            ("<progress percent=\"40\" stroke-width=\"16\"/>", "████████░░░░░░░░░░░░"),
            ("<progress percent=\"42.5\" stroke-width=\"32rpx\"/>", "━━━━━━━━╾───────────"),
            ("<switch/>", "(○──)"), ("<switch checked/>", "(━━●)"), ("<switch disabled/>", "┊○┄┄┊"),
            ("<switch checked disabled/>", "┊┅┅●┊"), ("<switch type=\"checkbox\" checked/>", "[x]"),
            ("<checkbox disabled checked>a</checkbox>", "┊x┊ a"), ("<radio disabled>a</radio>", "┊ ┊ a"),
        ])
    func looks(markup: String, text: String) {
        #expect(TestPage(markup, "slider { margin: 0 }").text() == text)
    }

    @Test func `what is on has the colour that the program says`() {
        let page = TestPage("<switch checked color=\"#00ffff\"/><checkbox checked color=\"yellow\"/>")
        let grid = page.grid()
        #expect(grid[1, 0].style.foreground == .rgb(hex: 0x00FFFF))
        let colors = (0..<20).map { grid[$0, 0].style.foreground }
        #expect(colors.contains(.rgb(hex: 0xFFFF00)))
    }

    @Test func `a value bound both ways is told without a handler`() {
        let page = TestPage("<slider id=\"s\"/>")
        page.apply([.listen(page.id("s"), event: "model:value", .bind)])
        page.perform(.tab)
        _ = page.takeEvents()
        page.perform(.press(.right))
        #expect(page.takeEvents() == ["change #s 1"])
    }

    @Test func `an echo of an older value is ignored`() {
        let page = TestPage("<slider id=\"s\" bindchange=\"c\"/>")
        page.perform(.tab)
        page.perform(.press(.right))
        page.perform(.press(.right))
        page.perform(.set("s", "value", 1))
        page.perform(.press(.right))
        #expect((page.node("s")?.control as? SliderComponent)?.value == 3)
    }

    @Test func `an active progress grows and tells its end`() {
        let page = TestPage("<progress id=\"p\" percent=\"20\" active duration=\"10\" bindactiveend=\"e\"/>")
        #expect(page.text() == "────────────────────")
        _ = page.takeEvents()
        page.advance(milliseconds: 100)
        #expect(page.text() == "━━──────────────────")
        page.advance(milliseconds: 150)
        #expect(page.text() == "━━━━────────────────")
        #expect(page.takeEvents() == ["activeend #p"])
        page.perform(.set("p", "active-mode", "forwards"))
        page.perform(.set("p", "percent", 40))
        #expect(page.text() == "━━━━────────────────")
        page.advance(milliseconds: 1000)
        #expect(page.text() == "━━━━━━━━────────────")
        page.perform(.set("p", "active-mode", "backwards"))
        page.perform(.set("p", "percent", 50))
        #expect(page.text() == "────────────────────")
    }
}
