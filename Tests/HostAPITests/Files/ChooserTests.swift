import Bridge
import Foundation
import HostAPI
import LogicFixture
import Testing
import Values

@Suite struct ChooserTests {
    /// The questions for files that an app asked so far.
    private func questions(_ app: FilesApp) -> [(id: UInt64, request: FileRequest)] {
        app.app.messages.compactMap { message in
            if case .ask(let id, .files(let request)) = message { (id, request) } else { nil }
        }
    }

    /// Answers the newest question and gives what is printed then.
    private func answer(_ app: FilesApp, _ value: Value) throws -> [String] {
        let before = app.app.console.count
        app.app.send(.answer(id: try #require(questions(app).last?.id), value))
        app.app.awaitHeldWork()
        return app.app.console.dropFirst(before).map { String($0.hasPrefix("log ") ? $0.dropFirst(4) : $0[...]) }
    }

    @Test(
        arguments: [
            ("chooseImage", "{}", FileRequest(kind: .images, count: 9, hasCamera: true)),
            ("chooseImage", "{ count: 3, sourceType: ['album'] }", FileRequest(kind: .images, count: 3)),
            ("chooseImage", "{ count: 1000 }", FileRequest(kind: .images, count: 20, hasCamera: true)),
            ("chooseMedia", "{}", FileRequest(kind: .media, count: 9, hasCamera: true)),
            ("chooseMedia", "{ mediaType: ['mix'], count: 20 }", FileRequest(kind: .media, count: 20, hasCamera: true)),
            ("chooseMedia", "{ mediaType: ['video'] }", FileRequest(kind: .videos, count: 9)),
            (
                "chooseMedia", "{ mediaType: ['image'], sourceType: ['camera'] }",
                FileRequest(kind: .images, count: 9, hasCamera: true)
            ),
            ("chooseVideo", "{}", FileRequest(kind: .videos, count: 1)),
            ("chooseMessageFile", "{ count: 5 }", FileRequest(kind: .any, count: 5)),
            (
                "chooseMessageFile", "{ count: 200, type: 'file', extension: ['PDF', '.txt'] }",
                FileRequest(kind: .others, count: 100, extensions: ["pdf", "txt"])
            ),
            (
                "chooseMessageFile", "{ count: 1, type: 'image', extension: ['pdf'] }",
                FileRequest(kind: .images, count: 1)
            ),
        ])
    func `each asks for what it is told`(name: String, options: String, expected: FileRequest) throws {
        let app = FilesApp()
        _ = app.run("a('\(name)', \(options), wx)")
        #expect(questions(app).map(\.request) == [expected])
        #expect(try answer(app, .null) == ["\(name):fail cancel undefined"])
    }

    @Test(arguments: [
        ("chooseMessageFile", "{}", "parameter.count should be Number instead of Undefined;"),
        ("chooseMessageFile", "{ count: 1, extension: [''] }", "should not have empty strings"),
        ("chooseImage", "{ count: -1 }", "should be a whole number"),
        ("chooseImage", "{ count: '3' }", "parameter.count should be Number instead of String;"),
    ])
    func `wrong options are refused`(name: String, options: String, words: String) {
        let app = FilesApp()
        let printed = app.run("a('\(name)', \(options), wx)")
        #expect(printed.count == 1 && printed[0].contains(words), "\(printed)")
        #expect(questions(app).isEmpty)
    }

    @Test func `files are copied for the program, which learns nothing of where they were`() throws {
        let fixture = try DataFolderFixture()
        try fixture.write("picture", "my pictures/a b.JPG")
        try fixture.write("text", "note.txt")
        let app = FilesApp()
        _ = app.run("wx.chooseImage({ success: (r) => { console.log(show(r)); globalThis.chosen = r } })")
        let printed = try answer(app, ["files": [.string(fixture.root + "/my pictures/a b.JPG")]])
        #expect(printed.count == 1)
        #expect(
            printed[0].replacing(#/tmp_[0-9a-f]{32}/#, with: "tmp_X")
                == "{tempFilePaths:[wxfile://tmp_X.jpg],tempFiles:[{path:wxfile://tmp_X.jpg,size:7}],errMsg:chooseImage:ok}"
        )
        #expect(app.run("t(() => fs.readFileSync(chosen.tempFilePaths[0], 'utf8'))") == ["picture"])
        _ = app.run(
            "wx.chooseMessageFile({ count: 2, success: (r) => console.log(show(r.tempFiles.map(({ name, type, size }) => ({ name, type, size })))) })"
        )
        let files: Value = [.string(fixture.root + "/note.txt"), .string(fixture.root + "/my pictures/a b.JPG")]
        #expect(
            try answer(app, ["files": files]) == ["[{name:note.txt,type:file,size:4},{name:a b.JPG,type:image,size:7}]"]
        )
    }

    @Test func `what is chosen can be kept`() throws {
        let fixture = try DataFolderFixture()
        try fixture.write("picture", "a.png")
        let app = FilesApp()
        _ = app.run(
            "wx.chooseMedia({ count: 1, success: (r) => { globalThis.path = r.tempFiles[0].tempFilePath; console.log(r.type, r.tempFiles[0].fileType) } })"
        )
        #expect(try answer(app, ["files": [.string(fixture.root + "/a.png")]]) == ["image image"])
        let kept = app.run(
            """
            globalThis.saved = fs.saveFileSync(path);
            console.log(/^wxfile:\\/\\/store_[0-9a-f]{32}\\.png$/.test(saved));
            t(() => fs.readFileSync(path)); t(() => fs.readFileSync(saved, 'utf8'));
            t(() => fs.writeFileSync(saved, 'x')); t(() => fs.copyFileSync(saved, `${U}/b.png`));
            fs.getSavedFileList({ success: (r) => console.log(r.fileList.length, r.fileList[0].filePath === saved, r.fileList[0].size) });
            wx.getSavedFileInfo({ filePath: saved, success: (r) => console.log(r.size, r.createTime > 1e9) });
            """)
        #expect(kept.count == 7)
        #expect(kept[0] == "true" && kept[1].contains("no such file") && kept[2] == "picture")
        #expect(kept[3].contains("permission denied") && kept[4] == "undefined")
        #expect(kept[5] == "1 true 7" && kept[6] == "7 true")
        #expect(
            app.run(
                "wx.removeSavedFile({ filePath: saved, success: () => fs.getSavedFileList({ success: (r) => console.log(r.fileList.length) }) })"
            ) == ["0"])
    }

    @Test func `the camera takes a picture that is a PNG, another one each time`() throws {
        let app = FilesApp()
        _ = app.run("wx.chooseImage({ success: (r) => { globalThis.one = r.tempFilePaths[0] } })")
        _ = try answer(app, ["camera": true, "files": []])
        _ = app.run("wx.chooseImage({ success: (r) => { globalThis.two = r.tempFilePaths[0] } })")
        _ = try answer(app, ["camera": true])
        let printed = app.run(
            """
            const read = (path) => new Uint8Array(fs.readFileSync(path));
            console.log([...read(one).slice(0, 8)].join());
            console.log(fs.readFileSync(one, 'base64') === fs.readFileSync(two, 'base64'), read(one).length > 1000);
            """)
        #expect(printed == ["137,80,78,71,13,10,26,10", "false true"])
    }

    @Test func `two calls at once are asked one after the other`() throws {
        let app = FilesApp()
        _ = app.run(
            "a('chooseImage', { count: 1 }, wx); a('chooseMessageFile', { count: 2 }, wx); a('chooseVideo', {}, wx)")
        #expect(questions(app).map(\.request.kind) == [.images])
        #expect(try answer(app, .null) == ["chooseImage:fail cancel undefined"])
        #expect(questions(app).map(\.request.kind) == [.images, .any])
        #expect(try answer(app, .null) == ["chooseMessageFile:fail cancel undefined"])
        #expect(try answer(app, .null) == ["chooseVideo:fail cancel undefined"])
    }

    @Test(
        arguments: [
            ["files": ["/no/such.png"]], ["files": [1, nil]], ["files": "x"], 3, ["files": ["/"]],
            ["files": ["/dev/zero"]],
            ["camera": 0],
        ] as [Value])
    func `an answer that is of no use fails`(value: Value) throws {
        let app = FilesApp()
        _ = app.run("a('chooseImage', { sourceType: ['album'] }, wx)")
        let printed = try answer(app, value)
        #expect(printed.count == 1 && printed[0].hasPrefix("chooseImage:fail"), "\(printed)")
        #expect(!printed.joined().contains("/no/"), "where the person's files are is nothing for the program")
    }

    @Test func `a film tells its length and size`() throws {
        func box(_ name: String, _ body: [UInt8]) -> [UInt8] {
            let size = UInt32(body.count + 8)
            return [UInt8(size >> 24), UInt8(size >> 16 & 255), UInt8(size >> 8 & 255), UInt8(size & 255)]
                + Array(name.utf8) + body
        }
        func number(_ value: UInt32) -> [UInt8] {
            [UInt8(value >> 24), UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
        }
        let header = box(
            "mvhd", number(0) + number(0) + number(0) + number(1000) + number(12_345) + [UInt8](repeating: 0, count: 80)
        )
        let track = box("tkhd", [UInt8](repeating: 0, count: 76) + number(640 << 16) + number(360 << 16))
        let film = box("ftyp", Array("isom".utf8)) + box("moov", header + box("trak", track)) + box("mdat", [1, 2, 3])
        let fixture = try DataFolderFixture()
        for (name, bytes) in [
            ("a.mp4", film), ("cut.mp4", Array(film.prefix(70))), ("none.mp4", []),
            ("odd.mp4", Array(film.dropFirst(3))),
        ] {
            try Data(bytes).write(to: URL(fileURLWithPath: fixture.root + "/" + name))
        }
        for (name, expected) in [
            ("a.mp4", "12.345 640 360"), ("cut.mp4", "0 0 0"), ("none.mp4", "0 0 0"), ("odd.mp4", "0 0 0"),
        ] {
            let app = FilesApp()
            _ = app.run("wx.chooseVideo({ success: (r) => console.log(r.duration, r.width, r.height) })")
            #expect(try answer(app, ["files": [.string(fixture.root + "/" + name)]]) == [expected], "\(name)")
        }
    }
}
