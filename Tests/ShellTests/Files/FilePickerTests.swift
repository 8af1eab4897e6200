import Bridge
import Cells
import Foundation
import Terminal
import Testing
import Values

@testable import Shell

/// Choosing files: what is listed, what keys and the mouse do, and what is answered.
@MainActor
struct FilePickerTests {
    /// A tree of folders: `/pics` is where choosing begins.
    private static let tree: [String: [FileItem]] = [
        "/": [FileItem(name: "pics", isFolder: true), FileItem(name: "locked", isFolder: true)],
        "/pics": [
            FileItem(name: "b.PNG", isFolder: false, size: 2_500, modified: 1_700_000_000),
            FileItem(name: "a.jpg", isFolder: false, size: 12), FileItem(name: "c.gif", isFolder: false),
            FileItem(name: "note.txt", isFolder: false, size: 5), FileItem(name: "film.mp4", isFolder: false),
            FileItem(name: ".hidden.png", isFolder: false), FileItem(name: "旅行", isFolder: true),
            FileItem(name: "evil\u{1B}[31m.png", isFolder: false),
        ],
        "/pics/旅行": (0..<10_000).map { FileItem(name: "IMG_\($0).jpg", isFolder: false, size: $0) },
    ]

    private func stage(
        _ request: FileRequest, columns: Int = 90, rows: Int = 24, language: Language = .english
    ) -> TestShell {
        let test = TestShell(columns: columns, rows: rows, language: language)
        test.shell.surroundings.files.start = { "/pics" }
        test.shell.surroundings.files.list = { Self.tree[$0] }
        test.shell.surroundings.files.head = { path, _ in path.hasSuffix(".txt") ? Array("first\nsecond".utf8) : [0] }
        test.start()
        test.open("a", id: 1, [.button("one")])
        test.shell.receive([.ask(id: 7, .files(request))])
        _ = test.takeMessages()
        return test
    }

    private let three = FileRequest(kind: .images, count: 3, hasCamera: true)

    @Test func `it lists folders and what is wanted, and nothing that moves the cursor`() {
        let test = stage(three)
        #expect(test.shows("Choose pictures · 0 of 3"))
        for name in ["a.jpg", "b.PNG", "c.gif", "旅行/", "evil [31m.png", "Take a test picture", "2.4 KB"] {
            #expect(test.shows(name), "\(name)")
        }
        for name in ["note.txt", "film.mp4", ".hidden"] { #expect(!test.shows(name), "\(name)") }
        #expect(!test.text.contains("\u{1B}"))
    }

    @Test(arguments: [
        ("Down Enter", #"{"files":["/pics/a.jpg"]}"#), ("Escape", "null"),
        ("Down Space Space Enter", #"{"files":["/pics/a.jpg","/pics/b.PNG"]}"#),
        ("Down Space Up Space Enter", #"{"files":[]}"#),
        ("\"b\" Enter", #"{"files":["/pics/b.PNG"]}"#), ("\"B.p\" Space Escape Escape", "null"),
        ("Up Up Enter", #"{"camera":true,"files":[]}"#),
        ("Down Space Up Up Up Up Enter", #"{"camera":true,"files":["/pics/a.jpg"]}"#),
        ("Right \"_42.\" Enter", #"{"files":["/pics/旅行/IMG_42.jpg"]}"#),
        ("Right Space Left Down Space Enter", #"{"files":["/pics/旅行/IMG_0.jpg","/pics/a.jpg"]}"#),
        ("\".hid\" Enter", #"{"files":["/pics/.hidden.png"]}"#),
    ])
    func `keys choose`(keys: String, expected: String) throws {
        let test = stage(three)
        try test.press(keys)
        if expected == #"{"files":[]}"# {
            // The mark was taken away again, so the folder that is selected is gone into.
            return
        }
        #expect(test.takeMessages() == ["answer 7 " + expected])
    }

    @Test func `no more than asked for can be marked, the camera's among them`() throws {
        let test = stage(three)
        try test.press("Down Space Space Space Space")
        #expect(test.shows("3 of 3") && test.shows("At most 3 can be chosen"))
        try test.press("Up Up Up Up Up Up Enter")
        #expect(test.takeMessages().isEmpty && test.shows("At most 3 can be chosen"))
        try test.press("Down Down Down Enter")
        #expect(test.takeMessages().count == 1)
    }

    @Test func `where one is wanted another mark takes the first one's place`() throws {
        let test = stage(FileRequest(kind: .any, count: 1))
        try test.press("Down Space Space Enter")
        #expect(test.takeMessages() == [#"answer 7 {"files":["/pics/b.PNG"]}"#])
    }

    @Test func `folders are gone into and left, also those that cannot be read`() throws {
        let test = stage(three)
        try test.press("Left")
        #expect(test.shows("locked/") && test.shows("pics/"))
        try test.press("Up Enter")
        #expect(test.shows("cannot be read"))
        try test.press("Backspace Left Left Left")
        #expect(test.shows("locked/"))
        try test.press("Escape")
        #expect(test.takeMessages() == ["answer 7 null"])
    }

    @Test func `what is selected is told at the side`() throws {
        let test = stage(FileRequest(kind: .others, count: 5))
        try test.press("Down")
        for text in ["note.txt", "Size 5 B", "first", "second", "Changed 1970-01-01"] {
            #expect(test.shows(text), "\(text)")
        }
        #expect(!test.shows("a.jpg"))
    }

    @Test func `the mouse marks, goes into folders and chooses`() throws {
        let test = stage(three)
        #expect(test.click(on: "a.jpg") && test.click(on: "c.gif"))
        #expect(test.shows("2 of 3"))
        #expect(test.click(on: "旅行/"))
        #expect(test.shows("IMG_0.jpg"))
        #expect(test.click(on: "Choose ]"))
        #expect(test.takeMessages() == [#"answer 7 {"files":["/pics/a.jpg","/pics/c.gif"]}"#])
        let other = stage(three)
        #expect(other.click(on: "Cancel"))
        #expect(other.takeMessages() == ["answer 7 null"])
    }

    @Test(arguments: [(90, 24), (40, 12), (20, 9), (16, 8), (3, 3), (200, 60)], Language.allCases)
    func `it fits every terminal in both languages`(size: (Int, Int), language: Language) throws {
        let test = stage(three, columns: size.0, rows: size.1, language: language)
        try test.press("Down Space Right \"IMG\" PageDown PageDown PageUp")
        #expect(test.lines.count == size.1)
        for line in test.lines { #expect(TextWidth.of(line) <= size.0) }
    }

    @Test func `every phrase is there in both languages`() {
        for phrase in FilePhrase.allCases {
            for language in Language.allCases { #expect(!phrase.text(language).isEmpty) }
        }
    }

    @Test func `files that stand in answer in order, over and over`() {
        let test = TestShell()
        test.shell.surroundings.files.answers = AnsweringFiles(["/x/a.png", "/x/b.txt", "/x/c.jpg"])
        test.start()
        test.open("a", id: 1, [.button("one")])
        _ = test.takeMessages()
        for (id, request) in [
            FileRequest(kind: .images, count: 1), FileRequest(kind: .images, count: 5),
            FileRequest(kind: .others, count: 2), FileRequest(kind: .videos, count: 2),
            FileRequest(kind: .images, count: 9),
        ].enumerated() {
            test.shell.receive([.ask(id: UInt64(id), .files(request))])
        }
        #expect(
            test.takeMessages() == [
                #"answer 0 {"files":["/x/a.png"]}"#, #"answer 1 {"files":["/x/c.jpg"]}"#,
                #"answer 2 {"files":["/x/b.txt"]}"#, "answer 3 null", #"answer 4 {"files":["/x/c.jpg"]}"#,
            ])
    }

    @Test func `the disk's folders are read as they are`() throws {
        let root = NSTemporaryDirectory() + "picker-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: root + "/inner", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        try Data("text".utf8).write(to: URL(fileURLWithPath: root + "/a.txt"))
        mkfifo(root + "/pipe", 0o600)
        let access = FileAccess.disk
        let items = try #require(access.list(root)).sorted { $0.name < $1.name }
        #expect(items.map(\.name) == ["a.txt", "inner"])
        #expect(items.map(\.size) == [4, 0] && items.map(\.isFolder) == [false, true])
        #expect(access.head(root + "/a.txt", 2) == Array("te".utf8))
        #expect(access.list(root + "/none") == nil && access.head(root + "/none", 9) == nil)
        #expect(access.start().hasPrefix("/"))
    }
}
