import Bridge
import LogicFixture
import Testing
import Values

@testable import HostAPI

/// Looking at documents, keeping files on the person's disk, and changing pictures.
@Suite struct DocumentTests {
    private static let files = [
        "a.txt": "first\nsecond", "a.pdf": "%PDF-1.4 ...", "a.docx": "PK\u{3}\u{4}...", "b.pdf": "no pdf",
        "bin.dat": "a\u{0}b", "x.png": "\u{1}", "plain": "text",
    ]

    /// The last question of an app, and its number.
    private func question(_ app: FilesApp) -> (id: UInt64, question: Question)? {
        for message in app.app.messages.reversed() {
            if case .ask(let id, let question) = message { return (id, question) }
        }
        return nil
    }

    private func answer(_ app: FilesApp, _ value: Value) -> [String] {
        let before = app.app.console.count
        if let (id, _) = question(app) { app.app.send(.answer(id: id, value)) }
        app.app.awaitHeldWork()
        app.app.settle()
        app.app.awaitHeldWork()
        return app.app.console.dropFirst(before).map { String($0.hasPrefix("log ") ? $0.dropFirst(4) : $0[...]) }
    }

    @Test func `a text and an unknown name that reads as text are shown`() {
        let app = FilesApp(Self.files)
        for (path, name, text) in [("a.txt", "a.txt", "first\nsecond"), ("/plain", "plain", "text")] {
            #expect(app.run("a('openDocument', { filePath: '\(path)' }, wx)").isEmpty)
            guard case .document(let document)? = question(app)?.question else {
                Issue.record("nothing is shown")
                return
            }
            #expect(document == ShownDocument(name: name, kind: .text, size: text.utf8.count, text: text))
            #expect(answer(app, .null) == ["ok {errMsg:openDocument:ok}"])
        }
    }

    @Test func `of what no terminal shows it is said what it is`() {
        let app = FilesApp(Self.files)
        for (path, kind, size) in [("a.pdf", ShownDocument.Kind.pdf, 12), ("a.docx", .writing, 7)] {
            _ = app.run("a('openDocument', { filePath: '\(path)', showMenu: true }, wx)")
            guard case .document(let document)? = question(app)?.question else {
                Issue.record("nothing is shown")
                return
            }
            #expect(document == ShownDocument(name: path, kind: kind, size: size))
        }
    }

    @Test func `a picture is shown as pictures are`() {
        let app = FilesApp(Self.files)
        _ = app.run("a('openDocument', { filePath: 'x.png' }, wx)")
        guard case .pictures(let gallery)? = question(app)?.question else {
            Issue.record("nothing is shown")
            return
        }
        #expect(gallery == PictureGallery(sources: ["x.png"], current: 0))
    }

    @Test(arguments: [
        ("{ filePath: 'bin.dat' }", "openDocument:fail filetype not supported undefined"),
        ("{ filePath: 'b.pdf' }", "openDocument:fail filetype not supported undefined"),
        ("{ filePath: 'a.txt', fileType: 'exe' }", "openDocument:fail filetype not supported undefined"),
        ("{ filePath: 'a.txt', fileType: 'docx' }", "openDocument:fail filetype not supported undefined"),
        ("{ filePath: 'none.pdf' }", "openDocument:fail no such file or directory, open none.pdf 1300002"),
        ("{ filePath: '/etc/passwd' }", "openDocument:fail no such file or directory, open /etc/passwd 1300002"),
        (
            "{ filePath: 'file:///etc/passwd' }",
            "openDocument:fail Path permission denied, open file:///etc/passwd 1300014"
        ),
        (
            "{}",
            "openDocument:fail parameter error: parameter.filePath should be String instead of Undefined; undefined"
        ),
    ])
    func `what cannot be shown fails`(options: String, message: String) {
        let app = FilesApp(Self.files)
        #expect(app.run("a('openDocument', \(options), wx)") == [message])
        #expect(question(app)?.id == nil)
    }

    @Test func `a file is kept where the person says so`() throws {
        let app = FilesApp(Self.files)
        let save = "fs.writeFileSync(`${U}/列表.csv`, 'a,b'); a('saveFileToDisk', { filePath: `${U}/列表.csv` }, wx)"
        #expect(app.run(save).isEmpty)
        guard case .saveFile(let path, let name)? = question(app)?.question else {
            Issue.record("nobody is asked")
            return
        }
        #expect(name == "列表.csv" && path.hasSuffix("/usr/列表.csv"))
        #expect(answer(app, ["saved": true]) == ["ok {errMsg:saveFileToDisk:ok}"])
        _ = app.run(save)
        #expect(answer(app, ["saved": false]) == ["saveFileToDisk:fail cancel undefined"])
        _ = app.run(save)
        #expect(answer(app, ["error": "No space left"]) == ["saveFileToDisk:fail No space left undefined"])
        #expect(
            app.run("a('saveFileToDisk', { filePath: `${U}/none` }, wx)")
                == ["saveFileToDisk:fail no such file or directory, open wxfile://usr/none 1300002"])
    }

    @Test func `a picture is changed step by step, and left as it is by who gives up`() throws {
        let app = FilesApp(Self.files)
        _ = app.run(
            """
            const canvas = wx.createOffscreenCanvas({ type: '2d', width: 6, height: 3 });
            wx.canvasToTempFilePath({ canvas }).then((made) => { globalThis.tmp = made.tempFilePath })
            """)
        let edit =
            "wx.editImage({ src: tmp, success: (r) => wx.getImageInfo({ src: r.tempFilePath }).then((i) => console.log(i.width, i.height)), fail: (e) => console.log(e.errMsg) })"
        #expect(app.run(edit).isEmpty)
        guard case .actionSheet(_, let items, _)? = question(app)?.question else {
            Issue.record("nobody is asked")
            return
        }
        #expect(items.count == PictureEdit.allCases.count + 1)
        _ = answer(app, ["tapIndex": 0])
        #expect(answer(app, .number(Double(items.count - 1))) == ["3 6"])
        _ = app.run(edit)
        _ = answer(app, ["tapIndex": .number(Double(PictureEdit.allCases.firstIndex(of: .square) ?? 0))])
        #expect(answer(app, ["tapIndex": .number(Double(items.count - 1))]) == ["3 3"])
        _ = app.run(edit)
        #expect(answer(app, .null) == ["editImage:fail cancel"])
        #expect(
            app.run("a('editImage', { src: 'a.txt' }, wx)")[0].hasPrefix("editImage:fail the picture cannot be decoded")
        )
    }

    @Test func `what is no film has no measures, and is not kept as one`() {
        let app = FilesApp(Self.files)
        #expect(app.run("a('getVideoInfo', { src: 'a.txt' }, wx)")[0].hasPrefix("getVideoInfo:fail"))
        #expect(
            app.run("a('saveVideoToPhotosAlbum', { filePath: 'a.txt' }, wx)")[0].hasPrefix(
                "saveVideoToPhotosAlbum:fail"))
    }

    @Test(
        arguments: [
            ("%PDF-1.7", "doc", DocumentFormat.document(.pdf)), ("text", "txt", .document(.text)),
            ("", "", .document(.text)),
            ("GIF89a", "", .picture), ("x", "svg", .picture), ("x", "pdf", nil), ("x\u{0}", "", nil),
            ("PK\u{3}\u{4}", "xlsx", .document(.sheet)), ("PK\u{3}\u{4}", "pptx", .document(.slides)),
        ] as [(String, String, DocumentFormat?)])
    func `a format is known by its first bytes`(text: String, suffix: String, format: DocumentFormat?) {
        #expect(DocumentFormat(Array(text.utf8), suffix: suffix) == format)
    }
}
