import Bridge
import HostAPI
import LogicFixture
import Testing
import Values

/// What scripts do with pictures: those that the camera takes are 480 x 360 px.
@Suite struct PictureAPITests {
    private func app() throws -> FilesApp {
        let app = FilesApp(["data/a.txt": "no picture"])
        _ = app.run("wx.chooseImage({ success: (r) => { globalThis.shot = r.tempFilePaths[0] } })")
        answer(app, ["camera": true])
        return app
    }

    private func answer(_ app: FilesApp, _ value: Value) {
        for message in app.app.messages.reversed() {
            guard case .ask(let id, _) = message else { continue }
            app.app.send(.answer(id: id, value))
            app.app.awaitHeldWork()
            return
        }
    }

    @Test func `a picture tells its size and kind`() throws {
        let app = try app()
        let printed = app.run(
            "wx.getImageInfo({ src: shot, success: (r) => console.log(r.width, r.height, r.type, r.orientation, r.path === shot) })"
        )
        #expect(printed == ["480 360 png up true"])
        #expect(
            app.run("a('getImageInfo', { src: 'data/a.txt' }, wx)")[0].hasPrefix(
                "getImageInfo:fail the picture cannot be decoded"))
        #expect(
            app.run("a('getImageInfo', { src: `${U}/none.png` }, wx)")[0].hasPrefix("getImageInfo:fail no such file"))
        #expect(app.run("a('getImageInfo', {}, wx)")[0].contains("parameter.src should be String"))
    }

    @Test(arguments: [
        ("compressImage", "quality: 10", "480 360"), ("compressImage", "compressedWidth: 100", "100 75"),
        ("compressImage", "compressedHeight: 36", "48 36"),
        ("compressImage", "compressedWidth: 10, compressedHeight: 90", "10 90"),
        ("compressImage", "compressedWidth: -5", "1 1"),
        ("cropImage", "cropScale: '1:1'", "360 360"), ("cropImage", "cropScale: '16:9'", "480 270"),
        ("cropImage", "cropScale: '9:16'", "202 360"),
    ])
    func `pictures are made smaller and cut`(name: String, options: String, size: String) throws {
        let app = try app()
        let printed = app.run(
            """
            wx.\(name)({ src: shot, \(options) }).then((r) => wx.getImageInfo({ src: r.tempFilePath }))
              .then((r) => console.log(r.width, r.height), (e) => console.log(e.errMsg))
            """
        )
        #expect(printed == [size])
    }

    @Test func `pictures are shown and kept by the shell`() throws {
        let app = try app()
        _ = app.run("a('previewImage', { urls: ['/a.png', 'https://a.b/c.png'], current: 'https://a.b/c.png' }, wx)")
        let galleries = app.app.messages.compactMap { message in
            if case .ask(_, .pictures(let gallery)) = message { gallery } else { nil }
        }
        #expect(galleries == [PictureGallery(sources: ["/a.png", "https://a.b/c.png"], current: 1)])
        answer(app, .null)
        _ = app.run("a('saveImageToPhotosAlbum', { filePath: shot }, wx)")
        let before = app.app.console.count
        answer(app, ["saved": false])
        #expect(app.app.console.dropFirst(before).last == "log saveImageToPhotosAlbum:fail auth deny undefined")
        #expect(app.run("a('previewImage', { urls: [] }, wx)")[0].contains("at least 1 item"))
        #expect(app.run("a('saveImageToPhotosAlbum', { filePath: `${U}/none.png` }, wx)")[0].contains("no such file"))
    }

    @Test(arguments: [
        // What is asked for, and what the file is.
        ("", "8 4 png"), ("fileType: 'jpg'", "8 4 jpeg"), ("fileType: 'jpg', quality: 0.1", "8 4 jpeg"),
        ("fileType: 'jpg', quality: 7", "8 4 jpeg"), ("destWidth: 16, destHeight: 2", "16 2 png"),
        ("x: 4, y: 0, width: 4, height: 4", "4 4 png"), ("x: 4", "4 4 png"), ("x: 9", "fail"),
    ])
    func `a canvas becomes a file of the kind and size that is asked for`(options: String, expected: String) throws {
        let app = FilesApp()
        let printed = app.run(
            """
            const canvas = wx.createOffscreenCanvas({ type: '2d', width: 8, height: 4 }); const c = canvas.getContext('2d');
            c.fillStyle = '#f00'; c.fillRect(0, 0, 4, 4); c.fillStyle = '#00f'; c.fillRect(4, 0, 4, 4);
            wx.canvasToTempFilePath({ canvas, \(options) }).then((r) => wx.getImageInfo({ src: r.tempFilePath }))
              .then((r) => console.log(r.width, r.height, r.type), (e) => console.log('fail'))
            """)
        #expect(printed == [expected])
    }
}
