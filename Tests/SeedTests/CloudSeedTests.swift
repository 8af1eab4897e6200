import Bridge
import CloudClient
import CloudServer
import Foundation
import HostAPI
import LogicFixture
import MiniProgram
import Testing
import Values

/// The seeds' storage and functions, and their login, verbatim, against a cloud in this process.
@Suite(.enabled(if: Snippets.folder != nil, Snippets.whereTheyAre), .timeLimit(.minutes(10)))
struct CloudSeedTests {
    private func run(
        _ files: [String: String], _ body: (LogicFixture, CloudServer) throws -> Void
    ) async throws {
        var options = CloudServer.Options()
        options.functionHost = FunctionCommand.own
        let server = try await CloudServer.start(options)
        let endpoint = CloudEndpoint(host: server.host, port: server.port, key: server.adminKey)
        var files = files
        files["app.json"] = files["app.json"] ?? #"{"pages":["pages/home"]}"#
        var surroundings = NetworkSurroundings()
        surroundings.leavesMachine = false
        surroundings.findCloud = { answer in
            answer(.success(WebURL(scheme: "http", host: endpoint.host, port: endpoint.port, target: "/")))
        }
        let functions = HostAPI.functions(
            for: MiniProgram.load(MemorySource(files)), data: .memory, network: surroundings,
            cloud: CloudLocator { endpoint })
        let app = LogicFixture(files, pages: ["pages/home"], functions: functions).start()
        app.awaitHeldWork()
        try body(app, server)
        try await server.stop()
    }

    private func wait(_ app: LogicFixture, for text: String) {
        for _ in 0..<20 where !app.console.contains(where: { $0.contains(text) }) { app.awaitHeldWork() }
    }

    @Test func `000-3.3 downloads a file that was uploaded, and deletes it`() async throws {
        let page = try Snippets.text("000-3.3-storage.page.js")
        try await run(["app.js": "wx.cloud.init(); App({})", "pages/home.js": page]) { app, _ in
            app.evaluate(
                """
                const path = wx.env.USER_DATA_PATH + '/a.txt'
                wx.getFileSystemManager().writeFileSync(path, '你好', 'utf8')
                wx.cloud.uploadFile({ cloudPath: 'images/a.txt', filePath: path }).then(async ({ fileID }) => {
                  console.log('id', fileID)
                  const page = getCurrentPages()[0]
                  await page.downloadFile(fileID)
                  await page.deleteFile(fileID)
                  await page.downloadFile(fileID)
                  console.log('over')
                }).catch((error) => console.log('over', error.errMsg))
                """)
            wait(app, for: "over")
            let console = app.console
            #expect(console.contains { $0.hasPrefix("log id cloud://") && $0.hasSuffix("/images/a.txt") }, "\(console)")
            #expect(console.contains { $0.hasPrefix("log 临时文件路径 wxfile://tmp") }, "\(console)")
            #expect(console.contains { $0.hasPrefix("error 下载失败") && $0.contains("-503003") }, "\(console)")
        }
    }

    @Test func `a page shows a file of the cloud by its id, which is fetched once`() async throws {
        try await run(["app.js": "wx.cloud.init(); App({})", "pages/home.js": "Page({})"]) { app, _ in
            app.evaluate(
                """
                const path = wx.env.USER_DATA_PATH + '/a.txt'
                wx.getFileSystemManager().writeFileSync(path, '你好', 'utf8')
                wx.cloud.uploadFile({ cloudPath: 'a.txt', filePath: path }).then(({ fileID }) => console.log(fileID))
                """)
            wait(app, for: "cloud://")
            let id = try #require(app.console.first { $0.hasPrefix("log cloud://") }).dropFirst(4)
            for source in [String(id), String(id), "\(id).none"] {
                app.send(.pageEvent(PageID(1), .image(source: source)))
                app.awaitHeldWork()
            }
            let answers = app.messages.compactMap { message -> Value? in
                if case .command(_, .other(_, name: "image", let answer)) = message { answer } else { nil }
            }
            #expect(answers.count == 3)
            guard case .string(let place)? = answers.first?.member("path") else {
                Issue.record("\(answers)")
                return
            }
            #expect(try String(contentsOfFile: place, encoding: .utf8) == "你好")
            #expect(answers[1].member("path") == .string(place))
            #expect(answers[2].member("error").toString().contains("storage file not exists"))
        }
    }

    @Test(.enabled(if: !FunctionCommand.own.isEmpty, "the program termina is not built beside the tests"))
    func `what a function writes to its console comes to the app's, under its name`() async throws {
        let files = [
            "app.js": "wx.cloud.init(); App({})", "pages/home.js": "Page({})",
            "cloudfunctions/f/index.js":
                "exports.main = ({ bad }) => { console.log('one', { a: 1 }); console.warn('two'); if (bad) throw new Error() }",
        ]
        try await run(files) { app, _ in
            app.evaluate("wx.cloud.callFunction({ name: 'f' }).then(() => console.log('over'))")
            wait(app, for: "over")
            #expect(app.console.dropLast().map { String($0) } == ["log [f] one { a: 1 }", "warn [f] two"])
            app.evaluate("wx.cloud.callFunction({ name: 'f', data: { bad: true } }).catch(() => console.log('failed'))")
            wait(app, for: "failed")
            #expect(app.console.suffix(3).prefix(2) == ["log [f] one { a: 1 }", "warn [f] two"])
        }
    }

    @Test(.enabled(if: !FunctionCommand.own.isEmpty, "the program termina is not built beside the tests"))
    func `000-3.4's page gets what its function finds`() async throws {
        let files = [
            "app.js": "wx.cloud.init(); App({})", "pages/home.js": try Snippets.text("000-3.4-function-call.page.js"),
            "cloudfunctions/getProducts/index.js": try Snippets.text("000-3.4-function.cloud.js"),
            "clouddata/products.json": "["
                + (1...30).map { #"{"name":"p\#($0)","createTime":\#($0)}"# }.joined(separator: ",")
                + "]",
        ]
        try await run(files) { app, _ in
            app.evaluate(
                """
                const page = getCurrentPages()[0]
                page.loadProducts().then(() => {
                  const { products } = page.data
                  console.log('over', products && products.length, products && products[0].name)
                })
                """)
            wait(app, for: "over")
            #expect(app.console.contains("log over 20 p30"), "\(app.console)")
        }
    }

    @Test(.enabled(if: !FunctionCommand.own.isEmpty, "the program termina is not built beside the tests"))
    func `003's call prints what its function answers`() async throws {
        let files = [
            "app.js": "wx.cloud.init(); App({})",
            "pages/home.js": try Snippets.text("003-call-function.js") + "\nPage({})",
            "cloudfunctions/cloudFunc/index.js": "exports.main = async ({ a, b }) => ({ sum: a + b })",
        ]
        try await run(files) { app, _ in
            wait(app, for: "sum")
            #expect(app.console == ["log {sum:3}"])
        }
    }

    @Test func `wx.login's code becomes a token`() async throws {
        let source = """
            App({ async onLaunch() {
              const { code } = await wx.login()
              const { data } = await wx.request({ url: 'https://api.example.com/login', method: 'POST', data: { code } })
              console.log('over', data.code, typeof data.token, data.userId)
            } })
            """
        try await run(["app.js": source, "pages/home.js": "Page({})"]) { app, _ in
            wait(app, for: "over")
            #expect(app.console.contains("log over 0 string 1"), "\(app.console)")
        }
    }
}
