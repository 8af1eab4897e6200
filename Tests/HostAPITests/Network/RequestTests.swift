import Bridge
import CloudClient
import Testing
import Values

@testable import HostAPI

extension ForeignServerTests {
    /// `wx.request` against Python's own servers.
    @Suite struct RequestTests {
        private let stage = NetworkStage()

        private func server() throws -> ForeignServer {
            try #require(ForeignServer.standard, "needs python3")
        }

        /// What the server saw of a request.
        private func seen(_ options: ValueObject) throws -> ValueObject {
            let server = try server()
            var options = options
            options["url"] = .string(server.url + "/echo" + (options.string("tail") ?? ""))
            options["tail"] = nil
            let call = stage.call("request", .object(options))
            guard case .object(let seen)? = call.value("data") else {
                Issue.record("\(call["data"])")
                return [:]
            }
            return seen
        }

        private static let queries: [(ValueObject, String)] = [
            (
                ["data": ["a": 1, "b": "甲 乙&", "c": ["x": 1], "n": nil]],
                "/echo?a=1&b=%E7%94%B2%20%E4%B9%99%26&c=%7B%22x%22%3A1%7D&n=null"
            ),
            (["tail": "?a=0&z=9#part", "data": ["a": 1, "b": true]], "/echo?a=1&z=9&b=true"),
            (["tail": "?q=甲 乙"], "/echo?q=%E7%94%B2%20%E4%B9%99"),
            (["data": "ignored"], "/echo"),
            (["data": [1, 2]], "/echo?0=1&1=2"),
        ]

        @Test(arguments: queries)
        func `data of a GET is its query`(_ options: ValueObject, _ path: String) throws {
            let seen = try seen(options)
            #expect(seen["path"]?.toString() == path)
            #expect(seen["body"]?.toString() == "")
        }

        private static let bodies: [(ValueObject, String, String)] = [
            (["method": "POST", "data": ["a": 1, "b": "x"]], #"{"a":1,"b":"x"}"#, "application/json"),
            (["method": "post", "data": "plain"], "plain", "application/json"),
            (["method": "PUT", "data": [1, 2]], "[1,2]", "application/json"),
            (["method": "DELETE", "data": ["id": 1]], #"{"id":1}"#, "application/json"),
            (["method": "OPTIONS", "data": 5], "5", "application/json"),
            (["method": "POST"], "", "application/json"),
            (
                [
                    "method": "POST", "data": ["a": "1 2", "b": ["c"]],
                    "header": ["Content-Type": "application/x-www-form-urlencoded"],
                ],
                "a=1%202&b=%5B%22c%22%5D", "application/x-www-form-urlencoded"
            ),
            (
                [
                    "method": "POST", "data": .binary([1, 255, 0]),
                    "header": ["content-type": "application/octet-stream"],
                ],
                "\u{1}\u{FF}\u{0}", "application/octet-stream"
            ),
        ]

        @Test(arguments: bodies)
        func `data of other methods is the body that the content type asks for`(
            _ options: ValueObject, _ body: String, _ type: String
        ) throws {
            let seen = try seen(options)
            #expect(seen["method"]?.toString() == options.string("method")?.uppercased())
            #expect(seen["body"]?.toString() == body)
            #expect(seen["headers"]?.member("content-type").toString() == type)
        }

        @Test func `headers go out as they are, but for those that belong to the platform`() throws {
            let seen = try seen([
                "header": [
                    "X-One": 1, "x-one": "later", "Referer": "https://me", "Host": "evil", "Content-Length": 99,
                    "Cookie": "a=1",
                    "bad name": "x", "X-Bad": "a\r\nb: c", "X-甲": "1", "X-Value": "甲",
                ]
            ])
            let headers = seen["headers"] ?? .null
            #expect(headers.member("x-one").toString() == "later")
            #expect(headers.member("cookie").toString() == "a=1")
            #expect(
                headers.member("referer").toString()
                    == "https://servicewechat.com/wx0123456789abcdef/devtools/page-frame.html")
            #expect(headers.member("host").toString().hasPrefix("127.0.0.1:"))
            #expect(text(headers.member("x-bad")) == text(.undefined))
            #expect(text(headers.member("b")) == text(.undefined))
            #expect(stage.context.consoleLines.count == 4)
            #expect(stage.context.consoleLines[0] == "warn: Refused to set unsafe header \"Referer\"")
        }

        private static let answers: [(String, ValueObject, String)] = [
            ("/status/200", [:], #"{"code":1}"#), ("/status/404", [:], #"{"code":1}"#),
            ("/status/500", ["dataType": "text"], #""{\"code\": 1}""#), ("/status/204", [:], #""""#),
            ("/status/304", [:], #""""#), ("/text", [:], #""不是 JSON""#), ("/bom", [:], #"{"a":1}"#),
            ("/gbk", [:], #"{"name":"甲乙"}"#), ("/gzip", [:], #"{"packed":true}"#), ("/deflate", [:], #"{"packed":1}"#),
            ("/bare", [:], #"{"packed":2}"#), ("/bytes/3", ["responseType": "arraybuffer"], #"{"$binary":"AAEC"}"#),
            ("/echo", ["method": "HEAD"], #""""#), ("/invalid", [:], "\"{\\\"a\\\": \u{FFFD}\u{FFFD}}\""),
            ("/chunked", [:], #""one,two,three""#),
        ]

        @Test(arguments: answers)
        func `the answer is what the server sent`(_ path: String, _ options: ValueObject, _ data: String) throws {
            let server = try server()
            var options = options
            options["url"] = .string(server.url + path)
            let call = stage.call("request", .object(options))
            #expect(call["data"] == data)
            #expect(call["cookies"] == "[]")
            #expect(call.value("profile")?.member("port").toNumber() == Double(server.port))
        }

        @Test func `cookies and headers that come twice`() throws {
            let server = try server()
            let call = stage.call("request", ["url": .string(server.url + "/cookies")])
            #expect(call["cookies"] == #"["a=1; Path=/","b=2"]"#)
            #expect(call.value("header")?.member("Set-Cookie").toString() == "a=1; Path=/,b=2")
            #expect(call.value("header")?.member("X-One").toString() == "1")
            #expect(call["statusCode"] == "200")
        }

        private static let redirects: [(String, ValueObject, String)] = [
            ("/redirect/302/0", [:], "GET"), ("/redirect/301/3", ["method": "POST", "data": "x"], "GET"),
            ("/redirect/307/1", ["method": "POST", "data": "x"], "POST"),
            ("/redirect/303/0", ["method": "PUT", "data": "x"], "GET"),
            ("/redirect/308/0", ["method": "DELETE"], "DELETE"),
        ]

        @Test(arguments: redirects)
        func `redirects are followed`(_ path: String, _ options: ValueObject, _ method: String) throws {
            let server = try server()
            var options = options
            options["url"] = .string(server.url + path)
            let call = stage.call("request", .object(options))
            #expect(call.value("data")?.member("method").toString() == method)
            #expect(call.events.map(\.name) == ["onHeadersReceived"])
            #expect(call.value("data")?.member("body").toString() == (method == "POST" ? "x" : ""))
        }

        @Test func `redirects can be left to the program, and end somewhere`() throws {
            let server = try server()
            let manual = stage.call("request", ["url": .string(server.url + "/redirect/302/0"), "redirect": "manual"])
            #expect(manual["statusCode"] == "302")
            #expect(manual["data"] == #""moved""#)
            let loop = stage.call("request", ["url": .string(server.url + "/loop")])
            #expect(loop.error?.errno == 600_008)
        }

        @Test func `a chunked answer comes piece by piece`() throws {
            let server = try server()
            let call = stage.call("request", ["url": .string(server.url + "/chunked"), "enableChunked": true])
            #expect(
                call.events.map { "\($0.name) \(text($0.payload.member("data")))" }
                    == [
                        "onHeadersReceived null", "onChunkReceived {\"$binary\":\"b25lLA==\"}",
                        "onChunkReceived {\"$binary\":\"dHdvLA==\"}", "onChunkReceived {\"$binary\":\"dGhyZWU=\"}",
                    ].map { $0.replacing("null", with: text(.undefined)) })
            #expect(call["data"] == #""one,two,three""#)
        }

        @Test(arguments: [
            ("short", "-354"), ("garbage", "-320"), ("nothing", "-324"), ("half-chunk", "-355"), ("bad-chunk", "-320"),
            ("reset", "-101"), ("reset-first", "-101"), ("bad-length", "-320"),
        ])
        func `answers that are none fail, each in its words`(_ path: String, _ number: String) throws {
            let server = try #require(ForeignServer.broken, "needs python3")
            let call = stage.call("request", ["url": .string("\(server.url)/\(path)")])
            #expect(call["data"].contains("errcode:\(number) "), "\(call["data"])")
            #expect(call.error?.errno == 600_001)
        }

        @Test(arguments: [("old", #""until the end""#), ("early", #""ok""#)])
        func `odd answers that are still answers`(_ path: String, _ data: String) throws {
            let server = try #require(ForeignServer.broken, "needs python3")
            #expect(stage.call("request", ["url": .string("\(server.url)/\(path)")])["data"] == data)
        }

        @Test func `packed bodies that are damaged fail`() throws {
            let server = try server()
            #expect(stage.call("request", ["url": .string(server.url + "/cut-gzip")])["data"].contains("-354"))
            #expect(stage.call("request", ["url": .string(server.url + "/bad-gzip")])["data"].contains("-320"))
        }

        @Test(arguments: [
            ("http://127.0.0.1:1/", "fail errcode:-102 cronet_error_code:-102 error_msg:net::ERR_CONNECTION_REFUSED"),
            (
                "http://no-such-host.invalid/",
                "fail errcode:-105 cronet_error_code:-105 error_msg:net::ERR_NAME_NOT_RESOLVED"
            ),
            ("ftp://a/", "fail invalid url \"ftp://a/\""), ("", "fail invalid url \"\""),
            ("/path", "fail invalid url \"/path\""),
            ("http://", "fail invalid url \"http://\""), ("http://a:99999/", "fail invalid url \"http://a:99999/\""),
            ("http://a b/", "fail invalid url \"http://a b/\""), ("wss://a/", "fail invalid url \"wss://a/\""),
        ])
        func `what cannot be reached fails in the platform's words`(_ url: String, _ message: String) {
            #expect(stage.call("request", ["url": .string(url)])["data"] == message)
        }

        @Test func `a method that does not exist fails`() {
            let call = stage.call("request", ["url": "http://127.0.0.1:1", "method": "PATCH"])
            #expect(call["data"] == "fail method is invalid")
        }

        @Test func `time limits are the call's own, the program's, or a minute`() throws {
            let server = try server()
            let url = Value.string(server.url + "/hang")
            for (app, option, limit) in [
                (#"{"pages": ["a"]}"#, Value.undefined, 60_000.0),
                (#"{"pages": ["a"], "networkTimeout": {"request": 700}}"#, .undefined, 700),
                (#"{"pages": ["a"], "networkTimeout": {"request": 700}}"#, 90, 90),
            ] {
                let stage = NetworkStage(app: app)
                let call = stage.begin("request", ["url": url, "timeout": option])
                stage.context.advance(limit - 1)
                #expect(call.answer == nil)
                stage.context.advance(1)
                #expect(call["data"] == "fail timeout")
                #expect(call.error?.errno == 5)
            }
        }

        @Test func `abort ends a request that runs, one that waits, and does nothing to one that is over`() throws {
            let server = try server()
            let hanging = (0..<10).map { _ in stage.begin("request", ["url": .string(server.url + "/hang")]) }
            let waiting = stage.begin("request", ["url": .string(server.url + "/echo")])
            let last = stage.begin("request", ["url": .string(server.url + "/status/200")])
            waiting.abort()
            #expect(waiting["data"] == "fail abort")
            hanging[3].abort()
            #expect(hanging[3]["data"] == "fail abort")
            stage.wait { last.answer != nil }
            #expect(last["data"] == #"{"code":1}"#)
            last.abort()
            #expect(last["data"] == #"{"code":1}"#)
            #expect(hanging[0].answer == nil)
            for call in hanging { call.abort() }
        }

        @Test func `a thousand at once: ten run, all are answered, in the order of asking`() throws {
            let server = try #require(ForeignServer.fresh(), "needs python3")
            var answered: [Int] = []
            let calls = (0..<1_000).map { number in
                stage.begin("request", ["url": .string(server.url + "/order?n=\(number)")])
            }
            stage.wait { calls.allSatisfy { $0.answer != nil } }
            for (number, call) in calls.enumerated() where call["statusCode"] == "200" { answered.append(number) }
            #expect(answered == Array(0..<1_000))
            let counts = stage.call("request", ["url": .string(server.url + "/counts")]).value("data") ?? .null
            #expect(counts.member("most").toNumber() <= 10)
            guard case .array(let order) = counts.member("order") else {
                Issue.record("no order")
                return
            }
            // Ten run side by side, so that none comes before more than nine that were asked for earlier.
            var missing = Set(0..<1_000)
            for number in order.map({ Int($0.toNumber()) }) {
                missing.remove(number)
                #expect(missing.count { $0 < number } < 10)
            }
            #expect(missing.isEmpty)
            let started = stage.steps.filter { $0.hasSuffix("started") }.compactMap { Int($0.prefix { $0 != " " }) }
            #expect(started == Array(1...1_001))
        }

        @Test func `the devtools hear every step`() throws {
            let server = try server()
            _ = stage.call("request", ["url": .string(server.url + "/redirect/302/0"), "data": ["q": 1]])
            _ = stage.call("request", ["url": "http://127.0.0.1:1/"])
            #expect(
                stage.steps == [
                    "1 began GET request", "1 started", "1 redirected 302", "1 headers 200", "1 ended request:ok",
                    "2 began GET request", "2 started",
                    "2 ended request:fail errcode:-102 cronet_error_code:-102 error_msg:net::ERR_CONNECTION_REFUSED",
                ])
        }

        @Test func `a request can be sent once more from the devtools`() throws {
            let server = try server()
            let call = stage.call(
                "request", ["url": .string(server.url + "/status/200"), "method": "POST", "data": "x"])
            for observer in stage.context.observers { observer(.replay(request: 1)) }
            stage.wait { stage.steps.contains("2 ended request:ok") }
            #expect(stage.steps.suffix(2) == ["2 headers 200", "2 ended request:ok"])
            #expect(call["data"] == #"{"code":1}"#)
        }
    }
}
