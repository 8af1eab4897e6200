import Bridge
import Cells
import Testing
import Values

@testable import ViewLayer

/// What a person does to a page.
enum Act: Sendable {
    case tab, backTab, enter, long
    case type(String)
    case edit(EditCommand)
    case click(Int, Int)
    case wheel(Int, Int, Int)
    case scroll(Int)
    case tap(String)
    /// Keys of a control that is no text input.
    case press(ControlKey)
    /// The mouse takes hold, moves and lets go.
    case drag([Int], row: Int)
    /// Turns wheels of the open picker: column and place.
    case turn(Int, Int)
    case confirm, cancel
    case set(String, String, Value)
}

/// Markup, what is done, and what the app hears.
struct ControlCase: CustomTestStringConvertible, Sendable {
    let name: String
    let markup: String
    var sheet = ""
    let acts: [Act]
    let heard: [String]

    var testDescription: String { name }
}

extension TestPage {
    func perform(_ act: Act) {
        switch act {
        case .tab: page.focusNext()
        case .backTab: page.focusPrevious()
        case .enter: page.activate()
        case .long:
            page.longPress()
            advance(milliseconds: 400)
        case .type(let text): page.insert(text)
        case .edit(let command): page.edit(command)
        case .click(let column, let row): page.click(column: column, row: row)
        case .wheel(let column, let row, let rows): page.wheel(column: column, row: row, rows: rows)
        case .scroll(let rows): page.scroll(rows: rows)
        case .tap(let name): page.tap(id(name))
        case .press(let key): page.press(key)
        case .drag(let columns, let row):
            for (index, column) in columns.enumerated() {
                if index == 0 { page.grab(column: column, row: row) } else { page.drag(column: column, row: row) }
            }
            page.drop()
        case .turn(let column, let place): picker?.select(place, in: column)
        case .confirm: picker?.confirm()
        case .cancel: picker?.cancel()
        case .set(let name, let attribute, let value): apply([.attribute(id(name), name: attribute, value)])
        }
    }
}

@MainActor
struct ControlTests {
    nonisolated static let taps: [ControlCase] = [
        ControlCase(
            name: "a tap is touchstart, touchend, tap",
            markup: "<view id=\"a\" bindtap=\"t\" bindtouchstart=\"t\" bindtouchend=\"t\">x</view>",
            acts: [.tab, .enter],
            heard: ["touchstart #a", "touchend #a", "tap #a"]),
        ControlCase(
            name: "what nobody listens to is not sent", markup: "<view id=\"a\">x</view>", acts: [.click(0, 0)],
            heard: []),
        ControlCase(
            name: "a click taps the innermost element",
            markup: "<view id=\"a\" bindtap=\"t\"><text id=\"b\">x</text></view>",
            acts: [.click(0, 0)], heard: ["tap #b"]),
        ControlCase(
            name: "a disabled button is passed over",
            markup: "<button id=\"a\" disabled bindtap=\"t\">a</button><button id=\"b\" bindtap=\"t\">b</button>",
            acts: [.tab, .enter, .click(10, 1)], heard: ["tap #b"]),
        ControlCase(
            name: "the focus goes round, backwards too",
            markup: "<view id=\"a\" bindtap=\"t\">a</view><view id=\"b\" catchtap=\"t\">b</view>",
            acts: [.tab, .enter, .tab, .enter, .tab, .enter, .backTab, .enter],
            heard: ["tap #a", "tap #b", "tap #a", "tap #b"]),
        ControlCase(
            name: "a long press where somebody listens",
            markup: "<view id=\"a\" bindlongpress=\"t\">a</view>", acts: [.tab, .long], heard: ["longpress #a"]),
        ControlCase(
            name: "what is not shown gets no focus",
            markup: "<view id=\"a\" hidden bindtap=\"t\">a</view><view id=\"b\" bindtap=\"t\">b</view>",
            acts: [.tab, .enter], heard: ["tap #b"]),
        ControlCase(
            name: "what a mask covers gets no focus",
            markup:
                "<view id=\"a\" bindtap=\"t\">a</view><view class=\"mask\"><view id=\"b\" bindtap=\"t\">b</view></view>",
            sheet: ".mask { position: fixed; top: 0; left: 0; right: 0; bottom: 0; background: rgba(0,0,0,.5) }",
            acts: [.tab, .enter, .tab, .enter], heard: ["tap #b", "tap #b"]),
        ControlCase(
            name: "a navigator leads after its tap",
            markup: "<navigator id=\"n\" url=\"/b?x=1\" open-type=\"redirectTo\" bindtap=\"t\">go</navigator>",
            acts: [.tab, .enter], heard: ["tap #n", "route redirect /b?x=1 1"]),
        ControlCase(
            name: "a navigator without open-type", markup: "<navigator url=\"b\"><text>go</text></navigator>",
            acts: [.click(0, 0)], heard: ["route navigate b 1"]),
    ]

    nonisolated static let choices: [ControlCase] = [
        ControlCase(
            name: "a switch changes", markup: "<switch id=\"s\" checked bindchange=\"c\"/>",
            acts: [.tab, .enter, .enter], heard: ["change #s false", "change #s true"]),
        ControlCase(
            name: "checkboxes tell their group",
            markup: """
                <checkbox-group id="g" bindchange="c"><checkbox value="1" checked/><checkbox value="2"/></checkbox-group>
                """,
            acts: [.tab, .tab, .enter, .backTab, .enter], heard: ["change #g [\"1\",\"2\"]", "change #g [\"2\"]"]),
        ControlCase(
            name: "one radio of a group is on",
            markup: """
                <radio-group id="g" bindchange="c"><radio value="1"/><radio value="2"/></radio-group>
                """,
            acts: [.tab, .enter, .enter, .tab, .enter], heard: ["change #g \"1\"", "change #g \"2\""]),
        ControlCase(
            name: "a label forwards to what is inside it",
            markup: """
                <checkbox-group id="g" bindchange="c"><label><checkbox value="1"/><text>words</text></label></checkbox-group>
                """,
            acts: [.click(6, 0), .click(1, 0)], heard: ["change #g [\"1\"]", "change #g []"]),
        ControlCase(
            name: "a label forwards to what it names",
            markup: "<label for=\"s\" id=\"l\">words</label><view><switch id=\"s\" bindchange=\"c\"/></view>",
            acts: [.click(1, 0)], heard: ["change #s true"]),
        ControlCase(
            name: "a form collects what has a name",
            markup: """
                <form id="f" bindsubmit="s" bindreset="r"><input name="who" value="Ann"/><switch name="on" checked/>
                <checkbox-group name="c"><checkbox value="x" checked/></checkbox-group>
                <radio-group name="r"><radio value="y" checked/></radio-group>
                <button id="ok" form-type="submit">ok</button><button id="no" form-type="reset">no</button></form>
                """,
            acts: [.tap("ok"), .tap("no"), .tap("ok")],
            heard: [
                "submit #f {\"who\":\"Ann\",\"on\":true,\"c\":[\"x\"],\"r\":\"y\"}", "reset #f",
                "submit #f {\"who\":\"\",\"on\":false,\"c\":[],\"r\":\"\"}",
            ]),
    ]

    private nonisolated static let input = "<input id=\"i\" bindinput=\"h\" bindconfirm=\"h\""

    nonisolated static let inputs: [ControlCase] = [
        ControlCase(
            name: "typing sends the whole text", markup: input + "/>", acts: [.tab, .type("a"), .type("世")],
            heard: ["input #i \"a\"", "input #i \"a世\""]),
        ControlCase(
            name: "Enter confirms", markup: input + " value=\"hi\" bindblur=\"b\"/>", acts: [.tab, .enter],
            heard: ["confirm #i \"hi\"", "blur #i \"hi\""]),
        ControlCase(
            name: "maxlength cuts", markup: input + " maxlength=\"3\"/>", acts: [.tab, .type("abcdef")],
            heard: ["input #i \"abc\""]),
        ControlCase(
            name: "a number takes digits", markup: input + " type=\"number\"/>",
            acts: [.tab, .type("a1b2"), .type("x")],
            heard: ["input #i \"12\""]),
        ControlCase(
            name: "the caret moves and deletes", markup: input + " value=\"one two\"/>",
            acts: [
                .tab, .edit(.wordLeft), .type("x"), .edit(.home), .edit(.delete), .edit(.end), .edit(.backspace),
                .edit(.killToStart), .edit(.undo), .edit(.deleteWordLeft),
            ],
            heard: [
                "input #i \"one xtwo\"", "input #i \"ne xtwo\"", "input #i \"ne xtw\"", "input #i \"\"",
                "input #i \"ne xtw\"", "input #i \"ne \"",
            ]),
        ControlCase(
            name: "a textarea starts lines", markup: "<textarea id=\"t\" bindinput=\"h\"/>",
            acts: [.tab, .type("a"), .enter, .type("b")],
            heard: ["input #t \"a\"", "input #t \"a\\n\"", "input #t \"a\\nb\""]),
        ControlCase(
            name: "a textarea that sends confirms",
            markup: "<textarea id=\"t\" confirm-type=\"send\" confirm-hold value=\"a\" bindconfirm=\"h\"/>",
            acts: [.tab, .enter], heard: ["confirm #t \"a\""]),
        ControlCase(
            name: "a nickname is reviewed",
            markup: "<input id=\"i\" type=\"nickname\" bindnicknamereview=\"h\"/><view bindtap=\"t\">x</view>",
            acts: [.tab, .type("Ann"), .tab], heard: ["nicknamereview #i"]),
        ControlCase(
            name: "a line break in one line is left out", markup: input + "/>", acts: [.tab, .type("a\nb")],
            heard: ["input #i \"ab\""]),
        ControlCase(
            name: "focus and blur are told",
            markup: "<input id=\"i\" bindfocus=\"h\" bindblur=\"h\"/><view bindtap=\"t\">x</view>",
            acts: [.tab, .tab], heard: ["focus #i \"\"", "blur #i \"\""]),
        ControlCase(
            name: "a disabled input takes nothing", markup: input + " disabled/>", acts: [.click(0, 0), .type("a")],
            heard: []),
    ]

    @Test(arguments: taps + choices + inputs)
    func `the app hears what is done`(_ test: ControlCase) {
        let page = TestPage(test.markup, test.sheet, rows: 20)
        page.page.layoutIfNeeded()
        _ = page.takeEvents()
        for act in test.acts { page.perform(act) }
        #expect(page.takeEvents() == test.heard)
    }

    @Test func `an echo of what was typed a while ago is ignored`() {
        let page = TestPage("<input id=\"i\" bindinput=\"h\"/>")
        page.perform(.tab)
        _ = page.takeEvents()
        page.perform(.type("a"))
        page.perform(.type("b"))
        let sequences = page.sequences
        page.apply([.attribute(page.id("i"), name: "value", "a")])
        #expect(page.node("i")?.control?.editor?.text == "ab")
        for sequence in sequences { page.view.receive(.eventDone(sequence: sequence, replacedText: nil)) }
        page.apply([.attribute(page.id("i"), name: "value", "")])
        #expect(page.node("i")?.control?.editor?.text == "")
    }

    @Test func `an echo of an older state of a switch is ignored, a refusal is not`() {
        let page = TestPage("<switch id=\"s\" bindchange=\"h\"/>")
        page.perform(.tap("s"))
        page.perform(.tap("s"))
        let sequences = page.sequences
        page.apply([.attribute(page.id("s"), name: "checked", true)])
        #expect(page.node("s")?.control?.isChecked == false)
        for sequence in sequences { page.view.receive(.eventDone(sequence: sequence, replacedText: nil)) }
        page.perform(.tap("s"))
        page.apply([.attribute(page.id("s"), name: "checked", false)])
        #expect(page.node("s")?.control?.isChecked == false)
    }

    @Test func `what is bound both ways is told without a handler`() {
        let page = TestPage("<input id=\"i\"/>")
        page.apply([.listen(page.id("i"), event: "model:value", .bind)])
        page.perform(.tab)
        page.perform(.type("a"))
        #expect(page.takeEvents() == ["frame 1", "frame 2", "input #i \"a\""])
    }

    @Test func `a handler's text replaces the latest only`() {
        let page = TestPage("<input id=\"i\" bindinput=\"h\"/>")
        page.perform(.tab)
        page.perform(.type("a"))
        page.perform(.type("b"))
        let sequences = page.sequences
        #expect(sequences.count == 2)
        page.view.receive(.eventDone(sequence: sequences[0], replacedText: "A"))
        #expect(page.node("i")?.control?.editor?.text == "ab")
        page.view.receive(.eventDone(sequence: sequences[1], replacedText: "AB"))
        #expect(page.node("i")?.control?.editor?.text == "AB")
    }

    @Test func `the real cursor stands behind wide characters`() {
        let page = TestPage("<view>x</view><input id=\"i\" value=\"世界\" />")
        #expect(page.page.caret == nil)
        page.perform(.tab)
        _ = page.grid()
        #expect(page.page.caret?.column == 4)
        #expect(page.page.isEditing)
        page.perform(.edit(.left))
        #expect(page.page.caret?.column == 2)
    }

    @Test func `a long text scrolls in its input and dots hide a password`() {
        let page = TestPage(
            "<input id=\"i\" value=\"0123456789\" class=\"n\"/><input id=\"p\" password value=\"abc\"/>",
            ".n { width: 40px }")
        #expect(page.text().hasPrefix("01234\n"))
        page.perform(.tab)
        #expect(page.text().hasPrefix("6789\n"))
        #expect(page.page.caret?.column == 4)
        #expect(page.text().contains("\u{2022}\u{2022}\u{2022}"))
    }

    @Test func `placeholders stand in empty inputs`() {
        let page = TestPage("<input id=\"i\" placeholder=\"name\"/>")
        #expect(page.text() == "name")
        page.perform(.tab)
        page.perform(.type("x"))
        #expect(page.text() == "x")
    }

    @Test func `controls look on or off without colours`() {
        let page = TestPage(
            "<checkbox id=\"c\">one</checkbox><radio checked>two</radio><view><switch id=\"s\"/></view>", columns: 30)
        #expect(page.text() == "[ ] one (•) two\n(○──)")
        page.perform(.tap("c"))
        page.perform(.tap("s"))
        #expect(page.text() == "[x] one (•) two\n(━━●)")
    }

    @Test func `a button is a frame with its label in the middle`() {
        let page = TestPage("<button class=\"b\">OK</button>", ".b { width: 80px }")
        #expect(page.text() == "     ╭────────╮\n     │   OK   │\n     ╰────────╯")
        let bare = TestPage("<button class=\"b\">OK</button>", ".b { width: 80px } button::after { border: none }")
        #expect(bare.text() == "\n         OK")
        let mini = TestPage("<button size=\"mini\">OK</button>")
        #expect(mini.text() == "[ OK ]")
    }

    @Test func `an image says its name`() {
        let page = TestPage("<image src=\"/img/cat.png\" class=\"i\"/>", ".i { width: 160px; height: 48px }")
        #expect(page.text() == "\n  [image cat.png]")
    }
}
