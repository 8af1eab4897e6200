import Testing

@testable import ViewLayer

struct TextEditorTests {
    /// What is done: typed, pasted, or a command.
    enum Step: Sendable {
        case type(String), paste(String), run(EditCommand)
    }

    private static let cases: [(steps: [Step], text: String)] = [
        ([.type("one two")], "one two|"), ([.type("one two"), .run(.wordLeft)], "one |two"),
        ([.type("one two"), .run(.wordLeft), .run(.wordLeft), .run(.wordRight)], "one| two"),
        ([.type("one two"), .run(.deleteWordLeft)], "one |"), ([.type("ab"), .run(.home), .run(.delete)], "|b"),
        ([.type("中文字"), .run(.left), .run(.backspace)], "中|字"), ([.type("👨‍👩‍👧x"), .run(.left), .run(.backspace)], "|x"),
        // Kill and yank; kills after each other are one.
        ([.type("one two"), .run(.killToStart), .type("x"), .run(.yank)], "xone two|"),
        ([.type("a b c"), .run(.deleteWordLeft), .run(.deleteWordLeft), .run(.home), .run(.yank)], "b c|a "),
        ([.type("a b"), .run(.home), .run(.deleteWordRight), .run(.killToEnd), .run(.yank), .run(.yank)], "a ba b|"),
        // Undo by words, a paste by itself, deletions of one run together.
        ([.type("one two"), .run(.undo)], "one|"), ([.type("one two"), .run(.undo), .run(.undo)], "|"),
        ([.type("one two"), .run(.undo), .run(.redo)], "one two|"),
        ([.type("a"), .paste("x y\nz"), .type("b"), .run(.undo)], "ax y\nz|"),
        ([.type("a"), .paste("x y"), .run(.undo)], "a|"), ([.run(.undo), .run(.redo)], "|"),
        ([.type("abc"), .run(.backspace), .run(.backspace), .run(.undo)], "abc|"),
        ([.type("abc"), .run(.undo), .type("x"), .run(.redo)], "x|"),
        // Selection.
        ([.type("abc"), .run(.selectLeft), .run(.selectLeft), .type("x")], "ax|"),
        ([.type("abc"), .run(.selectHome), .run(.backspace)], "|"),
        ([.type("abc"), .run(.selectAll), .run(.deleteWordLeft), .run(.yank)], "abc|"),
        ([.type("abc"), .run(.selectLeft), .run(.left)], "ab|c"),
        ([.type("abc"), .run(.selectLeft), .run(.right)], "abc|"),
        ([.type("a b"), .run(.selectWordLeft), .type("x"), .run(.undo)], "a |b"),
        // Lines.
        ([.paste("ab\ncd"), .run(.up)], "ab|\ncd"), ([.paste("ab\ncd"), .run(.home), .run(.killToEnd)], "ab\n|"),
        ([.paste("ab\ncd"), .run(.textStart), .run(.end), .run(.killToEnd)], "ab|cd"),
        ([.paste("ab\ncd"), .run(.textStart), .type("x"), .run(.textEnd)], "xab\ncd|"),
    ]

    @Test(arguments: cases)
    func `keys edit as in a shell`(steps: [Step], text: String) {
        var editor = TextEditor()
        for step in steps {
            switch step {
            case .type(let typed): for character in typed { _ = editor.insert(String(character)) }
            case .paste(let pasted): _ = editor.insert(pasted)
            case .run(let command): _ = editor.apply(command)
            }
        }
        #expect(editor.head + "|" + String(editor.characters[editor.caret...]) == text)
    }

    @Test func `a paste of ten thousand lines is one edit`() {
        var editor = TextEditor()
        let text = String(repeating: "line\n", count: 10_000)
        let typed = editor.insert(text)
        #expect(typed && editor.text == text)
        let undid = editor.apply(.undo)
        #expect(undid && editor.text.isEmpty)
    }

    @Test func `what does not fit is left out, also over a selection`() {
        var editor = TextEditor()
        let isPart = editor.insert("abcdef", room: 3)
        #expect(isPart && editor.text == "abc")
        _ = editor.apply(.selectAll)
        let isOver = editor.insert("xyzw", room: 0)
        #expect(isOver && editor.text == "xyz")
        let isMore = editor.insert("x", room: -5)
        #expect(!isMore)
    }

    @Test func `no order of commands breaks it`() {
        var random = SplitMix(seed: 1)
        for _ in 0..<50 {
            var editor = TextEditor()
            for _ in 0..<100 {
                if Bool.random(using: &random) {
                    _ = editor.insert(["a", " ", "\n", "中", "👍🏽"].randomElement(using: &random) ?? "")
                } else {
                    _ = editor.apply(EditCommand.allCases.randomElement(using: &random) ?? .left)
                }
                #expect((0...editor.characters.count).contains(editor.caret))
            }
        }
    }
}
