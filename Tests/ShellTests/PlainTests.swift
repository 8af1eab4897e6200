import Bridge
import Testing
import Values

@testable import Shell
@testable import ViewLayer

/// Plain mode: words for elements, and only what changed.
@Suite struct PlainTests {
    @Test func `every phrase is in both languages, with as many places for arguments`() {
        for phrase in PlainPhrase.allCases {
            let english = phrase.text(.english, "1", "2", "3", "4", "5")
            let chinese = phrase.text(.chinese, "1", "2", "3", "4", "5")
            #expect(!english.isEmpty && english != chinese, "\(phrase)")
            #expect(english.count { "0"..."9" ~= $0 } == chinese.count { "0"..."9" ~= $0 }, "\(phrase)")
        }
    }

    @Test func `an element is told with its role, its name, its value and its state`() {
        let english = ReadingText(language: .english)
        let chinese = ReadingText(language: .chinese)
        var button = ReadingElement(role: "button", name: "保存")
        button.isDisabled = true
        #expect(english.line(ReadingLine(text: "保存", element: button)) == "button 保存, disabled")
        #expect(chinese.line(ReadingLine(text: "保存", element: button)) == "按钮 保存，不可用")
        var box = ReadingElement(role: "checkbox", name: "a")
        box.isChecked = true
        #expect(english.line(ReadingLine(text: "a", element: box)) == "checkbox a, checked")
        box.isChecked = false
        #expect(english.line(ReadingLine(text: "a", element: box)) == "checkbox a, not checked")
        var input = ReadingElement(role: "input", name: "姓名")
        (input.value, input.length, input.limit) = ("李雷", 2, 140)
        #expect(english.line(ReadingLine(text: "", element: input)) == "input 姓名: 李雷, 2 of 140")
        #expect(english.line(ReadingLine(text: "just text")) == "just text")
        let own = ReadingElement(role: "tab", name: "x")
        #expect(english.line(ReadingLine(text: "x", element: own)) == "tab x")
    }

    @Test func `frames are left out of what is painted`() {
        let box = "╭── Keys ──╮\n│ a   one  │\n│          │\n╰──────────╯\n"
        #expect(ReadingText.lines(ofPainted: box) == ["Keys", "a one"])
    }

    @Test(arguments: [
        (["a", "b"], ["a", "b"], [], []),
        (["a", "b"], ["a", "c"], ["c"], []),
        (["a", "b"], ["a"], [], ["b"]),
        ([], ["a", "b"], ["a", "b"], []),
        (["a", "b", "c"], ["c"], [], ["a", "b"]),
        (["a"], ["x", "a", "y"], ["x", "y"], []),
    ])
    func `only what changed is told`(old: [String], new: [String], added: [String], gone: [String]) {
        let changes = LineChanges(from: old, to: new)
        #expect(changes.new == added)
        #expect(changes.gone == gone)
    }
}
