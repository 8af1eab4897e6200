import CloudClient
import CloudServer
import Foundation
import TestFolders
import Testing
import Values

/// A cloud that somebody else runs, used by the built program.
@Suite(.enabled(if: !FunctionCommand.own.isEmpty, "the program termina is not built beside the tests"))
struct ElsewhereTests {
    /// A mini-program that signs in, asks a mapped host with its token, and shows what came of it.
    private func program() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let page = """
            Page({
              data: { text: 'waiting' },
              onLoad() {
                const show = text => this.setData({ text })
                const visits = (wx.getStorageSync('visits') || 0) + 1
                wx.setStorageSync('visits', visits)
                wx.login({
                  fail: error => show(error.errMsg),
                  success: ({ code }) => wx.request({
                    url: 'https://api.example.com/login', method: 'POST', data: { code },
                    success: ({ data }) => wx.request({
                      url: 'https://api.example.com/products?size=1', header: { Authorization: 'Bearer ' + data.token },
                      success: ({ data: shop }) => show(
                        `user ${data.userId} of ${shop.total} visit ${visits} ${shop.list[0].image.slice(0, 6)}`)
                    })
                  })
                })
              }
            })
            """
        let files = [
            "app.json": #"{"pages": ["p"]}"#, "p.js": page, "p.wxml": "<text>{{text}}</text>",
            "project.config.json": #"{"appid": "wx0123456789abcdef"}"#,
        ]
        for (name, text) in files {
            try text.write(toFile: folder.path + "/" + name, atomically: true, encoding: .utf8)
        }
        return folder
    }

    private func render(
        _ folder: TemporaryFolder, _ options: [String], variables: [String: String] = [:]
    ) throws -> (text: String, status: Int32) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: FunctionCommand.own[0])
        process.arguments = ["render", folder.path, "--size", "90x3"] + options
        var environment = ProcessInfo.processInfo.environment
        for (name, value) in variables { environment[name] = value }
        process.environment = environment
        let output = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: data, as: UTF8.self), process.terminationStatus)
    }

    @Test func `a run signs in at a cloud elsewhere with its owner's key`() async throws {
        let folder = try program()
        try await TestCloud.run { cloud in
            for _ in 0..<41 { _ = try await cloud.login(user: UUID().uuidString) }
            let key = cloud.server.adminKey
            let inAddress = try render(folder, ["--cloud", "http://\(key)@127.0.0.1:\(cloud.server.port)"])
            #expect(inAddress.text.contains("user 42 of "))
            #expect(inAddress.text.contains(" https:"))
            let byVariable = try render(folder, ["--cloud", cloud.url], variables: ["TERMINA_CLOUD_KEY": key])
            #expect(byVariable.text.contains("user 42 of "))
            let stranger = try render(folder, ["--cloud", cloud.url])
            #expect(stranger.text.contains("login:fail the cloud at \(cloud.url) wants its owner's key"))
        }
    }

    @Test func `a headless run with a data folder keeps what it stored, here and in the folder's cloud`() throws {
        let (folder, data) = (try program(), try TemporaryFolder())
        #expect(try render(folder, ["--data", data.path, "--user", "ann"]).text.contains("user 1 of "))
        #expect(try render(folder, ["--data", data.path, "--user", "bob"]).text.contains("user 2 of "))
        let again = try render(folder, ["--data", data.path, "--user", "ann"]).text
        #expect(again.contains("user 1 of ") && again.contains("visit 2"))
        let alone = try render(folder, []).text
        #expect(alone.contains("user 1 of ") && alone.contains("visit 1"))
        if let address = CloudAddress(path: CloudPlace(data: data.path, runtime: nil).address) {
            kill(address.process, SIGTERM)
        }
    }

    @Test(arguments: ["", "nonsense", "ftp://a", "http://", "http://a:99999", "http://a/b", "http://k y@a", "ws://a"])
    func `what is no address is refused`(_ text: String) throws {
        let folder = try TemporaryFolder()
        let run = try render(folder, ["--cloud", text])
        #expect(run.status == 2)
        #expect(run.text.contains("write http://HOST:PORT"))
    }

    @Test(arguments: [
        ("http://a", "http://a:80", ""), ("http://A:8787/", "http://a:8787", ""), ("http://k@a:1", "http://a:1", "k"),
        ("https://k_-1@[::1]:2/", "https://[::1]:2", "k_-1"),
    ])
    func `an address names host, port, scheme and key`(_ text: String, _ url: String, _ key: String) throws {
        let endpoint = try CloudEndpoint(address: text)
        #expect(endpoint.url == url && endpoint.key == key)
        #expect(endpoint.url("/x?y").target == "/x?y" && endpoint.url("/").isSecure == url.hasPrefix("https"))
        let keyed = try CloudEndpoint(address: text, key: "other")
        #expect(keyed.key == (key.isEmpty ? "other" : key))
    }
}
