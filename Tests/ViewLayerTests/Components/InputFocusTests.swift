import Bridge
import Testing
import Values

@testable import ViewLayer

/// What an input does when the focus comes and goes.
@MainActor
@Suite("Inputs and their focus")
struct InputFocusTests {
    nonisolated static let selections: [(String, Range<Int>?, Int)] = [
        ("selection-start=\"1\" selection-end=\"3\"", 1..<3, 3),
        ("selection-start=\"0\" selection-end=\"99\"", 0..<5, 5),
        ("selection-start=\"2\" selection-end=\"2\"", nil, 2), ("selection-start=\"1\"", nil, 5), ("", nil, 5),
        ("selection-start=\"3\" selection-end=\"1\"", nil, 5), ("cursor=\"2\"", nil, 2), ("cursor=\"-1\"", nil, 5),
    ]

    @Test(arguments: selections)
    func `what is to be selected is, when the focus comes`(attributes: String, range: Range<Int>?, caret: Int) {
        for tag in ["input", "textarea"] {
            let page = TestPage("<\(tag) id=\"i\" value=\"hello\" \(attributes)/>")
            page.page.layoutIfNeeded()
            page.page.focusNext()
            let editor = page.node("i")?.control?.editor
            #expect(editor?.selection == range)
            #expect(editor?.caret == caret)
        }
    }

    @Test(
        arguments: [
            ("send", "\u{23CE} 发送"), ("search", "\u{23CE} 搜索"), ("next", "\u{23CE} 下一个"), ("go", "\u{23CE} 前往"),
            ("done", ""), ("", ""),
        ])
    func `the key's words stand at the end while there is room`(type: String, label: String) {
        let page = TestPage("<input id=\"i\" value=\"hi\" confirm-type=\"\(type)\"/>")
        #expect(page.text() == "hi")
        page.page.focusNext()
        #expect(page.text().hasSuffix(label) && page.text().hasPrefix("hi"))
        page.page.insert("0123456789abc")
        #expect(!page.text().contains("\u{23CE}"))
    }

    @Test func `a change is told when the focus goes, if there was one`() {
        let page = TestPage("<input id=\"i\" value=\"a\" bindchange=\"c\" bindblur=\"b\"/>")
        page.page.layoutIfNeeded()
        page.page.focusNext()
        page.page.clearFocus()
        page.page.focusNext()
        page.page.insert("b")
        page.page.clearFocus()
        #expect(
            page.takeEvents().filter { !$0.hasPrefix("frame") } == [
                "blur #i \"a\"", "blur #i \"ab\"", "change #i \"ab\"",
            ])
    }

    @Test func `a click elsewhere leaves the focus where the keyboard is held`() {
        for (attribute, isHeld) in [("hold-keyboard", true), ("", false)] {
            let page = TestPage(
                "<input id=\"i\" \(attribute)/><view id=\"v\" bindtap=\"t\">view</view><input id=\"j\"/>")
            page.page.layoutIfNeeded()
            page.page.click(column: 2, row: 0)
            page.page.click(column: 2, row: 1)
            #expect((page.page.focusedNode == page.id("i")) == isHeld)
            #expect(page.takeEvents().contains("tap #v"))
            page.page.click(column: 2, row: 2)
            #expect(page.page.focusedNode == page.id("j"))
        }
    }

    @Test func `a safe password never leaves as it is`() {
        let page = TestPage("<input id=\"i\" type=\"safe-password\" bindblur=\"b\" bindconfirm=\"c\"/>")
        page.page.layoutIfNeeded()
        page.page.focusNext()
        page.page.insert("secret")
        #expect(page.text() == "\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}\u{2022}")
        page.page.activate()
        let details = page.takeDetails()
        #expect(details.count == 2)
        #expect(details.allSatisfy { !$0.contains("secret") && $0.contains("encryptError") })
    }

    @Test func `a keyboard accessory is at the lower edge as long as its input is edited`() {
        let page = TestPage(
            """
            <textarea id="t" style="height: 32px"><keyboard-accessory><view bindtap="b">tool</view></keyboard-accessory></textarea>
            <input id="i"/>
            """, rows: 6)
        #expect(!page.text().contains("tool"))
        page.page.focusNext()
        #expect(page.text().split(separator: "\n", omittingEmptySubsequences: false).last == "tool")
        page.page.focusNext()
        #expect(page.text().contains("tool"))
        page.page.focusNext()
        #expect(!page.text().contains("tool"))
    }
}
