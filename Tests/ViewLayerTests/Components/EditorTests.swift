import Bridge
import Testing
import Values

@testable import ViewLayer

@MainActor
@Suite("Editor")
struct EditorTests {
    private func make(_ attributes: String = "") -> TestPage {
        let page = TestPage(
            "<editor id=\"e\" placeholder=\"write\" bindready=\"r\" bindinput=\"i\" bindstatuschange=\"s\" \(attributes)/>",
            columns: 30, rows: 14)
        page.page.layoutIfNeeded()
        page.advance(milliseconds: 1)
        return page
    }

    /// Calls a method of the context; what it answers.
    @discardableResult
    private func call(_ page: TestPage, _ method: String, _ options: Value = [:]) -> Value {
        let id = UInt64(page.answers.count + 1000)
        page.view.receive(
            .command(
                PageID(1),
                .other(
                    page.id("e"), name: "context",
                    ["method": .string(method), "options": options, "answer": .number(Double(id))])))
        page.page.layoutIfNeeded()
        for message in page.sent {
            if case .answer(id, let value) = message { return value }
        }
        return .undefined
    }

    private func html(_ page: TestPage) -> String { call(page, "getContents").member("html").toString() }

    @Test func `it says that it is ready, and shows its placeholder`() {
        let page = make()
        #expect(page.text() == "write")
        #expect(page.takeEvents().contains("ready #e"))
    }

    @Test func `what is typed comes out as text, HTML and operations`() {
        let page = make()
        page.page.focusNext()
        page.page.insert("a<b")
        page.page.activate()
        page.page.insert("c")
        #expect(page.text() == "a<b\nc")
        let contents = call(page, "getContents")
        #expect(contents.member("text") == "a<b\nc\n")
        #expect(contents.member("html") == "<p>a&lt;b</p><p>c</p>")
        #expect(JSON.string(contents.member("delta")) == #"{"ops":[{"insert":"a<b\nc\n"}]}"#)
        #expect(page.takeDetails().contains { $0.hasPrefix("input {\"html\":\"<p>a&lt;b</p><p>c</p>\"") })
    }

    nonisolated static let formats: [(String, Value, String)] = [
        ("bold", .undefined, "<p>he<strong>ll</strong>o</p>"), ("italic", .undefined, "<p>he<em>ll</em>o</p>"),
        ("strike", .undefined, "<p>he<s>ll</s>o</p>"), ("script", "sub", "<p>he<sub>ll</sub>o</p>"),
        ("color", "#ff0000", "<p>he<span style=\"color: #ff0000\">ll</span>o</p>"),
        ("header", "H2", "<h2>hello</h2>"), ("align", "center", "<p style=\"text-align: center\">hello</p>"),
        ("list", "ordered", "<ol><li>hello</li></ol>"), ("list", "bullet", "<ul><li>hello</li></ul>"),
        ("indent", "+1", "<p style=\"indent: 1\">hello</p>"), ("", "x", "<p>hello</p>"),
    ]

    @Test(arguments: formats)
    func `a format is set on the selection, and taken away again`(name: String, value: Value, wanted: String) {
        let page = make()
        call(page, "setContents", ["html": "<p>hello</p>"])
        call(page, "setSelection", ["index": 2, "length": 2])
        call(page, "format", ["name": .string(name), "value": value])
        #expect(html(page) == wanted)
        if name != "indent" { call(page, "format", ["name": .string(name), "value": value]) }
        if name == "indent" { call(page, "format", ["name": "indent", "value": "-1"]) }
        #expect(html(page) == "<p>hello</p>")
    }

    @Test func `what is typed after a format has it`() {
        let page = make()
        page.page.focusNext()
        page.page.insert("a")
        call(page, "format", ["name": "bold", "value": .undefined])
        page.page.insert("b")
        page.page.insert("c")
        #expect(html(page) == "<p>a<strong>bc</strong></p>")
        #expect(page.takeDetails().contains("statuschange {\"bold\":true}"))
    }

    nonisolated static let documents: [(String, String)] = [
        ("<h1>T</h1><p>a<b>b</b></p>", "<h1>T</h1><p>a<strong>b</strong></p>"),
        ("<ul><li>x</li><li>y</li></ul>", "<ul><li>x</li><li>y</li></ul>"),
        ("<p>a</p><hr><p>b</p>", "<p>a</p><hr><p>b</p>"),
        ("<p><img src=\"u\" alt=\"p\"></p>", "<p><img src=\"u\" alt=\"p\"></p>"), ("", "<p><br></p>"),
        ("plain", "<p>plain</p>"),
    ]

    @Test(arguments: documents)
    func `HTML comes back as it went in, and so do its operations`(given: String, wanted: String) {
        let page = make()
        call(page, "setContents", ["html": .string(given)])
        #expect(html(page) == wanted)
        let delta = call(page, "getContents").member("delta")
        call(page, "setContents", ["delta": delta])
        #expect(html(page) == wanted)
    }

    @Test func `it undoes and does again`() {
        let page = make()
        call(page, "insertText", ["text": "one"])
        call(page, "insertText", ["text": " two"])
        #expect(html(page) == "<p>one two</p>")
        call(page, "undo")
        #expect(html(page) == "<p>one</p>")
        call(page, "redo")
        #expect(html(page) == "<p>one two</p>")
        call(page, "clear")
        #expect(html(page) == "<p><br></p>")
        call(page, "undo")
        #expect(html(page) == "<p>one two</p>")
        call(page, "deleteText", ["index": 3, "length": 4])
        #expect(html(page) == "<p>one</p>")
        call(page, "insertDivider")
        call(page, "insertImage", ["src": "a.png", "nowrap": true])
        #expect(html(page) == "<p>one</p><hr><p><img src=\"a.png\"></p>")
        #expect(call(page, "getHistoryState").member("undo") != 0)
        #expect(call(page, "nonsense").member("error") == "not supported")
    }

    @Test func `one to read only takes no text`() {
        let page = make("read-only")
        page.page.focusNext()
        page.page.insert("x")
        #expect(html(page) == "<p><br></p>")
    }

    @Test func `formats follow whatever is typed and deleted at random`() {
        var random = SplitMix(seed: 11)
        let page = make()
        page.page.focusNext()
        let commands = EditCommand.allCases
        for _ in 0..<400 {
            switch random.next() % 4 {
            case 0: page.page.insert(["a", "bc", " ", "字", "\n"][Int(random.next() % 5)])
            case 1: page.page.edit(commands[Int(random.next() % UInt64(commands.count))])
            case 2:
                call(
                    page, "format",
                    ["name": .string(["bold", "header", "list"][Int(random.next() % 3)]), "value": "x"])
            default: page.page.activate()
            }
            let editor = page.node("e")?.control as? EditorComponent
            #expect(editor?.content.characters == editor?.text.characters)
            #expect(editor?.content.formats.count == editor?.content.characters.count)
        }
        #expect(!page.text().isEmpty)
    }
}
