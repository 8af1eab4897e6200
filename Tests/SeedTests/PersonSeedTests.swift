import Bridge
import Foundation
import LogicFixture
import Testing
import Values

/// The seeds' login and pictures, where a person is asked: their code runs verbatim against the embedded server.
@Suite(.serialized, .enabled(if: Snippets.folder != nil, Snippets.whereTheyAre))
struct PersonSeedTests {
    // MARK: 2.1

    private static let whoAmI = """
        const { token, userInfo } = getApp().globalData
        console.log(token.split('.').length, token === wx.getStorageSync('token'))
        console.log(userInfo && userInfo.nickName === wx.getStorageSync('userInfo').nickName)
        wx.request({ url: 'https://api.example.com/user/profile', header: { Authorization: 'Bearer ' + token } })
          .then(({ data }) => console.log(data.code, JSON.stringify(data).includes(`"${userInfo && userInfo.nickName}"`)))
        """

    @Test func `2_1 logs in, keeps the token, asks for the profile and sends it to the backend`() async throws {
        let told = try await SeedStory.tell(
            page: "Page({})", files: ["app.js": try Snippets.text("000-2.1-login.app.js")]
        ) { app in
            app.answerAll(["confirm": true])
            app.evaluate(Self.whoAmI)
        }
        #expect(told.lines("log") == ["3 true", "true", "0 true"])
        #expect(told.lines("error") == [])
        #expect(told.questions.count == 1)
        guard case .modal(let modal)? = told.questions.first else {
            Issue.record("\(told.questions)")
            return
        }
        #expect(modal.content.hasPrefix("用于完善会员资料"))
    }

    @Test func `2_1 keeps the token of somebody who does not show the profile`() async throws {
        let told = try await SeedStory.tell(
            page: "Page({})", files: ["app.js": try Snippets.text("000-2.1-login.app.js")]
        ) { app in
            app.answerAll(["confirm": false])
            app.evaluate(Self.whoAmI)
        }
        #expect(told.lines("log") == ["3 true", "null", "0 false"])
        #expect(told.lines("error").count == 1)
        #expect(told.lines("error").first?.contains("getUserProfile:fail auth deny") == true)
    }

    @Test func `003's login gives a code to its callback`() async throws {
        let told = try await SeedStory.tell(
            page: "Page({ onLoad() { \(try Snippets.text("003-login-callback.js")) } })")
        #expect(told.console.count == 1)
        #expect(told.lines("log").first?.count == 32)
    }

    // MARK: 5

    /// Runs something with three pictures of the person's, somewhere on the machine.
    private func withPictures<T>(_ body: ([String]) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pictures-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = (1...3).map { folder.appending(path: "\($0).png").path }
        for path in paths { try Data(path.utf8).write(to: URL(filePath: path)) }
        return try await body(paths)
    }

    private static let login = """
        App({ async onLaunch() {
          const { code } = await wx.login();
          const { data } = await wx.request({ url: 'https://api.example.com/login', method: 'POST', data: { code } });
          wx.setStorageSync('token', data.token)
        } })
        """

    private static let gallery =
        "<view id='go' bindtap='chooseAndUpload'/><image wx:for='{{images}}' wx:key='*this' src='{{item}}'/>"

    @Test func `5_1 uploads all that was chosen at once, and shows where it is`() async throws {
        let told = try await withPictures { paths in
            try await SeedStory.tell(
                page: try Snippets.text("000-5.1-choose-and-upload.page.js"), files: ["app.js": Self.login],
                template: Self.gallery
            ) { app in
                app.tap("go")
                app.answerAll(["files": .array(paths.map { .string($0) })])
            }
        }
        #expect(told.lines("error") == [])
        #expect(told.overlays.first == "上传成功 success")
        #expect(told.count("image") == 3)
        #expect(told.tree.contains("src=https://api.example.com/files/"), "\(told.tree)")
    }

    @Test func `5_1 tells in the console that nothing was chosen, but not that the token is bad`() async throws {
        let code = try Snippets.text("000-5.1-choose-and-upload.page.js")
        let cancelled = try await SeedStory.tell(page: code, template: Self.gallery) { app in
            app.tap("go")
            app.answerAll(.null)
        }
        #expect(cancelled.lines("error").first?.hasPrefix("上传失败 ") == true)
        #expect(cancelled.lines("error").first?.contains("chooseImage:fail cancel") == true)
        // The server answers a bad token with a code that the seed does not read: it shows pictures without an address.
        let stranger = try await withPictures { paths in
            try await SeedStory.tell(
                page: code, files: ["app.js": "wx.setStorageSync('token', 'no.such.token'); App({})"],
                template: Self.gallery
            ) { app in
                app.tap("go")
                app.answerAll(["files": .array(paths.map { .string($0) })])
            }
        }
        #expect(stranger.overlays == ["上传成功 success"])
        #expect(stranger.count("image") == 3)
        #expect(!stranger.tree.contains("src=http"))
    }

    @Test func `3_3 puts the picture that was chosen into the cloud, and shows it by its address for a while`()
        async throws
    {
        let code = try Snippets.text("000-3.3-storage.page.js")
        let told = try await withPictures { paths in
            try await SeedStory.tell(
                page: code, files: ["app.js": "wx.cloud.init(); App({})"],
                template: "<view id='go' bindtap='uploadImage'/><image wx:if='{{imageURL}}' src='{{imageURL}}'/>"
            ) { app in
                app.tap("go")
                app.answerAll(["files": [.string(paths[0])]])
            }
        }
        #expect(told.lines("error") == [])
        let id = try #require(told.lines("log").first)
        #expect(id.hasPrefix("上传成功 cloud://") && id.contains("/images/") && id.hasSuffix(".png"))
        #expect(told.tree.contains("src=http://127.0.0.1:") && told.tree.contains("&sign="), "\(told.tree)")
        #expect(told.questions.count == 1)
    }

    @Test func `3_3's uploadImage tells in the console that nothing was chosen`() async throws {
        let told = try await SeedStory.tell(
            page: try Snippets.text("000-3.3-storage.page.js"), files: ["app.js": "wx.cloud.init(); App({})"],
            template: "<view id='go' bindtap='uploadImage'/>"
        ) { app in
            app.tap("go")
            app.answerAll(.null)
        }
        #expect(told.lines("error").first?.contains("chooseImage:fail cancel") == true)
    }

    @Test func `5_2 shows the pictures, beginning with the one that is named`() async throws {
        let told = try await SeedStory.tell(page: try Snippets.text("000-5.2-preview.page.js")) { app in
            app.evaluate(
                """
                const page = getCurrentPages()[0]
                page.setData({ images: ['https://api.example.com/files/1.png', 'https://api.example.com/files/2.png'] })
                page.previewImage('https://api.example.com/files/2.png')
                """)
        }
        let galleries = told.questions.compactMap { if case .pictures(let gallery) = $0 { gallery } else { nil } }
        #expect(
            galleries == [
                PictureGallery(
                    sources: ["https://api.example.com/files/1.png", "https://api.example.com/files/2.png"], current: 1)
            ])
        #expect(told.faults.isEmpty)
    }

    @Test func `003's asynchronous member is called with a callback or awaited, one after the other`() async throws {
        let told = try await withPictures { paths in
            try await SeedStory.tell(
                page: "Page({ onLoad() { \(try Snippets.text("003-callback-and-promise.js")) } })"
            ) { app in
                app.answerAll(["files": [.string(paths[0])]])
            }
        }
        #expect(told.questions.count == 2)
        #expect(told.lines("log").count == 2)
        #expect(told.lines("log").allSatisfy { $0.hasPrefix("res: ") && $0.contains("wxfile://tmp") })
        #expect(told.lines("log").first?.contains("errMsg:chooseImage:ok") == true)
    }
}
