import Bridge
import Foundation
import HostAPI
import Measuring
import Testing
import Values

extension ForeignServerTests {
    /// `wx.uploadFile` and `wx.downloadFile` against werkzeug and Python's `http.server`.
    @Suite struct TransferTests {
        private let stage = NetworkStage(files: ["images/a \"b\".png": "not really a picture", "note.txt": "甲乙"])

        private func server() throws -> ForeignServer { try #require(ForeignServer.standard, "needs python3") }

        private static let needsWerkzeug: Comment = "needs python3 with werkzeug"

        private func werkzeug() throws -> ForeignServer {
            try #require(ForeignServer.werkzeug, Self.needsWerkzeug)
        }

        @Test(.enabled(if: ForeignServer.werkzeug != nil, needsWerkzeug))
        func `a form arrives with its fields, its file, and a length`() throws {
            let server = try werkzeug()
            let call = stage.call(
                "uploadFile",
                [
                    "url": .string(server.url + "/upload?x=1"), "filePath": "images/a \"b\".png",
                    "name": "the \"file\"",
                    "formData": ["user": "甲", "n": 5, "list": [1, 2], "empty": ""],
                    "header": ["Content-Type": "multipart/form-data", "X-Token": "t"],
                ])
            guard case .string(let data)? = call.value("data") else {
                Issue.record("\(call["data"])")
                return
            }
            let seen = try JSON.parse(data)
            #expect(text(seen.member("form")) == #"{"user":"甲","n":"5","list":"[1,2]","empty":""}"#)
            let file = seen.member("files").member("the \"file\"")
            #expect(file.member("0").toString() == "a \"b\".png")
            #expect(file.member("1").toString() == "image/png")
            #expect(file.member("2").toNumber() == 20)
            #expect(seen.member("length").toNumber() > 300)
            #expect(call["statusCode"] == "200")
            let last = call.events.last { $0.name == "onProgressUpdate" }?.payload ?? .null
            #expect(last.member("progress").toNumber() == 100)
            #expect(last.member("totalBytesSent").toNumber() == seen.member("length").toNumber())
            #expect(call.events.contains { $0.name == "onHeadersReceived" })
        }

        private static let strangers: [(ValueObject, String)] = [
            (["filePath": "none.png"], "fail file not found"),
            (["filePath": "../../etc/passwd"], "fail "), (["filePath": "/etc/passwd"], "fail "),
            (["filePath": "wxfile://usr/none"], "fail file not found"),
        ]

        @Test(arguments: strangers)
        func `only the program's own files can be uploaded`(_ options: ValueObject, _ message: String) throws {
            var options = options
            options["url"] = "http://127.0.0.1:1/"
            options["name"] = "file"
            #expect(stage.call("uploadFile", .object(options))["data"].hasPrefix(message))
            #expect(stage.steps.isEmpty)
        }

        @Test func `a download becomes a temporary file, or one of the program's own`() throws {
            let server = try server()
            let bytes = Value.string(server.url + "/bytes/100000")
            let temporary = stage.call("downloadFile", ["url": bytes])
            #expect(temporary["tempFilePath"].hasPrefix("\"wxfile://tmp"))
            #expect(temporary["statusCode"] == "200")
            #expect(temporary["filePath"] == "nothing")
            let progress = temporary.events.filter { $0.name == "onProgressUpdate" }.map {
                $0.payload.member("progress").toNumber()
            }
            #expect(progress.last == 100)
            #expect(progress == progress.sorted())
            let own = stage.call("downloadFile", ["url": bytes, "filePath": "wxfile://usr/kept.bin"])
            #expect(own["filePath"] == "\"wxfile://usr/kept.bin\"")
            let missing = stage.call("downloadFile", ["url": .string(server.url + "/none.png")])
            #expect(missing["statusCode"] == "404")
            #expect(missing["tempFilePath"].hasSuffix(".png\""))
        }

        @Test(arguments: ["/etc/passwd", "images/new.png", "wxfile://tmp_x.png", "wxfile://usr/../../x"])
        func `a download goes nowhere else`(_ path: String) {
            let call = stage.call("downloadFile", ["url": "http://127.0.0.1:1/", "filePath": .string(path)])
            #expect(call["x"] == "fail permission denied can not open file \(path)")
            #expect(call.error?.errno == 603_303)
        }

        @Test func `a download that is given up, or breaks, leaves nothing`() throws {
            let server = try server()
            let call = stage.begin("downloadFile", ["url": .string(server.url + "/bytes/50000000")])
            stage.wait { call.events.contains { $0.name == "onProgressUpdate" } }
            call.abort()
            #expect(call["x"] == "fail abort")
            let broken = try #require(ForeignServer.broken, "needs python3")
            #expect(stage.call("downloadFile", ["url": .string(broken.url + "/short")])["x"].contains("-354"))
            let big = stage.call("downloadFile", ["url": .string(server.url + "/bytes/300000000")])
            #expect(big["x"] == "fail exceed max file size")
            #expect(big.error?.errno == 603_301)
        }

        /// 200 MB with `TERMINA_SLOW=1`; a fourth of it otherwise. In a process of its own, whose memory is measured.
        @Test(.enabled(if: ForeignServer.werkzeug != nil, needsWerkzeug))
        func `a big file goes down and up again without being in memory`() async {
            await #expect(processExitsWith: .success) {
                let server = try #require(ForeignServer.standard, "needs python3")
                let werkzeug = try #require(ForeignServer.werkzeug, TransferTests.needsWerkzeug)
                let size = ProcessInfo.processInfo.environment["TERMINA_SLOW"] == nil ? 48 << 20 : 200 << 20
                let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
                    "termina-\(UUID().uuidString)")
                defer { try? FileManager.default.removeItem(at: folder) }
                let stage = NetworkStage(data: .folder(folder.path, user: "me"))
                _ = stage.call("downloadFile", ["url": .string(server.url + "/bytes/1000")])
                let before = residentMemory()
                var most = before
                func finish(_ call: NetworkStage.Call) {
                    stage.wait {
                        most = max(most, residentMemory())
                        return call.answer != nil
                    }
                }
                let down = stage.begin("downloadFile", ["url": .string("\(server.url)/bytes/\(size)")])
                finish(down)
                let path = try #require(down.value("tempFilePath"), "\(down["x"])")
                let up = stage.begin(
                    "uploadFile", ["url": .string(werkzeug.url + "/"), "filePath": path, "name": "f"])
                finish(up)
                guard case .string(let data)? = up.value("data") else {
                    Issue.record("\(up["data"])")
                    return
                }
                #expect(try JSON.parse(data).member("files").member("f").member("2").toNumber() == Double(size))
                #expect(most - before < 50 << 20, "\((most - before) >> 20) MB")
            }
        }
    }
}
