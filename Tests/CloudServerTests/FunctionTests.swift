import CloudServer
import Foundation
import NIOHTTP1
import Testing
import Values

/// Cloud functions in real processes of the built program.
@Suite(.enabled(if: !FunctionCommand.own.isEmpty, "the program termina is not built beside the tests"))
struct FunctionTests {
    /// Brings functions, each an `index.js`, and calls one of them as a user.
    private func call(
        _ files: [String: [String: String]], _ name: String, _ data: Value = [:], calls: Int = 1,
        check: (TestCloud, [Value]) async throws -> Void
    ) async throws {
        try await TestCloud.run {
            $0.functionHost = FunctionCommand.own
        } _: { cloud in
            let functions = ValueObject(
                files.map { ($0.key, .object(ValueObject($0.value.map { ($0.key, .string($0.value)) }))) })
            let bundle: Value = ["appid": "wx1", "env": nil, "hash": "ab12", "functions": .object(functions)]
            let known = try await cloud.asOwner(.POST, "/cloud/functions/bundle", bundle).json
            #expect(known.member("result").member("known").toBoolean())
            let header = ["authorization": "Bearer \(try await cloud.token(user: "ann"))"]
            var answers: [Value] = []
            for _ in 0..<calls {
                let body: Value = ["name": .string(name), "data": data, "env": nil]
                answers.append(try await cloud.send(.POST, "/cloud/functions", body, headers: header).json)
            }
            try await check(cloud, answers)
        }
    }

    @Test func `a function reads the database, knows its user, and writes to the console`() async throws {
        let source = """
            const cloud = require('wx-server-sdk')
            cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
            const db = cloud.database()
            exports.main = async (event, context) => {
              console.log('called with', event.page)
              for (let i = 0; i < 30; i++) await db.collection('products').add({ data: { n: i } })
              const res = await db.collection('products').orderBy('n', 'desc').limit(25).get()
              const { OPENID, APPID } = cloud.getWXContext()
              return { count: res.data.length, first: res.data[0].n, same: OPENID === event.userInfo.openId, APPID }
            }
            """
        let files = ["index.js": source, "config.json": "{\"timeout\": 20}"]
        try await call(["list": files], "list", ["page": 2]) { _, answers in
            let result = try #require(answers.first).member("result").member("result")
            #expect(result.number("count") == 25 && result.number("first") == 29)
            #expect(result.member("same").toBoolean() && result.text("APPID") == "wx1")
            #expect(answers[0].list("logs").first?.text("text") == "called with 2")
        }
    }

    @Test func `modules of its own and of Node are there`() async throws {
        let source = """
            const { double } = require('./lib/math')
            const data = require('./data.json')
            const left = require('left')
            const crypto = require('crypto')
            exports.main = () => ({
              n: double(data.n), left: left(1), path: require('path').join('a', '../b', 'c.js'),
              md5: crypto.createHash('md5').update('中').digest('hex'),
              hmac: crypto.createHmac('sha256', 'k').update('a').update('b').digest('base64'),
              bytes: crypto.randomBytes(8).length, text: Buffer.from('5Lit', 'base64').toString(),
              query: require('querystring').stringify({ a: ['1', '2'], b: '中' }),
              url: new (require('url').URL)('../x?y=1', 'https://h.cn:8/a/b/c').href,
              util: require('util').format('%s-%d', 'a', 3),
              same: require('timers').setTimeout === setTimeout, node: require('node:path').extname('a.tar.gz'),
            })
            """
        let files = [
            "index.js": source, "lib/math.js": "exports.double = n => n * 2", "data.json": "{\"n\": 21}",
            "node_modules/left/package.json": "{\"main\": \"main.js\"}",
            "node_modules/left/main.js": "module.exports = n => n + require('./other')",
            "node_modules/left/other/index.js": "module.exports = 100",
        ]
        try await call(["f": files], "f") { _, answers in
            let result = try #require(answers.first).member("result").member("result")
            #expect(result.number("n") == 42 && result.number("left") == 101)
            #expect(result.text("path") == "b/c.js")
            #expect(result.text("md5") == "aed1dfbc31703955e64806b799b67645")
            #expect(result.text("hmac") == "dHW7EZ/pt0zAr1AUpJ2AqyO9Gsgph+dpbNwkIohlRDY=")
            #expect(result.number("bytes") == 8 && result.text("text") == "中")
            #expect(result.text("query") == "a=1&a=2&b=%E4%B8%AD")
            #expect(result.text("url") == "https://h.cn:8/a/x?y=1" && result.text("util") == "a-3")
            #expect(result.member("same").toBoolean() && result.text("node") == ".gz")
        }
    }

    @Test(arguments: [
        ("exports.main = async () => { throw new Error('no luck') }", -504002, "no luck"),
        ("exports.main = () => new Promise(() => {})", -504003, "Invoking task timed out after 1 seconds"),
        ("exports.main = () => { for (;;) {} }", -504003, "Invoking task timed out after 1 seconds"),
        ("exports.main = () => 'x'.repeat(1 << 20)", -604001, ""),
        ("exports.main = () => require('fs')", -504002, "Node's module 'fs' is not available"),
        ("exports.main = () => require('lodash')", -504002, "Cannot find module 'lodash'"),
        ("exports.nothing = 1", -504002, "exports no function main"), ("let x = ;", -504002, "SyntaxError"),
        ("exports.main = () => { const a = []; for (;;) a.push(new Array(1000).fill(1)) }", 0, ""),
    ])
    func `each failure has its code`(source: String, code: Double, message: String) async throws {
        try await call(["f": ["index.js": source, "config.json": "{\"timeout\": 1}"]], "f") { _, answers in
            let error = try #require(answers.first).member("error")
            if code == 0 {
                #expect([-504002, -504003].contains(error.number("code")))
            } else {
                #expect(error.number("code") == code)
                #expect(message.isEmpty || error.text("message")?.contains(message) == true, "\(error)")
            }
        }
    }

    @Test func `many who bring the same files at once, and call, find the function`() async throws {
        try await TestCloud.run {
            $0.functionHost = FunctionCommand.own
        } _: { cloud in
            let files: Value = ["f": ["index.js": "exports.main = () => 7", "lib/a.js": "", "lib/b.js": ""]]
            let bundle: Value = ["appid": "wx1", "env": nil, "hash": "ab12", "functions": files]
            let header = ["authorization": "Bearer \(try await cloud.token(user: "ann"))"]
            try await withThrowingTaskGroup(of: Double?.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        _ = try await cloud.asOwner(.POST, "/cloud/functions/bundle", bundle)
                        let call: Value = ["name": "f", "data": [:], "env": nil]
                        let answer = try await cloud.send(.POST, "/cloud/functions", call, headers: header).json
                        return answer.member("result").number("result")
                    }
                }
                for try await result in group { #expect(result == 7) }
            }
        }
    }

    @Test func `a function that is not there is -501000`() async throws {
        try await call(["f": ["index.js": "exports.main = () => 1"]], "../f") { _, answers in
            let answer = try #require(answers.first)
            #expect(answer.member("error").number("code") == -501000)
        }
    }

    @Test func `a warm process keeps what it knows; new files begin anew`() async throws {
        let source = "let n = 0; exports.main = () => ++n"
        try await call(["f": ["index.js": source]], "f", calls: 3) { cloud, answers in
            #expect(answers.map { $0.member("result").number("result") } == [1, 2, 3])
            let functions: Value = ["f": ["index.js": "exports.main = () => 'new'"]]
            let bundle: Value = ["appid": "wx1", "env": nil, "hash": "cd34", "functions": functions]
            _ = try await cloud.asOwner(.POST, "/cloud/functions/bundle", bundle)
            let header = ["authorization": "Bearer \(try await cloud.token(user: "ann"))"]
            let answer = try await cloud.send(.POST, "/cloud/functions", ["name": "f", "data": [:]], headers: header)
            #expect(try answer.json.member("result").text("result") == "new")
        }
    }

    @Test func `functions call functions and keep files`() async throws {
        let outer = """
            const cloud = require('wx-server-sdk')
            cloud.init()
            exports.main = async (event) => {
              const { result } = await cloud.callFunction({ name: 'inner', data: { n: 20 } })
              const { fileID } = await cloud.uploadFile({ cloudPath: 'a/b.txt', fileContent: Buffer.from('你好') })
              const { fileContent } = await cloud.downloadFile({ fileID })
              const { fileList } = await cloud.getTempFileURL({ fileList: [fileID] })
              const { fileList: gone } = await cloud.deleteFile({ fileList: [fileID] })
              return { result, text: fileContent.toString('utf8'), url: fileList[0].tempFileURL, status: gone[0].status }
            }
            """
        let inner = "exports.main = ({ n }) => new Promise(done => setTimeout(() => done(n + 1), 20))"
        // Two processes start one after the other, which a busy machine may not do within three seconds.
        let patience = #"{"timeout": 20}"#
        let functions = [
            "outer": ["index.js": outer, "config.json": patience],
            "inner": ["index.js": inner, "config.json": patience],
        ]
        try await call(functions, "outer") { _, answers in
            let result = try #require(answers.first).member("result").member("result")
            #expect(result.number("result") == 21 && result.text("text") == "你好" && result.number("status") == 0)
            #expect(result.text("url")?.hasPrefix("http://127.0.0.1:") == true)
        }
    }
}
